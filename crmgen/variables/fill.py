"""The templates in a grid's cells filled, each cell's result traced to what it came from."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from crmgen.catalogue import variables as codes
from crmgen.diagnostics import Diagnostic, Related, Sink
from crmgen.origin import Origin
from crmgen.sheets.grid import Fault, Grid
from crmgen.text import Text
from crmgen.variables.values import Path, Variables, dotted

_LEFT_OVER = re.compile(r"\{\{\s*[^\s{}][^{}]*\}\}")
_OPENINGS = ("{{", "{%", "{#")


class Trace(NamedTuple):
    """A filled cell: its template, and where each variable in it is defined."""

    template: str
    variables: tuple[tuple[str, Origin], ...]


Traces = Mapping[Origin, Trace]


def has_templates(grid: Grid) -> bool:
    """Whether any cell may be a template."""
    return any(_may_hold(cells) for cells in grid.rows)


def fill(grid: Grid, variables: Variables) -> tuple[Grid, Traces]:
    """The grid with its templates filled. What can't be filled is a fault of its cell."""
    if not has_templates(grid):
        return grid, {}
    from crmgen.variables.template import TemplateFault, Templates, is_template

    templates = Templates(variables)
    rows = list(grid.rows)
    faults = dict(grid.faults)
    traces: dict[Origin, Trace] = {}
    for number, cells in enumerate(grid.rows, start=1):
        if not _may_hold(cells):
            continue
        rows[number - 1] = filled = list(cells)
        for column, template in enumerate(cells, start=1):
            if not is_template(template):
                continue
            at = grid.origin(number, column)
            try:
                filled[column - 1], used = templates.fill(template)
            except TemplateFault as fault:
                related = tuple(_related(fault.used, variables))
                faults[number, column] = Fault(
                    fault.code, template.strip(), fault.params, fault.nearest, related
                )
                continue
            traces[at] = Trace(template.strip(), tuple(_defined(used, variables)))
    return replace(grid, rows=rows, faults=faults), traces


def refuse_left_over(grid: Grid) -> Grid:
    """The grid of a run without variables: a template in a cell is a fault of it."""
    faults = {
        (number, column): Fault(codes.LEFT_OVER, text.strip())
        for number, cells in enumerate(grid.rows, start=1)
        if _may_hold(cells)
        for column, text in enumerate(cells, start=1)
        if _LEFT_OVER.search(text)
    }
    return replace(grid, faults={**faults, **grid.faults}) if faults else grid


def trace_findings(sink: Sink, traces: Traces) -> None:
    """Findings about filled cells tell the template and where its variables are defined."""
    if not traces:
        return
    sink.replace_all([_traced(finding, traces) for finding in sink.sorted()])


def _traced(finding: Diagnostic, traces: Traces) -> Diagnostic:
    trace = traces.get(finding.origin) if finding.origin else None
    if trace is None or finding.origin is None:
        return finding
    template = _label(codes.TEMPLATE_LABEL, template=trace.template)
    related = [Related(finding.origin, template)]
    related += [
        Related(at, _label(codes.VARIABLE_LABEL, name=name)) for name, at in trace.variables
    ]
    return replace(finding, related=(*finding.related, *related))


def _may_hold(cells: Sequence[str]) -> bool:
    line = "".join(cells)
    return any(opening in line for opening in _OPENINGS)


def _defined(used: Sequence[Path], variables: Variables) -> list[tuple[str, Origin]]:
    found = dict.fromkeys(place for path in used if (place := variables.place(path)))
    return [(dotted(path), at) for path, at in found]


def _related(used: Sequence[Path], variables: Variables) -> list[Related]:
    """Where the variables that lead to a fault are defined, or would be."""
    found = []
    for path in used:
        absent = next((variables.absent[p] for p in _ways(path) if p in variables.absent), None)
        if absent is not None:
            found.append(Related(absent.at, _label(absent.label, name=dotted(path))))
    return found + [
        Related(at, _label(codes.VARIABLE_LABEL, name=name))
        for name, at in _defined(used, variables)
    ]


def _ways(path: Path) -> list[Path]:
    return [path[:length] for length in range(len(path), 0, -1)]


def _label(text: Text, **words: str) -> Text:
    return Text(text.ja.format(**words), text.en.format(**words))
