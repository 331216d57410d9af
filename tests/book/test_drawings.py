"""What the figures are told of a real design."""

from pathlib import Path

import pytest

from crmgen.book import drawings
from crmgen.book.facts import Facts
from tests.book.made import SAMPLES, edition, edition_of_text
from tests.book.test_book import SMALL

WORDS = {
    "ja": ("{} で動く", "{} 以外で動く"),
    "en": ("runs on {}", "not on {}"),
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_fencing_device_says_where_it_runs_itself(path: Path):
    """As crm_simulate places it, which other tests hold the analysis to."""
    for lang, words in WORDS.items():
        facts = Facts(edition(path), lang)
        state = facts.analysis.all_up()
        for host in drawings.overview(facts).hosts:
            assert host.fences
            for fence in host.fences:
                where = state[fence.id]
                assert host.name not in where.candidates  # what the figure is to show
                if len(where.candidates) == 1:
                    assert fence.where == words[0].format(*where.candidates)
                else:  # all nodes but that one
                    assert len(where.candidates) == len(facts.analysis.nodes) - 1
                    assert fence.where == words[1].format(host.name)


def test_a_fencing_device_without_a_location_says_where_luck_puts_it():
    device = """\
,RESOURCES
,,resourceItem,id
,,Primitive,prmFence
,PRIMITIVE
,P,id,class,provider,type
,,prmFence,stonith,,fence_ipmilan
,A,type,name,value
,,params,pcmk_host_list,n1
"""
    table = SMALL.replace("stonith-enabled,false", "stonith-enabled,true") + device
    (fence,) = drawings.overview(Facts(edition_of_text(table), "ja")).hosts[0].fences
    assert fence.where == "n2 で動く"
