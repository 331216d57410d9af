"""What the figures are told of a real design."""

from pathlib import Path

import pytest

from crmgen.book import drawings
from crmgen.book.facts import Facts
from tests.book.made import SAMPLES, edition


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_fencing_device_says_where_it_runs_itself(path: Path):
    """As crm_simulate places it, which other tests hold the analysis to."""
    for lang, words in (("ja", "{} で動く"), ("en", "runs on {}")):
        facts = Facts(edition(path), lang)
        state = facts.analysis.all_up()
        for host in drawings.overview(facts).hosts:
            assert host.fences
            for fence in host.fences:
                where = state[fence.id]
                assert host.name not in where.candidates  # what the figure is to show
                if len(where.candidates) == 1:
                    assert fence.where == words.format(*where.candidates)
                else:
                    assert all(node in fence.where for node in where.candidates)
