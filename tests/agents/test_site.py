"""A site's own agents, from the table AGENTS and from metadata files."""

import pytest

from crmgen.agents.catalogue import (
    ActionFacts,
    AgentFacts,
    ParameterFacts,
    Source,
    SourceKind,
)
from crmgen.agents.metadata import MetadataError
from crmgen.agents.site import read_folder, site_agents
from crmgen.model import Agent
from tests.helpers import as_csv, build, clean, compile_data, found, only, resources, rows_of

APP = Agent("ocf", "mysite", "app")
TABLE = """
 | AGENTS
 | P | class | provider | type
 |   | ocf   | mysite   | app
 | A | name  | type    | required | unique | default | values
 |   | port  | integer | yes      | yes    |         |
 |   | mode  | select  |          |        | fast    | fast, safe　slow
 |   | note  |         |          |        |         |
 | O | type    | timeout | interval | start-delay | role   | depth
 |   | start   | 60s     |          |             |        |
 |   | promote | 30s     |          |             |        |
 |   | demote  | 30s     |          |             |        |
 |   | monitor | 20s     | 10s      | 5s          | master | 0
"""


def test_a_table_tells_all_facts():
    assert site_agents(clean(TABLE)) == {
        APP: AgentFacts(
            source=Source(kind=SourceKind.SITE),
            promotable=True,
            parameters={
                "port": ParameterFacts(type="integer", required=True, unique="port"),
                "mode": ParameterFacts(
                    type="select", default="fast", values=("fast", "safe", "slow")
                ),
                "note": ParameterFacts(type="string"),
            },
            actions=(
                ActionFacts(name="start", timeout="60s"),
                ActionFacts(name="promote", timeout="30s"),
                ActionFacts(name="demote", timeout="30s"),
                ActionFacts(
                    name="monitor",
                    timeout="20s",
                    interval="10s",
                    start_delay="5s",
                    role="Promoted",
                    depth="0",
                ),
            ),
        )
    }


def test_cells_of_the_model():
    agent = clean(TABLE).agents[0]
    assert agent.at("type").cell == "E3"
    assert agent.parameters[0].at("required").cell == "E5"
    assert agent.actions[3].at("start_delay").cell == "F12"


def test_an_agent_without_parameters_or_actions():
    cluster = clean(" | AGENTS\n | P | class | provider | type\n | | ocf | mysite | app")
    assert site_agents(cluster)[APP].parameters == {}


def test_several_agents_in_one_table_and_in_two():
    more = TABLE.replace("app", "other").split("\n", 2)[2]
    assert [a.agent.type for a in clean(TABLE + more).agents] == ["app", "other"]
    assert [a.agent.type for a in clean(TABLE + TABLE.replace("app", "b")).agents] == ["app", "b"]


@pytest.mark.parametrize(
    ("old", "new", "cell", "code"),
    [
        (" ocf   | mysite ", " ocf   | ", "D3", "CLU405"),
        (" ocf   | mysite ", " lsb   | mysite ", "D3", "CLU406"),
        ("mode  | select ", "mode  | selekt ", "D6", "VAL"),
        ("mode  | select ", "port  | select ", "C6", "REF307"),
        ("promote | 30s ", "start | 30s ", "C10", "REF307"),
        ("promote | 30s ", "promote | ３0s ", "D10", "VAL208"),
        ("| 0\n", "| low\n", "H12", "VAL"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(old, new, cell, code):
    item = only(build(TABLE.replace(old, new))[1])
    assert item.origin.cell == cell
    assert item.code.id.startswith(code)


def test_one_agent_twice():
    item = only(build(TABLE + TABLE)[1])
    assert (item.code.id, item.found) == ("REF307", "ocf:mysite:app")
    assert item.origin.row > 12


def test_a_second_row_of_the_first_part():
    extra = TABLE.replace("| mysite   | app", "| mysite   | app\n | | ocf | mysite | b")
    assert found(build(extra)[1]) == [("E4", "TBL110")]


def test_rows_below_an_empty_first_part():
    empty = TABLE.replace(" |   | ocf   | mysite   | app\n", "")
    assert [code for _, code in found(build(empty)[1])] == ["TBL118"]


def test_nothing_of_it_is_written():
    plain = resources(("Primitive", "a"))
    outputs = []
    for text in (plain, plain + TABLE.lstrip("\n")):
        result = compile_data(as_csv(rows_of(text)), kinds=("crm", "pcs", "cib"))
        outputs.append(
            {
                kind: [line for line in data.decode().splitlines() if "sha256" not in line]
                for kind, data in result.outputs.items()
            }
        )
    assert outputs[0] == outputs[1]
    assert set(outputs[0]) == {"crm", "pcs", "cib"}


class TestFolder:
    XML = b'<resource-agent name="app"><actions><action name="start"/></actions></resource-agent>'

    def test_files_by_provider_and_without(self, tmp_path):
        (tmp_path / "mysite").mkdir()
        for name in ("mysite/app.xml", "any.xml", "fence_site.xml"):
            (tmp_path / name).write_bytes(self.XML)
        (tmp_path / "readme.txt").write_text("no agent")
        assert [agent for _, agent, _ in read_folder(tmp_path)] == [
            Agent("ocf", None, "any"),
            Agent("stonith", None, "fence_site"),
            APP,
        ]

    def test_one_that_is_no_metadata(self, tmp_path):
        (tmp_path / "bad.xml").write_text("text")
        (tmp_path / "good.xml").write_bytes(self.XML)
        bad, good = read_folder(tmp_path)
        assert isinstance(bad[2], MetadataError)
        assert good[2].action("start")
