"""The form of each command in every generation of pcs, and what is refused at its cell.

pcs 0.9 (rhel7, sles12) can't be run on Python 3: its forms are held here alone, taken from what
0.9.169 was seen to accept.
"""

import pytest

from crmgen.model import (
    Alert,
    AttributeSet,
    Language,
    Recipient,
    Tag,
    Verbatim,
)
from tests.emit.build import (
    PLACE,
    attributes,
    clone,
    cluster,
    expression,
    group,
    node,
    operation,
    place,
    primitive,
    rule,
    sets,
)
from tests.emit.pcs_text import (
    ALL,
    D1,
    D2,
    EL8,
    EL9,
    EL10,
    OLD,
    ST,
    commands,
    refused,
    said,
    script,
)

F1 = primitive("f1", "stonith:fence_dummy", operation("f1", "monitor", "60s"))
NO_PROPERTY: dict[str, str] = {}


@pytest.mark.parametrize("target", ALL)
def test_a_resource_is_created_with_the_operations_of_the_sheet_alone(target: str):
    p = primitive(
        "d1",
        "ocf:heartbeat:IPaddr2",
        operation("d1", "start", "0s", {"timeout": "60s", "on-fail": "restart"}),
        operation("d1", "monitor", "10s", {"timeout": "60s"}, {"OCF_CHECK_LEVEL": "10"}),
        params={"ip": "192.168.0.1", "nic": "eth 0"},
        meta={"migration-threshold": "1", "x": "y"},
    )
    text = script(cluster(p, properties=NO_PROPERTY), target)
    assert (
        'pcs -f "$cib" --no-default-ops $force -- resource create d1 ocf:heartbeat:IPaddr2 \\\n'
        "    ip=192.168.0.1 \\\n"
        "    'nic=eth 0' \\\n"
        "    op start id=d1-start-0s interval=0s timeout=60s on-fail=restart \\\n"
        "    op monitor id=d1-monitor-10s interval=10s timeout=60s OCF_CHECK_LEVEL=10 \\\n"
        "    meta migration-threshold=1 \\\n"
        "    x=y\n"
    ) in text


@pytest.mark.parametrize(
    ("target", "role"), [(OLD, "Master"), (EL8, "Master"), (EL9, "Promoted"), (EL10, "Promoted")]
)
def test_trap_T18_roles_in_the_words_that_pcs_stores(target: str, role: str):
    p = primitive(
        "st",
        "ocf:pacemaker:Stateful",
        operation("st", "monitor", "9s", {"role": "Promoted"}),
        meta={"target-role": "Promoted"},
    )
    (text,) = said("resource create", target, p)
    assert f"role={role}" in text
    assert f"target-role={role}" in text


@pytest.mark.parametrize(
    ("target", "form"),
    [
        (OLD, "resource op remove f1 monitor"),
        (EL8, "resource op remove f1 monitor"),
        (EL9, "stonith op remove f1 monitor"),
        (EL10, "stonith op remove f1 monitor"),
    ],
)
def test_a_monitor_that_the_sheet_does_not_say_is_removed(target: str, form: str):
    f1 = primitive("f1", "stonith:fence_dummy")
    assert form in "\n".join(commands(cluster(f1), target))
    d1 = primitive("d1", "ocf:pacemaker:Dummy")
    assert said("resource op", target, d1) == ["remove d1 monitor"]
    assert said("resource op", target, D1) == []


@pytest.mark.parametrize("target", ALL)
def test_trap_T30_no_command_adds_operations(target: str):
    created = [c for c in commands(cluster(D1, F1), target) if " create " in c]
    assert len(created) == 2
    assert all("--no-default-ops" in command for command in created)


@pytest.mark.parametrize("target", ALL)
def test_trap_T39_a_fencing_agent_has_no_prefix(target: str):
    libvirt = primitive("f2", "stonith:external/libvirt", operation("f2", "monitor", "60s"))
    assert [text.split(" op ")[0] for text in said("stonith create", target, F1, libvirt)] == [
        "f1 fence_dummy",
        "f2 external/libvirt",
    ]


