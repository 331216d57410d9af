"""Steps that many procedures have: looking first, waiting for a state, saving the configuration."""

from collections.abc import Iterable, Sequence

from crmgen.behaviour.look import operation_of
from crmgen.catalogue.runbook import frame
from crmgen.catalogue.runbook import work as texts
from crmgen.document.model import Code, Link, Rich, Step
from crmgen.model import primitives_of
from crmgen.placement import State
from crmgen.runbook.commands import WORK, Command, command
from crmgen.runbook.context import Context

EVIDENCE, RECOVERY, BACKUP, CLEANUP = "evidence", "recovery", "backup", "cleanup"
SWITCH = "switch"
NODE = "node"
NORMAL = "normal"
_DEFAULT_SECONDS = 60


def joined(*texts: Rich) -> Rich:
    """Texts one after the other, a line each."""
    said: list[Rich] = []
    for text in texts:
        if not text:
            continue
        if said:
            said.append("\n")
        said.append(text)
    return tuple(run for one in said for run in (one if isinstance(one, tuple) else (one,)))


def everywhere(context: Context) -> Rich:
    """Where something is typed that every node has to do. Nothing stands for any node that is up,
    which the introduction says."""
    return "" if context.tool.remote_control else context.text(frame.EACH_NODE)


def look(context: Context) -> Step:
    """The state has to be normal before anything is done."""
    return context.step(
        texts.LOOK,
        context.tool.status(),
        context.tool.leftovers(),
        note=joined(context.text(frame.NO_FAILURES), context.text(frame.NO_LEFTOVERS)),
        differs=context.say(frame.STOP_WORK, recovery=Link(RECOVERY)),
        normal=Link(NORMAL),
    )


def look_at(context: Context) -> Step:
    """The state is not known beforehand."""
    return context.step(
        texts.LOOK_AT,
        context.tool.status(),
        note=context.say(texts.CLEANUP_LOOK_NOTE),
    )


def settled(
    context: Context,
    state: State,
    *,
    standby: str = "",
    disabled: str = "",
    concerned: Sequence[str] = (),
    note: Rich = "",
    differs: Rich = "",
) -> Step:
    """Repeat until the state is there; ``concerned`` are the resources that stop and start."""
    return context.step(
        texts.LOOK_AGAIN,
        context.tool.status(),
        expected=context.screen(state, concerned, standby=standby, disabled=disabled),
        note=note,
        differs=joined(differs, wait(context, concerned)),
    )


def wait(context: Context, concerned: Iterable[str]) -> Rich:
    """How long to wait, and where to go then."""
    seconds = str(limit(context, concerned))
    return context.say(frame.WAIT, seconds=(seconds,), evidence=Link(EVIDENCE))


def limit(context: Context, concerned: Iterable[str]) -> int:
    """How many seconds it takes at the most to stop and start some resources one after the
    other."""
    look, total = context.facts.look, 0
    for name in dict.fromkeys(concerned):
        for primitive in primitives_of(look.resources[name]):
            for action in ("stop", "start"):
                total += look.timeout(primitive, operation_of(primitive, action)).ms
    return -(-total // 1000) or _DEFAULT_SECONDS


def verify(context: Context) -> Step:
    """crm_verify and the tool's own check of the running cluster."""
    return context.step(
        texts.VERIFY,
        context.tool.verify(),
        context.tool.check(),
        expected=context.text(frame.NO_OUTPUT),
        differs=context.say(texts.VERIFY_DIFFERS, backup=Link(BACKUP)),
    )


def folder() -> Command:
    return command("mkdir", "-p", "-m", "700", WORK)


def save(context: Context, name: str) -> Step:
    """The whole CIB and the configuration in the tool's words, as ``name`` in the work folder."""
    cib, own = f"{WORK}/{name}.xml", f"{WORK}/{name}.txt"
    return context.step(
        texts.SAVE,
        folder(),
        context.tool.save_cib(cib),
        context.tool.save(own),
        command("ls", "-l", cib, own),
        note=context.text(texts.SAVE_NOTE),
        differs=context.text(texts.SAVE_DIFFERS),
    )


def on(context: Context, node: str) -> Rich:
    """That node; any node where the tool reaches all of them."""
    return "" if context.tool.remote_control else Code(node)
