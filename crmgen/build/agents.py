"""Table AGENTS: the agents that only this site has."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from crmgen.build.context import Context, place_of
from crmgen.build.ids import FIRST_LABEL, cell_name
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import reference as refs
from crmgen.catalogue import table as table_codes
from crmgen.diagnostics import Related
from crmgen.model import Agent, AgentAction, AgentParameter, Role, SiteAgent
from crmgen.origin import Origin
from crmgen.tables.blocks import Block, Row, Section


class _Draft(Struct):
    """The row of an agent with the rows of its parameters and actions."""

    row: Row
    parameters: list[Row] = field(default_factory=list)
    actions: list[Row] = field(default_factory=list)


def build_agents(ctx: Context) -> tuple[SiteAgent, ...]:
    """All agents in sheet order; of two with one name the first counts, and it is told."""
    agents: list[SiteAgent] = []
    seen: dict[object, Origin] = {}
    for block in ctx.tables("AGENTS"):
        for draft in _drafts(ctx, block):
            agent = agent_of(ctx, draft.row)
            at = draft.row.at("type")
            if agent is not None and _is_new(ctx, seen, agent, agent.name, at):
                agents.append(_agent(ctx, agent, draft))
    return tuple(agents)


def _drafts(ctx: Context, block: Block) -> Iterator[_Draft]:
    """One draft for each P row; the parts after it are its own."""
    current: _Draft | None = None
    for number, section in enumerate(block.sections):
        if section.letter == "P":
            if current is not None:
                yield current
            current = _first(ctx, block, section)
        elif current is not None:
            rows = [row for row in section.rows if not row.broken]
            (current.parameters if section.letter == "A" else current.actions).extend(rows)
        elif number and section.rows:
            _report_no_first(ctx, block, block.sections[number - 1])
    if current is not None:
        yield current


def _first(ctx: Context, block: Block, section: Section) -> _Draft | None:
    for row in section.rows[1:]:
        ctx.sink.report(
            table_codes.SEVERAL_ROWS,
            row.at("type"),
            found=row.get("type"),
            params={"table": block.table.name, "letter": "P"},
        )
    if section.broken or not section.rows or section.rows[0].broken:
        return None
    return _Draft(section.rows[0])


def _report_no_first(ctx: Context, block: Block, before: Section) -> None:
    """Parts below an empty P part; told once, and not where its row could not be read."""
    if before.letter == "P" and not before.rows and not before.broken:
        ctx.sink.report(
            table_codes.NO_FIRST_ROW,
            before.origin,
            params={"table": block.table.name, "letter": "P"},
        )


def agent_of(ctx: Context, row: Row) -> Agent | None:
    """The agent that the columns class, provider and type name; None where the provider is
    missing or too much, which is told."""
    standard, provider = row.values["class"], row.get("provider")
    if standard == "ocf" and provider is None:
        ctx.sink.report(codes.PROVIDER_MISSING, row.at("provider"))
        return None
    if standard != "ocf" and provider is not None:
        ctx.sink.report(
            codes.PROVIDER_UNUSED,
            row.at("provider"),
            found=provider,
            params={"standard": standard},
        )
        return None
    return Agent(standard, provider, row.values["type"])


def _agent(ctx: Context, agent: Agent, draft: _Draft) -> SiteAgent:
    return SiteAgent(
        place=draft.row.place,
        notes=draft.row.notes,
        agent=agent,
        parameters=tuple(_parameters(ctx, draft.parameters)),
        actions=tuple(_actions(ctx, draft.actions)),
    )


def _parameters(ctx: Context, rows: Iterable[Row]) -> Iterator[AgentParameter]:
    seen: dict[object, Origin] = {}
    for row in rows:
        name = row.values["name"]
        if _is_new(ctx, seen, name, name, row.at("name")):
            yield AgentParameter(
                place=row.place,
                notes=row.notes,
                name=name,
                type=row.get("type") or "string",
                required=row.get("required") == "true",
                unique=row.get("unique") == "true",
                default=row.get("default"),
                values=tuple(_words(row.get("values"))),
            )


def _words(text: str | None) -> list[str]:
    return [word for word in re.split(r"[\s,、]+", text or "") if word]


def _actions(ctx: Context, rows: Iterable[Row]) -> Iterator[AgentAction]:
    """An action may stand once for each role and depth."""
    seen: dict[object, Origin] = {}
    for row in rows:
        name, role, depth = row.values["type"], row.get("role"), row.get("depth")
        if _is_new(ctx, seen, (name, role, depth), name, row.at("type")):
            yield AgentAction(
                place=place_of(
                    row,
                    name="type",
                    timeout="timeout",
                    interval="interval",
                    start_delay="start-delay",
                    role="role",
                    depth="depth",
                ),
                notes=row.notes,
                name=name,
                timeout=row.get("timeout"),
                interval=row.get("interval"),
                start_delay=row.get("start-delay"),
                role=Role(role) if role else None,
                depth=depth,
            )


def _is_new(ctx: Context, seen: dict[object, Origin], key: object, name: str, at: Origin) -> bool:
    first = seen.setdefault(key, at)
    if first is at:
        return True
    ctx.sink.report(
        refs.DUPLICATE_NAME,
        at,
        found=name,
        related=[Related(first, FIRST_LABEL)],
        params={"first": cell_name(first)},
    )
    return False
