"""What is rarely done: the schema of the CIB, work on networks, another machine or address."""

from crmgen.behaviour import NodeStop
from crmgen.catalogue.runbook import frame, update, work
from crmgen.catalogue.runbook import rare as texts
from crmgen.document.model import (
    Bullets,
    Callout,
    Code,
    Item,
    Link,
    Paragraph,
    Procedure,
    Rich,
    Section,
    Step,
    Tone,
)
from crmgen.runbook import changes, nodes, steps
from crmgen.runbook.commands import WORK, command
from crmgen.runbook.context import Context
from crmgen.runbook.upkeep import watched

_LABEL = 'validate-with="[^"]*"'


def schema(context: Context) -> Section:
    """Upgraded on a copy, compared, tried, and only then in the cluster."""
    tool, saved, trial = context.tool, f"{WORK}/schema.xml", f"{WORK}/try.xml"
    newest: Rich = (tool.target.schema,)
    upgrade = ("cibadmin", "--upgrade", "--force")
    procedure = Procedure(
        before=(
            steps.look(context),
            steps.save(context, "schema"),
            context.step(
                texts.SCHEMA_NOW,
                command("grep", "-o", _LABEL, saved),
                note=context.say(texts.SCHEMA_NOW_NOTE, schema=newest),
            ),
            context.step(
                texts.SCHEMA_TRY,
                command("cp", "-p", saved, trial),
                command("env", f"CIB_file={trial}", *upgrade),
                tool.verify_file(trial),
                differs=context.text(texts.SCHEMA_TRY_DIFFERS),
            ),
            context.step(
                texts.SCHEMA_COMPARE,
                command("diff", "-u", saved, trial),
                note=context.text(texts.SCHEMA_COMPARE_NOTE),
            ),
            context.step(
                texts.SCHEMA_WHAT_IF,
                tool.what_if_file(trial),
                note=context.text(texts.SCHEMA_NOTHING),
            ),
        ),
        work=(context.step(texts.SCHEMA_RUN, command(*upgrade)),),
        after=(
            context.step(
                texts.SCHEMA_SEEN,
                tool.save_cib(f"{WORK}/upgraded.xml"),
                command("grep", "-o", _LABEL, f"{WORK}/upgraded.xml"),
                expected=f'validate-with="pacemaker-{tool.target.schema}"',
                differs=context.say(texts.SCHEMA_BACK, file=saved, restore=Link(steps.BACKUP)),
            ),
            steps.look(context),
            steps.verify(context),
        ),
    )
    return Section(
        title=context.text(texts.SCHEMA),
        anchor="update-schema",
        blocks=(Paragraph(context.text(texts.SCHEMA_INTRO)), procedure),
    )


# ---- networks -----------------------------------------------------------------------------------


def network(context: Context) -> Section:
    tool = context.tool
    warnings: list[Rich] = [context.say(texts.NETWORK_LINKS, shutdown=Link("shutdown"))]
    if context.facts.fencing.enabled:
        warnings.append(context.text(texts.NETWORK_FENCING))
    links = context.step(
        texts.NETWORK_LINKS_SEEN,
        tool.links(),
        where=context.text(frame.EACH_NODE),
        note=context.text(work.LINKS_NOTE),
        differs=context.text(texts.NETWORK_LINKS_DIFFER),
    )
    procedure = Procedure(
        before=(steps.look(context), steps.save(context, "network")),
        work=(
            context.step(
                update.CHANGE_MAINTENANCE,
                tool.maintenance(on=True),
                note=context.text(update.CHANGE_MAINTENANCE_NOTE),
            ),
            context.step(texts.NETWORK_WORK),
            links,
            *_attributes(context),
            context.step(
                update.MAINTENANCE_SIMULATE,
                tool.what_if(),
                note=context.text(update.MAINTENANCE_SIMULATE_NOTE),
            ),
            context.step(update.MAINTENANCE_OFF, tool.maintenance(on=False)),
        ),
        after=(
            steps.settled(
                context,
                context.analysis.all_up(),
                concerned=[root.id for root in context.cluster.resources],
            ),
        ),
    )
    return Section(
        title=context.text(texts.NETWORK),
        anchor="network",
        blocks=(
            Paragraph(context.text(texts.NETWORK_INTRO)),
            Callout(
                Tone.WARNING,
                tuple(Paragraph(text) for text in warnings),
                context.text(frame.IN_MAINTENANCE),
            ),
            procedure,
        ),
    )


