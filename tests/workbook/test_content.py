"""What stands in a new workbook, and what crmgen reads from it."""

import re

import pytest

from crmgen.agents.catalogue import Catalogue
from crmgen.cli.check import kinds_shipped
from crmgen.diagnostics import Severity
from crmgen.model import Cluster, Colocation, Constraint, NodeLocation, Order, RuleLocation
from crmgen.sheets.choose import has_title
from crmgen.tables import TABLES
from crmgen.tables.declare import Column, OpenColumn
from crmgen.targets import resolve_target
from crmgen.targets.platforms import PLATFORMS
from crmgen.workbook.classic import CRM
from crmgen.workbook.layout import OLD_TABLES, SHEETS, sheets
from crmgen.workbook.profile import PROFILES
from tests.helpers import compile_data, found
from tests.workbook.made import made, opened, shown

VOICES = ("ja", "en", "both")
# what is true of every design to begin with, until the site fills it in
ANY_NAME = ("NAME", "CLUSTER")  # families of columns that take any name
ADVICE = {"PRP421", "FEN423", "FEN434", "AGT459"}


def words_of(data: bytes) -> dict[str, set[str]]:
    """The texts of the keyword rows below each table's name."""
    found_: dict[str, set[str]] = {}
    for sheet in shown(opened(data)):
        table = ""
        for row in sheet.iter_rows(values_only=True):
            name = str(row[1] or "")
            if name in TABLES:
                table = name
            elif table and not str(row[0] or "").startswith("#"):
                found_.setdefault(table, set()).update(str(cell) for cell in row[2:] if cell)
    return found_


def test_every_declared_column_is_in_a_blank_workbook():
    """In that of today or in one of the classic ones; what old tables have gained since they were
    replaced is read, and offered where they are written again, but no form begins with it."""
    words: dict[str, set[str]] = {}
    for form in (made(), *(made(classic=True, target=name) for name in ("rhel7", "rhel9"))):
        for table, names in words_of(form).items():
            words.setdefault(table, set()).update(names)
    missing = [
        (table.name, column.name)
        for table in TABLES.values()
        for part in table.parts
        for column in (*part.columns, *part.open_columns)
        if column.name not in ANY_NAME and not _is_named(column, words[table.name])
        if table.name not in OLD_TABLES or column.name in CRM.columns[table.name, part.letter]
    ]
    assert missing == []


def _is_named(column: Column | OpenColumn, words: set[str]) -> bool:
    if isinstance(column, OpenColumn):
        return any(re.fullmatch(column.regex, word.lower()) for word in words)
    return bool({column.name, *column.aliases} & words)


def test_every_table_of_today_has_its_sheet():
    """A table that no sheet names stands with the rest: give it its place in layout.SHEETS."""
    named = [name for sheet in SHEETS for name in sheet.tables]
    assert len(named) == len(set(named))
    assert set(TABLES) <= set(named)
    assert set(words_of(made())) == set(TABLES) - OLD_TABLES


@pytest.mark.parametrize("voice", VOICES)
def test_a_blank_workbook_has_nothing_wrong_but_that_it_is_blank(voice):
    result = compile_data(made(None, voice), "new.xlsx")
    assert found(result.sink) == [("", "TBL117")]
    assert all(has_title(grid) for grid in result.grids)
    assert len(result.grids) == len(sheets())


@pytest.mark.parametrize("target", ["rhel7", "rhel9"])
def test_a_blank_workbook_of_the_classic_layout(target):
    result = compile_data(made(None, target=target, classic=True), "new.xlsx", target)
    assert found(result.sink) == [("", "TBL121")]  # the sheet of lists beside it is no cluster
    data = made(None, target=target, classic=True)
    alone = compile_data(data, "new.xlsx", target, sheet="1", kinds=("cib",))
    assert found(alone.sink) == [("", "TBL117")]


def test_nodes_of_a_blank_workbook():
    result = compile_data(made(None, nodes=("a1", "a2", "a3")), "new.xlsx")
    assert result.cluster is not None
    assert [node.uname for node in result.cluster.nodes] == ["a1", "a2", "a3"]


@pytest.mark.parametrize("target", PLATFORMS)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_compiles_and_nothing_is_told_but_advice(profile, target):
    kinds = kinds_shipped(resolve_target(target))
    result = compile_data(made(profile), "new.xlsx", target, kinds=kinds)
    told = {item.code.id for item in result.sink.sorted() if item.severity >= Severity.ADVICE}
    assert not any(item.severity > Severity.ADVICE for item in result.sink.sorted()), told
    assert told <= ADVICE
    assert set(result.outputs) == set(kinds)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("voice", VOICES)