def test_pcs_adds_nothing_to_devices_that_unfence():
    scsi = primitive("f2", "stonith:fence_scsi", operation("f2", "monitor", "60s"))
    named = primitive(
        "f3",
        "stonith:fence_scsi",
        operation("f3", "monitor", "60s"),
        meta={"provides": "unfencing"},
    )
    assert said("stonith meta", EL9, scsi, named) == ["f2 provides="]
    assert said("resource meta", EL8, scsi, named) == ["f2 provides="]


@pytest.mark.parametrize(
    ("target", "form"),
    [
        (OLD, "resource clone d1 interleave=true"),
        (EL8, "resource clone d1 interleave=true"),
        (EL9, "resource clone d1 interleave=true"),
        (EL10, "resource clone d1 meta interleave=true"),
    ],
)
def test_trap_T12_meta_attributes_of_a_clone(target: str, form: str):
    assert form in "\n".join(commands(cluster(clone(D1, meta={"interleave": "true"})), target))


@pytest.mark.parametrize("target", [EL8, EL9, EL10])
def test_trap_T37_a_clone_with_an_id_of_its_own(target: str):
    assert said("resource clone", target, clone(D1, "cl")) == ["d1 cl"]


@pytest.mark.parametrize("target", [OLD, "pacemaker=2.0.4,pcs=0.10.4"])
def test_trap_T37_a_clone_with_an_id_of_its_own_where_pcs_has_none(target: str):
    found = commands(cluster(clone(D1, "cl", meta={"a": "b"})), target)
    assert "wrap primitive d1 cl" in found
    assert not [command for command in found if "resource clone" in command]
    assert said("resource meta", target, clone(D1, "cl", meta={"a": "b"})) == ["cl a=b"]


@pytest.mark.parametrize(
    ("target", "form"),
    [
        (OLD, "resource master ms st master-max=1"),
        (EL8, "resource promotable st ms promoted-max=1"),
        (EL9, "resource promotable st ms promoted-max=1"),
        (EL10, "resource promotable st ms meta promoted-max=1"),
    ],
)
def test_promotable_clones(target: str, form: str):
    ms = clone(ST, "ms", promotable=True, meta={"promoted-max": "1"})
    assert form in "\n".join(commands(cluster(ms), target))


def test_a_promotable_clone_by_hand_says_so():
    ms = clone(ST, "ms", promotable=True, meta={"notify": "true"})
    assert said("resource meta", "pacemaker=2.0.4,pcs=0.10.4", ms) == [
        "ms promotable=true notify=true"
    ]


@pytest.mark.parametrize(("target", "force"), [(OLD, False), (EL8, False), (EL10, True)])
def test_force_only_where_clones_take_it(target: str, force: bool):
    (command,) = [c for c in commands(cluster(clone(D1)), target) if "resource clone" in c]
    assert ("$force" in command) is force


def test_a_clone_with_force_where_pcs_does_not_listen():
    text = script(cluster(clone(ST, "ms", promotable=True, meta={"a": "b"})), EL9)
    assert (
        'if [ -z "$force" ]; then\n'
        '    pcs -f "$cib" -- resource promotable st ms a=b\n'
        "else\n"
        "    wrap primitive st ms\n"
    ) in text
    assert text.split("wrap primitive st ms\n")[1].split("\nfi\n")[0].splitlines()[2:] == [
        '  <meta_attributes id="ms-meta_attributes">',
        '    <nvpair id="ms-meta_attributes-promotable" name="promotable" value="true"/>',
        '    <nvpair id="ms-meta_attributes-a" name="a" value="b"/>',
        "  </meta_attributes>",
        "</clone>'",
    ]


def test_groups_before_clones_and_meta():
    g = group("g", D1, D2, target_role="Started")
    text = "\n".join(commands(cluster(clone(g), properties=NO_PROPERTY)))
    steps = ["create d1", "create d2", "group add g d1 d2", "resource meta g", "resource clone g"]
    assert [text.index(step) for step in steps] == sorted(text.index(step) for step in steps)