def _attributes(context: Context) -> list[Step]:
    values: list[Rich] = [
        context.say(work.ATTRIBUTE, node=node, name=name, value=value)
        for node, name, value in watched(context)
    ]
    if not values:
        return []
    note = context.say(texts.NETWORK_ATTRIBUTES_NOTE, values=context.listed(values))
    return [context.step(work.ATTRIBUTES, context.tool.attributes(), note=note)]


# ---- another machine, another address -----------------------------------------------------------


def replacement(context: Context) -> Section | None:
    if not context.nodes:
        return None
    stops = {one.node: one for one in context.facts.operation.rolling_order()}
    parts = [_machine(context, stops[node]) for node in context.nodes]
    return Section(
        title=context.text(texts.REPLACE),
        anchor="replace",
        blocks=(Paragraph(context.text(texts.REPLACE_INTRO)),),
        sections=(*parts, _address(context)),
    )


def _machine(context: Context, stop: NodeStop) -> Section:
    node, tool = stop.node, context.tool
    pcs = context.text(texts.REPLACE_COPY_PCS) if tool.remote_control else ""
    fence = context.say(
        texts.REPLACE_FENCE_NOTE, change=Link(changes.CHANGE), tests=Link("tests"), node=node
    )
    procedure = Procedure(
        before=(steps.look(context), steps.save(context, "replace")),
        work=(
            *nodes.out(context, stop),
            *nodes.stopped(context, stop),
            context.step(texts.REPLACE_OFF, node=node),
            context.step(texts.REPLACE_NEW, note=context.text(texts.REPLACE_NEW_NOTE), node=node),
            context.step(texts.REPLACE_COPY, where=Code(node), note=pcs),
            context.step(
                texts.REPLACE_OLD,
                command("ls", "-l", changes.CIB_FOLDER),
                where=Code(node),
                note=context.text(texts.REPLACE_OLD_NOTE),
            ),
            *nodes.started(context, stop),
            context.step(texts.REPLACE_FENCE, note=fence),
            nodes.back(context, node),
        ),
        after=(nodes.returned(context, stop), steps.verify(context)),
    )
    return Section(
        title=texts.REPLACE_OF.render(context.lang, {"node": node}),
        anchor=context.anchor("replace", node),
        blocks=(*nodes.about(context, stop), procedure),
    )


def _address(context: Context) -> Section:
    each = context.text(frame.EACH_NODE)
    procedure = Procedure(
        before=(steps.look(context), steps.save(context, "address")),
        work=(
            context.step(texts.ADDRESS_STOP, stop=Link("shutdown-stop")),
            context.step(
                texts.ADDRESS_COPY,
                command("cp", "-p", "/etc/corosync/corosync.conf", WORK),
                where=each,
            ),
            context.step(
                texts.ADDRESS_EDIT, where=each, note=context.text(texts.ADDRESS_EDIT_NOTE)
            ),
            context.step(texts.ADDRESS_START, start=Link("shutdown-start")),
        ),
        after=(
            context.step(
                work.LINKS,
                context.tool.links(),
                where=each,
                note=context.text(work.LINKS_NOTE),
                differs=context.text(texts.ADDRESS_BACK),
            ),
            context.step(texts.ADDRESS_DESIGN, change=Link(changes.CHANGE)),
        ),
    )
    return Section(
        title=context.text(texts.ADDRESS),
        anchor="replace-address",
        blocks=(
            Paragraph(context.text(texts.ADDRESS_INTRO)),
            Bullets(tuple(Item(context.text(one)) for one in texts.ADDRESS_PLACES)),
            procedure,
        ),
    )
