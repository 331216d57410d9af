"""Templates, bundles, access control and what alerts are for: what their tables become."""

import pytest

from crmgen.model import Bundle, Primitive
from tests.helpers import build, clean, found, only, pairs, related

TEMPLATE = """
 | RESOURCES
 | | resourceItem | id   | description
 | | Template     | tmpl | shared
 | | Primitive    | p    | {tree}
 | PRIMITIVE
 | P | id   | class  | provider  | type  | template
 |   | tmpl | ocf    | heartbeat | Dummy | {outer}
 | PRIMITIVE
 | P | id | class   | provider | type | template   | description
 |   | p  | {agent} |          |      | {template} | {own}
"""


def template(**cells: str) -> str:
    words = {"tree": "", "outer": "", "agent": "", "template": "tmpl", "own": ""}
    return TEMPLATE.format_map(words | cells)


def test_a_primitive_has_the_agent_of_its_template_and_names_its_cells():
    cluster = clean(template())
    (made,) = cluster.resources
    assert isinstance(made, Primitive)
    assert (made.template, made.agent.name) == ("tmpl", "ocf:heartbeat:Dummy")
    assert [made.at(name).cell for name in ("id", "template", "class", "type")] == [
        *("C10", "G10"),
        *("D7", "F7"),
    ]
    assert [t.description for t in cluster.templates] == ["shared"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"agent": "ocf"}, [("D10", "CLU441")]),
        ({"template": "tmp"}, [("G10", "REF340")]),
        ({"template": ""}, [("D10", "VAL201"), ("F10", "VAL201")]),
        ({"outer": "p"}, [("G7", "CLU442")]),
        ({"tree": "one", "own": "other"}, [("H10", "CLU443")]),
        ({"tree": "one", "own": "one"}, []),
    ],
)
def test_what_is_wrong_with_a_template(cells, expected):
    _, sink = build(template(**cells))
    assert found(sink) == expected


def test_a_description_is_where_the_sheet_has_it():
    (tree,) = clean(template(tree="here")).resources
    (own,) = clean(template(own="there")).resources
    assert (tree.description, tree.at("description").cell) == ("here", "E4")
    assert (own.description, own.at("description").cell) == ("there", "H10")


def test_a_template_stands_at_the_root():
    _, sink = build(
        """
 | RESOURCES
 | | resourceItem | resourceItem | id
 | | Group        |              | g
 | |              | Template     | t
 | | Template     |              | u
 | |              | Primitive    | p
"""
    )
    assert {("D4", "CLU402"), ("D6", "CLU402")} <= set(found(sink))


BUNDLE = """
 | RESOURCES
 | | resourceItem | resourceItem | id
 | | Bundle       |              | b
 | |              | Primitive    | p
 | BUNDLE
 | P | id | container | image | masters | replicas
 |   | b  | Docker    | x:1   | 1       | 02
 | N | control-port | add-host
 |   | 3121         | no
 | M | id  | port     | internal-port | range
 |   | {m} | {port}   | {internal}    | {range}
 | S | source-dir | source-dir-root | target-dir
 |   | {source}   | {root}          | /t
 | A | name     | value
 |   | priority | 3
 | PRIMITIVE
 | P | id | class | provider  | type
 |   | p  | ocf   | heartbeat | Dummy
"""


def bundle(**cells: str) -> str:
    words = {"m": "", "port": "80", "internal": "", "range": "", "source": "/s", "root": ""}
    return BUNDLE.format_map(words | cells)


def test_a_bundle_is_made_of_its_parts():
    (made,) = clean(bundle()).resources
    assert isinstance(made, Bundle)
    assert made.container == "docker"
    assert [(p.name, p.value) for p in made.options] == [
        ("image", "x:1"),
        ("replicas", "2"),
        ("promoted-max", "1"),
    ]
    assert [(p.name, p.value) for p in made.network] == [
        ("control-port", "3121"),
        ("add-host", "false"),
    ]
    assert [(m.id, m.port) for m in made.ports] == [("b-port-map-80", "80")]
    assert [(m.id, m.source_dir, m.target_dir) for m in made.storage] == [
        ("b-storage-map", "/s", "/t")
    ]
    assert made.child is not None
    assert made.child.id == "p"
    assert pairs(made.meta_attributes[0]) == {"priority": "3"}
    assert made.promotable


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"range": "1-2"}, [("F11", "CLU444")]),
        ({"port": "", "internal": "8080", "range": "1-2"}, [("E11", "CLU444")]),
        ({"m": "x", "port": ""}, [("F11", "CLU444")]),
        ({"port": "", "range": "1-2"}, []),
        ({"port": "70000"}, [("D11", "VAL250")]),
        ({"port": "", "range": "1"}, [("F11", "VAL251")]),
        ({"root": "/r"}, [("D13", "CLU445")]),
        ({"source": ""}, [("C13", "CLU445")]),
        ({"source": "", "root": "/r"}, []),
        ({"m": "p"}, [("C11", "REF301")]),
    ],
)
def test_what_is_wrong_with_mappings(cells, expected):
    _, sink = build(bundle(**cells))
    assert found(sink) == expected


