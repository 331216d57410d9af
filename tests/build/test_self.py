"""A constraint between a resource and itself is an error exactly where Pacemaker comes to grief."""

import subprocess
import tempfile
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from crmgen.model import Cluster, Colocation, Order, Role
from tests.emit.build import clone, cluster, colocation, node, operation, order, primitive
from tests.helpers import build, found, resources
from tests.oracle.stacks import PATH, Stack, stack
from tests.placement.simulator import document

ACTIONS = ("start", "stop", "promote", "demote")
STATEFUL = "ocf:pacemaker:Stateful"
SHEET = resources(("Clone", "ms"), (">Primitive", "s"))
ORDER = " | ORDER\n | | first-rsc | then-rsc | kind | first-action | then-action\n"
COLOCATION = " | COLOCATION\n | | rsc | with-rsc | score | rsc-role | with-rsc-role\n"
NOBODY, FIRST, SECOND = ("-1", "-1"), ("10", "5"), ("5", "10")
# what happens one after the other, with the promotion scores on n1 and n2: a start, a promotion, a
# role that changes its node and back, an instance and a node that fail
EVENTS: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = (
    (NOBODY, ()),
    (FIRST, ()),
    (SECOND, ()),
    (FIRST, ()),
    (FIRST, ("--op-inject=a_monitor_10000@n1=1",)),
    (FIRST, ("--op-inject=s_monitor_10000@n1=1",)),
    (FIRST, ("--node-down=n1",)),
)


def design(constraint: Order | Colocation) -> Cluster:
    """A primitive on n1 and a promotable clone, with one constraint."""
    return cluster(
        primitive("a", "ocf:pacemaker:Dummy", operation("a", "monitor", "10s")),
        clone(primitive("s", STATEFUL, operation("s", "monitor", "10s")), "ms", promotable=True),
        nodes=(node("n1", "1"), node("n2", "2")),
        properties={"stonith-enabled": "false"},
        constraints=(constraint,),
    )


def works(made: Cluster, real: Stack) -> bool:
    """Whether crm_verify accepts it and every transition can be carried out."""
    root = real.root or Path("/")
    enter = ["chroot", str(real.root)] if real.root else []
    given = {name: {"master-s": "-1"} for name in ("n1", "n2")}
    with tempfile.TemporaryDirectory(prefix="crmgen-", dir=root / "tmp") as held:
        path = Path(held) / "cib.xml"
        path.write_bytes(document(made, ("n1", "n2"), given))
        inside = f"/{path.relative_to(root)}"
        if not _ends_well([*enter, "crm_verify", "-x", inside]):
            return False
        for scores, event in EVENTS:
            _score(path, scores)
            if not _ends_well([*enter, "crm_simulate", "-S", "-x", inside, "-O", inside, *event]):
                return False
        return True


def _score(path: Path, scores: tuple[str, str]) -> None:
    tree = etree.parse(path)
    for name, score in zip(("n1", "n2"), scores, strict=True):
        where = f"status/node_state[@uname='{name}']/transient_attributes//nvpair"
        for found_ in tree.xpath(f"{where}[@name='master-s']"):
            found_.set("value", score)
    tree.write(path)


def _ends_well(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, check=False, env={"PATH": PATH})
    return done.returncode == 0 and b"nvalid transition" not in done.stdout + done.stderr


@pytest.mark.oracle
@pytest.mark.parametrize("name", ["bookworm", "trixie"])
@pytest.mark.parametrize(("first", "then"), [*product(ACTIONS, ACTIONS)])
def test_orders(first: str, then: str, name: str):
    told = found(build(f"{ORDER} | | ms | ms | Mandatory | {first} | {then}\n{SHEET}")[1])
    made = [design(order("o", "ms", "ms", first_action=first, then_action=then))]
    if {first, then} <= {"start", "stop"}:
        made.append(design(order("o", "a", "a", first_action=first, then_action=then)))
    good = all(works(one, stack(name)) for one in made)
    assert told == [("D3", "CLU450" if good else "CLU414")]


@pytest.mark.oracle
@pytest.mark.parametrize("name", ["bookworm", "trixie"])
@pytest.mark.parametrize("score", ["INFINITY", "-100", "-INFINITY"])
@pytest.mark.parametrize(
    ("role", "other"),
    [(None, None), (Role.PROMOTED, None), (Role.PROMOTED, Role.UNPROMOTED)],
)
def test_colocations(role: Role | None, other: Role | None, score: str, name: str):
    roles = " | ".join(one.value if one else "" for one in (role, other))
    told = found(build(f"{COLOCATION} | | ms | ms | {score} | {roles}\n{SHEET}")[1])
    given = {"rsc_role": role, "with_rsc_role": other}
    written = {key: value for key, value in given.items() if value is not None}
    good = works(design(colocation("c", "ms", "ms", score, **written)), stack(name))
    assert told == [("D3", "CLU450" if good else "CLU414")]
