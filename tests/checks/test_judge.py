"""Exceptions accept findings with a reason; a run can be strict or choose codes."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from crmgen.checks.judge import Policy
from crmgen.diagnostics import Severity
from crmgen.explain import read_page
from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target

WRONG = read_page("OPS401")
HEAD = ",EXCEPTIONS\n,,code,where,reason,approver,expiry\n"


def run(exceptions="", policy=None):
    text = WRONG.wrong + (HEAD + exceptions if exceptions else "")
    request = Request(
        Path("x.csv"),
        resolve_target(None),
        kinds=("cib",),
        data=text.encode(),
        policy=policy or Policy(),
    )
    return compile_workbook(request)


def found(result):
    return [(item.code.id, item.origin.cell, item.severity) for item in result.sink.sorted()]


ROW = WRONG.wrong.count("\n") + 3
UNMONITORED = ("OPS401", WRONG.cell, Severity.WARNING)
ACCEPTED = ("OPS401", WRONG.cell, Severity.ACCEPTED)


@pytest.mark.parametrize("where", [WRONG.cell, "web"])
def test_a_finding_is_accepted_by_its_cell_or_the_id_it_names(where):
    result = run(f",,OPS401,{where},watched from outside,Sato,")
    assert found(result) == [ACCEPTED]
    (finding,) = result.sink.sorted()
    assert finding.accepted.reason == "watched from outside"
    assert finding.accepted.origin.cell == f"E{ROW}"
    assert result.outputs


def test_an_exception_that_matches_nothing_is_a_finding():
    result = run(",,OPS401,other,why,,")
    assert found(result) == [UNMONITORED, ("ACC403", f"D{ROW}", Severity.WARNING)]


def test_an_exception_ends_after_its_day():
    past = (date.today() - timedelta(days=1)).isoformat()
    assert found(run(f",,OPS401,web,why,,{past}")) == [
        UNMONITORED,
        ("ACC404", f"G{ROW}", Severity.WARNING),
    ]
    assert found(run(f",,OPS401,web,why,,{date.today().isoformat()}")) == [ACCEPTED]


def test_an_unknown_code_is_told_with_the_nearest_one():
    result = run(",,OPS410X,web,why,,")
    assert ("ACC401", f"C{ROW}", Severity.ERROR) in found(result)


def test_what_stops_the_output_can_not_be_accepted():
    result = run(",,VAL208,D7,why,,")
    assert ("ACC402", f"C{ROW}", Severity.ERROR) in found(result)
    assert not result.outputs


def test_strict_makes_warnings_errors_but_not_what_is_accepted():
    assert found(run(policy=Policy(strict=True))) == [("OPS401", WRONG.cell, Severity.ERROR)]
    assert not run(policy=Policy(strict=True)).outputs
    accepted = run(",,OPS401,web,why,,", Policy(strict=True))
    assert found(accepted) == [ACCEPTED]
    assert accepted.outputs


def test_codes_can_be_chosen_and_left_out():
    assert found(run(policy=Policy(ignore=("OPS401",)))) == []
    assert found(run(policy=Policy(select=("FEN",)))) == []
    assert found(run(policy=Policy(select=("OPS",)))) == [UNMONITORED]


def test_an_error_of_the_sheet_is_never_left_out():
    text = WRONG.right.replace("60s,10s,restart", "60x,10s,restart")
    request = Request(
        Path("x.csv"), resolve_target(None), data=text.encode(), policy=Policy(ignore=("VAL",))
    )
    assert [item.code.id for item in compile_workbook(request).sink.sorted()] == ["VAL208"]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Policy(), [("SHT013", Severity.WARNING)]),
        (Policy(strict=True), [("SHT013", Severity.ERROR)]),
        (Policy(ignore=("SHT013",)), []),
        (Policy(select=("OPS",)), []),
    ],
)
def test_a_policy_holds_where_no_model_can_be_built(policy, expected):
    data = "#,ﾃﾞｰﾀ\n".encode("cp932") + b",NODE\n,,uname\n,,pm01\n"
    request = Request(Path("x.csv"), resolve_target(None), data=data, policy=policy)
    told = [(item.code.id, item.severity) for item in compile_workbook(request).sink.sorted()]
    assert [item for item in told if item[0] == "SHT013"] == expected
    assert ("TBL104", Severity.ERROR) in told


@pytest.mark.parametrize(("kind", "code"), [("cib", "TXT401"), ("crm", "TGT530")])
def test_what_is_typed_in_full_width_is_told_once(kind, code):
    page = read_page("TXT401")
    data = page.wrong.encode()
    request = Request(Path("x.csv"), resolve_target(None), kinds=(kind,), data=data)
    (item,) = compile_workbook(request).sink.sorted()
    assert (item.code.id, item.origin.cell, item.nearest) == (code, page.cell, "8080")


def test_leaving_a_code_out_does_not_make_its_exception_needless():
    assert found(run(",,OPS401,web,why,,", Policy(ignore=("OPS401",)))) == []


def test_an_exception_with_another_wrong_cell_still_accepts():
    result = run(",,OPS401,web,why,,next year")
    assert sorted(found(result)) == [ACCEPTED, ("VAL220", f"G{ROW}", Severity.ERROR)]
