"""The small words of both languages: scores, roles, kinds, booleans, ids, pairs."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from crmgen.catalogue import raw as codes
from crmgen.model import Nvpair, Role
from crmgen.origin import Place
from crmgen.raw.reading import BrokenError
from crmgen.text import Text

ROLES: Mapping[str, Role] = {
    "started": Role.STARTED,
    "stopped": Role.STOPPED,
    "master": Role.PROMOTED,
    "slave": Role.UNPROMOTED,
    "promoted": Role.PROMOTED,
    "unpromoted": Role.UNPROMOTED,
}
ACTIONS = {word: word for word in ("start", "stop", "promote", "demote")}
KINDS = {kind.lower(): kind for kind in ("Mandatory", "Optional", "Serialize")}
LOSS_POLICIES = {word: word for word in ("stop", "demote", "fence", "freeze")}
DISCOVERIES = {word: word for word in ("always", "never", "exclusive")}
YES_NO = {
    **dict.fromkeys(("yes", "true", "on", "1"), True),
    **dict.fromkeys(("no", "false", "off", "0"), False),
}
TRUE_FALSE = {"true": True, "false": False}
BINARY_OPERATIONS = ("lt", "gt", "lte", "gte", "eq", "ne")
UNARY_OPERATIONS = ("defined", "not_defined")

ROLE = Text("役割", "role")
ACTION = Text("アクション", "action")
KIND = Text("順序の種類", "kind of order")
BOOLEAN = Text("真偽値", "boolean")
DISCOVERY = Text("resource-discovery", "resource-discovery")
LOSS_POLICY = Text("loss-policy", "loss-policy")

_ID = re.compile(r"[^\W\d][\w.-]*")
_SCORE = re.compile(r"([+-]?)(?:(INFINITY)|([0-9]+))")

T = TypeVar("T")


def chosen(word: str, choices: Mapping[str, T], what: Text) -> T:
    """The meaning of a word, in any case, that must be one of the (lower-case) choices."""
    found = choices.get(word.lower())
    if found is None:
        raise BrokenError(codes.BAD_WORD, word, tuple(choices), {"what": what})
    return found


def score(word: str) -> str:
    """A score in canonical form: an integer without + and leading zeros, or ±INFINITY."""
    match = _SCORE.fullmatch(word)
    if not match:
        raise BrokenError(codes.BAD_SCORE, word, ("INFINITY", "-INFINITY"))
    sign, infinity, digits = match.groups()
    number = infinity or digits.lstrip("0") or "0"
    return number if sign != "-" or number == "0" else f"-{number}"


def kind_of_score(canonical: str) -> str:
    """The kind that stands for an order's score: 0 was a preference, all else an obligation."""
    return "Optional" if canonical == "0" else "Mandatory"


def checked_id(word: str) -> str:
    """An id that the CIB can hold."""
    if not _ID.fullmatch(word):
        raise BrokenError(codes.BAD_ID, word)
    return word


def nvpairs(words: Iterable[str], place: Place) -> tuple[Nvpair, ...]:
    """Words of the form name=value as pairs, values as typed."""
    pairs = []
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise BrokenError(codes.NO_PAIR, word)
        pairs.append(Nvpair(place=place, name=name, value=value))
    return tuple(pairs)
