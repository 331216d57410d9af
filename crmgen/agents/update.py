"""Brings the files of the catalogue up to date with what was read from the installed agents."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from crmgen.agents import store
from crmgen.agents.facts import AgentFacts
from crmgen.model import Agent


class Updated(NamedTuple):
    """How many files have new content, and how many are gone."""

    written: int
    removed: int


def write_catalogue(
    folder: Path, facts: Mapping[Agent, AgentFacts], failed: Collection[Agent] = ()
) -> Updated:
    """Write the files of the agents read, remove those of agents that their package has no longer,
    and write the index anew. Files entered by hand stay. Raises OSError.
    """
    before = store.stored(folder)
    read = {agent: found.source for agent, found in facts.items()}
    written = sum(
        _write(store.file_of(folder, agent), store.render(agent, found))
        for agent, found in facts.items()
    )
    gone = store.left_over(before, read, failed)
    for agent in gone:
        store.file_of(folder, agent).unlink()
    kept = {agent for agent in (*before, *read) if agent not in gone}
    _write(folder / store.INDEX, store.render_index(kept))
    return Updated(written, len(gone))


def _write(path: Path, content: bytes) -> bool:
    """Whether the file had to be written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
