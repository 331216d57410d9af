"""The agents that crmgen knows. Loads an agent's facts when they are asked for, and no others."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from crmgen.agents.facts import (
    ActionFacts,
    AgentFacts,
    ParameterFacts,
    Source,
    SourceKind,
)
from crmgen.data import data_path
from crmgen.model import Agent

__all__ = [
    "ActionFacts",
    "AgentFacts",
    "Catalogue",
    "ParameterFacts",
    "Source",
    "SourceKind",
]


class Catalogue:
    """The agents in ``folder`` (crmgen's own without one) and those of a site, which come first.

    A site's agent without a provider counts for every provider of its standard.
    """

    def __init__(
        self, site: Mapping[Agent, AgentFacts] | None = None, folder: Path | None = None
    ) -> None:
        self._site = dict(site or {})
        self._folder = folder or data_path("schemas", "agents")
        self._loaded: dict[Agent, AgentFacts | None] = {}

    def find(self, agent: Agent) -> AgentFacts | None:
        """The facts of an agent; None for one that is not known."""
        if agent not in self._loaded:
            self._loaded[agent] = self._load(agent)
        return self._loaded[agent]

    def providers(self) -> tuple[str, ...]:
        """The providers of ocf agents, sorted."""
        known = {group.partition(":")[2] for group in self._index if group.startswith("ocf:")}
        known |= {agent.provider for agent in self._site if agent.provider}
        return tuple(sorted(known))

    def types(self, standard: str, provider: str | None = None) -> tuple[str, ...]:
        """The agents of a standard (and of a provider, for ocf), sorted."""
        from crmgen.agents.store import group_of

        names = set(self._index.get(group_of(standard, provider), ()))
        names |= {
            agent.type
            for agent in self._site
            if agent.standard == standard and agent.provider in (provider, None)
        }
        return tuple(sorted(names))

    @cached_property
    def _index(self) -> Mapping[str, Iterable[str]]:
        import msgspec

        from crmgen.agents.store import INDEX

        content = (self._folder / INDEX).read_bytes()
        return msgspec.json.decode(content, type=dict[str, frozenset[str]])

    def _load(self, agent: Agent) -> AgentFacts | None:
        anywhere = agent._replace(provider=None)
        if facts := self._site.get(agent) or self._site.get(anywhere):
            return facts
        from crmgen.agents.store import file_of, group_of, load

        # the index, not the file system, says what there is: names in a sheet are no paths
        if agent.type not in self._index.get(group_of(agent.standard, agent.provider), ()):
            return None
        return load(file_of(self._folder, agent))
