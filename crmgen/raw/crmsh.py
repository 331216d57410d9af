"""Commands of ``crm configure`` that the model holds: constraints, defaults, tags.

What crmsh makes of them was seen on crmsh 4.4 with Pacemaker 2.1.5.
"""

import re
import shlex
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from crmgen.catalogue import raw as codes
from crmgen.model import (
    Colocation,
    NodeLocation,
    Order,
    Role,
    RuleLocation,
    SetColocation,
    SetLocation,
    SetOrder,
    SetTicket,
    Tag,
    Ticket,
)
from crmgen.raw import crmsh_rule as rules
from crmgen.raw import words as w
from crmgen.raw.crmsh_sets import member, read_sets
from crmgen.raw.reading import (
    BrokenError,
    Cursor,
    NotUnderstoodError,
    Pairs,
    Reading,
    Section,
    Statement,
)

# fmt: off
_PASSED_ON = (
    "acl_group", "acl_target", "alert", "bundle", "clone", "fencing-topology",
    "fencing_topology", "group", "master", "monitor", "ms", "node", "primitive", "role",
    "rsc_template", "user", "xml",
)
# fmt: on
_SYMMETRICAL = {word: w.YES_NO[word] for word in ("true", "false", "yes", "no", "on", "off")}
# the ids of the sets that crmsh writes to when the command names none
_OWN_SETS = {
    "property": (Section.PROPERTIES, "cib-bootstrap-options"),
    "rsc_defaults": (Section.RSC_DEFAULTS, "rsc-options"),
    "op_defaults": (Section.OP_DEFAULTS, "op-options"),
}
_PATTERN = re.compile("/(.+)/")
_TAG_NAME = re.compile(r"([A-Za-z_][^\s:]*):?")


def read_command(line: str, reading: Reading) -> list[Statement]:
    """One command, already on one line.

    Raises NotUnderstoodError for what the model can't hold, BrokenError for what crmsh refuses.
    """
    keyword = line.split(maxsplit=1)[0].lower()
    if keyword == "xml":
        raise NotUnderstoodError
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise BrokenError(codes.OPEN_QUOTE, line) from error
    keyword = words[0].lower()
    if keyword in _PASSED_ON:
        raise NotUnderstoodError
    command = _COMMANDS.get(keyword)
    if command is None:
        allowed = (*_COMMANDS, *_PASSED_ON)
        raise BrokenError(codes.UNKNOWN_COMMAND, words[0], allowed, {"language": "crmsh"})
    reading = replace(reading, usage=command.usage)
    return [command.read(keyword, Cursor(words[1:], reading))]


def _location(_: str, cursor: Cursor) -> Statement:
    constraint = w.checked_id(cursor.take())
    if cursor.peek() == "{":
        return _set_location(constraint, cursor)
    rsc = cursor.take()
    pattern = _PATTERN.fullmatch(rsc)
    if rsc[:1] in ("/", "{") and not pattern:
        raise NotUnderstoodError
    if not pattern and ("=" in rsc or not rsc):
        cursor.reading.wrong(rsc)
    role, discovery = _location_options(cursor)
    common: dict[str, Any] = {
        "place": cursor.reading.place,
        "id": constraint,
        "rsc": pattern[1] if pattern else rsc,
        "discovery": discovery,
        "by_pattern": pattern is not None,
    }
    if cursor.peek().lower() == "rule":
        if role is not None:
            raise NotUnderstoodError  # of the location, not of the rule
        return RuleLocation(rules=rules.read_rules(cursor), **common)
    score, node = _score_and_node(cursor)
    return NodeLocation(node=node, score=score, role=role, **common)


def _set_location(constraint: str, cursor: Cursor) -> Statement:
    cursor.take()
    words: list[str] = []
    while cursor and cursor.peek() != "}":
        words.append(cursor.take())
    cursor.take()
    sets = read_sets(words, "role", cursor.reading)
    role, discovery = _location_options(cursor)
    if role is not None:
        cursor.reading.wrong("role=")  # the schema has no role beside sets
    place = cursor.reading.place
    common: dict[str, Any] = {
        "place": place,
        "id": constraint,
        "sets": sets,
        "discovery": discovery,
    }
    if cursor.peek().lower() == "rule":
        return SetLocation(rules=rules.read_rules(cursor), **common)
    score, node = _score_and_node(cursor)
    return SetLocation(node=node, score=score, **common)


def _location_options(cursor: Cursor) -> tuple[Role | None, str | None]:
    """``role=`` and ``resource-discovery=``, which stand before the score."""
    role, discovery = None, None
    while "=" in cursor.peek():
        name, _, value = cursor.take().lstrip("$").partition("=")
        if name == "role":
            role = w.chosen(value, w.ROLES, w.ROLE)
        elif name == "resource-discovery":
            discovery = w.chosen(value, w.DISCOVERIES, w.DISCOVERY)
        else:
            raise NotUnderstoodError
    return role, discovery


def _score_and_node(cursor: Cursor) -> tuple[str, str]:
    score = rules.score(cursor)
    node = cursor.take()
    if "=" in node or not node:
        cursor.reading.wrong(node)
    if cursor.peek().lower().lstrip("$").startswith("role="):
        raise NotUnderstoodError
    if cursor:
        cursor.reading.wrong(cursor.peek())
    return score, node


