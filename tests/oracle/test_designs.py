"""Nothing that the tables can say is missing from the generated sheets."""

from collections.abc import Iterator
from pathlib import Path

import crmgen.model
from crmgen.diagnostics import Sink
from crmgen.model import Node
from crmgen.origin import Source
from crmgen.sheets.csvfile import read_csv
from crmgen.tables import TABLES
from crmgen.tables.blocks import Row
from crmgen.tables.declare import Column, OpenColumn, Part, Table
from crmgen.tables.read import read_tables
from crmgen.tables.types import DurationType, OneOf, ScoreType
from crmgen.targets import resolve_target
from tests.oracle.designs import generated
from tests.oracle.desk import Design
from tests.oracle.proof import KINDS, Workbook, errors

TARGETS = ("rhel7", "debian11", "debian12", "debian13")
REFUSING = ("", "crm", "pcs")
# not in every output: raw text that is not understood, and what the tables APART hold
NOT_GENERATED = (
    *("Node", "Verbatim", "Exemption", "SiteAgent", "AgentAction", "AgentParameter"),
    *("Document", "DocumentItem", "Revision", "NetworkAddress"),
)
# what crm text has no words for stands in sheets that it refuses, as the constructs show
NOT_GENERATED += ("ResourceExpression", "OperationExpression")
NO_FIELDS = ("place", "notes", "verbatim", "exemptions", "agents", "document", "networks")
# tables that say nothing of the cluster, and change no output; variables are filled in before, and
# tests/variables/test_whole_designs.py holds that nothing else becomes of it
APART = ("EXCEPTIONS", "AGENTS", "COVER", "REVISIONS", "NETWORK", "VARS")
# an order with a negative score is an error; a fencing device is never promoted
SENSELESS = {
    ("ORDER", "", "score", "negative"),
    ("ORDER", "", "score", "-INFINITY"),
    ("STONITH", "O", "on-fail", "demote"),
    *(("STONITH", "O", "role", role) for role in ("promoted", "unpromoted", "master", "slave")),
}
UNITS = ("", "us", "usec", "ms", "msec", "s", "sec", "m", "min", "h", "hr", "iso 8601")

# a table, a part, a column, and what of it
Construct = tuple[str, str, str, str]


def test_every_construct_of_the_tables_is_generated():
    wanted = {
        construct
        for table in TABLES.values()
        if table.name not in APART
        for construct in declared(table)
    }
    used: set[Construct] = set()
    # what a few designs happen not to have, more of them do
    for count in (12, 24, 48):
        if wanted - used - SENSELESS:
            used.update(*_constructs_of_generated(count))
    assert sorted(wanted - used - SENSELESS) == []


def _constructs_of_generated(count: int) -> Iterator[Iterator[Construct]]:
    for target in TARGETS:
        for refusing in REFUSING:
            yield from map(constructs, generated(target, refusing, count))


def test_every_field_of_the_model_is_generated():
    kinds = [getattr(crmgen.model, name) for name in crmgen.model.__all__]
    wanted = {
        (kind.__name__, field)
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, Node) and kind.__name__ not in NOT_GENERATED
        for field in fields_of(kind)
    }
    used: set[tuple[str, str]] = set()
    for target in TARGETS[1:]:
        for design in generated(target, "", 12):
            result = Workbook(Path("design.csv"), data=design.csv).compile(resolve_target(target))
            assert result.cluster is not None
            used.update(fields(result.cluster))
    assert sorted(wanted - used) == []


def test_generated_sheets_have_no_errors_but_the_expected_ones():
    for target in TARGETS:
        for refusing in REFUSING:
            for design in generated(target, refusing, 12):
                for kind in KINDS:
                    workbook = Workbook(Path("design.csv"), data=design.csv)
                    result = workbook.compile(resolve_target(target), kind)
                    assert errors(result) == design.errors(kind), (target, refusing, kind)
                    assert bool(result.outputs) == (not design.errors(kind))


def declared(table: Table) -> Iterator[Construct]:
    """Everything that a sheet can say in one table."""
    for part in table.parts:
        for column in (*part.columns, *part.open_columns):
            for what in declared_of(column):
                yield table.name, part.letter, column.name, what


def declared_of(column: Column | OpenColumn) -> Iterator[str]:
    yield "filled"
    match column.type:
        case OneOf(words=words):
            yield from words
        case ScoreType():
            yield from ("integer", "negative", "INFINITY", "-INFINITY")
        case DurationType():
            yield from UNITS
    if isinstance(column, Column):
        yield from column.aliases
        if column.down:
            yield "from above"
        if column.repeats:
            yield from ("depth 0", "depth 1", "depth 2")


def constructs(design: Design) -> Iterator[Construct]:
    """What one sheet says, as crmgen reads it."""
    source = Source("design.csv")
    grid = read_csv(source, design.csv, Sink())[0].read()
    for block in read_tables([grid], Sink()):
        for section in block.sections:
            part = block.table.part(section.letter)
            assert part is not None
            names = list(grid.rows[section.origin.row - 1])
            yield from headings(block.table, part, names)
            for row in section.rows:
                cells = list(grid.rows[row.place.row - 1])
                for name, what in row_constructs(part, row, names, cells):
                    yield block.table.name, part.letter, name, what


def headings(table: Table, part: Part, names: list[str]) -> Iterator[Construct]:
    for name in names[2:]:
        column = part.find(name) if name else None
        if column is not None and name.lower() != column.name.lower():
            yield table.name, part.letter, column.name, name.lower()


def row_constructs(
    part: Part, row: Row, names: list[str], cells: list[str]
) -> Iterator[tuple[str, str]]:
    first = next((i for i, name in enumerate(names) if name.lower() == "resourceitem"), 0)
    for index, name in enumerate(names[2:], start=2):
        column = part.find(name) if name else None
        if column is None:
            continue
        text = cells[index].strip()
        if not text:
            if isinstance(column, Column) and column.down and column.name in row.values:
                yield column.name, "from above"
            continue
        yield column.name, "filled"
        if isinstance(column, Column) and column.repeats:
            yield column.name, f"depth {index - first}"
        match column.type:
            case OneOf():
                yield column.name, text.lower()
            case ScoreType():
                yield column.name, _kind_of_score(row.values[column.name])
            case DurationType():
                unit = text.lstrip("0123456789").lower()
                yield column.name, "iso 8601" if unit.startswith("p") else unit


def _kind_of_score(score: str) -> str:
    if score.endswith("INFINITY"):
        return score
    return "negative" if score.startswith("-") else "integer"


def fields_of(kind: type[Node]) -> list[str]:
    return [field for field in kind.__struct_fields__ if field not in NO_FIELDS]


def fields(node: Node) -> Iterator[tuple[str, str]]:
    """Every field that says something, of the node and of all below it."""
    for field in fields_of(type(node)):
        value = getattr(node, field)
        if value is None or value == ():
            continue
        yield type(node).__name__, field
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Node):
                yield from fields(item)
