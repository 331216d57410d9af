"""Files of variables: what each value is, its line, and every way for a file to be wrong."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.diagnostics import Sink
from crmgen.variables.file import MOST_VALUES, read_file
from crmgen.variables.values import Variables


def read(path) -> tuple[Variables | None, list[tuple[str, int, str | None]]]:
    sink = Sink()
    variables = read_file(path, sink)
    found = [(d.code.id, d.origin.row, d.found) for d in sink.sorted()]
    return variables, found


@pytest.fixture
def yaml(tmp_path):
    def write(text: str | bytes, name: str = "vars.yml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(path)

    return write


def test_values_and_their_lines(yaml):
    variables, found = yaml(
        "---\n# for all\nvip: 192.0.2.10\npg:\n  port: 5432\n  filesystems:\n"
        "    - {device: /dev/sdb1}\n    - device: /dev/sdc1\n      dir: /data\nfence: true\n"
    )
    assert found == []
    assert variables.data == {
        "vip": "192.0.2.10",
        "pg": {
            "port": 5432,
            "filesystems": [{"device": "/dev/sdb1"}, {"device": "/dev/sdc1", "dir": "/data"}],
        },
        "fence": True,
    }
    lines = {path: at.row for path, at in variables.places.items()}
    assert lines["vip",] == 3
    assert lines["pg", "port"] == 5
    assert lines["pg", "filesystems", 1, "dir"] == 9


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0644", "0644"),
        ("1.10", "1.10"),
        ("10:30", "10:30"),
        ("1_000", "1_000"),
        ("2026-11-26", "2026-11-26"),
        ("2026-11-26 10:00:00", "2026-11-26 10:00:00"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("1e3", "1e3"),
        ("'0644'", "0644"),
        ("INFINITY", "INFINITY"),
        ("!unsafe '{x}'", "{x}"),
    ],
)
def test_a_scalar_shows_as_it_was_typed(yaml, typed, shown):
    variables, found = yaml(f"x: {typed}\n")
    assert found == []
    assert str(variables.data["x"]) == shown


@pytest.mark.parametrize(
    ("typed", "value"), [("yes", True), ("off", False), ("True", True), ("~", None), ("", None)]
)
def test_truth_and_null_are_yaml_1_1_as_in_ansible(yaml, typed, value):
    assert yaml(f"x: {typed}\n")[0].data == {"x": value}


def test_a_key_is_what_was_typed(yaml):
    assert yaml("on: 1\nyes: 2\nx: {1: a, no: b}\n")[0].data == {
        "on": 1,
        "yes": 2,
        "x": {1: "a", "no": "b"},
    }


def test_aliases_and_merge_keys(yaml):
    variables, found = yaml(
        "base: &b {a: 1, b: 2}\nfirst:\n  <<: *b\n  b: 3\nsecond:\n  <<: [{c: 4}, *b]\n"
    )
    assert found == []
    assert variables.data["first"] == {"a": 1, "b": 3}
    assert variables.data["second"] == {"a": 1, "b": 2, "c": 4}


def test_json_with_its_lines(yaml):
    text = json.dumps({"a": {"b": ["x", 1.5, None, True]}, "face": "😀"}, indent="\t")
    variables, found = yaml(text, "vars.json")
    assert found == []
    assert variables.data == {"a": {"b": ["x", 1.5, None, True]}, "face": "😀"}
    assert variables.places["a", "b"].row == 3


def test_an_empty_file_has_no_variables(yaml):
    assert yaml("")[0] == Variables()
    assert yaml("---\n# nothing yet\n")[0] == Variables()


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("vip: 1\nvip: 2\n", "v.yml", [("VAR412", 2, "vip")]),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", "v.yml", [("VAR412", 4, "b")]),
        ('{"a": 1,\n "a": 2}', "v.json", [("VAR412", 2, "a")]),
        ("- a\n- b\n", "v.yml", [("VAR413", 1, None)]),
        ("text\n", "v.yml", [("VAR413", 1, None)]),
        ("a: [1, 2\nb: 3\n", "v.yml", [("VAR411", 2, None)]),
        ("a: {{ b }}\n", "v.yml", [("VAR414", 1, "tag:yaml.org,2002:map")]),
        ("a: 1\n---\nb: 2\n", "v.yml", [("VAR411", 2, None)]),
        ("a: *nowhere\n", "v.yml", [("VAR411", 1, None)]),
        ("\tb: 1\n", "v.yml", [("VAR411", 1, None)]),
        (b"a: \x83\x65\x83\x58\n", "v.yml", [("VAR411", 0, None)]),
        ('{"a": 1,}', "v.json", [("VAR411", 1, None)]),
        ("{'a': 1}", "v.json", [("VAR411", 1, None)]),
        ("a: 1\nb: [!vault x]\n", "v.yml", [("VAR414", 2, "!vault")]),
        ("a: !site x\n", "v.yml", [("VAR414", 1, "!site")]),
        ("a: !!python/object/apply:os.system [ls]\n", "v.yml", None),
        ("a: !!int x\n", "v.yml", [("VAR414", 1, "tag:yaml.org,2002:int x")]),
        ("a: !!binary aGk=\n", "v.yml", [("VAR414", 1, "tag:yaml.org,2002:binary")]),
        (BOMB, "v.yml", [("VAR415", 6, None)]),
        ("a: &a [*a]\n", "v.yml", [("VAR415", 1, None)]),
        ("a: &a {b: *a}\n", "v.yml", [("VAR415", 1, None)]),
        ("a: " + "[" * 200 + "]" * 200, "v.yml", [("VAR415", 1, None)]),
    ],
)
def test_a_file_that_can_not_be_used(yaml, text, name, expected):
    variables, found = yaml(text, name)
    assert variables is None
    if expected is None:
        ((code, row, tag),) = found
        assert (code, row) == ("VAR414", 1)
        assert tag.startswith("tag:yaml.org,2002:python/")
    else:
        assert found == expected


@pytest.mark.parametrize("depth", [5_000, 100_000])
@pytest.mark.parametrize("name", ["v.yml", "v.json"])
def test_deep_nesting_ends(yaml, depth, name):
    text = '{"a": ' + "[" * depth + "]" * depth + "}"
    variables, ((code, _, _),) = yaml(text, name)
    assert variables is None
    assert code in {"VAR411", "VAR415"}


def test_ten_thousand_variables(yaml):
    variables, found = yaml("".join(f"name{n}: value {n}\n" for n in range(10_000)))
    assert found == []
    assert variables.data["name9999"] == "value 9999"
    assert variables.places["name9999",].row == 10_000
    assert len(variables.data) < MOST_VALUES


def test_a_file_that_is_not_there(tmp_path):
    assert read(tmp_path / "none.yml")[1] == [("VAR410", 0, str(tmp_path / "none.yml"))]
    assert read(tmp_path)[1] == [("VAR410", 0, str(tmp_path))]


def test_an_encrypted_value_matters_only_where_it_is_used(yaml):
    variables, found = yaml("a: 1\nb:\n  c: !vault |\n    $ANSIBLE_VAULT;1.1;AES256\n    3061\n")
    assert found == []
    assert variables.data == {"a": 1, "b": {}}
    assert variables.absent["b", "c"].at.row == 3


YAMLISH = st.text(st.sampled_from("ab:-[]{}&*!|>'\"#%@, \n\t\\u1"), max_size=60)


@given(st.binary(max_size=200) | YAMLISH)
def test_any_content_gives_variables_or_findings(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    for name in ("any.yml", "any.json"):
        path = path.rename(path.with_name(name))
        variables, found = read(path)
        assert (variables is None) == bool(found)
