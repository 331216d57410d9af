"""What Pacemaker, crmsh and pcs make of designs that were CIBs of the corpus."""

import pytest

from tests.corpus.scheduler import judge, with_configuration
from tests.corpus.selected import selected
from tests.corpus.three_ways import load
from tests.oracle.stacks import stack

pytestmark = pytest.mark.oracle
GENERATIONS = {"debian12": "bookworm", "debian13": "trixie"}
# what crm text has no words for: rules about agents and operations, dates, pairs that crmsh reads
# in another way, spans with one end, sets of permissions, levels by attribute
CRM_REFUSES = {"TGT536", "TGT539", "TGT544", "TGT570", "TGT578", "TGT581"}
# an integer in a rule, two locations of one resource on one node
PCS_REFUSES = {"TGT561", "TGT562"}
# crmsh shows as errors what the scheduler says of the design (an integer that is none, a group's
# old attribute, no fencing), and loads it all the same
TOLD_AS_ERRORS = {
    "rule-dbl-as-integer-match.xml",
    "promoted-group.xml",
    "stop-failure-no-fencing.xml",
}


def test_the_scheduler_does_the_same():
    """Same verdict of crm_verify, same transition of crm_simulate, from the file's own state."""
    tools = stack("bookworm")
    chosen = selected("pacemaker-bookworm", "scheduler", 1500, 60)
    assert len(chosen) > 20
    other = []
    for one in chosen:
        original = one.file.path.read_bytes()
        before = judge(tools, original)
        after = judge(tools, with_configuration(original, one.cib))
        if before != after:
            other.append(one.file.name)
    assert other == []


@pytest.mark.parametrize("kind", ["crm", "pcs"])
def test_both_tools_make_the_same_of_a_sample(kind: str):
    wrong, refused = [], set()
    for one in selected("pacemaker-trixie", "scheduler", 90, 40):
        loaded = load(stack(GENERATIONS[one.target]), one, kind)
        refused.update(loaded.refused)
        name = one.file.path.name
        if loaded.wrong is None or (kind == "crm" and name in TOLD_AS_ERRORS):
            continue
        wrong.append((name, loaded.wrong))
    assert wrong == []
    assert refused <= (CRM_REFUSES if kind == "crm" else PCS_REFUSES)