def test_a_bundle_holds_one_primitive_and_may_be_empty():
    _, sink = build(bundle().replace(" | BUNDLE", " | | | Primitive | q\n | BUNDLE", 1))
    assert ("D5", "CLU440") in found(sink)
    empty = bundle().replace(" | |              | Primitive    | p\n", "").split(" | PRIMITIVE")[0]
    (made,) = clean(empty).resources
    assert isinstance(made, Bundle)
    assert made.child is None


def test_a_bundle_has_no_parameters():
    more = " | RSC_ATTRIBUTES\n | | id | type | name | value\n | | b | params | x | 1\n"
    _, sink = build(bundle() + more)
    assert only(sink).code.id == "CLU449"


ACCESS = """
 | ACL_ROLE
 | | id | description | kind | xpath | reference | object-type | attribute
 | | r  | one         | read | /cib  |           |             |
 | |    | {again}     | {row}
 | ACL_TARGET
 | | type | id    | role
 | | user | alice | {role}
 | |      |       | {second}
"""


def access(**cells: str) -> str:
    words = {"again": "", "row": "deny | | | nvpair | value", "role": "r", "second": ""}
    text = ACCESS.format_map(words | cells)
    return text if cells.get("second") else text.rsplit("\n", 2)[0] + "\n"


def test_roles_and_who_has_them():
    cluster = clean(access())
    (role,) = cluster.acl_roles
    assert [(p.kind, p.xpath, p.object_type, p.attribute) for p in role.permissions] == [
        ("read", "/cib", None, None),
        ("deny", None, "nvpair", "value"),
    ]
    (target,) = cluster.acl_targets
    assert (target.kind, target.id, target.roles) == ("user", "alice", ("r",))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"row": "deny | | | |"}, [("F4", "CLU446")]),
        ({"row": "deny | /cib | | nvpair |"}, [("H4", "CLU446")]),
        ({"row": "deny | /cib | | | value"}, [("I4", "CLU447")]),
        ({"row": "deny | | | // |"}, [("H4", "VAL252")]),
        ({"again": "two"}, [("D4", "CLU443")]),
        ({"role": "q"}, [("E7", "REF341")]),
        ({"second": "r"}, [("E8", "REF307")]),
    ],
)
def test_what_is_wrong_with_access_control(cells, expected):
    _, sink = build(access(**cells))
    assert found(sink) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("nothing", [("G4", "REF342")]), ("alice", []), ("r", []), ("p", []), ("p-monitor-10s", [])],
)
def test_a_permission_is_about_something_that_is_there(name, expected):
    resource = """
 | RESOURCES
 | | resourceItem | id
 | | Primitive    | p
 | PRIMITIVE
 | P | id | class | provider  | type
 |   | p  | ocf   | heartbeat | Dummy
 | O | type    | interval
 |   | monitor | 10s
"""
    _, sink = build(access(row=f"write | | {name} | |") + resource.lstrip("\n"))
    assert found(sink) == expected


def test_a_role_that_is_there_twice_is_told_with_its_first_cell():
    _, sink = build(access(second="r"))
    assert related(only(sink)) == ["E7"]


ALERT = """
 | ALERT
 | P | path | id | description
 |   | /a   | al | told
 | S | kind       | attribute
 |   | nodes      | {attribute}
 |   | attributes | site
 |   |            | load
 | R | recipient | id | description
 |   | x         | to | whom
 |   | y         |    |
"""


def test_an_alert_says_what_it_is_for():
    (alert,) = clean(ALERT.format(attribute="")).alerts
    assert (alert.id, alert.description) == ("al", "told")
    assert [(s.kind, s.attributes) for s in alert.selections] == [
        ("nodes", ()),
        ("attributes", ("site", "load")),
    ]
    assert [(r.id, r.description) for r in alert.recipients] == [
        ("to", "whom"),
        ("al-recipient-2", None),
    ]


def test_only_attributes_are_selected_by_name():
    _, sink = build(ALERT.format(attribute="site"))
    assert found(sink) == [("D5", "CLU448")]