def test_fencing_devices_in_a_group():
    g = group("g", F1)
    assert said("resource group", EL9, g) == ["add g f1"]
    assert refused(cluster(g), EL10) == [("A1", "TGT560")]


@pytest.mark.parametrize("target", ALL)
def test_properties_are_one_command(target: str):
    model = cluster(properties={"stonith-enabled": "false", "no-quorum-policy": "a b"})
    assert [c for c in commands(model, target) if "property" in c] == [
        "pcs -f \"$cib\" $force -- property set stonith-enabled=false 'no-quorum-policy=a b'"
    ]


@pytest.mark.parametrize("name", ["cluster-infrastructure", "stonith-watchdog-timeout"])
def test_a_property_that_pcs_refuses_goes_round_it(name: str):
    text = "\n".join(commands(cluster(properties={name: "10", "batch-limit": "1"})))
    assert "property set batch-limit=1\n" in text
    assert f'name="{name}" value="10"' in text


@pytest.mark.parametrize(
    ("target", "update"), [(OLD, ""), (EL8, "update "), (EL9, "update "), (EL10, "update ")]
)
def test_trap_T36_defaults(target: str, update: str):
    fields = {
        "rsc_defaults": (attributes({"a": "b", "target-role": "Started"}),),
        "op_defaults": (attributes({"timeout": "1s"}),),
    }
    found = said("resource", target, **fields)
    assert found == [f"defaults {update}a=b target-role=Started", f"op defaults {update}timeout=1s"]


def test_fencing_levels_one_word_a_device():
    from crmgen.model import FencingLevel

    level = FencingLevel(target="n1", index=2, devices=("f1", "f2"), place=PLACE)
    fields = {"fencing_levels": (level,), "nodes": (node("n1"),)}
    for target in ALL:  # T38: 0.12 takes no list with commas
        assert said("stonith level", target, F1, **fields) == ["add 2 n1 f1 f2"]


def test_alerts():
    alert = Alert(
        id="al",
        path="/a b",
        instance_attributes=(attributes({"x": "y z"}),),
        meta_attributes=(attributes({"timeout": "15s"}),),
        recipients=(
            Recipient(id="al-r1", value="a@b", place=PLACE),
            Recipient(
                id="al-r2", value="c", instance_attributes=(attributes({"q": "r"}),), place=PLACE
            ),
        ),
        place=PLACE,
    )
    for target in ALL:
        assert said("alert", target, alerts=(alert,)) == [
            "create 'path=/a b' id=al options 'x=y z' meta timeout=15s",
            "recipient add al value=a@b id=al-r1",
            "recipient add al value=c id=al-r2 options q=r",
        ]


@pytest.mark.parametrize(("target", "through_pcs"), [(OLD, False), (EL8, True), (EL10, True)])
def test_tags(target: str, through_pcs: bool):
    tags = (Tag(id="tg", refs=("d1", "cl"), place=PLACE),)
    fields = {"tags": tags}
    wanted = ["create tg d1 cl"] if through_pcs else []
    assert said("tag", target, clone(D1, "cl"), **fields) == wanted


def test_nodes_and_what_they_hold():
    nodes = (
        node("n1", "1", attributes=(attributes({"site": "a b"}),)),
        node("n2", type="remote", utilization=(attributes({"cpu": "4"}),)),
    )
    assert commands(cluster(nodes=nodes, properties=NO_PROPERTY)) == [
        'new_node \'//nodes/node[@uname="n1"]\' \'<node id="1" uname="n1"/>\'',
        'new_node \'//nodes/node[@uname="n2"]\' \'<node id="n2" uname="n2" type="remote"/>\'',
        "pcs -f \"$cib\" -- node attribute n1 'site=a b'",
        'pcs -f "$cib" -- node utilization n2 cpu=4',
    ]


def test_trap_T4_a_japanese_node_attribute_goes_round_crm_attribute():
    model = cluster(nodes=(node("n1", attributes=(attributes({"site": "東京"}),)),))
    text = "\n".join(commands(model))
    assert "東京" not in text
    assert (
        '<nvpair id="nodes-n1-instance_attributes-site" name="site" value="&#26481;&#20140;"/>'
        in text
    )


