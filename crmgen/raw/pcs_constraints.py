"""``pcs constraint location|colocation|order|ticket``."""

from msgspec.structs import replace

from crmgen.catalogue import raw as codes
from crmgen.model import (
    Colocation,
    NodeLocation,
    Order,
    ResourceSet,
    Role,
    Rule,
    RuleLocation,
    SetColocation,
    SetOrder,
    SetTicket,
    Ticket,
)
from crmgen.raw import words as w
from crmgen.raw.pcs_options import only, options
from crmgen.raw.pcs_rule import read_expressions
from crmgen.raw.reading import BrokenError, Cursor, NotUnderstoodError, Reading, Statement

_NOT_RESOURCES = ("remove", "delete", "show", "config")
_RULE_OPTIONS = ("id", "role", "score", "score-attribute", "constraint-id", "resource-discovery")
_RULE_ROLES = {word: w.ROLES[word] for word in ("master", "slave", "promoted", "unpromoted")}


def location(cursor: Cursor) -> list[Statement]:
    """``RSC prefers|avoids NODE[=SCORE] …`` and ``RSC rule …``."""
    if cursor.peek() in _NOT_RESOURCES or not cursor:
        raise NotUnderstoodError
    rsc, by_pattern = _resource(cursor.take())
    how = cursor.take()
    if how == "rule":
        return [_location_rule(rsc, by_pattern, cursor)]
    nodes = cursor.rest()
    if how not in ("prefers", "avoids") or not nodes:
        cursor.reading.wrong(how)
    avoids = how == "avoids"
    found = [_location_node(rsc, node, cursor.reading, avoids=avoids) for node in nodes]
    return [replace(item, by_pattern=by_pattern) for item in found]


def _resource(word: str) -> tuple[str, bool]:
    """The resource, or the pattern, and whether it is one."""
    kind, typed, name = word.partition("%")
    if not typed:
        return word, False
    if kind not in ("resource", "regexp") or not name:
        raise NotUnderstoodError
    return name, kind == "regexp"


def _location_node(rsc: str, word: str, reading: Reading, *, avoids: bool) -> NodeLocation:
    node, equals, text = word.partition("=")
    score = w.score(text) if equals else "INFINITY"
    if avoids and text.startswith("+"):
        raise BrokenError(codes.BAD_SCORE, text)  # pcs would store -+N
    if avoids and text.startswith("-"):
        reading.warn(codes.AVOIDS_NEGATIVE, word)
        score = score.removeprefix("-")
    elif avoids and score != "0":
        score = f"-{score}"
    return NodeLocation(place=reading.place, id="", rsc=rsc, node=node, score=score)


def location_add(cursor: Cursor) -> list[Statement]:
    """``ID RSC NODE SCORE``, for pcs 0.12 also ``ID RSC NODE score=SCORE``, then options."""
    constraint = w.checked_id(cursor.take())
    rsc, by_pattern = _resource(cursor.take())
    node = cursor.take()
    word = cursor.take()
    name, _, value = word.partition("=")
    if "=" in word and name != "score":
        raise NotUnderstoodError
    score = w.score(value if name == "score" else word)
    given = options(cursor.rest())
    only(given, "resource-discovery")
    return [
        NodeLocation(
            place=cursor.reading.place,
            id=constraint,
            rsc=rsc,
            node=node,
            score=score,
            discovery=_discovery(given),
            by_pattern=by_pattern,
        )
    ]


def _discovery(given: dict[str, str]) -> str | None:
    word = given.get("resource-discovery")
    return None if word is None else w.chosen(word, w.DISCOVERIES, w.DISCOVERY)


