"""What holds for the whole code base, whatever it does: the house rules as tests."""

import ast
import re
import string
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import crmgen
from crmgen.catalogue.index import all_codes
from crmgen.checks.registry import rule_codes
from crmgen.diagnostics import Code
from crmgen.tables import TABLES
from crmgen.tables.bundles import CONTAINER_ATTRIBUTES, NETWORK_ATTRIBUTES
from crmgen.tables.declare import Column, OpenColumn, Part, Table
from crmgen.tables.resources import OP_ATTRIBUTES
from crmgen.tables.rules import DATE_FIELDS
from crmgen.tables.types import FREE, Problem
from crmgen.text import Text

PACKAGE = Path(crmgen.__file__).parent
TESTS = Path(__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
PARTS = [
    pytest.param(table, part, id=table.name + part.letter)
    for table in TABLES.values()
    for part in table.parts
]
COLUMNS = [
    pytest.param(column, id=f"{table.name}{part.letter}-{column.name}")
    for table in TABLES.values()
    for part in table.parts
    for column in (*part.columns, *part.open_columns)
]


def dotted(path: Path) -> str:
    """The module that a file holds."""
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


class TestCatalogue:
    @pytest.fixture(params=list(all_codes().values()), ids=lambda code: code.id)
    def code(self, request) -> Code:
        return request.param

    def test_every_constant_is_found_and_no_id_is_used_twice(self):
        defined = [
            code.id
            for path in sorted((PACKAGE / "catalogue").rglob("*.py"))
            for code in vars(import_module(dotted(path))).values()
            if isinstance(code, Code)
        ]
        assert sorted(defined) == list(all_codes())

    def test_the_id_names_its_stage(self, code):
        assert re.fullmatch(r"(SHT0|TBL1|VAL2|REF3|CLU4|TGT5|RAW6|INT9)\d\d", code.id) or (
            code.id[:3] not in {"SHT", "TBL", "VAL", "REF", "TGT", "RAW", "INT"}
            and re.fullmatch(r"[A-Z]{3}\d{3}", code.id)
        )

    def test_it_says_how_to_mend_it(self, code):
        assert code.hint is not None

    def test_both_languages_say_the_same(self, code):
        for text in (code.message, code.hint):
            if text is not None:
                assert text.ja.strip()
                assert text.en.strip()
                assert placeholders(text.ja) == placeholders(text.en)

    def test_english_is_ascii_but_for_quotes_and_japanese_is_japanese(self, code):
        for text in (code.message, code.hint):
            if text is not None:
                assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text.en)
                assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text.ja)

    def test_some_test_provokes_it(self, code):
        assert code.id in _codes_in_tests() | rule_codes()  # each rule has its page's two sheets


@cache
def _codes_in_tests() -> frozenset[str]:
    """Every code that a test names, by its id or by its constant in the catalogue."""
    named: set[str] = set()
    for path in TESTS.rglob("*.py"):
        if path == Path(__file__):
            continue
        aliases = _imported_catalogues(tree(path))
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.update(re.findall(r"\b[A-Z]{3}\d{3}\b", node.value))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                module = aliases.get(node.value.id)
                named.add(getattr(getattr(module, node.attr, None), "id", ""))
            elif isinstance(node, ast.Name) and isinstance(aliases.get(node.id), Code):
                named.add(aliases[node.id].id)
    return frozenset(named)


def _imported_catalogues(source: ast.Module) -> dict[str, object]:
    """What a test file calls the modules and constants of the catalogue."""
    names: dict[str, object] = {}
    for node in ast.walk(source):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("crmgen.catalogue"):
            for alias in node.names:
                module = import_module(node.module)
                value = getattr(module, alias.name, None)
                if value is None:
                    value = import_module(f"{node.module}.{alias.name}")
                names[alias.asname or alias.name] = value
    return names


def _texts_of(item: Table | Part | Column | OpenColumn) -> list[Text]:
    return [item.title] if isinstance(item, Part) else [item.title, item.help]


