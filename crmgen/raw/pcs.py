"""Commands of pcs that the model holds: constraints, properties, defaults, tags.

What pcs makes of them was seen on pcs 0.11.5; forms of pcs 0.12 are understood too.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from crmgen.catalogue import raw as codes
from crmgen.model import Tag
from crmgen.raw import pcs_constraints as constraints
from crmgen.raw import words as w
from crmgen.raw.pcs_options import options, without_global_options
from crmgen.raw.reading import (
    BrokenError,
    Cursor,
    NotUnderstoodError,
    Pairs,
    Reading,
    Section,
    Statement,
)

_COMMANDS = (
    *("acl", "alert", "booth", "client", "cluster", "config", "constraint", "dr", "host", "node"),
    *("pcsd", "property", "qdevice", "quorum", "resource", "status", "stonith", "tag"),
)


def read_command(words: list[str], reading: Reading) -> list[Statement]:
    """One command, without the word pcs itself.

    Raises NotUnderstoodError for what the model can't hold, BrokenError for what pcs refuses.
    """
    words = without_global_options(words)
    if not words or words[0] not in _COMMANDS:
        found = words[0] if words else "pcs"
        raise BrokenError(codes.UNKNOWN_COMMAND, found, _COMMANDS, {"language": "pcs"})
    return _dispatch(_TREE, Cursor(words, reading))


def _dispatch(tree: "_Tree", cursor: Cursor) -> list[Statement]:
    word = cursor.peek()
    if word and word in tree:
        cursor.take()
    else:
        word = ""
    below = tree.get(word)
    if below is None:
        raise NotUnderstoodError
    if isinstance(below, _Command):
        cursor.reading = replace(cursor.reading, usage=f"pcs {below.usage}")
        return below.read(cursor)
    return _dispatch(below, cursor)


def _pairs(section: Section, *, short: bool = False) -> Callable[[Cursor], list[Statement]]:
    """Reader of name=value words; the ``short`` form has no word of its own before them, so that
    other words may be subcommands."""

    def read(cursor: Cursor) -> list[Statement]:
        words = cursor.rest()
        if short and "=" not in "".join(words[:1]):
            raise NotUnderstoodError
        if not words:
            cursor.reading.wrong()
        found = options(words, may_be_empty=True)
        if not all(found.values()):
            raise NotUnderstoodError  # an empty value removes
        given = (f"{name}={value}" for name, value in found.items())
        return [Pairs(section, w.nvpairs(given, cursor.reading.place))]

    return read


def _tag_create(cursor: Cursor) -> list[Statement]:
    tag = w.checked_id(cursor.take())
    refs = cursor.rest()
    if not refs:
        cursor.reading.wrong()
    return [Tag(place=cursor.reading.place, id=tag, refs=tuple(refs))]


class _Command(NamedTuple):
    read: Callable[[Cursor], list[Statement]]
    usage: str


_Tree = Mapping[str, "_Command | _Tree"]

_ROLE_USAGE = "[ROLE] RSC with [ROLE] RSC [score=SCORE] [id=ID]"
_SET_USAGE = "set RSC ... [sequential=true|false] ... [set ...] [setoptions"
_LOCATION = _Command(
    constraints.location,
    "constraint location RSC prefers|avoids NODE[=SCORE] ... | "
    "constraint location RSC rule [score=SCORE] EXPRESSION",
)


def _pairs_tree(section: Section, usage: str, word: str) -> _Tree:
    return {
        word: _Command(_pairs(section), f"{usage} {word} NAME=VALUE ..."),
        "": _Command(_pairs(section, short=True), f"{usage} {word} NAME=VALUE ..."),
    }


# the word "" stands for every word that the level does not name
_TREE: _Tree = {
    "constraint": {
        "location": {
            "add": _Command(constraints.location_add, "constraint location add ID RSC NODE SCORE"),
            "": _LOCATION,
        },
        "colocation": {
            "add": _Command(constraints.colocation_add, f"constraint colocation add {_ROLE_USAGE}"),
            "set": _Command(
                constraints.colocation_set,
                f"constraint colocation {_SET_USAGE} score=SCORE id=ID]",
            ),
        },
        "order": {
            "set": _Command(
                constraints.order_set,
                f"constraint order {_SET_USAGE} kind=KIND symmetrical=true|false id=ID]",
            ),
            "": _Command(
                constraints.order,
                "constraint order [ACTION] RSC then [ACTION] RSC [kind=KIND] [id=ID]",
            ),
        },
        "ticket": {
            "add": _Command(
                constraints.ticket_add,
                "constraint ticket add TICKET [ROLE] RSC [loss-policy=POLICY] [id=ID]",
            ),
            "set": _Command(
                constraints.ticket_set,
                f"constraint ticket {_SET_USAGE} ticket=TICKET loss-policy=POLICY id=ID]",
            ),
        },
    },
    "property": _pairs_tree(Section.PROPERTIES, "property", "set"),
    "resource": {
        "defaults": _pairs_tree(Section.RSC_DEFAULTS, "resource defaults", "update"),
        "op": {"defaults": _pairs_tree(Section.OP_DEFAULTS, "resource op defaults", "update")},
    },
    "tag": {"create": _Command(_tag_create, "tag create ID RSC ...")},
}
