"""An operator who types a runbook, step by step, on the machines of a site."""

import re
from collections.abc import Iterator

from crmgen.catalogue.runbook import frame, rare
from crmgen.document.model import CodeBlock, Document, Procedure, Section, Step, plain
from tests.cluster.lab import Machine
from tests.cluster.site import Site, until
from tests.runbook.made import section

# exit codes that are no fault: nothing found, differences found, not active
_CODES = {
    r"cibadmin --query --xpath ": (105,),
    r"diff ": (0, 1),
    r"grep .* \S+/journal\.txt$": (0, 1),  # the lab has no journal
    r"systemctl is-active ": (3,),
}
# they log in to the other machines by ssh, which the lab has not; their usage is held elsewhere
_NEEDS_SSH = re.compile(r"crm report |pcs cluster report ")
# after these the cluster has something to do
_ACTS = re.compile(
    r"crm (node|resource (move|clear|stop|start|cleanup)|configure (load|property))"
    r"|crm_resource |attrd_updater |cibadmin --(replace|upgrade)|sh |stonith_admin --fence"
    r"|pcs (node|resource (move|clear|disable|enable|cleanup)|property set|cluster (start|stop))"
    r"|systemctl (start|stop)|pcs stonith fence"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_SECONDS = 45  # an operator repeats a look at the state


class Operator:
    """Does what a runbook says; ``compared`` counts what looked as it says."""

    def __init__(self, site: Site, document: Document) -> None:
        self.site, self.document = site, document
        self.compared = 0

    def play(self, anchor: str) -> None:
        """All procedures of a section, in order."""
        for step in steps_of(section(self.document, anchor)):
            if "it is back already" in plain(step.differs) and self.is_normal():
                return  # as the step says
            for machine in self._machines(step):
                self._do(step, machine)

    def _do(self, step: Step, machine: Machine) -> None:
        if not machine.is_on:
            self.site.boot(machine)  # the step says so
        outputs = [self.type(line, machine) for line in step.commands]
        if not step.expected or not outputs:
            return

        def shows() -> bool:
            if step.commands[0].startswith("crm_mon "):
                outputs[:] = [machine.run("sh", "-c", step.commands[0]).output]
            return missing(step.expected, "\n".join(outputs)) == []

        shown = until(shows, _SECONDS)
        assert shown, "\n".join(
            (plain(step.purpose), *step.commands, "expected:", step.expected, "shown:", *outputs)
        )
        self.compared += 1

    def _machines(self, step: Step) -> list[Machine]:
        where = plain(step.where)
        if where == frame.EACH_NODE("en"):
            return list(self.site.on)
        if where == frame.AT_DESK("en"):
            return []
        if where == rare.REVIEW_WHERE("en"):
            inputs = ("sh", "-c", "ls /var/lib/pacemaker/pengine/pe-*.bz2")
            return [one for one in self.site.on if one.run(*inputs).code == 0][:1]
        if where in self.site.names:
            return [self.site[where]]
        but = (frame.OTHER_NODE.render("en", {"node": one.name}) for one in self.site.machines)
        others = [one for one, said in zip(self.site.machines, but, strict=True) if said != where]
        return [one for one in others if one.is_on][:1]

    def type(self, line: str, machine: Machine | None = None) -> str:
        """What a line prints; it must not fail."""
        machine = machine or self.site.any
        if _NEEDS_SSH.match(line):
            return ""
        done = machine.run("sh", "-c", line)
        codes = next((codes for start, codes in _CODES.items() if re.match(start, line)), (0,))
        said = f"{machine.name}: {line}\nexit {done.code}\n{done.output}"
        assert done.code in codes, said
        assert "Traceback" not in done.output, said
        if _ACTS.match(line):
            self.site.settle()
        return done.output

    def is_normal(self) -> bool:
        """Whether all runs where the runbook says it normally does."""
        blocks = section(self.document, "normal").blocks
        normal = next(block.text for block in blocks if isinstance(block, CodeBlock))
        return missing(normal.split("\n", 1)[1], self.site.screen()) == []

    def bring_home(self) -> None:
        """To the normal state: for each service the other nodes step aside for a moment."""
        self.site.settle()
        for name in self.site.names:
            if until(self.is_normal, 5):
                return
            others = [other for other in self.site.names if other != name]
            for values in ("-v on", "-D"):
                for other in others:
                    self.site.any.sh(f"crm_standby -N {other} {values}")
                self.site.settle()
        assert until(self.is_normal, 20), self.site.screen()


def procedures(document: Document) -> list[str]:
    """The anchors of all sections with procedures, in the document's order."""
    return [
        part.anchor
        for chapter in document.chapters
        for part in _sections(chapter)
        if any(isinstance(block, Procedure) for block in part.blocks)
    ]


def _sections(part: Section) -> Iterator[Section]:
    yield part
    for inner in part.sections:
        yield from _sections(inner)


def steps_of(part: Section) -> Iterator[Step]:
    for block in part.blocks:
        if isinstance(block, Procedure):
            yield from (*block.before, *block.work, *block.after)


def missing(expected: str, output: str) -> list[str]:
    """Lines that are expected and not shown. What is open (between braces) is passed over; the
    words for nothing mean that nothing is shown."""
    if expected == frame.NO_OUTPUT("en"):
        return [output] if output.strip() else []
    shown = _COLOUR.sub("", output).expandtabs().split("\n")
    return [
        line
        for line in expected.expandtabs().split("\n")
        if line and "{" not in line and line not in shown
    ]
