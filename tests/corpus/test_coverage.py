"""At least 98 of 100 real configurations can be written, and none comes back different."""

import pytest

from tests.corpus.files import corpus
from tests.corpus.measure import Measured, Outcome, measure
from tests.corpus.report import counted, is_written, reason

# what old schemas had and Pacemaker itself has given up, what no scheduler reads, and ids of
# attributes, which the tools make
WITHOUT_A_PLACE = {
    *("node@score", "resource_set@ordering", "rsc_colocation@score-attribute", "date_spec@moon"),
    *("rsc_location/lifetime", "rsc_colocation/lifetime", "rsc_order/lifetime"),
    *("acl_permission@id", "nvpair@id", "rsc_order@require-all"),
}
# values that Pacemaker can't read either, a node of a kind that it has given up, and a blank in the
# name of an attribute
REFUSED = {
    *("VAL206: `invalid`", "VAL206: `foo`", "VAL208: `bad`", "VAL206: `ping`"),
    *("VAL204: `another one0`", "TGT508: `P40S`"),
}
IN_ERROR = {"TGT508", "TGT510"}


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    return [measure(file) for file in corpus()]


def test_at_least_98_percent_can_be_written(measured: list[Measured]):
    share = counted(measured)
    assert len(share) > 900
    assert sum(map(is_written, share)) >= 0.98 * len(share)


def test_no_configuration_comes_back_different(measured: list[Measured]):
    wrong = [(one.file.name, one.reasons) for one in measured if one.outcome is Outcome.DIFFERENT]
    assert wrong == []


def test_what_has_no_place_is_known(measured: list[Measured]):
    gaps = {why for one in measured if one.outcome is Outcome.GAP for why in one.reasons}
    assert gaps == WITHOUT_A_PLACE


def test_what_is_refused_is_known(measured: list[Measured]):
    refused = {
        reason(why) for one in measured if one.outcome is Outcome.REFUSED for why in one.reasons
    }
    assert refused == REFUSED
    codes = {
        why.split()[0] for one in measured if one.outcome is Outcome.FAULTY for why in one.reasons
    }
    assert codes == IN_ERROR