def _location_rule(rsc: str, by_pattern: bool, cursor: Cursor) -> RuleLocation:
    place = cursor.reading.place
    given: dict[str, str] = {}
    while cursor.peek().partition("=")[0] in _RULE_OPTIONS and "=" in cursor.peek():
        name, _, value = cursor.take().partition("=")
        given[name] = value
    if not all(given.values()):
        cursor.reading.wrong()
    only(given, "id", "role", "score", "constraint-id", "resource-discovery")
    role = given.get("role")
    expressions, operator = read_expressions(cursor.rest(), cursor.reading)
    rule = Rule(
        place=place,
        expressions=expressions,
        score=w.score(given.get("score", "INFINITY")),
        boolean_op=operator,
        role=w.chosen(role, _RULE_ROLES, w.ROLE) if role else None,
        id=w.checked_id(given["id"]) if "id" in given else None,
    )
    return RuleLocation(
        place=place,
        id=_given_id(given, "constraint-id"),
        rsc=rsc,
        rules=(rule,),
        discovery=_discovery(given),
        by_pattern=by_pattern,
    )


def _given_id(given: dict[str, str], name: str = "id") -> str:
    """The id that the command gives; empty where pcs would make one up."""
    return w.checked_id(given[name]) if name in given else ""


def colocation_add(cursor: Cursor) -> list[Statement]:
    """``[ROLE] RSC with [ROLE] RSC [SCORE] [NAME=VALUE …]``."""
    reading = cursor.reading
    words = cursor.rest()
    if words.count("with") != 1 or words.index("with") not in (1, 2):
        reading.wrong()
    at = words.index("with")
    role = w.chosen(words[0], w.ROLES, w.ROLE) if at == 2 else None
    rest = words[at + 1 :]
    with_role = None
    if len(rest) > 1 and "=" not in rest[1] and not _is_score(rest[1]):
        with_role = w.chosen(rest.pop(0), w.ROLES, w.ROLE)
    if not rest:
        reading.wrong()
    with_rsc = rest.pop(0)
    score = rest.pop(0) if rest and "=" not in rest[0] else "INFINITY"
    given = options(rest)
    only(given, "id", "score", "rsc-role", "with-rsc-role", "influence", "node-attribute")
    if role or with_role:  # pcs names the other role when one is named
        role, with_role = role or Role.STARTED, with_role or Role.STARTED
    return [
        Colocation(
            place=reading.place,
            id=_given_id(given),
            rsc=words[at - 1],
            with_rsc=with_rsc,
            score=w.score(given.get("score", score)),
            rsc_role=_role_option(given, "rsc-role", role),
            with_rsc_role=_role_option(given, "with-rsc-role", with_role),
            influence=_boolean(given, "influence"),
            node_attribute=given.get("node-attribute"),
        )
    ]


def _is_score(word: str) -> bool:
    try:
        w.score(word)
    except BrokenError:
        return False
    return True


def _role_option(given: dict[str, str], name: str, otherwise: Role | None) -> Role | None:
    return w.chosen(given[name], w.ROLES, w.ROLE) if name in given else otherwise


def colocation_set(cursor: Cursor) -> list[Statement]:
    """``RSC … [NAME=VALUE …] [set …] [setoptions score=… id=…]``."""
    reading = cursor.reading
    sets, given = _sets(cursor)
    only(given, "id", "score")
    return [
        SetColocation(
            place=reading.place,
            id=_given_id(given),
            score=w.score(given.get("score", "INFINITY")),
            sets=sets,
        )
    ]


def order(cursor: Cursor) -> list[Statement]:
    """``[ACTION] RSC then [ACTION] RSC [NAME=VALUE …]``; pcs always stores both actions."""
    reading = cursor.reading
    if cursor.peek() in _NOT_RESOURCES or not cursor:
        raise NotUnderstoodError
    first_action = cursor.take() if cursor.peek() in w.ACTIONS else "start"
    first = cursor.take()
    if cursor.take() != "then":
        reading.wrong()
    then_action = cursor.take() if cursor.peek() in w.ACTIONS else "start"
    then = cursor.take()
    rest = cursor.rest()
    if "then" in rest:
        reading.wrong("then")
    words = {"symmetrical": "symmetrical=true", "nonsymmetrical": "symmetrical=false"}
    given = options(words.get(word, word) for word in rest)
    for name in ("first-action", "then-action"):
        if name in given:
            raise BrokenError(codes.IGNORED_OPTION, f"{name}={given[name]}")
    only(given, "id", "kind", "score", "symmetrical", "require-all")
    return [
        Order(
            place=reading.place,
            id=_given_id(given),
            first=first,
            then=then,
            kind=_kind(given, reading),
            first_action=first_action,
            then_action=then_action,
            symmetrical=_boolean(given, "symmetrical"),
            require_all=_boolean(given, "require-all"),
        )
    ]


