import pytest

from crmgen.tables import TABLES


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_all_tables_with_their_titles(crmgen, lang):
    lines = crmgen("tables", "--lang", lang).stdout.splitlines()
    for line, table in zip(lines, TABLES.values(), strict=False):
        assert line.split()[0] == table.name
        assert line.endswith(table.title(lang))


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_column_of_a_table(crmgen, name, lang):
    result = crmgen("tables", name, "--lang", lang)
    assert result.exit_code == 0
    table = TABLES[name]
    for part in table.parts:
        assert part.title(lang) in result.stdout
        for column in (*part.columns, *part.open_columns):
            assert f"    {column.name} (" in result.stdout
            assert column.example in result.stdout


def test_names_in_any_case_and_several(crmgen):
    output = crmgen("tables", "order", "Colocation", "ORDER").stdout
    assert output.count("ORDER -") == 1 and output.count("COLOCATION -") == 1