def test_node_attributes_that_a_script_cant_say():
    named = attributes({"a b": "c"})
    assert refused(cluster(nodes=(node("n1", attributes=(named,)),))) == [("A1", "TGT565")]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("pcs resource defaults a=b", 'pcs -f "$cib" resource defaults a=b'),
        (
            "pcs --force constraint location d1 rule '#uname' eq \"n 1\"",
            "pcs -f \"$cib\" --force constraint location d1 rule '#uname' eq 'n 1'",
        ),
        ("pcs tag create t $(reboot); reboot", "pcs -f \"$cib\" tag create t '$(reboot);' reboot"),
    ],
)
def test_raw_pcs_commands_run_on_the_copy(text: str, command: str):
    raw = Verbatim(language=Language.PCS, text=text, place=place(1, "text"))
    assert commands(cluster(D1, verbatim=(raw,)))[-1] == command


@pytest.mark.parametrize(
    "text",
    [
        "crm configure x",
        "pcs 'a",
        "pcs -f /etc/x resource defaults a=b",
        "pcs -f/etc/x resource defaults a=b",
        "pcs cluster stop --all",
        "pcs",
        "reboot",
    ],
)
def test_raw_text_that_is_no_pcs_command(text: str):
    raw = Verbatim(language=Language.PCS, text=text, place=place(1, "text"))
    assert refused(cluster(verbatim=(raw,))) == [("A1", "TGT563")]


def test_raw_text_of_crmsh():
    raw = Verbatim(language=Language.CRMSH, text="order o a b", place=place(1, "text"))
    assert refused(cluster(verbatim=(raw,))) == [("A1", "TGT520")]


def test_trap_T7_pcs_on_python_2():
    model = cluster(primitive("d1", params={"a": "日本"}))
    assert refused(model, "pacemaker=2.1.5,pcs=0.9.169") == [("B1", "TGT566")]


def test_trap_T45_each_thing_after_what_it_needs():
    from tests.emit.test_cib import everything

    text = "\n".join(commands(everything()))
    steps = [
        "new_node",
        "node attribute",
        "create f1",
        "stonith level",
        " constraint ",
        "tag create",
    ]
    assert [text.index(step) for step in steps] == sorted(text.index(step) for step in steps)
    assert text.rindex("resource create") < text.index(" constraint ")


def test_trap_T42_two_monitors_have_intervals_of_their_own():
    """Pacemaker's own limit, told before any output: nothing is left for the script to refuse."""
    from crmgen.emit.limits import check_target
    from tests.emit.build import found, job

    twice = [operation("d1", "monitor", "10s", {"role": r}) for r in ("Promoted", "Unpromoted")]
    task = job()
    check_target(cluster(primitive("d1", "ocf:x:y", *twice)), task.target, task.sink)
    assert [code for _, code in found(task.sink)] == ["TGT508"]


@pytest.mark.parametrize("empty_is_said", [(EL8, True), (EL9, False), (EL10, False)])
def test_empty_parameters(empty_is_said: tuple[str, bool]):
    target, through_pcs = empty_is_said
    text = "\n".join(commands(cluster(primitive("d1", params={"a": ""})), target))
    assert ("ocf:pacemaker:Dummy a=" in text) is through_pcs
    assert ('name="a" value=""' in text) is not through_pcs


def test_sets_that_pcs_has_no_words_for():
    ruled = attributes({"a": "2"}, rule=rule(expression("#uname", "eq", "n1")))
    scored: AttributeSet = attributes({"a": "3"}, score="5")
    p = primitive("d1", params=sets({"a": "1"}, ruled, scored), meta=(scored,))
    text = "\n".join(commands(cluster(p)))
    assert "resource create d1 ocf:pacemaker:Dummy a=1" in text
    assert '<instance_attributes id="d1-instance_attributes-0">' in text
    assert '<instance_attributes id="d1-instance_attributes-1" score="5">' in text
    assert '<meta_attributes id="d1-meta_attributes" score="5">' in text
