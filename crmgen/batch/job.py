"""One cluster of many: compiled and written in whatever process, and what came of it."""

import copyreg
import gc
import traceback
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from crmgen.batch.names import output_name
from crmgen.catalogue import output as codes
from crmgen.catalogue import variables as variable_codes
from crmgen.diagnostics import Code, Diagnostic, Severity
from crmgen.pipeline import Request, Result, compile_workbook
from crmgen.sheets.grid import Grid

_GARBAGE = 300_000  # objects, of which some may be in cycles


class Job(Struct, frozen=True):
    """``folder`` is where the outputs go, ``label`` what their names begin with; empty for the
    cluster's name, or the workbook's. ``whole`` keeps the whole sheets for reports."""

    request: Request
    folder: Path
    label: str = ""
    whole: bool = False


class Outcome(Struct, frozen=True):
    """``part`` is the cluster among several of one workbook; ``clusters`` are all of them where
    none was chosen and nothing was compiled. ``fault`` is a fault of crmgen itself."""

    name: str
    folder: Path
    part: str = ""
    findings: tuple[Diagnostic, ...] = ()
    grids: tuple[Grid, ...] = ()
    written: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    fault: str = ""


def run_job(job: Job) -> Outcome:
    """Compile one cluster and write its outputs, all or none. Never raises an Exception."""
    try:
        outcome = _run(job)
    except Exception as error:
        outcome = failed(job, codes.FAULT, f"{type(error).__name__}: {error}")
        outcome = replace(outcome, fault="".join(traceback.format_exception(error)))
    # The program collects no garbage; a process that compiles hundreds of workbooks must.
    if gc.get_count()[0] > _GARBAGE:
        gc.collect()
    return outcome


def failed(job: Job, code: Code, reason: str) -> Outcome:
    """What is told of a job that came to no end."""
    name = str(job.request.path)
    finding = Diagnostic(code, None, found=name, params={"reason": reason[:300]})
    return Outcome(name, job.folder, job.label, (finding,))


def _run(job: Job) -> Outcome:
    request = job.request
    result = compile_workbook(request)
    findings = result.sink.sorted()
    name = str(request.path)
    if _wants_a_choice(result):
        return Outcome(name, job.folder, clusters=result.clusters)
    chosen = result.clusters[0] if len(result.clusters) == 1 else request.cluster
    part = job.label or chosen or ""
    outputs = {
        str(job.folder / output_name(part or request.path.stem, kind)): (kind, data)
        for kind, data in result.outputs.items()
    }
    lost = _write(job.folder, outputs)
    findings += lost
    grids = result.grids if job.whole else tuple(slim(grid, findings) for grid in result.grids)
    written = () if lost else tuple(outputs)
    return Outcome(name, job.folder, part, tuple(findings), grids, written)


def _wants_a_choice(result: Result) -> bool:
    """Whether nothing is wrong but that the workbook holds several clusters."""
    errors = {d.code.id for d in result.sink.sorted() if d.severity is Severity.ERROR}
    return errors == {variable_codes.SEVERAL_CLUSTERS.id}


def _write(folder: Path, outputs: dict[str, tuple[str, bytes]]) -> list[Diagnostic]:
    if not outputs:
        return []
    from crmgen import writing

    files = [
        writing.Output(Path(path), data, executable=kind == "pcs")
        for path, (kind, data) in outputs.items()
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writing.write_all(files)
    except writing.NotWrittenError as error:
        return [_not_written(str(error.path), error.reason)]
    except OSError as error:
        return [_not_written(str(folder), error)]
    return []


def _not_written(name: str, error: OSError) -> Diagnostic:
    params = {"reason": codes.reason_of(error)}
    return Diagnostic(codes.NOT_WRITTEN, None, found=name, params=dict(params))


def slim(grid: Grid, findings: list[Diagnostic]) -> Grid:
    """The grid with the rows only that findings are about: what an excerpt shows."""
    wanted = {
        finding.origin.row
        for finding in findings
        if finding.origin and finding.origin.source == grid.source
    }
    last = min(max(wanted, default=0), len(grid.rows))
    rows = [cells if n in wanted else () for n, cells in enumerate(grid.rows[:last], start=1)]
    return Grid(grid.source, rows, merged=grid.merged)


def _code(name: str) -> Code:
    from crmgen.catalogue.index import all_codes

    return all_codes()[name]


# From one process to another a code goes by its name: each has all the texts.
copyreg.pickle(Code, lambda code: (_code, (code.id,)))