class TestTables:
    @pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
    def test_a_table_is_described_in_both_languages(self, table):
        for item in (table, *table.parts):
            for text in _texts_of(item):
                assert text.ja.strip()
                assert text.en.strip()

    @pytest.mark.parametrize("column", COLUMNS)
    def test_a_column_is_described_in_both_languages(self, column):
        for text in (*_texts_of(column), column.type.label):
            assert text.ja.strip()
            assert text.en.strip()

    @pytest.mark.parametrize("column", [c for c in COLUMNS if c.values[0].example])
    def test_an_example_is_of_its_columns_type(self, column):
        assert not isinstance(column.type.parse(column.example), Problem)

    @pytest.mark.parametrize("column", COLUMNS)
    def test_a_required_column_has_an_example(self, column):
        assert (
            column.example or getattr(column, "need", None) is None or column.need.value != "cell"
        )

    @pytest.mark.parametrize("column", [c for c in COLUMNS if c.values[0].type is not FREE])
    def test_the_canonical_form_of_a_choice_is_itself(self, column):
        for choice in column.type.choices:
            canonical = column.type.parse(choice)
            assert not isinstance(canonical, Problem)
            assert column.type.parse(canonical) == canonical

    @pytest.mark.parametrize(("table", "part"), PARTS)
    def test_no_name_means_two_columns(self, table, part):
        names = [n.lower() for c in part.columns for n in (c.name, *c.aliases)]
        assert len(names) == len(set(names))
        for column in part.columns:
            assert part.find(column.name.upper()) is column
            assert not column.instead or part.find(column.instead) is not None
            assert all(part.find(name) is not None for name in column.down_until)


def test_every_column_is_read_by_what_builds_the_model():
    texts = {
        node.value
        for path in [*(PACKAGE / "build").glob("*.py"), PACKAGE / "variables" / "table.py"]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
    }
    by_name = {*OP_ATTRIBUTES, *CONTAINER_ATTRIBUTES, *NETWORK_ATTRIBUTES, *DATE_FIELDS}
    unread = {
        (table.name, column.name)
        for table in TABLES.values()
        for part in table.parts
        for column in part.columns
        if column.name not in texts and column.name not in by_name
    }
    assert unread == set()


# From the bottom to the top; what stands on one line may not import one another.
LAYERS = (
    ("text",),
    ("origin",),
    ("diagnostics",),
    ("catalogue",),
    ("model", "sheets", "targets", "data", "optional"),
    ("document", "figures"),
    ("agents",),
    ("placement",),
    ("tables", "raw"),
    ("build", "checks", "emit", "behaviour", "variables"),
    ("pipeline", "writing", "explain", "workbook", "crm_mon", "extras"),
    ("book", "runbook"),
    ("reports", "batch", "rewrite"),
    ("cli",),
    ("__main__",),
)
# ``choose`` tells what each sheet holds, which only the tables can say.
UPWARD = {("crmgen.sheets.choose", "tables")}


@cache
def imports(path: Path) -> frozenset[str]:
    """The modules of the package that a file imports, lazily or not."""
    nodes = list(ast.walk(tree(path)))
    froms = [n for n in nodes if isinstance(n, ast.ImportFrom)]
    assert all(node.level == 0 for node in froms), "imports are absolute"
    names = [node.module or "" for node in froms]
    names += [f"{n.module}.{a.name}" for n in froms if n.module == "crmgen" for a in n.names]
    names += [a.name for n in nodes if isinstance(n, ast.Import) for a in n.names]
    return frozenset(name for name in names if name.startswith("crmgen."))


def layer(part: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if part in names)


@pytest.mark.parametrize("path", MODULES, ids=dotted)
class TestModules:
    def test_imports_go_one_way(self, path):
        own = dotted(path).split(".")[1:2]
        if not own:
            return
        for name in imports(path):
            other = name.split(".")[1]
            if other in ("__version__", own[0]) or (dotted(path), other) in UPWARD:
                continue
            assert layer(other) < layer(own[0]), f"{dotted(path)} imports {name}"

    def test_is_no_longer_than_400_lines(self, path):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400

    def test_functions_are_no_longer_than_a_screen(self, path):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, f"{dotted(path)}.{node.name}"

    def test_says_what_it_owns(self, path):
        assert ast.get_docstring(tree(path)) or len(tree(path).body) <= 1


def test_a_clean_csv_sheet_loads_no_heavy_library(tmp_path):
    """Start-up time is a feature: each library is loaded by what needs it only."""
    (tmp_path / "design.csv").write_text(",PROPERTY\n,,name,value\n,,stonith-enabled,true\n")
    code = (
        "import sys\n"
        "from crmgen.cli.root import Root\n"
        "try: Root().main(['-o', 'out.crm', 'design.csv'])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = set(ast.literal_eval(run.stdout.splitlines()[-1]))
    heavy = {
        "openpyxl",
        "xlsxwriter",
        "xlrd",
        "lxml",
        "jinja2",
        "yaml",
        "rapidfuzz",
        "pandas",
        "odf",
        "importlib_metadata",
        "docx",
        "resvg_py",
        "stretchable",
        "fast_sugiyama",
        "weasyprint",
    }
    assert not loaded & heavy
    assert (tmp_path / "out.crm").stat().st_size
