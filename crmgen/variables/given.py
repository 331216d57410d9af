"""The variables of a run: from VARS tables and a file, for the chosen cluster, into the grid."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from crmgen.catalogue import variables as codes
from crmgen.diagnostics import Severity, Sink
from crmgen.diagnostics.nearest import nearest
from crmgen.origin import Origin, Source
from crmgen.sheets.grid import Grid
from crmgen.variables.fill import Traces, fill, has_templates, refuse_left_over
from crmgen.variables.table import Tables, take_tables, variables_of
from crmgen.variables.values import Variables


class Given(Struct, frozen=True):
    """The grids to compile, none where no variables could be had; ``clusters`` are those of the
    VARS tables, ``cluster`` the one that is compiled, as its heading spells it."""

    grids: tuple[Grid, ...]
    traces: Traces = {}
    clusters: tuple[str, ...] = ()
    cluster: str | None = None


def give(
    grids: Sequence[Grid],
    others: Callable[[], Sequence[Grid]],
    file: Path | None,
    cluster: str | None,
    sink: Sink,
) -> Given:
    """Fill the grids' templates. ``others`` gives the workbook's other sheets, where VARS tables
    may stand; they are read only where it matters. ``file`` wins over the tables."""
    before = sink.count(Severity.ERROR)
    tables, rest = take_tables(grids, sink)
    if cluster is not None or any(map(has_templates, rest)):
        more, _ = take_tables(others(), sink)
        tables = Tables((*tables.blocks, *more.blocks), {**tables.clusters, **more.clusters})
    clusters = tables.names()
    chosen = _choose(tables, cluster, grids[0].source.file, sink)
    variables = variables_of(tables, chosen, sink)
    if file is not None:
        from crmgen.variables.file import read_file

        variables = (read_file(file, sink) or Variables()).over(variables)
    if sink.count(Severity.ERROR) > before:
        return Given((), {}, clusters, chosen)
    if file is None and not tables.blocks:
        return Given(tuple(map(refuse_left_over, rest)))
    filled = [fill(grid, variables) for grid in rest]
    traces = {at: trace for _, traced in filled for at, trace in traced.items()}
    return Given(tuple(grid for grid, _ in filled), traces, clusters, chosen)


def _choose(tables: Tables, cluster: str | None, file: str, sink: Sink) -> str | None:
    """The heading that is meant; the only one where none is named."""
    names = tables.names()
    if cluster is not None:
        known = tables.clusters.get(" ".join(cluster.split()).lower())
        if known is None:
            at = tables.blocks[0].origin if tables.blocks else Origin(Source(file))
            sink.report(
                codes.UNKNOWN_CLUSTER,
                at,
                found=cluster,
                allowed=names,
                nearest=nearest(cluster, names),
            )
            return None
        return known[0]
    if len(names) > 1:
        sink.report(codes.SEVERAL_CLUSTERS, tables.blocks[0].origin, allowed=names)
        return None
    return names[0] if names else None
