"""What the real crmsh makes of the text: the CIB that crmgen writes itself, every value whole."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from crmgen.emit import crm_quoting
from crmgen.emit.base import Header
from crmgen.emit.cib import emit_cib
from crmgen.emit.crmsh import emit_crmsh
from crmgen.model import Alert, Cluster, FencingLevel, Recipient, Role, SetColocation, SetOrder, Tag
from tests.emit.build import (
    PLACE,
    attributes,
    clone,
    cluster,
    colocation,
    expression,
    found,
    group,
    job,
    node,
    node_location,
    operation,
    order,
    primitive,
    resource_set,
    rule,
    rule_location,
)
from tests.emit.test_cib import everything
from tests.oracle.normal import first_difference
from tests.oracle.stacks import stack

pytestmark = pytest.mark.oracle
GENERATIONS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
HOSTILE = [
    "it's",
    '"',
    '"a b"',
    "a'\"b",
    "$(touch x) `y` ${z}",
    "; & < > # % {{}} | * ? ! ~ [ ] ( )",
    "#",
    "@x",
    "$x",
    "-1",
    "--x",
    "=",
    "=a=b",
    "params",
    "meta",
    "op",
    "rule",
    "to",
    "or",
    " ",
    " a  b ",
    "",
    "\\n",
    "\\\\",
    'a\\\\"b',
    "C:\\x",
    "&amp;",
    "]]>",
    "<!-- -->",
    "x" * 4000,
    "a:",
    "a:b:",
]


def loaded(model: Cluster, generation: str, trace: bool = False, method: str = "replace") -> bytes:
    """The CIB that crmsh makes of the text for its generation."""
    task = job(GENERATIONS[generation], trace)
    text = emit_crmsh(model, task)
    assert found(task.sink) == []
    return stack(generation).crm_load(text, method=method).cib


def differs(model: Cluster, generation: str, method: str = "replace") -> str | None:
    """Where crmsh's CIB means something else than the one that crmgen writes."""
    own = emit_cib(model, job(GENERATIONS[generation]))
    return first_difference(loaded(model, generation, method=method), own)


@pytest.mark.parametrize("method", ["replace", "update"])
@pytest.mark.parametrize("generation", GENERATIONS)
def test_the_text_means_what_the_cib_means(generation: str, method: str):
    assert differs(everything(), generation, method) is None


def odd_names() -> Cluster:
    """Words of the language, and others that it is easily led astray by, as ids and values."""
    words = ("op", "rule", "to", "or", "utilization", "property", "node", "xml")
    plain = [primitive(word, params={"fake": word}) for word in words]
    value = rule(expression("rule", "eq", "and"), expression("and", "ne", "or"), score="5", op="or")
    return cluster(
        group("group", primitive("primitive"), primitive("attributes")),
        clone(primitive("meta"), "clone"),
        clone(primitive("params"), "ms"),
        *plain,
        nodes=(node("pm01.example.com"), node("op", "2"), node("or", "3", type="remote")),
        constraints=(
            node_location("location", "op", "rule", "-INFINITY"),
            rule_location("l2", "rule", value),
            rule_location("l3", "rule", rule(expression("date", "defined"), score="1")),
            colocation("colocation", "to", "or"),
            order("order", "op", "rule"),
            SetOrder(id="o2", sets=(resource_set("to", "or"),), place=PLACE),
        ),
        tags=(Tag(id="tag", refs=("op", "rule"), place=PLACE),),
        alerts=(
            Alert(
                id="alert",
                path="to",
                recipients=(
                    Recipient(
                        id="alert-recipient-1",
                        value="attributes",
                        instance_attributes=(attributes({"to": "meta"}),),
                        place=PLACE,
                    ),
                    Recipient(id="alert-recipient-2", value="to", place=PLACE),
                ),
                place=PLACE,
            ),
        ),
    )


@pytest.mark.parametrize("generation", GENERATIONS)
def test_words_of_the_language_are_ids_and_values_like_others(generation: str):
    assert differs(odd_names(), generation) is None


def all_sets() -> Cluster:
    """Set constraints of every shape, alone and beside each other."""
    kinds = [(s, r) for s in (None, False) for r in (None, False)]
    sets = [resource_set("a", "b", sequential=s, require_all=r) for s, r in kinds]
    more = [resource_set("c", "d", "e", sequential=s, require_all=r) for s, r in kinds]
    lone = [(one,) for one in (*sets, *more)]
    pairs = [(one, other) for one in sets for other in more]
    acting = (replace(sets[0], action="stop"), replace(more[0], action="start"), sets[1])
    playing = (replace(sets[0], role=Role.STARTED), replace(more[1], role=Role.STOPPED))
    single = (resource_set("a"), resource_set("b"))
    return cluster(
        *(primitive(id) for id in "abcde"),
        constraints=(
            *(
                SetOrder(id=f"o{n}", kind="Optional", sets=group, symmetrical=False, place=PLACE)
                for n, group in enumerate([*lone, *pairs, acting, single])
            ),
            *(
                SetColocation(id=f"c{n}", score="-5", sets=group, place=PLACE)
                for n, group in enumerate([*lone, *pairs, playing, single])
            ),
        ),
    )


@pytest.mark.parametrize("generation", GENERATIONS)
def test_sets_of_every_shape(generation: str):
    assert differs(all_sets(), generation) is None


