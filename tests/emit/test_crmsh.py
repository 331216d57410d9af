"""The crm text as a reader sees it: sections, lines, words of the target, comments."""

import re

import pytest
from msgspec.structs import replace

from crmgen.emit.base import Header
from crmgen.emit.crmsh import emit_crmsh
from crmgen.model import (
    Cluster,
    FencingLevel,
    Language,
    Recipient,
    Role,
    SetColocation,
    SetOrder,
    Verbatim,
)
from crmgen.origin import Place
from crmgen.targets.platforms import PLATFORMS
from tests.emit.build import (
    PLACE,
    SOURCE,
    attributes,
    clone,
    cluster,
    expression,
    found,
    group,
    job,
    node,
    node_location,
    operation,
    pair,
    place,
    primitive,
    resource_set,
    rule,
    rule_location,
)
from tests.emit.test_cib import everything

# Pacemaker 3.0 knows one rule a location
ONE_RULE = {"debian13", "rhel10", "sles16"}
ON_N1 = expression("#uname", "eq", "n1")


def emitted(model: Cluster, target: str = "debian12", trace: bool = False) -> str:
    """The text; nothing may be reported on the way."""
    task = job(target, trace)
    text = emit_crmsh(model, task).decode("ascii")
    assert found(task.sink) == []
    return text


def section(text: str, title: str) -> str:
    """What stands below the heading, without the blank line at the end."""
    body = text.partition(f"### {title} ###\n")[2].partition("\n\n###")[0]
    return body.rstrip("\n")


def statements(text: str) -> list[str]:
    """The objects, each in one line, as crmsh joins them."""
    joined = text.replace(" \\\n", " ").replace("\t", "")
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def test_sections_in_the_order_that_users_know():
    assert re.findall(r"^### (.*) ###$", emitted(everything()), re.MULTILINE) == [
        "Nodes",
        "Cluster Properties",
        "Resource Defaults",
        "Operation Defaults",
        "Groups",
        "Clones",
        "Promotable Clones",
        "Fencing Topology",
        "Primitives",
        "Locations",
        "Colocations",
        "Orders",
        "Tickets",
        "Tags",
        "Alerts",
    ]


def test_a_section_without_objects_has_no_heading():
    assert "Groups" not in emitted(cluster(primitive("d")))


def test_a_primitive_has_a_line_for_each_attribute():
    model = cluster(
        primitive(
            "prmIp",
            "ocf:heartbeat:IPaddr2",
            operation("prmIp", "start", "0s", {"timeout": "60s", "on-fail": "restart"}),
            operation("prmIp", "monitor", "10s", {"timeout": "60s"}, {"OCF_CHECK_LEVEL": "10"}),
            params={"ip": "192.168.0.1", "nic": ""},
            meta={"priority": "1"},
            utilization=(attributes({"cpu": "2"}),),
        )
    )
    assert section(emitted(model), "Primitives") == (
        "primitive prmIp ocf:heartbeat:IPaddr2 \\\n"
        "\tparams \\\n"
        '\t\tip="192.168.0.1" \\\n'
        '\t\tnic="" \\\n'
        "\tmeta \\\n"
        '\t\tpriority="1" \\\n'
        "\tutilization \\\n"
        '\t\tcpu="2" \\\n'
        '\top start interval="0s" timeout="60s" on-fail="restart" \\\n'
        '\top monitor interval="10s" timeout="60s" OCF_CHECK_LEVEL="10"'
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a b", '"a b"'),
        ('a"b', r'"a\"b"'),
        ("a'b", '''"a'b"'''),
        (r"C:\x", r'"C:\\x"'),
        ("$(x) `y` #z", '"$(x) `y` #z"'),
        ("", '""'),
    ],
)
def test_values_are_quoted(value: str, written: str):
    model = cluster(primitive("d", params={"p": value}))
    assert section(emitted(model), "Primitives").endswith(f"\tp={written}")


