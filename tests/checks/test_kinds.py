"""Rules about templates, bundles, remote nodes and access control, beyond their pages."""

import pytest

from crmgen.model import NodeLocation
from crmgen.model.templates import without_templates
from tests.checks.made import OPERATIONS, found, primitive, tree
from tests.checks.operated import service, table
from tests.helpers import clean

MADE = """\
,PRIMITIVE
,P,id,class,provider,type,template
,,{name},,,,{template}
"""


def made(name: str, template: str = "tmpl") -> str:
    """A primitive that says nothing of its own."""
    return MADE.format(name=name, template=template)


TWO = tree("Template tmpl", "Primitive a", "Primitive b") + made("a") + made("b")


def test_what_a_template_says_is_judged_with_its_primitives_and_told_once():
    wrong = primitive("tmpl", "ocf,heartbeat,IPaddr2", "ip=192.0.2.300", "ipp=1")
    assert found(TWO, wrong, codes="AGT410") == [("AGT410", "192.0.2.300")]
    late = service("tmpl", "ocf,heartbeat,apache", "start,1s,0s,restart", "monitor,60s,10s,ignore")
    assert found(TWO, late, codes=("OPS421", "OPS444")) == [("OPS421", "1s"), ("OPS444", "ignore")]


def test_operations_of_the_template_count_for_its_primitives():
    bare = ",PRIMITIVE\n,P,id,class,provider,type\n,,tmpl,ocf,heartbeat,Dummy\n"
    assert found(TWO, bare, codes="OPS") != []
    assert found(TWO, bare + OPERATIONS, codes="OPS") == []


def test_a_constraint_on_a_template_is_one_on_each_of_its_primitives():
    inside = tree("Template tmpl", "Clone c", " Primitive a", "Primitive b") + made("a") + made("b")
    sheet = inside + service("tmpl", "ocf,heartbeat,Dummy")
    sheet += table("LOCATION_NODE", "rsc,prefers/avoids,node,score", "tmpl,prefers,pm01,")
    assert ("NAM403", "a") in found(sheet, codes="NAM40")


MERGED = """
 | RESOURCES
 | | resourceItem | id
 | | Template     | t
 | | Primitive    | p
 | | Primitive    | q
 | PRIMITIVE
 | P | id | class | provider  | type  | template
 |   | t  | ocf   | heartbeat | Dummy |
 | A | type   | rule                | name | value
 |   | params |                     | a    | 1
 |   | params |                     | b    | 1
 |   | params | 5: rule #uname eq n | a    | 3
 | O | type    | interval | role
 |   | monitor | 10s      |
 |   | monitor | 11s      | Promoted
 |   | start   | 0s       |
 | PRIMITIVE
 | P | id | class | provider | type | template
 |   | p  |       |          |      | t
 | A | type   | name | value
 |   | params | b    | 2
 | O | type    | interval | role
 |   | monitor | 12s      | Started
 | PRIMITIVE
 | P | id | class | provider | type | template
 |   | q  |       |          |      | t
 | COLOCATION
 | | rsc | with-rsc | score
 | | p   | q        | 1
"""


def test_a_primitive_and_its_template_are_put_together_as_pacemaker_does():
    cluster = without_templates(clean(MERGED))
    first, second = cluster.primitives()
    assert [[(p.name, p.value) for p in s.pairs] for s in first.instance_attributes] == [
        [("b", "2"), ("a", "1")],
        [("a", "3")],
    ]
    assert [(o.name, o.interval) for o in first.operations] == [
        ("monitor", "12s"),  # in the place of the one for no role in particular
        ("monitor", "11s"),
        ("start", "0s"),
    ]
    assert [o.interval for o in second.operations] == ["10s", "11s", "0s"]
    assert cluster.templates == ()


def test_a_pattern_that_reads_like_a_template_stays_a_pattern():
    located = " | LOCATION_NODE\n | | rsc | rsc-pattern | prefers/avoids | node | score\n"
    cluster = without_templates(clean(MERGED + located + " | | | t | avoids | n |\n"))
    (location,) = (one for one in cluster.constraints if isinstance(one, NodeLocation))
    assert (location.rsc, location.by_pattern) == ("t", True)


BUNDLE = """\
,BUNDLE
,P,id,container,image,promoted-max,replicas
,,bnd,docker,x:1,{promoted},3
,N,control-port
,,3121
"""


def bundled(promoted: str = "", kind: str = "ocf,pacemaker,Stateful") -> str:
    inside = tree("Bundle bnd", " Primitive rep", "Primitive ip")
    return (
        inside
        + BUNDLE.format(promoted=promoted)
        + service("rep", kind)
        + service("ip", "ocf,heartbeat,IPaddr2", given=("params,ip,192.0.2.9",))
    )


@pytest.mark.parametrize(("promoted", "expected"), [("1", []), ("", [("CON427", "Promoted")])])
def test_a_bundle_has_roles_where_it_promotes(promoted, expected):
    sheet = table("COLOCATION", "rsc,with-rsc,score,with-rsc-role", "ip,bnd,INFINITY,Promoted")
    assert found(bundled(promoted), sheet, codes="CON427") == expected


@pytest.mark.parametrize("node", ["bnd-0", "bnd-2", "guest"])
def test_nodes_that_resources_bring_up_are_known(node):
    guest = ",RSC_ATTRIBUTES\n,,id,name,value\n,,ip,remote-node,guest\n"
    where = table("LOCATION_NODE", "rsc,prefers/avoids,node,score", f"ip,avoids,{node},")
    assert found(bundled(), guest, where, codes="NAM40") == []


def test_a_node_that_no_bundle_has_is_unknown():
    where = table("LOCATION_NODE", "rsc,prefers/avoids,node,score", "ip,avoids,bnd-3,")
    assert [name for _, name in found(bundled(), where, codes="NAM40")] == ["bnd-3"]


@pytest.mark.parametrize("name", ["pm01", "vm", "ip"])
def test_a_guest_has_a_name_of_its_own(name):
    sheet = tree("Primitive vm", "Primitive ip") + service(
        "vm", "ocf,heartbeat,VirtualDomain", given=(f"meta,remote-node,{name}",)
    )
    sheet += service("ip", "ocf,heartbeat,Dummy")
    assert found(sheet, codes="REM") == [("REM403", name)]


def test_two_guests_of_one_name():
    sheet = tree("Primitive vm", "Primitive wm")
    for name in ("vm", "wm"):
        sheet += service(name, "ocf,heartbeat,VirtualDomain", given=("meta,remote-node,guest",))
    assert found(sheet, codes="REM") == [("REM403", "guest")]


@pytest.mark.parametrize(
    ("value", "expected"), [("true", []), ("yes", []), ("false", [("ACL401", "r")])]
)
def test_access_control_is_on(value, expected):
    sheet = table("PROPERTY", "name,value", f"enable-acl,{value}")
    sheet += table("ACL_ROLE", "id,kind,xpath", "r,read,/cib")
    sheet += table("ACL_TARGET", "type,id,role", "user,alice,r")
    assert found(sheet, codes="ACL") == expected
