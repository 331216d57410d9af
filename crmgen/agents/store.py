"""The files of schemas/agents: one an agent, with the same bytes for the same facts, and an index.

``standard/provider/type.json``, without the provider where the standard has none; a type may hold
a slash (``stonith/external/libvirt.json``).
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import msgspec

from crmgen.agents.facts import AgentFacts, Source, SourceKind
from crmgen.model import Agent

INDEX = "index.json"


def file_of(folder: Path, agent: Agent) -> Path:
    """The file of one agent."""
    parts = (part for part in agent if part)
    return folder.joinpath(*parts).with_name(f"{agent.type.rpartition('/')[2]}.json")


def render(agent: Agent, facts: AgentFacts) -> bytes:
    """The content of an agent's file: a line a parameter and a line an action, sorted."""
    parameters = [f"{_json(n)}: {_json(p)}" for n, p in sorted(facts.parameters.items())]
    head = {
        "agent": _json(agent.name),
        "source": _json(facts.source),
        "promotable": _json(facts.promotable),
        **({} if facts.complete else {"complete": "false"}),
        "parameters": _block(parameters, "{}"),
        "actions": _block([_json(action) for action in facts.actions], "[]"),
    }
    lines = ",\n".join(f" {_json(key)}: {value}" for key, value in head.items())
    return f"{{\n{lines}\n}}\n".encode()


def render_index(agents: Iterable[Agent]) -> bytes:
    """The names of all agents by standard and provider, so that a list needs no other file."""
    groups: dict[str, list[str]] = {}
    for agent in agents:
        groups.setdefault(group_of(agent.standard, agent.provider), []).append(agent.type)
    lines = ",\n".join(
        f" {_json(group)}: {_block([_json(name) for name in sorted(names)], '[]')}"
        for group, names in sorted(groups.items())
    )
    return f"{{\n{lines}\n}}\n".encode()


def group_of(standard: str, provider: str | None) -> str:
    """The key of the index: ``ocf:heartbeat``, ``stonith``."""
    return f"{standard}:{provider}" if provider else standard


def stored(folder: Path) -> dict[Agent, Source]:
    """Every agent that has a file in the folder, with its source."""
    found: dict[Agent, Source] = {}
    for path in sorted(folder.glob("*/**/*.json")):
        standard, *middle = path.relative_to(folder).with_suffix("").parts
        provider = middle.pop(0) if standard == "ocf" else None
        facts = load(path)
        found[Agent(standard, provider, "/".join(middle))] = facts.source
    return found


def load(path: Path) -> AgentFacts:
    """The facts in one file. Raises OSError, or msgspec.DecodeError for what is none."""
    return msgspec.json.decode(path.read_bytes(), type=AgentFacts)


def left_over(
    before: Mapping[Agent, Source], read: Mapping[Agent, Source], failed: Collection[Agent]
) -> list[Agent]:
    """Agents with a file whose package was read now and has them no longer."""
    packages = {source.package for source in read.values() if source.package}
    return [
        agent
        for agent, source in before.items()
        if source.kind is SourceKind.METADATA
        and source.package in packages
        and agent not in read
        and agent not in failed
    ]


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def _block(lines: list[str], brackets: str) -> str:
    if not lines:
        return brackets
    inner = ",\n".join(f"  {line}" for line in lines)
    return f"{brackets[0]}\n{inner}\n {brackets[1]}"