def _kind(given: dict[str, str], reading: Reading) -> str | None:
    """The kind as the schema spells it, or the one that stands for a score."""
    if "kind" in given and "score" in given:
        reading.wrong("score")
    if "kind" in given:
        return w.chosen(given["kind"], w.KINDS, w.KIND)
    if "score" not in given:
        return None
    canonical = w.score(given["score"])
    if canonical.startswith("-"):
        reading.warn(codes.NEGATIVE_ORDER, given["score"])
    return w.kind_of_score(canonical)


def _boolean(given: dict[str, str], name: str) -> bool | None:
    return w.chosen(given[name], w.TRUE_FALSE, w.BOOLEAN) if name in given else None


def order_set(cursor: Cursor) -> list[Statement]:
    """``RSC … [NAME=VALUE …] [set …] [setoptions kind=… symmetrical=… id=…]``."""
    sets, given = _sets(cursor)
    only(given, "id", "kind", "symmetrical")
    return [
        SetOrder(
            place=cursor.reading.place,
            id=_given_id(given),
            sets=sets,
            kind=_kind(given, cursor.reading),
            symmetrical=_boolean(given, "symmetrical"),
        )
    ]


def _sets(cursor: Cursor) -> tuple[tuple[ResourceSet, ...], dict[str, str]]:
    words = cursor.rest()
    if words.count("setoptions") > 1:
        cursor.reading.wrong("setoptions")
    end = words.index("setoptions") if "setoptions" in words else len(words)
    groups: list[list[str]] = [[]]
    for word in words[:end]:
        if word == "set":
            groups.append([])
        else:
            groups[-1].append(word)
    return tuple(_set(group, cursor.reading) for group in groups), options(words[end + 1 :])


def _set(words: list[str], reading: Reading) -> ResourceSet:
    members = tuple(word for word in words if "=" not in word)
    if not members:
        reading.wrong("set")
    given = options(word for word in words if "=" in word)
    only(given, "sequential", "require-all", "action", "role")
    return ResourceSet(
        place=reading.place,
        members=members,
        sequential=_boolean(given, "sequential"),
        require_all=_boolean(given, "require-all"),
        action=w.chosen(given["action"], w.ACTIONS, w.ACTION) if "action" in given else None,
        role=_role_option(given, "role", None),
    )


def ticket_add(cursor: Cursor) -> list[Statement]:
    """``TICKET [ROLE] RSC [loss-policy=… id=…]``."""
    words = cursor.rest()
    count = next((at for at, word in enumerate(words) if "=" in word), len(words))
    if count not in (2, 3):
        cursor.reading.wrong()
    given = options(words[count:])
    if "rsc-role" in given:
        cursor.reading.wrong("rsc-role")
    only(given, "id", "loss-policy")
    policy = given.get("loss-policy")
    return [
        Ticket(
            place=cursor.reading.place,
            id=_given_id(given),
            ticket=words[0],
            rsc=words[count - 1],
            role=w.chosen(words[1], w.ROLES, w.ROLE) if count == 3 else None,
            loss_policy=w.chosen(policy, w.LOSS_POLICIES, w.LOSS_POLICY) if policy else None,
        )
    ]


def ticket_set(cursor: Cursor) -> list[Statement]:
    """``RSC … [NAME=VALUE …] [set …] setoptions ticket=… [loss-policy=…] [id=…]``."""
    sets, given = _sets(cursor)
    only(given, "id", "ticket", "loss-policy")
    if "ticket" not in given:
        cursor.reading.wrong("ticket=")
    policy = given.get("loss-policy")
    return [
        SetTicket(
            place=cursor.reading.place,
            id=_given_id(given),
            ticket=given["ticket"],
            sets=sets,
            loss_policy=w.chosen(policy, w.LOSS_POLICIES, w.LOSS_POLICY) if policy else None,
        )
    ]
