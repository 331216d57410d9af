"""The whole compiler in one function: file → grid → variables → tables → model → checks → outputs.

The file to read first. Nothing here prints, exits or writes a file.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from crmgen import __version__
from crmgen.build.cluster import build_cluster
from crmgen.build.context import Options
from crmgen.build.corosync import read_node_ids
from crmgen.build.damage import incomplete
from crmgen.checks.judge import Policy, is_beside, judge
from crmgen.checks.registry import rule_codes
from crmgen.checks.run import run_checks
from crmgen.diagnostics import Sink
from crmgen.emit.base import Header, Job
from crmgen.emit.limits import check_target
from crmgen.emit.registry import emitter_of
from crmgen.model import Cluster
from crmgen.model.incomplete import COMPLETE
from crmgen.origin import Source
from crmgen.sheets.choose import choose_sheets
from crmgen.sheets.grid import Grid, Sheet
from crmgen.sheets.open import open_sheets
from crmgen.tables.read import read_tables
from crmgen.targets import Target
from crmgen.targets.assumed import report_assumed
from crmgen.variables.fill import trace_findings
from crmgen.variables.given import Given, give


class Request(Struct, frozen=True):
    """What to compile. ``data`` replaces the file's content (standard input); ``path`` then only
    names it. ``sheet`` is a name or a number from 1; ``kinds`` are crm, pcs and cib. ``variables``
    is a YAML or JSON file, ``cluster`` a column of the workbook's VARS table."""

    path: Path
    target: Target
    kinds: Sequence[str] = ("crm",)
    data: bytes | None = None
    sheet: str | None = None
    corosync: Path | None = None
    agents: Path | None = None
    generate_colocation: bool = True
    generate_order: bool = True
    recipient_braces: bool = False
    trace: bool = False
    policy: Policy = Policy()
    variables: Path | None = None
    cluster: str | None = None


class Result(Struct, frozen=True):
    """The sheets and their model (None when they could not be read) and each finished output.

    ``grids`` is empty where no sheet could be chosen; they are as the designer sees them, their
    templates not filled. ``outputs`` is empty as soon as one finding is an error. ``clusters``
    are the columns of the workbook's VARS tables. ``header`` is where every output comes from.
    """

    grids: tuple[Grid, ...]
    cluster: Cluster | None
    outputs: dict[str, bytes]
    sink: Sink
    clusters: tuple[str, ...] = ()
    header: Header | None = None


def compile_workbook(request: Request, step: Callable[[], None] = lambda: None) -> Result:
    """Compile one cluster to all kinds asked for; every problem is a finding, none an exception.

    ``step`` is called after each of the five stages that there are at the most.
    """
    sink = Sink()
    sheets = open_sheets(request.path, request.data, sink)
    grids = choose_sheets(sheets, request.sheet, str(request.path), sink) if sheets else ()
    if not grids or (sink.has_errors and not any(grid.rows for grid in grids)):
        return _without_model(request, grids, sink)
    sink.order = [grid.source for grid in grids]
    step()
    given = _given(request, grids, sheets, sink)
    if not given.grids:
        return _without_model(request, grids, sink, given.clusters)
    blocks = read_tables(given.grids, sink)
    step()
    source = _source(grids)
    cluster = build_cluster(source, blocks, _options(request, sink), sink) if blocks else None
    if cluster is None:
        trace_findings(sink, given.traces)
        return _without_model(request, grids, sink, given.clusters)
    step()
    missing = incomplete(blocks, sink.sorted())
    run_checks(cluster, request.target, sink, request.agents, missing)
    step()
    check_target(cluster, request.target, sink)
    report_assumed(request.target, request.kinds, sink)
    header = _header(request, given)
    outputs = _emit(request, header, cluster, sink)
    trace_findings(sink, given.traces)
    whole = missing == COMPLETE
    exemptions = [one for one in cluster.exemptions if not is_beside(one)]
    judge(sink, rule_codes(), exemptions, request.policy, complete=whole)
    step()
    done = {} if sink.has_errors else outputs
    return Result(grids, cluster, done, sink, given.clusters, header)


def _given(request: Request, grids: Sequence[Grid], sheets: Sequence[Sheet], sink: Sink) -> Given:
    """The sheets with their templates filled; VARS tables may stand on any of the workbook."""
    chosen = {grid.source.sheet for grid in grids}

    def others() -> list[Grid]:
        return [sheet.read() for sheet in sheets if sheet.name not in chosen]

    return give(grids, others, request.variables, request.cluster, sink)


def _without_model(
    request: Request, grids: tuple[Grid, ...], sink: Sink, clusters: tuple[str, ...] = ()
) -> Result:
    """What was found where nothing could be built; a policy holds for it too."""
    if request.policy != Policy():
        judge(sink, rule_codes(), (), request.policy)
    return Result(grids, None, {}, sink, clusters)


def _options(request: Request, sink: Sink) -> Options:
    file = request.corosync
    return Options(
        generate_colocation=request.generate_colocation,
        generate_order=request.generate_order,
        node_ids=read_node_ids(file, sink) if file else None,
        node_ids_file=str(file) if file else "",
    )


def _source(grids: Sequence[Grid]) -> Source:
    """The sheet of a cluster; the whole file where it is spread over several."""
    return grids[0].source if len(grids) == 1 else Source(grids[0].source.file)


def _header(request: Request, given: Given) -> Header:
    source = _source(given.grids)
    return Header(
        source.file,
        source.sheet,
        grid_digest(given.grids),
        __version__,
        cluster=given.cluster or "",
        variables=request.variables.name if request.variables else "",
    )


def _emit(request: Request, header: Header, cluster: Cluster, sink: Sink) -> dict[str, bytes]:
    """Every output, so that what each can't say is told even where something else is wrong."""
    job = Job(
        request.target,
        header,
        sink,
        trace=request.trace,
        recipient_braces=request.recipient_braces,
    )
    return {kind: emitter_of(kind)(cluster, job) for kind in dict.fromkeys(request.kinds)}


def grid_digest(grids: Sequence[Grid]) -> str:
    """A digest of what the sheets say: the same for one sheet in any file format.

    Cells count as they are read, stripped; trailing empty cells and rows do not count.
    """
    from hashlib import sha256

    digest = sha256()
    for number, grid in enumerate(grids):
        digest.update(b"\x1d" if number else b"")
        for text in _digested(grid):
            digest.update(text)
    return f"sha256:{digest.hexdigest()[:16]}"


def _digested(grid: Grid) -> Iterator[bytes]:
    """What of a sheet its digest is made of."""
    gap = 0
    for row in grid.rows:
        text = "\x1f".join(cell.strip() for cell in row).rstrip("\x1f")
        if not text:
            gap += 1
            continue
        yield b"\x1e" * gap + text.encode("utf-8", "surrogatepass") + b"\x1e"
        gap = 0