def all_rules() -> Cluster:
    """Sets with rules and scores on everything that holds sets, comparisons of every kind."""
    on = [rule(expression("#uname", "eq", f"n{n}"), score=None) for n in (1, 2)]
    many = rule(
        *(expression("a-b", op, "1", "number") for op in ("lt", "gt", "lte", "gte", "eq", "ne")),
        expression("v", "gt", "1.2", "version"),
        expression("s", "eq", "x-y", "string"),
        expression("i", "lt", "5", "integer"),
        expression("#kind", "not_defined"),
        score="-INFINITY",
        op="and",
        id="r1",
    )
    sets = (
        attributes({"a": "always"}),
        attributes({"a": "1", "b": "x:"}, on[0], "2"),
        attributes({"a": "x:"}, on[1]),
        attributes({"a": "y:"}, score="7"),
    )
    return cluster(
        primitive("d", params=sets, meta=sets, utilization=(attributes({"cpu": "1"}, on[0]),)),
        replace(group("g", primitive("e")), instance_attributes=sets, meta_attributes=sets),
        replace(clone(primitive("f"), "c"), instance_attributes=sets, meta_attributes=sets),
        nodes=(node("n1", "1", attributes=(attributes({"a": "x:", "b": "y:"}),)),),
        rsc_defaults=(attributes({"a": "x:"}, on[0]),),
        constraints=(rule_location("l", "d", many),),
    )


@pytest.mark.parametrize("generation", GENERATIONS)
def test_rules_everywhere(generation: str):
    assert differs(all_rules(), generation) is None


@pytest.mark.parametrize("generation", GENERATIONS)
def test_operations_and_levels(generation: str):
    own = replace(operation("d", "monitor", "20s", {"role": "Started"}), id="mine")
    fence = [primitive(f"f{n}", "stonith:fence_dummy") for n in (1, 2, 3)]
    levels = (("n1", 2, ("f3",)), ("n.2", 1, ("f1",)), ("n1", 1, ("f1", "f2")))
    model = cluster(
        primitive("d", "ocf:pacemaker:Dummy", operation("d", "monitor", "10"), own),
        primitive(
            "e",
            "ocf:pacemaker:Dummy",
            operation("e", "monitor", "10s", {"on-fail": "stop"}, {"OCF_CHECK_LEVEL": "1"}),
            replace(operation("e", "start"), id="ops-start-0s"),
            operations_id="ops",
        ),
        *fence,
        fencing_levels=tuple(
            FencingLevel(target=target, index=index, devices=devices, place=PLACE)
            for target, index, devices in levels
        ),
    )
    assert differs(model, generation) is None


@pytest.mark.parametrize("generation", GENERATIONS)
def test_braces_around_recipients_mean_the_same(generation: str):
    task = job(GENERATIONS[generation])
    plain, braced = (
        stack(generation).crm_load(emit_crmsh(everything(), replace(task, recipient_braces=braces)))
        for braces in (False, True)
    )
    assert first_difference(plain.cib, braced.cib) is None


@pytest.mark.parametrize("generation", GENERATIONS)
def test_comments_are_kept_and_change_nothing(generation: str):
    header = Header("設計--書\\", "本番-", "sha256:0", "1.0")
    task = replace(job(GENERATIONS[generation], trace=True), header=header)
    traced = stack(generation).crm_load(emit_crmsh(everything(), task)).cib
    assert first_difference(traced, loaded(everything(), generation)) is None
    comments = [c.text for c in etree.fromstring(traced).iter(etree.Comment)]
    assert "# source: \\u8a2d\\u8a08-\\u002d\\u66f8\\u005c [\\u672c\\u756a-]" in comments
    assert "### Fencing Topology ###" in comments
    assert any(text.startswith("# from ") for text in comments)


def holder(values: list[str]) -> Cluster:
    """The values in every place that holds free text."""
    named = {f"v{n}": value for n, value in enumerate(values)}
    texts = attributes(named)
    alerts = tuple(
        Alert(
            id=f"a{n}",
            path=value or "/x",
            instance_attributes=(texts,) if n == 0 else (),
            recipients=tuple(
                Recipient(id=f"a{n}-recipient-{m}", value=text, place=PLACE)
                for m, text in enumerate((value, "x" if value == "{" else value), start=1)
                if value != "{"
            ),
            place=PLACE,
        )
        for n, value in enumerate(values)
    )
    return cluster(
        group("g", primitive("d", params=(texts,), meta=named), **named),
        nodes=(node("n1", "1", attributes=(texts,)),),
        rsc_defaults=(texts,),
        op_defaults=(texts,),
        alerts=alerts,
    )


@pytest.mark.parametrize("generation", GENERATIONS)
def test_hostile_values_come_back_byte_for_byte(generation: str):
    assert differs(holder(HOSTILE), generation) is None


def holdable(text: str) -> bool:
    return crm_quoting.obstacle(text) is None


printable = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=30)
nasty = st.text(st.sampled_from("\"'\\ $`=:@#{}-a"), max_size=8)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(printable | nasty, min_size=40, max_size=60))
def test_any_printable_value_comes_back_or_is_refused(values: list[str]):
    held = ["x", *filter(holdable, values)]
    assert differs(holder(held), "bookworm") is None


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(nasty.filter(lambda text: not holdable(text)))
def test_what_is_refused_really_stops_crmsh(value: str):
    text = emit_crmsh(cluster(primitive("d", params={"fake": value})), job())
    code, output = stack("bookworm").run(
        "env",
        "CIB_file=cib.xml",
        *("crm", "-F", "configure", "load", "replace", "in.crm"),
        files={"in.crm": text, "cib.xml": stack("bookworm").empty_cib()},
    )
    assert (code, "No closing quotation" in output) == (1, True)


def test_tab_and_delete_come_back_where_pacemaker_keeps_them():
    assert differs(holder(["a\tb", "\t", "a\x7fb"]), "trixie") is None
