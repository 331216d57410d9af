"""The runbook as a whole: cover, how to use it, and the chapters that a design has content for."""

from collections.abc import Iterator

from crmgen.behaviour import Behaviour
from crmgen.catalogue.runbook import frame
from crmgen.document.model import (
    Block,
    Bullets,
    Code,
    CodeBlock,
    Column,
    Document,
    Item,
    Kind,
    Paragraph,
    Rich,
    Row,
    Section,
    Table,
)
from crmgen.emit.base import Header
from crmgen.model import Bundle
from crmgen.runbook import (
    changes,
    failover,
    nodes,
    rare,
    recovery,
    resources,
    steps,
    switching,
    traps,
    updating,
    upkeep,
)
from crmgen.runbook.commands import WORK, Tool
from crmgen.runbook.context import Context
from crmgen.runbook.crm import Crm
from crmgen.runbook.pcs import Pcs
from crmgen.targets import Target
from crmgen.text import Lang

TOOLS: dict[str, type[Tool]] = {"crm": Crm, "pcs": Pcs}


def tool_of(target: Target) -> str:
    """The tool that a target's operators use: crmsh where it is shipped (SLES, Debian, Ubuntu),
    else pcs (RHEL)."""
    return "crm" if target.crmsh.shipped or not target.pcs.shipped else "pcs"


def make_runbook(facts: Behaviour, tool: str, lang: Lang, header: Header) -> Document:
    """The document. Secrets are no part of it: no procedure shows a parameter's value, but the
    names of hosts, disks and cards that failures are about."""
    context = Context(facts, TOOLS[tool](facts.look.target), lang, header)
    chapters = (
        _about(context),
        changes.load(context),
        upkeep.daily(context),
        switching.chapter(context),
        nodes.chapter(context),
        resources.cleanup(context),
        resources.chapter(context),
        changes.add(context),
        changes.change(context),
        updating.chapter(context),
        upkeep.shutdown(context),
        rare.network(context),
        rare.replacement(context),
        failover.chapter(context),
        recovery.chapter(context),
        upkeep.backup(context),
        upkeep.evidence(context),
    )
    document = context.cluster.document
    system = (document.value("system") if document else None) or ""
    return Document(
        title=context.text(frame.TITLE),
        subtitle=system,
        lang=lang,
        chapters=tuple(chapter for chapter in chapters if chapter is not None),
        facts=_facts(context),
        cover=(_sheet(context),),
        running=(document.heading if document else ()) or (context.design,),
    )


def _facts(context: Context) -> tuple[tuple[str, Rich], ...]:
    target, header = context.tool.target, context.header
    versions = ", ".join(
        f"{name} {target.component(name).text}" for name in ("pacemaker", context.tool.name)
    )
    sheet = f" [{header.sheet}]" if header.sheet else ""
    found: list[tuple[str, Rich]] = [(context.text(frame.SOURCE), f"{context.design}{sheet}")]
    found += _design(context)
    found += [
        (context.text(frame.DIGEST), Code(header.digest)),
        (context.text(frame.CONFIGURATION), Code(context.file)),
        (context.text(frame.TARGET), f"{target.name} ({versions})"),
        (context.text(frame.TOOL), context.tool.name),
    ]
    if context.nodes:
        found.append((context.text(frame.NODES), context.names(context.nodes)))
    if context.services:
        names = context.names(one.id for one in context.services)
        found.append((context.text(frame.SERVICES), names))
    found.append(("crmgen", header.version))
    return tuple(found)


def _design(context: Context) -> Iterator[tuple[str, Rich]]:
    """Which edition of the design it is, and who may read it."""
    document = context.cluster.document
    for key in ("number", "version", "date", "environment", "confidentiality"):
        value = document.value(key) if document else None
        if value:
            yield context.text(frame.OF_DESIGN[key]), value


def _sheet(context: Context) -> Table:
    return Table(
        caption=context.text(frame.SHEET),
        anchor="work-sheet",
        columns=(
            Column(context.text(frame.ITEM), Kind.TEXT, 3),
            Column(context.text(frame.ENTRY), Kind.BLANK, 7),
        ),
        rows=tuple(Row((context.text(item), "")) for item in frame.SHEET_ITEMS),
        row_headers=1,
    )


def _about(context: Context) -> Section:
    example = "Started {pm01|pm02}"
    if len(context.nodes) > 1:
        example = f"Started {{{'|'.join(context.nodes[:2])}}}"
    said: list[Rich] = [
        (context.text(frame.ABOUT_ROOT),),
        (context.text(frame.ABOUT_PHASES),),
        context.say(frame.ABOUT_SCREEN, example=example),
        (context.text(frame.ABOUT_LINES),),
        (context.text(frame.ABOUT_STATE),),
        context.say(frame.ABOUT_SECRET, folder=WORK),
    ]
    bundles = [one.id for one in context.cluster.resources if isinstance(one, Bundle)]
    if bundles:
        said.append(context.say(frame.ABOUT_BUNDLES, ids=context.names(bundles)))
    normal: Block = Paragraph(context.text(frame.NOTHING_KNOWN))
    if context.nodes:
        screen = context.screen(context.analysis.all_up())
        normal = CodeBlock(text=f"# {context.tool.status().line}\n{screen}")
    return Section(
        title=context.text(frame.ABOUT),
        anchor="about",
        blocks=(Bullets(tuple(Item(text) for text in said)),),
        sections=(
            _traps(context),
            Section(title=context.text(frame.NORMAL), anchor=steps.NORMAL, blocks=(normal,)),
        ),
    )


def _traps(context: Context) -> Section:
    found = traps.traps(context) if context.nodes else []
    block: Block = Bullets(tuple(Item(text) for text in found))
    if not found:
        block = Paragraph(context.text(frame.NO_TRAPS if context.nodes else frame.NOTHING_KNOWN))
    return Section(title=context.text(frame.TRAPS), anchor="traps", blocks=(block,))