def test_the_score_of_a_set_stands_before_its_rule_and_the_rules_own_after():
    ruled = attributes({"p": "1"}, rule(ON_N1, score="3", id="r1"), "5")
    free = attributes({"p": "2"}, rule(ON_N1, score=None))
    text = emitted(cluster(primitive("d", params=(ruled, free))))
    assert 'params 5: rule $id="r1" 3: #uname eq n1 \\' in text
    assert "params rule #uname eq n1 \\" in text


def test_a_rule_that_is_used_again_is_named_once():
    again = rule(ON_N1, id="r1")
    locations = (rule_location("l1", "d", again), rule_location("l2", "d", again))
    text = emitted(cluster(primitive("d"), constraints=locations))
    assert text.count("$id=") == 1
    assert text.count("INFINITY: #uname eq n1") == 2


def test_a_set_without_pairs_is_left_out():
    text = emitted(cluster(primitive("d", params=(attributes({}),)), properties={"a": "b"}))
    assert section(text, "Primitives") == "primitive d ocf:pacemaker:Dummy"


def test_an_operation_id_is_written_where_crmsh_would_make_another():
    own = replace(operation("d", "monitor", "10s"), id="mine")
    text = emitted(cluster(primitive("d", "ocf:pacemaker:Dummy", own, operation("d", "start"))))
    assert 'op monitor id="mine" interval="10s"' in text
    assert 'op start interval="0s"' in text


def test_operation_ids_count_from_the_id_of_the_operations():
    named = replace(operation("d", "monitor", "10s"), id="ops-monitor-10s")
    model = cluster(primitive("d", "ocf:pacemaker:Dummy", named, operations_id="ops"))
    assert section(emitted(model), "Primitives").endswith(
        'operations $id="ops" \\\n\top monitor interval="10s"'
    )


@pytest.mark.parametrize(
    ("first", "written"),
    [
        (node("n1"), "node n1"),
        (node("n1", "n1"), "node n1"),
        (node("n1", "1"), "node 1: n1"),
        (node("n1", "1", type="remote"), "node 1: n1:remote"),
        (node("n1.example.com", "1"), "node 1: n1.example.com"),
    ],
)
def test_nodes(first, written: str):
    assert section(emitted(cluster(nodes=(first,))), "Nodes") == written


def test_levels_of_a_target_stand_by_their_position():
    def level(target: str, index: int, *devices: str) -> FencingLevel:
        return FencingLevel(target=target, index=index, devices=devices, place=PLACE)

    levels = (level("n1", 2, "f3"), level("n2", 1, "f1"), level("n1", 1, "f1", "f2"))
    assert section(emitted(cluster(fencing_levels=levels)), "Fencing Topology") == (
        "fencing_topology \\\n\tn1: f1,f2 f3 \\\n\tn2: f1"
    )


@pytest.mark.parametrize(
    ("sets", "written"),
    [
        ([resource_set("a", "b", "c")], ["a b c"]),
        ([resource_set("a", "b")], ["( a b sequential=true )"]),
        ([resource_set("a", "b", "c", sequential=False)], ["( a b c )"]),
        ([resource_set("a", "b", require_all=False)], ["[ a b sequential=true ]"]),
        ([resource_set("a", "b", sequential=False, require_all=False)], ["[ a b ]"]),
        (
            [resource_set("a"), resource_set("b", sequential=True)],
            ["( a sequential=true )", "( b sequential=true )"],
        ),
    ],
)
def test_sets_keep_their_order_and_their_kind(sets: list, written: list[str]):
    order = SetOrder(id="o", kind="Optional", symmetrical=False, sets=tuple(sets), place=PLACE)
    lines = " \\\n\t".join(["order o Optional:", *written, "symmetrical=false"])
    assert section(emitted(cluster(constraints=(order,))), "Orders") == lines
    colocation = SetColocation(id="c", score="-5", sets=tuple(sets), place=PLACE)
    lines = " \\\n\t".join(["colocation c -5:", *written])
    assert section(emitted(cluster(constraints=(colocation,))), "Colocations") == lines


