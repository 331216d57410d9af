"""crm_simulate's word in the book: on each row where it can be asked, unless it is too slow."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from crmgen.behaviour import Confirmation, Simulator, Verdict
from crmgen.book import gather
from crmgen.book.make import make_book
from crmgen.document.model import Callout
from crmgen.pipeline import compile_workbook
from tests.book.made import edition_of_text, of_text, request, rows, section
from tests.book.test_book import SMALL
from tests.oracle.stacks import stack


@pytest.mark.oracle
def test_crm_simulate_confirms_what_it_is_asked():
    stack("bookworm")  # skips where it is missing
    edition = edition_of_text(SMALL)
    simulator = edition.behaviour.simulator(_cib())
    found = gather.confirmations(simulator, edition.behaviour.matrix.rows)
    assert set(found) == {row.failure.key for row in edition.behaviour.matrix.rows}
    assert found["monitor prmIp 10s n1 1"].verdict is Verdict.CONFIRMED
    document = make_book(replace(edition, confirmed=found), "en")
    marks = {row[0]: row[-1] for row in rows(section(document, "failures"))}
    assert marks["prmIp.monitor.10s"] == "✓"
    assert marks["interconnect"] == "–"


def _cib() -> bytes:
    asked = replace(request(Path("design.csv"), SMALL.encode()), kinds=("cib",))
    return compile_workbook(asked).outputs["cib"]


def test_what_differs_is_told():
    edition = edition_of_text(SMALL)
    differs = Confirmation(Verdict.DIFFERS, (("prmIp", "on n1", "n2"),))
    found = {row.failure.key: differs for row in edition.behaviour.matrix.rows}
    part = section(make_book(replace(edition, confirmed=found), "en"), "failures")
    assert {row[-1] for row in rows(part) if "." in row[0]} == {"✗"}
    assert any(isinstance(block, Callout) for block in part.blocks)


def test_a_large_design_is_not_asked_and_the_book_says_so(monkeypatch):
    monkeypatch.setattr(gather, "LARGEST", 1)
    monkeypatch.setattr(Simulator, "is_installed", staticmethod(lambda: True))
    asked = request(Path("design.csv"), SMALL.encode())
    edition = gather.edition_of(asked, compile_workbook(asked))
    assert edition.confirmed is None
    said = section(make_book(edition, "en"), "failures").blocks[1].text
    assert "too long" in said


def test_no_secret_is_handed_to_crm_simulate(monkeypatch):
    """Its files are left where crmgen is killed."""
    text = SMALL.replace(",,,cidr_netmask,24", ",,,cidr_netmask,24\n,,,password,open-sesame")
    asked = request(Path("design.csv"), text.encode())
    handed: list[bytes] = []
    monkeypatch.setattr(Simulator, "is_installed", staticmethod(lambda: True))
    monkeypatch.setattr(gather, "confirmations", lambda one, *_: handed.append(one._cib))
    gather.edition_of(asked, compile_workbook(asked))
    assert b"cidr_netmask" in handed[0]
    assert b"open-sesame" not in handed[0]


def test_without_it_the_book_says_so():
    assert "not installed" in section(of_text(SMALL, "en"), "failures").blocks[1].text
