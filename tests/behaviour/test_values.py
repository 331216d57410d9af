"""The parameter list has every value and note of the model with its cell, and what would hold
without them."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct

from crmgen.behaviour import MASK, Level, is_secret, shown
from crmgen.behaviour.values import SECONDS, same
from crmgen.model import Cluster, Node, Note
from crmgen.origin import Origin
from tests.behaviour.designs import SAMPLES, behaviour, field_cluster, field_sheets, sample
from tests.helpers import clean

HELD_APART = ("place", "notes", "agent")  # an agent's name is three cells: class, provider, type


def held(node: Node) -> Iterator[tuple[str, Origin]]:
    """Every text of a node and below it, with the cell that the model gives for it."""
    for field in node.__struct_fields__:
        value = getattr(node, field)
        if field not in HELD_APART:
            yield from _texts(node, field, value)
        if field == "agent":
            names = ("class", "provider", "type")
            yield from ((text, node.at(n)) for n, text in zip(names, value, strict=True) if text)


def _texts(node: Node, field: str, value: Any) -> Iterator[tuple[str, Origin]]:
    if field == "id" and not node.at("id").column:
        return  # made up by crmgen
    if type(node).__name__ == "Nvpair" and field == "name":
        return  # stands beside its value
    if isinstance(value, bool):
        yield ("true" if value else "false"), node.at(field)
    elif isinstance(value, str | int):
        yield str(value), node.at(field)
    elif isinstance(value, Struct):
        assert isinstance(value, Node)
        yield from held(value)
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _texts(node, f"{field}.{number}", one)


def notes_of(node: Any) -> Iterator[Note]:
    if isinstance(node, Node):
        yield from node.notes
        for field in node.__struct_fields__:
            if field != "notes":
                yield from notes_of(getattr(node, field))
    elif isinstance(node, tuple):
        for one in node:
            yield from notes_of(one)


def designs() -> list[Any]:
    found = [pytest.param(path.stem, None, "", id=path.stem) for path in SAMPLES]
    return found + [pytest.param("", path, name, id=key) for key, path, name in field_sheets()]


@pytest.mark.parametrize(("name", "path", "sheet"), designs())
def test_every_value_and_note_of_the_model_is_listed_with_its_cell(name, path, sheet):
    cluster: Cluster = field_cluster(path, sheet) if path else sample(name)
    values = behaviour(cluster).values
    listed = {(value.value, value.at) for value in values}
    assert {pair for pair in held(cluster) if pair not in listed} == set()
    noted = [note for value in values for note in value.notes]
    assert set(notes_of(cluster)) <= set(noted)
    assert all(value.at is not None for value in values)


DESIGN = """
  | PROPERTY
  |  | name | value
  |  | stonith-enabled | true
  |  | stonith-timeout | 90s
  |  | transition-delay | 5
  | RSC_DEFAULTS
  |  | name | value
  |  | migration-threshold | 3
  | OP_DEFAULTS
  |  | name | value
  |  | timeout | 40s
  | RESOURCES
  |  | resourceItem | resourceItem | id
  |  | Group |  | grp
  |  |  | Primitive | vip
  |  | Stonith |  | fence
  | RSC_ATTRIBUTES
  |  | id | type | name | value
  |  | grp | meta | priority | 0
  | PRIMITIVE
  | P | id | class | provider | type
  |  | vip | ocf | heartbeat | IPaddr2
  | A | type | name | value
  |  | params | ip | 192.168.0.9
  |  | params | arp_count | 5
  |  | meta | migration-threshold | 1
  | O | type | timeout | interval
  |  | monitor | 40000ms | 10s
  |  | stop |  | 0s
  | STONITH
  | P | id | type
  |  | fence | fence_ipmilan
  | A | type | name | value
  |  | params | password | himitsu
  |  | params | ip | 10.0.0.1
"""


@pytest.fixture(scope="module")
def facts():
    return behaviour(clean(DESIGN))


def _one(values, owner: str, name: str, operation: str = ""):
    (found,) = [v for v in values if (v.owner, v.name, v.operation) == (owner, name, operation)]
    return found


def test_values_are_compared_with_what_would_hold_without_them(facts):
    timeout = _one(facts.values, "", "stonith-timeout")
    assert (timeout.value, timeout.default.value, timeout.changed) == ("90s", "60s", True)
    own = _one(facts.values, "vip", "migration-threshold")
    assert (own.default.value, own.default.level) == ("3", Level.RSC_DEFAULTS)
    assert own.default.at.cell == "D8"
    assert own.changed
    arp = _one(facts.values, "vip", "arp_count")
    assert (arp.default.value, arp.default.level, arp.changed) == ("5", Level.AGENT, False)
    monitor = _one(facts.values, "vip", "timeout", "monitor")
    assert (monitor.default.level, monitor.changed) == (Level.OP_DEFAULTS, False)
    assert not _one(facts.values, "grp", "priority").changed
    assert [v.name for v in facts.changed if v.owner == "grp"] == ["id"]


def test_a_bare_number_has_its_unit(facts):
    assert _one(facts.values, "", "transition-delay").unit is SECONDS
    assert _one(facts.values, "", "stonith-timeout").unit is None


def test_what_the_sheet_leaves_out_has_its_default(facts):
    off = _one(facts.defaults, "fence", "pcmk_off_timeout")
    assert (off.effective, off.default.at.cell) == ("90s", "D4")
    assert _one(facts.defaults, "vip", "on-fail", "stop").effective == "fence"
    assert _one(facts.defaults, "vip", "on-fail", "monitor").effective == "restart"
    assert _one(facts.defaults, "vip", "timeout", "stop").effective == "40s"
    given = {(v.owner, v.kind, v.name, v.operation, v.line) for v in facts.values}
    assert not [
        v for v in facts.defaults if (v.owner, v.kind, v.name, v.operation, v.line) in given
    ]


def test_secrets_are_kept_and_masked(facts):
    password = _one(facts.values, "fence", "password")
    assert password.secret
    assert password.value == "himitsu"
    assert shown(password.value, password.secret) == MASK
    assert shown(password.value, password.secret, reveal=True) == "himitsu"
    assert shown("10.0.0.1", _one(facts.values, "fence", "ip").secret) == "10.0.0.1"


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("passwd", True),
        ("ipmi_password", True),
        ("snmp_priv_passwd", True),
        ("secret_key", True),
        ("trap_community", True),
        ("pass", True),
        ("password_script", False),
        ("passwd_method", False),
        ("bypass", False),
        ("token_file", False),
        ("key", False),
    ],
)
def test_names_of_secrets(name, secret):
    assert is_secret(name) is secret


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("60s", "60", True),
        ("1min", "60s", True),
        ("yes", "true", True),
        ("no", "true", False),
        ("+INFINITY", "INFINITY", True),
        ("reboot", "off", False),
        ("1", "2", False),
    ],
)
def test_two_spellings_of_one_value(one, other, equal):
    assert same(one, other) is equal