def test_roles_and_actions_of_sets_stand_at_each_member():
    promoted = resource_set("a", "b", "c", role=Role.PROMOTED)
    colocation = SetColocation(id="c", score="1", sets=(promoted,), place=PLACE)
    order = SetOrder(id="o", sets=(resource_set("a", "b", "c", action="stop"),), place=PLACE)
    model = cluster(constraints=(colocation, order))
    assert "a:Promoted b:Promoted c:Promoted" in emitted(model)
    assert "a:Master b:Master c:Master" in emitted(model, "debian11")
    assert "order o \\\n\ta:stop b:stop c:stop" in emitted(model)


def test_braces_around_recipients_on_demand():
    plain = job()
    model = everything()
    assert b'to "admin@example.com" \\\n\t\tattributes' in emit_crmsh(model, plain)
    braced = emit_crmsh(model, replace(plain, recipient_braces=True)).decode()
    assert 'to { "admin@example.com" \\' in braced
    assert braced.endswith('\t\t\tz="1" \\\n\t}\n')


def test_recipients_in_the_order_of_their_generated_ids():
    alert = everything().alerts[0]
    two = tuple(Recipient(id=f"al-recipient-{n}", value=f"user{n}", place=PLACE) for n in (1, 2))
    text = emitted(cluster(alerts=(replace(alert, recipients=two),)))
    assert text.index('to "user1"') < text.index('to "user2"')


@pytest.mark.parametrize("target", PLATFORMS)
def test_every_target_can_say_what_the_tables_can(target: str):
    keywords = [line.partition(" ")[0] for line in statements(emitted(everything(), target))]
    assert keywords.count("primitive") == 6
    assert keywords.count("location") == (4 if target in ONE_RULE else 3)
    assert len(keywords) == 23 + keywords.count("location")


# crmsh 2.3 and 3.0 on Pacemaker 1.1 can't be run here. The forms are those that were seen to load
# there: <master> from ms, Master and Slave, master-max, kinds of orders, one line a rule.
@pytest.mark.parametrize("target", ["rhel7", "sles12"])
def test_the_text_for_pacemaker_1(target: str):
    text = emitted(everything(), target)
    assert section(text, "Promotable Clones") == (
        'ms ms drbd \\\n\tmeta \\\n\t\tmaster-max="1" \\\n\t\ttarget-role="Master"'
    )
    assert section(text, "Locations") == (
        "location l1 grp 200: n1\n\n"
        "location l2 grp \\\n"
        "\trule -INFINITY: not_defined pingd or pingd number:lt 100\n\n"
        "location l3 ms \\\n"
        '\trule $role="Master" 100: #uname eq n1 \\\n'
        "\trule -INFINITY: not_defined pingd or pingd number:lt 100"
    )
    assert section(text, "Colocations").startswith("colocation c1 INFINITY: grp ms:Master\n")
    assert section(text, "Orders").startswith(
        "order o1 Mandatory: ms:promote grp:start\n\n"
        "order o2 Optional: cl grp symmetrical=false\n\n"
        "order o3 Mandatory: \\\n"
        "\t[ web cl ] \\\n"
        "\t( f1:start sequential=true )"
    )
    assert section(text, "Tickets") == "rsc_ticket t1 tk: ms:Master loss-policy=demote"
    assert 'op monitor id="drbd-monitor-10s" interval="10s" timeout="20s" role="Master"' in text


def test_roles_in_operations_and_meta_attributes_are_the_targets():
    model = everything()
    assert 'role="Promoted"' in emitted(model, "debian13")
    assert 'role="Master"' in emitted(model, "debian11")
    assert 'target-role="Master"' in emitted(model, "debian11")


def test_promotable_stands_in_the_set_that_always_holds():
    ruled = attributes({"promoted-max": "2"}, rule(ON_N1))
    model = cluster(clone(primitive("d"), "c", promotable=True, meta=(ruled,)))
    assert section(emitted(model), "Promotable Clones").startswith(
        'clone c d \\\n\tmeta \\\n\t\tpromotable="true" \\\n\tmeta rule INFINITY: #uname eq n1'
    )


