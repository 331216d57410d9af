"""A pipeline that gives what a test asks for, so that the command line is tested alone.

Run as a program it is crmgen itself with that pipeline: ``python -m tests.cli.stub OUTCOME …``.
"""

import sys

from msgspec import Struct, field

import crmgen.pipeline
from crmgen.diagnostics import Code, Related, Severity, Sink
from crmgen.origin import Origin, Source
from crmgen.sheets.grid import Grid
from crmgen.text import Text

SOURCE = Source("design.xlsx", "制約")
ROW = ["", "LOCATION", "grpPg", "１０", "備考です"]
GRID = Grid(SOURCE, [["#"], ROW])

ERROR = Code(
    "VAL999",
    Severity.ERROR,
    Text("「{found}」はスコアではありません。", "'{found}' is not a score."),
    Text("半角で書いてください。", "Write it in ASCII."),
)
WARNING = Code("TBL999", Severity.WARNING, Text("列 {at} は不明です。", "Unknown column at {at}."))
ADVICE = Code("CLU999", Severity.ADVICE, Text("監視がありません。", "There is no monitor."))

SEVERAL_WORDS = {"allowed": ["INFINITY", "-INFINITY"], "nearest": "10"}


class FakeResult(Struct):
    sink: Sink
    outputs: dict
    grids: tuple[Grid, ...] = (GRID,)
    cluster: None = None


class Pipeline(Struct):
    """``outcome`` is a blank-separated list of findings, or ``fault``, ``memory``,
    ``interrupt``."""

    outcome: str = ""
    requests: list = field(default_factory=list)

    def __call__(self, request) -> FakeResult:
        self.requests.append(request)
        words = self.outcome.split()
        if "fault" in words:
            raise KeyError("grpPg")
        if "memory" in words:
            raise MemoryError
        if "interrupt" in words:
            raise KeyboardInterrupt
        sink = Sink()
        if "error" in words:
            first = Related(Origin(SOURCE, 1, 1), Text("最初の定義", "defined here first"))
            cell = Origin(SOURCE, 2, 4)
            sink.report(ERROR, cell, found="１０", related=[first], **SEVERAL_WORDS)
        if "warning" in words:
            sink.report(WARNING, Origin(SOURCE, 2, 5))
        if "advice" in words:
            sink.report(ADVICE, Origin(SOURCE, 2))
        outputs = {kind: content(kind) for kind in request.kinds}
        return FakeResult(sink, {} if sink.has_errors else outputs)


def content(kind):
    """Bytes that no text stream would let through unchanged."""
    return f"# {kind} 本番\n".encode() + b"\xff\r\n"


if __name__ == "__main__":
    crmgen.pipeline.compile_workbook = Pipeline(sys.argv.pop(1))
    from crmgen.cli import main

    main()
