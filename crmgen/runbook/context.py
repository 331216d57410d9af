"""What every chapter gets: the facts, the tool, the language, and how texts are put together."""

import string
from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePath

from crmgen import crm_mon
from crmgen.behaviour import Behaviour
from crmgen.document.model import Code, Rich, Run, SheetCell, Step
from crmgen.emit.base import Header, cell_or_row
from crmgen.model import Cluster, Resource
from crmgen.model.attributes import INFINITY
from crmgen.origin import Origin
from crmgen.placement import Placement, State
from crmgen.runbook.commands import Command, Tool
from crmgen.text import Lang, Text


class Context:
    """One runbook. ``header`` is that of the configuration it is for."""

    def __init__(self, facts: Behaviour, tool: Tool, lang: Lang, header: Header) -> None:
        self.facts, self.tool, self.lang, self.header = facts, tool, lang, header
        self.cluster: Cluster = facts.look.cluster
        self.analysis = facts.look.analysis
        self.nodes: tuple[str, ...] = self.analysis.nodes

    @property
    def design(self) -> str:
        """The design's file, without its folder."""
        return PurePath(self.header.file).name

    @property
    def file(self) -> str:
        """The configuration that crmgen writes for the tool."""
        return f"{PurePath(self.header.file).stem}.{'sh' if self.tool.kind == 'pcs' else 'crm'}"

    def text(self, text: Text) -> str:
        return text(self.lang)

    def say(self, text: Text, **words: Rich | Text) -> tuple[str | Run, ...]:
        """A text with its placeholders filled: names stand out as code, texts and runs don't."""
        said: list[str | Run] = []
        for literal, name, _, _ in string.Formatter().parse(text(self.lang)):
            if literal:
                said.append(literal)
            if name is not None:
                said.extend(self._runs(words[name]))
        return tuple(said)

    def _runs(self, value: Rich | Text) -> tuple[str | Run, ...]:
        if isinstance(value, Text):
            return (value(self.lang),)
        if isinstance(value, str):
            return (Code(value),)
        return value if isinstance(value, tuple) else (value,)

    def names(self, names: Iterable[str]) -> tuple[str | Run, ...]:
        """Several names with commas between them."""
        return self.listed(map(Code, names))

    def listed(self, texts: Iterable[Rich]) -> tuple[str | Run, ...]:
        """Several texts with commas between them."""
        said: list[str | Run] = []
        for text in texts:
            if said:
                said.append("、" if self.lang == "ja" else ", ")
            said.extend(text if isinstance(text, tuple) else (text,))
        return tuple(said)

    def cell(self, at: Origin) -> SheetCell:
        """A cell of the workbook."""
        sheet = at.source.sheet
        return SheetCell(f"{sheet}!{cell_or_row(at)}" if sheet else cell_or_row(at))

    def screen(
        self,
        state: State,
        concerned: Iterable[str] = (),
        *,
        standby: str = "",
        stopped: bool = False,
        disabled: str = "",
    ) -> str:
        """What crm_mon shows of a state on a terminal: the resources that are concerned and those
        that are not where they normally are; all where nobody is concerned. Without the names of
        nodes nothing can be shown."""
        if not self.nodes:
            return ""
        normal, look = self.analysis.all_up(), self.facts.look
        only = {look.root(name).id for name in concerned}
        if only:
            only |= {
                root.id
                for root in self.cluster.resources
                if _where(state[root.id]) != _where(normal[root.id])
            }
        said = crm_mon.expected(
            look, state, standby=standby, stopped=stopped, disabled=disabled, only=only
        )
        return said.rstrip("\n").expandtabs()

    def step(
        self,
        purpose: Text,
        *commands: Command,
        expected: str = "",
        differs: Rich = "",
        where: Rich = "",
        note: Rich = "",
        **words: Rich | Text,
    ) -> Step:
        """One step; what a command always prints is expected where nothing else is."""
        said = "\n".join(one.said for one in commands if one.said)
        return Step(
            purpose=self.say(purpose, **words),
            commands=tuple(one.line for one in commands),
            expected=expected or said,
            differs=differs,
            where=where,
            note=note,
        )

    @cached_property
    def services(self) -> tuple[Resource, ...]:
        """What an operator moves, stops and starts."""
        return tuple(self.facts.operation.services())

    def sticky(self, rsc: Resource) -> bool:
        """Whether a service stays where it is, whatever other nodes it prefers."""
        return self.facts.look.meta(rsc.id, "resource-stickiness").score >= INFINITY

    def anchor(self, name: str, node: str) -> str:
        """An anchor for a node; names of nodes may hold what anchors may not."""
        return f"{name}-node{self.nodes.index(node) + 1}"


def _where(placement: Placement) -> tuple[object, ...]:
    return placement.runs, placement.nodes, placement.candidates, placement.promoted_candidates