def test_the_header_says_where_the_text_comes_from():
    header = emitted(cluster()).partition("\n\n")[0]
    assert header == (
        "# crmgen 1.0\n"
        "# source: design.csv\n"
        "# digest: sha256:0123\n"
        "# target: debian12 (pacemaker 2.1.5, crmsh 4.4.1, pcs 0.11.5)"
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("設計.csv", r"\u8a2d\u8a08.csv"),
        ("a--b---c-", r"a-\u002db-\u002d\u002dc\u002d"),
        ("a\\", r"a\u005c"),
        ("a\nprimitive x y", r"a\u000aprimitive x y"),
        ("😀.csv", r"\U0001f600.csv"),
    ],
)
def test_any_file_name_fits_into_the_header(name: str, written: str):
    task = replace(job(), header=Header(name, "", "0", "1"))
    assert f"# source: {written}" in emit_crmsh(cluster(), task).decode("ascii").splitlines()


def test_the_trace_names_the_cell_of_each_line():
    model = cluster(
        primitive(
            "d",
            "ocf:pacemaker:Dummy",
            operation("d", "monitor", "10s", {"timeout": "20s"}, row=7),
            params={"fake": "x", "state": "y"},
            row=3,
        ),
        constraints=(replace(node_location("l1", "d", "n1"), place=place(9, "rsc", "node")),),
        properties={},
    )
    text = emitted(model, trace=True)
    assert section(text, "Primitives").splitlines()[:2] == [
        "# from A3, fake B1, state B2, monitor A7, monitor timeout B7",
        "primitive d ocf:pacemaker:Dummy \\",
    ]
    assert section(text, "Locations").splitlines()[0] == "# from A9, node B9, score row 9"


def test_the_trace_adds_comments_only():
    model = everything()
    assert statements(emitted(model, trace=True)) == statements(emitted(model))


def test_raw_text_is_copied_and_its_continued_lines_stay_together():
    rows = ("primitive x ocf:pacemaker:Dummy \\", "  op monitor interval=10s", "tag t x \\")
    model = cluster(
        verbatim=tuple(
            Verbatim(language=Language.CRMSH, text=text, place=Place(SOURCE, 5 + n, {"text": 2}))
            for n, text in enumerate(rows)
        ),
        alerts=everything().alerts,
    )
    text = emitted(model, trace=True)
    assert section(text, "Additional Configuration") == (
        "# from B5, B6\n"
        "primitive x ocf:pacemaker:Dummy \\\n"
        "  op monitor interval=10s\n\n"
        "# from B7\n"
        "tag t x \\"
    )
    assert "tag t x \\\n\n### Alerts" in text


def test_groups_inside_clones_are_groups_too():
    text = emitted(cluster(clone(group("g", primitive("a")), "c")))
    assert section(text, "Groups") == "group g \\\n\ta"
    assert section(text, "Clones") == "clone c g"


def test_a_pair_that_looks_like_a_score_does_not_come_first():
    params = (attributes({}), attributes({"a": "x:", "b": "y"}))
    text = emitted(cluster(primitive("d", params=params)))
    assert 'params \\\n\t\tb="y" \\\n\t\ta="x:"' in text


def test_a_lone_pair_that_looks_like_a_score_is_named():
    text = emitted(cluster(primitive("d", params={"a": "x:"})))
    assert '"$d-instance_attributes-a:a=x:"' in text


def test_a_name_that_is_no_id_is_given_one():
    named = attributes({"pass:word": "x"})
    text = emitted(cluster(primitive("d", params=(named,))))
    assert '"$d-instance_attributes-pass_word:pass:word=x"' in text


def test_the_same_model_gives_the_same_bytes():
    assert emit_crmsh(everything(), job()) == emit_crmsh(everything(), job())


def test_pairs_keep_the_order_of_the_sheet():
    values = (pair("z", "1"), pair("a", "2"))
    model = cluster(primitive("d", params=(replace(attributes({}), pairs=values),)))
    assert section(emitted(model), "Primitives").endswith('z="1" \\\n\t\ta="2"')
