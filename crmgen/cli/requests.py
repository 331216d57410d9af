"""From parsed options to the pipeline and back to what the reader sees."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import fields

from crmgen.catalogue import cli as texts
from crmgen.cli.console import read_bytes, say
from crmgen.diagnostics import Diagnostic, Severity
from crmgen.targets import Target, resolve_target
from crmgen.text import Lang

if TYPE_CHECKING:
    from crmgen.diagnostics.render import Rows, Style
    from crmgen.pipeline import Request, Result

STDIN = "-"
STDIN_NAME = "<stdin>"
ADVICE, STAGES = 1, 2  # how often -V is given


class Reading(Struct, frozen=True):
    """The options that ``crmgen`` and ``crmgen check`` share, by their names there."""

    sheet: str | None
    target: Target | None
    no_colocation: bool
    no_order: bool
    braces: bool
    corosync: str | None
    agents: str | None
    strict: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    variables: str | None
    cluster: str | None

    def request(self, source: str, kinds: Sequence[str], *, trace: bool = False) -> "Request":
        """The request for one input; ``-`` reads the standard input now."""
        from crmgen.checks.judge import Policy
        from crmgen.pipeline import Request

        return Request(
            path=Path(STDIN_NAME if source == STDIN else source),
            data=read_bytes() if source == STDIN else None,
            target=self.resolved,
            kinds=tuple(kinds),
            sheet=self.sheet,
            corosync=Path(self.corosync) if self.corosync else None,
            agents=Path(self.agents) if self.agents else None,
            generate_colocation=not self.no_colocation,
            generate_order=not self.no_order,
            recipient_braces=self.braces,
            trace=trace,
            policy=Policy(self.strict, self.select, self.ignore),
            variables=Path(self.variables) if self.variables else None,
            cluster=self.cluster,
        )

    @property
    def resolved(self) -> Target:
        return self.target or resolve_target(None)


def exit_code(findings: Iterable[Diagnostic]) -> int:
    """0 clean, 1 errors, 2 warnings."""
    worst = max((finding.severity for finding in findings), default=Severity.ADVICE)
    return {Severity.WARNING: 2, Severity.ERROR: 1}.get(worst, 0)


def without_advice(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [finding for finding in findings if finding.severity is not Severity.ADVICE]


def text_of(findings: Sequence[Diagnostic], sheets: "Sequence[Rows]", style: "Style") -> str:
    """All findings, a blank line between them; the row around a cell is shown once."""
    from crmgen.diagnostics.render import render

    by_source = {sheet.source: sheet for sheet in sheets}
    blocks = []
    shown = None
    for finding in findings:
        sheet = by_source.get(finding.origin.source) if finding.origin else None
        blocks.append(render(finding, style, None if finding.origin == shown else sheet))
        shown = finding.origin
    return "\n\n".join("\n".join(block) for block in blocks)


def tell_before(target: Target, source: str, lang: Lang) -> None:
    """``-V -V``: what is about to be done."""
    versions = ", ".join(
        f"{name} {target.component(name).text}" for name in ("pacemaker", "crmsh", "pcs")
    )
    words = {"target": target.name, "versions": versions, "schema": target.schema}
    say(texts.STAGE_TARGET.render(lang, words), error=True)
    say(texts.STAGE_READ.render(lang, {"file": source}), error=True)


def tell_after(result: "Result", lang: Lang) -> None:
    """``-V -V``: what was found in the sheet, and how much came of it."""
    for grid in result.grids:
        if grid.source.sheet:
            say(texts.STAGE_SHEET.render(lang, {"sheet": grid.source.sheet}), error=True)
    if result.cluster:
        counts = [
            f"{field.name} {len(entries)}"
            for field in fields(result.cluster)
            if isinstance(entries := getattr(result.cluster, field.name), tuple) and entries
        ]
        say(texts.STAGE_MODEL.render(lang, {"counts": ", ".join(counts)}), error=True)
    for kind, data in result.outputs.items():
        words = {"kind": kind, "size": str(len(data))}
        say(texts.STAGE_OUTPUT.render(lang, words), error=True)