def _colocation(_: str, cursor: Cursor) -> Statement:
    reading = cursor.reading
    constraint = w.checked_id(cursor.take())
    score = rules.score(cursor)
    rest = cursor.rest()
    attribute = None
    if rest and rest[-1].lower().startswith("node-attribute="):
        attribute = rest.pop().partition("=")[2].lower()  # as crmsh stores it
    if len(rest) != 2:
        if attribute is not None:
            reading.wrong("node-attribute=")  # the schema has none beside sets
        sets = read_sets(rest, "role", reading)
        return SetColocation(place=reading.place, id=constraint, score=score, sets=sets)
    rsc, rsc_role = member(rest[0], w.ROLES, w.ROLE, reading)
    with_rsc, with_rsc_role = member(rest[1], w.ROLES, w.ROLE, reading)
    return Colocation(
        place=reading.place,
        id=constraint,
        rsc=rsc,
        with_rsc=with_rsc,
        score=score,
        rsc_role=rsc_role,
        with_rsc_role=with_rsc_role,
        node_attribute=attribute,
    )


def _order(_: str, cursor: Cursor) -> Statement:
    reading = cursor.reading
    place = reading.place
    constraint = w.checked_id(cursor.take())
    kind = _order_kind(cursor)
    rest = cursor.rest()
    symmetrical = _tail(rest, "symmetrical", _SYMMETRICAL)
    if len(rest) != 2:
        sets = read_sets(rest, "action", reading)
        return SetOrder(place=place, id=constraint, sets=sets, kind=kind, symmetrical=symmetrical)
    first, first_action = member(rest[0], w.ACTIONS, w.ACTION, reading)
    then, then_action = member(rest[1], w.ACTIONS, w.ACTION, reading)
    return Order(
        place=place,
        id=constraint,
        first=first,
        then=then,
        kind=kind,
        first_action=first_action,
        then_action=then_action,
        symmetrical=symmetrical,
    )


def _order_kind(cursor: Cursor) -> str | None:
    word = rules.colon_word(cursor)
    if word is None:
        return None
    canonical = rules.number(word)
    if canonical is None:
        return w.chosen(word, w.KINDS, w.KIND)
    if word == "0":
        return "Optional"
    if canonical == "0" or canonical.startswith("-"):
        cursor.reading.warn(codes.NEGATIVE_ORDER, word)
    return "Mandatory"


def _tail(rest: list[str], name: str, choices: Mapping[str, bool]) -> bool | None:
    """Take the boolean option off the end of the words, where crmsh wants it."""
    if not rest or not rest[-1].lower().startswith(f"{name}="):
        return None
    return w.chosen(rest.pop().partition("=")[2], choices, w.BOOLEAN)


def _rsc_ticket(_: str, cursor: Cursor) -> Statement:
    reading = cursor.reading
    constraint = w.checked_id(cursor.take())
    ticket = rules.colon_word(cursor)
    if ticket is None:
        reading.wrong(cursor.peek())
    rest = cursor.rest()
    policy = None
    if rest and rest[-1].lower().startswith("loss-policy="):
        policy = w.chosen(rest.pop().partition("=")[2], w.LOSS_POLICIES, w.LOSS_POLICY)
    if len(rest) != 1:
        sets = read_sets(rest, "role", reading)
        place = reading.place
        return SetTicket(place=place, id=constraint, ticket=ticket, sets=sets, loss_policy=policy)
    rsc, role = member(rest[0], w.ROLES, w.ROLE, reading)
    return Ticket(
        place=reading.place, id=constraint, ticket=ticket, rsc=rsc, role=role, loss_policy=policy
    )


def _pairs(keyword: str, cursor: Cursor) -> Statement:
    section, own_set = _OWN_SETS[keyword]
    name, equals, value = cursor.peek().partition("=")
    named = value if equals and name.lower() == "$id" else rules.colon_word(cursor)
    if named is not None:
        if equals and name.lower() == "$id":
            cursor.take()
        if named != own_set:
            raise NotUnderstoodError  # a set beside the usual one
    if cursor.peek().lower() == "rule":
        raise NotUnderstoodError
    rest = cursor.rest()
    if not rest:
        cursor.reading.wrong()
    if any(word[:1] in ("$", "@") for word in rest):
        raise NotUnderstoodError  # ids of pairs, references to pairs
    return Pairs(section, w.nvpairs(rest, cursor.reading.place))


def _tag(_: str, cursor: Cursor) -> Statement:
    match = _TAG_NAME.fullmatch(cursor.take())
    refs = cursor.rest()
    if not match or not refs or any("=" in ref for ref in refs):
        cursor.reading.wrong()
    return Tag(place=cursor.reading.place, id=w.checked_id(match[1]), refs=tuple(refs))


class _Command(NamedTuple):
    read: Callable[[str, Cursor], Statement]
    usage: str


_SET_USAGE = "RSC[:{0}] RSC[:{0}] ... | ( RSC ... ) | [ RSC ... ]"
_COLOCATION = _Command(_colocation, f"colocation ID SCORE: {_SET_USAGE.format('ROLE')}")
_COMMANDS: dict[str, _Command] = {
    "location": _Command(
        _location,
        "location ID RSC SCORE: NODE | location ID RSC rule [$id=ID] [$role=ROLE] SCORE: EXPR ...",
    ),
    "colocation": _COLOCATION,
    "collocation": _COLOCATION,
    "order": _Command(
        _order,
        f"order ID [KIND:] {_SET_USAGE.format('ACTION')} [symmetrical=true|false]",
    ),
    "rsc_ticket": _Command(_rsc_ticket, "rsc_ticket ID TICKET: RSC[:ROLE] [loss-policy=POLICY]"),
    "property": _Command(_pairs, "property NAME=VALUE ..."),
    "rsc_defaults": _Command(_pairs, "rsc_defaults NAME=VALUE ..."),
    "op_defaults": _Command(_pairs, "op_defaults NAME=VALUE ..."),
    "tag": _Command(_tag, "tag ID: RSC ..."),
}
