"""Pacemaker reads the point in time that stands in the cell."""

import pytest

from crmgen.tables.time_types import canonical_time
from tests.oracle.stacks import GENERATIONS, stack

pytestmark = [pytest.mark.oracle, pytest.mark.parametrize("generation", list(GENERATIONS))]
TYPED = {
    "2026-04-01T09:00:00+09:00": "2026-04-01 00:00:00Z",
    "2026-04-01 09:00:00 +09:00": "2026-04-01 00:00:00Z",
    "2026/4/1 9:00 -0530": "2026-04-01 14:30:00Z",
    "2026-W10-1T01:00+09": "2026-03-01 16:00:00Z",
    "2026-032T23:00-02:00": "2026-02-02 01:00:00Z",
    "2026-04-01T09:00:00Z": "2026-04-01 09:00:00Z",
}


@pytest.mark.parametrize("typed", list(TYPED))
def test_a_time_with_an_offset(typed: str, generation: str):
    """Right behind the hour its tools overlook an offset, so that none is written there."""
    written = canonical_time(typed)
    assert written is not None
    code, output = stack(generation).run("iso8601", "--date", written)
    assert (code, TYPED[typed] in output) == (0, True), output
