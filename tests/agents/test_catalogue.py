import json

import pytest

from crmgen.agents import store
from crmgen.agents.catalogue import AgentFacts, Catalogue, SourceKind
from crmgen.data import data_path
from crmgen.model import Agent

FOLDER = data_path("schemas", "agents")
STORED = store.stored(FOLDER)
# those of the field that Debian lacks
BY_HAND = {
    "ocf:heartbeat:VIPcheck",
    "ocf:linuxhajp:hulft",
    "ocf:linuxhajp:pgsql",
    "ocf:pacemaker:diskd",
    "stonith:external/ipmi",
    "stonith:external/libvirt",
    "stonith:external/stonith-helper",
}


def ocf(kind: str, provider: str = "heartbeat") -> Agent:
    return Agent("ocf", provider, kind)


class TestFind:
    def test_an_agent_of_a_package(self):
        facts = Catalogue().find(ocf("IPaddr2"))
        assert facts.missing(["nic"]) == ["ip"]
        assert facts.parameters["ip"].unique == "ip"
        assert facts.action("start").timeout == "20s"
        assert not facts.promotable
        assert (facts.source.kind, facts.source.package) == ("metadata", "resource-agents")

    def test_a_fence_agent_with_former_names(self):
        facts = Catalogue().find(Agent("stonith", None, "fence_rhevm"))
        assert facts.parameters["ipaddr"].replaced_by == ("ip",)
        assert facts.missing(["ipaddr", "login"]) == []
        assert facts.missing([]) == ["ip", "username"]

    @pytest.mark.parametrize("name", ["pgsql", "Stateful", "SAPInstance"])
    def test_what_can_be_promoted(self, name):
        assert Catalogue().find(ocf(name)).promotable

    @pytest.mark.parametrize(
        "agent",
        [
            ocf("IPadr2"),
            ocf("ipaddr2"),
            ocf("IPaddr2", "nobody"),
            ocf("../heartbeat/IPaddr2"),
            Agent("ocf", None, "IPaddr2"),
            Agent("stonith", None, "IPaddr2"),
            Agent("stonith", None, "../ocf/heartbeat/IPaddr2"),
            Agent("systemd", None, "nginx"),
            Agent("ocf", "..", "index"),
        ],
    )
    def test_unknown(self, agent):
        assert Catalogue().find(agent) is None

    def test_only_what_is_asked_for_is_read(self, tmp_path):
        agent, other = ocf("a"), ocf("b")
        for item in (agent, other):
            path = store.file_of(tmp_path, item)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(store.render(item, AgentFacts(promotable=True)))
        (tmp_path / store.INDEX).write_bytes(store.render_index([agent, other]))
        store.file_of(tmp_path, other).write_bytes(b"not to be read")
        catalogue = Catalogue(folder=tmp_path)
        assert catalogue.types("ocf", "heartbeat") == ("a", "b")
        assert catalogue.find(agent).promotable


class TestLists:
    def test_providers(self):
        assert Catalogue().providers() == ("heartbeat", "linuxhajp", "pacemaker")

    def test_types(self):
        assert {"VIPcheck", "IPaddr2"} <= set(Catalogue().types("ocf", "heartbeat"))
        assert {"fence_ipmilan", "external/libvirt"} <= set(Catalogue().types("stonith"))
        assert Catalogue().types("lsb") == ()


class TestSite:
    FACTS = AgentFacts(promotable=True)

    def test_it_comes_first(self):
        catalogue = Catalogue({ocf("IPaddr2"): self.FACTS, ocf("app", "mysite"): self.FACTS})
        assert catalogue.find(ocf("IPaddr2")) is self.FACTS
        assert "mysite" in catalogue.providers()
        assert catalogue.types("ocf", "mysite") == ("app",)

    def test_one_without_a_provider_is_anybodys(self):
        catalogue = Catalogue({Agent("ocf", None, "app"): self.FACTS})
        assert catalogue.find(ocf("app", "mysite")) is self.FACTS
        assert "app" in catalogue.types("ocf", "heartbeat")


class TestFiles:
    def test_by_hand_are_the_field_s_own(self):
        hand = {agent.name for agent, source in STORED.items() if source.kind is SourceKind.HAND}
        assert hand == BY_HAND

    def test_the_index_lists_all(self):
        assert (FOLDER / store.INDEX).read_bytes() == store.render_index(STORED)

    @pytest.mark.parametrize("agent", STORED, ids=lambda agent: agent.name)
    def test_each_is_written_as_the_command_writes_it(self, agent):
        path = store.file_of(FOLDER, agent)
        assert store.render(agent, store.load(path)) == path.read_bytes()

    @pytest.mark.parametrize("agent", STORED, ids=lambda agent: agent.name)
    def test_each_holds_together(self, agent):
        facts = Catalogue().find(agent)
        for parameter in facts.parameters.values():
            assert set(parameter.replaced_by) <= set(facts.parameters)
            if parameter.default and parameter.values and facts.source.kind is SourceKind.HAND:
                assert parameter.default in parameter.values
        assert {"start", "stop"} <= {action.name for action in facts.actions}

    def test_no_descriptions(self):
        known = {"agent", "source", "promotable", "complete", "parameters", "actions"}
        for agent in STORED:
            assert set(json.loads(store.file_of(FOLDER, agent).read_bytes())) <= known
