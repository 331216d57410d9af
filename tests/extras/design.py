"""A design with a ping and two diskd clones, a group and an address, as one CSV."""

from tests.helpers import as_csv, rows_of

RULES = """
   |  | grpApp | -INFINITY | or | ping_set | not_defined |
   |  |        |           |    | ping_set | lt          | 100
   |  |        | -INFINITY | or | disk_set | not_defined |
   |  |        |           |    | disk_set | eq          | ERROR
"""
_DESIGN = """
   | NODE
   |  | uname | ptype | name | value
   |  | n1
   |  | n2
   | PROPERTY
   |  | name            | value
   |  | stonith-enabled | false
   | RESOURCES
   |  | resourceItem | resourceItem | id
   |  | Group        |              | grpApp
   |  |              | Primitive    | prmFirst
   |  |              | Primitive    | prmMiddle
   |  |              | Primitive    | prmLast
   |  | Primitive    |              | prmAlone
   |  | Clone        |              | clnPing
   |  |              | Primitive    | prmPing
   |  | Clone        |              | clnDisk
   |  |              | Primitive    | prmDisk
   |  | Clone        |              | clnInner
   |  |              | Primitive    | prmInner
{primitives}
   | LOCATION_EXPERT
   |  | rsc | score | bool_op | attribute | op | value
{rules}
{more}
"""


def design(rules: str = RULES, more: str = "") -> bytes:
    """The sheet; ``rules`` are rows of LOCATION_EXPERT, ``more`` are tables behind it."""
    kinds = [
        *((name, "heartbeat", "Dummy", "") for name in ("prmFirst", "prmMiddle", "prmLast")),
        ("prmAlone", "heartbeat", "Dummy", ""),
        ("prmPing", "pacemaker", "ping", "ping_set"),
        ("prmDisk", "pacemaker", "diskd", "disk_set"),
        ("prmInner", "pacemaker", "diskd", "disk_set_internal"),
    ]
    primitives = "\n".join(_primitive(*kind) for kind in kinds)
    text = _DESIGN.format(primitives=primitives, rules=rules.strip("\n"), more=more.strip("\n"))
    return as_csv(rows_of(text))


def _primitive(name: str, provider: str, kind: str, attribute: str) -> str:
    rows = [
        " | PRIMITIVE",
        " | P | id | class | provider | type",
        f" | | {name} | ocf | {provider} | {kind}",
    ]
    if attribute:
        rows += [" | A | type | name | value", f" | | params | name | {attribute}"]
    if kind == "ping":
        rows += [" | | | host_list | 192.0.2.1 192.0.2.2", " | | | multiplier | 100"]
    return "\n".join(rows)
