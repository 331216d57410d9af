"""The real crmsh 4.4 and pcs 0.11.5 put into a CIB what the parser says that they do."""

import pytest

from crmgen.raw.parse import RawResult
from tests.oracle.stacks import Stack, ToolError, stack
from tests.raw.cases import CRMSH, PCS, Case
from tests.raw.cib import BASE, read_cib, without_made_up_ids
from tests.raw.more_cases import MORE_CRMSH, MORE_PCS
from tests.raw.wrong import WRONG_CRMSH, WRONG_PCS, Wrong

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def tools() -> Stack:
    return stack("bookworm")


# the script says which file, as the one that crmgen writes
_FRAME = """set -eu
file=$2
pcs() { command pcs -f "$file" "$@"; }
"""


def _crmsh(tools: Stack, text: str) -> RawResult:
    return read_cib(tools.crm_load(text.encode(), BASE, method="update").cib)


def _pcs(tools: Stack, text: str) -> RawResult:
    return read_cib(tools.pcs_script(f"{_FRAME}{text}\n".encode(), base_cib=BASE).cib)


def test_crmsh_makes_the_same_of_all_its_commands(tools: Stack):
    """In one text: every start of crmsh takes a second."""
    cases = [case for case in [*CRMSH, *MORE_CRMSH] if case.oracle]
    found = _crmsh(tools, "\n".join(case.text for case in cases))
    by_id = {constraint.id: constraint for constraint in found.constraints}
    for case in cases:
        single = RawResult(
            constraints=tuple(
                by_id[constraint.id]
                for constraint in case.expected.constraints
                if constraint.id in by_id
            )
        )
        shown = without_made_up_ids(single, case.expected).constraints
        assert shown == case.expected.constraints, case.text
        for section in ("properties", "rsc_defaults", "op_defaults", "tags"):
            assert set(getattr(case.expected, section)) <= set(getattr(found, section)), case.text
    for section in ("constraints", "properties", "rsc_defaults", "op_defaults", "tags"):
        said = [item for case in cases for item in getattr(case.expected, section)]
        assert len(getattr(found, section)) == len(said)


@pytest.mark.parametrize(
    "case",
    [case for case in [*PCS, *MORE_PCS] if case.oracle],
    ids=lambda case: case.text,
)
def test_pcs_makes_the_same_of_a_command(tools: Stack, case: Case):
    found = _pcs(tools, case.text)
    assert without_made_up_ids(found, case.expected) == case.expected


@pytest.mark.parametrize(
    "wrong", [wrong for wrong in WRONG_CRMSH if wrong.oracle], ids=lambda wrong: wrong.text
)
def test_crmsh_refuses_what_is_wrong(tools: Stack, wrong: Wrong):
    with pytest.raises(ToolError):
        _crmsh(tools, wrong.text)


@pytest.mark.parametrize(
    "wrong", [wrong for wrong in WRONG_PCS if wrong.oracle], ids=lambda wrong: wrong.text
)
def test_pcs_refuses_what_is_wrong(tools: Stack, wrong: Wrong):
    with pytest.raises(ToolError):
        _pcs(tools, wrong.text)


def test_a_colocation_of_sets_is_read_in_the_direction_that_pacemaker_takes(tools: Stack):
    """T21: the second word of a pair leads, the first word of a set does."""
    pair = _crmsh(tools, "colocation c inf: A B").constraints[0]
    chain = _crmsh(tools, "colocation c inf: A B C").constraints[0]
    assert (pair.rsc, pair.with_rsc) == ("A", "B")
    assert [item.members for item in chain.sets] == [("A", "B", "C")]