def test_a_profile_is_the_same_cluster_in_every_language(profile, voice):
    one = compile_data(made(profile, voice), "new.xlsx", kinds=("cib",))
    other = compile_data(made(profile, "ja"), "new.xlsx", kinds=("cib",))
    assert _body(one.outputs["cib"]) == _body(other.outputs["cib"])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("target", ["rhel7", "rhel9"])
def test_the_classic_layout_says_the_same_cluster(profile, target):
    sheets_ = compile_data(made(profile, target=target), "new.xlsx", target, kinds=("cib",))
    classic = compile_data(
        made(profile, target=target, classic=True), "new.xlsx", target, kinds=("cib",)
    )
    assert not classic.sink.has_errors, found(classic.sink)
    for name in ("resources", "properties", "fencing_levels", "nodes", "rsc_defaults"):
        assert getattr(classic.cluster, name) == getattr(sheets_.cluster, name), name
    assert _relations(classic.cluster) == _relations(sheets_.cluster)
    assert _preferred(classic.cluster) == _preferred(sheets_.cluster)


def _relations(cluster: Cluster) -> list[Constraint]:
    return [item for item in cluster.constraints if isinstance(item, Colocation | Order)]


def _preferred(cluster: Cluster) -> set[tuple[str, str, str | None]]:
    """(resource, node, score), by whichever kind of location says it."""
    found_ = set()
    for item in cluster.constraints:
        if isinstance(item, NodeLocation):
            found_.add((item.rsc, item.node, item.score))
        elif isinstance(item, RuleLocation):
            for rule in item.rules:
                first = rule.expressions[0]
                if first.attribute == "#uname" and rule.role is None:
                    found_.add((item.rsc, str(first.value), rule.score))
    return found_


def _body(data: bytes) -> bytes:
    """The CIB without its header comments."""
    return re.sub(rb"<!--.*?-->", b"", data, flags=re.DOTALL)


@pytest.mark.parametrize("profile", PROFILES)
def test_nodes_take_the_places_of_the_profiles_own(profile):
    result = compile_data(made(profile, nodes=("db-a", "db-b")), "new.xlsx", kinds=("cib",))
    text = result.outputs["cib"].decode()
    assert "pm01" not in text
    assert "pm02" not in text
    assert 'uname="db-a"' in text
    told = {item.code.id for item in result.sink.sorted() if item.severity >= Severity.ADVICE}
    assert told <= ADVICE


@pytest.mark.parametrize("profile", PROFILES)
def test_what_to_change_is_marked(profile):
    marked = {
        str(cell.value)
        for sheet in shown(opened(made(profile)))
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and "変更" in cell.comment.text and cell.value
    }
    assert {"192.0.2.10", "192.0.2.11/24", "203.0.113.1", "CHANGE-ME", "pm01", "eth0"} <= marked


def test_the_parameters_of_profiles_are_those_of_their_agents():
    """The catalogue does not know DRBD's agent, which LINBIT ships."""
    for profile in PROFILES:
        result = compile_data(made(profile), "new.xlsx")
        assert result.cluster is not None
        for primitive in result.cluster.primitives():
            facts = Catalogue().find(primitive.agent)
            assert facts is not None or primitive.agent.provider == "linbit"


@pytest.mark.parametrize("voice", VOICES)
def test_headings_have_help_in_the_language(voice):
    book = opened(made(None, voice))
    sheet = book.worksheets[2]
    noted = {str(c.value): c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    column = TABLES["NODE"].parts[0].columns[0]
    assert isinstance(column, Column)
    assert (column.help.ja in noted["uname"]) == (voice != "en")
    assert (column.help.en in noted["uname"]) == (voice != "ja")


@pytest.mark.parametrize("profile", [None, "pgsql-replication"])
def test_texts_in_english_are_english(profile):
    for sheet in shown(opened(made(profile, "en"))):
        for row in sheet.iter_rows():
            for cell in row:
                for text in (str(cell.value or ""), cell.comment.text if cell.comment else ""):
                    example = text.replace("例外", "")
                    if "Example:" not in text:
                        assert not re.search(r"[\u3040-\u30ff]", example), (sheet.title, cell)
