"""No output may pass over a part of the model: it writes it, or says at its cell why not."""

from typing import get_args

import pytest

from crmgen.emit.registry import KINDS, emitter_of
from crmgen.model import (
    AclRole,
    AclTarget,
    Alert,
    Bundle,
    Cluster,
    Constraint,
    FencingLevel,
    Language,
    Node,
    Permission,
    PortMapping,
    Recipient,
    Resource,
    Selection,
    SetColocation,
    SetLocation,
    SetOrder,
    SetTicket,
    StorageMapping,
    Tag,
    Template,
    Ticket,
    Verbatim,
)
from tests.emit import build

A, B = build.primitive("a"), build.primitive("b")
SETS = (build.resource_set("a", "b"),)
RULE = build.rule(build.expression("x", "defined"))
NEW = (
    build.primitive("new"),
    build.group("new", build.primitive("c")),
    build.clone(build.primitive("c"), "new"),
    Bundle(id="new", container="docker", options=(), place=build.PLACE),
)
BUNDLE = {"id": "new", "container": "docker", "place": build.PLACE, "options": ()}
SAID = build.attributes({"new": "1"}).pairs
# what may stand in a bundle
PORT = PortMapping(id="new-p", port="80", place=build.PLACE)
STORAGE = StorageMapping(id="new-s", source_dir="/a", target_dir="/b", place=build.PLACE)
PARTS: tuple[dict[str, object], ...] = (
    {"options": SAID},
    {"network": SAID},
    {"ports": (PORT,)},
    {"storage": (STORAGE,)},
    {"child": build.primitive("c")},
    {"description": "what it is"},
    {"meta_attributes": (build.attributes({"new": "1"}),)},
)
ROLE = AclRole(
    id="new-role",
    permissions=(Permission(kind="read", xpath="/cib", place=build.PLACE),),
    place=build.PLACE,
)
USER = AclTarget(id="new", kind="user", roles=("new-role",), place=build.PLACE)
CONSTRAINTS = (
    build.node_location("new", "a", "n1"),
    build.rule_location("new", "a", RULE),
    build.colocation("new", "a", "b"),
    SetColocation(id="new", score="INFINITY", sets=SETS, place=build.PLACE),
    build.order("new", "a", "b"),
    SetOrder(id="new", sets=SETS, place=build.PLACE),
    Ticket(id="new", ticket="t", rsc="a", place=build.PLACE),
    SetTicket(id="new", ticket="t", sets=SETS, place=build.PLACE),
    SetLocation(id="new", sets=SETS, node="n1", score="5", place=build.PLACE),
)
ALERT = {"id": "new", "path": "/new", "place": build.PLACE}
RECIPIENT = Recipient(id="new-r", value="who", place=build.PLACE)
SELECTION = Selection(kind="nodes", place=build.PLACE)
SET = build.attributes({"new": "1"})
# For each field of a cluster what may stand in it, as (before, after).
ADDED: dict[str, list[tuple[object, object]]] = {
    "nodes": [((), (build.node("n1", "1", attributes=(SET,)),))],
    "properties": [((), (SET,))],
    "rsc_defaults": [((), (SET,))],
    "op_defaults": [((), (SET,))],
    "templates": [((), (Template(id="new", agent=A.agent, place=build.PLACE),))],
    "resources": [
        *(((A, B), (A, B, new)) for new in NEW),
        *(((Bundle(**BUNDLE),), (Bundle(**{**BUNDLE, **part}),)) for part in PARTS),
    ],
    "fencing_levels": [
        ((), (FencingLevel(target="n1", index=1, devices=("a",), place=build.PLACE),))
    ],
    "constraints": [((), (new,)) for new in CONSTRAINTS],
    "tags": [((), (Tag(id="new", refs=("a",), place=build.PLACE),))],
    "alerts": [
        ((), (Alert(**ALERT),)),
        ((Alert(**ALERT),), (Alert(**ALERT, recipients=(RECIPIENT,)),)),
        ((Alert(**ALERT),), (Alert(**ALERT, instance_attributes=(SET,)),)),
        ((Alert(**ALERT),), (Alert(**ALERT, meta_attributes=(SET,)),)),
        ((Alert(**ALERT),), (Alert(**ALERT, description="new"),)),
        ((Alert(**ALERT),), (Alert(**ALERT, selections=(SELECTION,)),)),
    ],
    "acl_roles": [((), (ROLE,))],
    "acl_targets": [((), (USER,))],
    "verbatim": [
        ((), (Verbatim(language=language, text="new", place=build.PLACE),)) for language in Language
    ],
}
NOT_WRITTEN = {"place", "notes", "exemptions", "agents", "document", "networks"}
CASES = [
    pytest.param(name, *pair, id=f"{name}-{number}")
    for name, cases in ADDED.items()
    for number, pair in enumerate(cases)
]


def test_every_part_of_a_cluster_is_tried():
    assert set(ADDED) | NOT_WRITTEN == set(Cluster.__struct_fields__)
    assert {type(new) for new in CONSTRAINTS} == set(get_args(Constraint))
    assert {type(new) for new in NEW} == set(get_args(Resource))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("target", ["rhel7", "debian11", "debian12", "debian13"])
@pytest.mark.parametrize(("field", "before", "after"), CASES)
def test_each_output_writes_it_or_says_why_not(kind, target, field, before, after):
    plain, _ = _emitted(kind, target, field, before)
    whole, findings = _emitted(kind, target, field, after)
    assert whole != plain or findings


def _emitted(kind: str, target: str, field: str, value: object):
    fields = {"resources": (A, B), field: value}
    cluster = Cluster(place=build.place(0), **fields)
    job = build.job(target)
    return emitter_of(kind)(cluster, job), build.found(job.sink)


def test_every_node_of_the_model_is_reached_by_these_parts():
    """A new kind of node has to be added above, and so to every output."""
    known = {"Exemption", "ResourceSet", "Nvpair", "Expression", "Rule", "Operation", "Recipient"}
    known |= {"SiteAgent", "AgentParameter", "AgentAction"}
    known |= {"Document", "DocumentItem", "Revision", "NetworkAddress"}
    # tests/emit/test_rules.py tries these
    known |= {"Unset", "DateExpression", "DateSpec", "ResourceExpression", "OperationExpression"}
    known |= {"PortMapping", "StorageMapping", "Permission", "Selection"}
    tried = {type(item).__name__ for _, after in _pairs() for item in after}
    every = {node.__name__ for node in _subclasses(Node)}
    assert every - known - {"Cluster"} == tried


def _pairs():
    for cases in ADDED.values():
        for before, after in cases:
            yield before, after if isinstance(after, tuple) else ()


def _subclasses(base: type) -> set[type]:
    direct = set(base.__subclasses__())
    return direct | {other for cls in direct for other in _subclasses(cls)}
