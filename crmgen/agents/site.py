"""A site's own agents: those of the workbook's table AGENTS, and folders of metadata files."""

from collections.abc import Iterator
from pathlib import Path

from crmgen.agents.facts import ActionFacts, AgentFacts, ParameterFacts, Source, SourceKind
from crmgen.agents.metadata import MetadataError, is_promotable, read_metadata
from crmgen.catalogue import site as codes
from crmgen.diagnostics import Sink
from crmgen.model import Agent, Cluster, SiteAgent
from crmgen.origin import Origin
from crmgen.origin import Source as Sheet


def site_agents(cluster: Cluster) -> dict[Agent, AgentFacts]:
    """The facts that the workbook itself gives."""
    return {declared.agent: facts_of(declared) for declared in cluster.agents}


def folder_agents(folder: Path, sink: Sink) -> dict[Agent, AgentFacts]:
    """The facts of a site's folder of metadata files; what can't be read is told."""
    if not folder.is_dir():
        sink.report(codes.NO_FOLDER, None, found=str(folder))
        return {}
    known: dict[Agent, AgentFacts] = {}
    for path, agent, facts in read_folder(folder):
        if isinstance(facts, AgentFacts):
            known[agent] = facts
        else:
            why = {"why": str(facts)}
            sink.report(codes.BAD_METADATA, Origin(Sheet(str(path))), found=path.name, params=why)
    return known


def facts_of(declared: SiteAgent) -> AgentFacts:
    """The facts of one row of table AGENTS."""
    actions = tuple(
        ActionFacts(
            name=action.name,
            timeout=action.timeout,
            interval=action.interval,
            start_delay=action.start_delay,
            role=action.role,
            depth=action.depth,
        )
        for action in declared.actions
    )
    return AgentFacts(
        source=Source(kind=SourceKind.SITE),
        promotable=is_promotable(actions),
        parameters={
            parameter.name: ParameterFacts(
                type=parameter.type,
                required=parameter.required,
                unique=parameter.name if parameter.unique else "",
                default=parameter.default,
                values=parameter.values,
            )
            for parameter in declared.parameters
        },
        actions=actions,
    )


def read_folder(folder: Path) -> Iterator[tuple[Path, Agent, AgentFacts | MetadataError | OSError]]:
    """Every ``*.xml`` below a folder, sorted, with its facts or why it has none.

    A file is ``PROVIDER/TYPE.xml``; one that lies in the folder itself is an OCF agent of any
    provider, or a fence agent where it is named ``fence_…``.
    """
    for path in sorted(folder.rglob("*.xml")):
        provider = path.parent.name if path.parent != folder else None
        is_fence = provider is None and path.stem.startswith("fence_")
        agent = Agent("stonith" if is_fence else "ocf", provider, path.stem)
        try:
            yield path, agent, read_metadata(path.read_bytes())
        except (MetadataError, OSError) as error:
            yield path, agent, error
