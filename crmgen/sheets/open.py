"""A file to its sheets: finds out the kind, opens it, turns every failure into a finding."""

from pathlib import Path

from crmgen.catalogue import sheet as codes
from crmgen.diagnostics import Code, Sink
from crmgen.origin import Origin, Source
from crmgen.sheets.grid import Grid, Sheet
from crmgen.sheets.unreadable import Unreadable

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
BOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def open_sheets(path: Path, data: bytes | None, sink: Sink) -> list[Sheet]:
    """The sheets of a file, each read when its ``read`` is called.

    ``data`` replaces the file's content; ``path`` then only names it (``-`` for standard input).
    What can't be opened gives [] and a finding in ``sink``; a sheet that turns out to be damaged
    when it is read gives an empty grid and a finding.
    """
    name = str(path)
    try:
        content = _content(path) if data is None else data
        return _sheets(name, content, sink)
    except Unreadable as failure:
        _report(failure, Source(name), sink)
        return []


def _sheets(name: str, data: bytes, sink: Sink) -> list[Sheet]:
    if not data or data in _BOMS:
        raise Unreadable(codes.EMPTY)
    suffix = Path(name).suffix.lower()
    sheets: list[Sheet]
    if data.startswith(ZIP):
        from crmgen.sheets.zipped import read_zipped

        sheets = read_zipped(name, data)
    elif data.startswith(OLE2):
        from crmgen.sheets.xls import read_xls

        sheets = read_xls(name, data)
    elif suffix in BOOK_SUFFIXES:
        raise Unreadable(codes.WRONG_SUFFIX, suffix=suffix)
    elif data.startswith(b"%PDF-") or (suffix and suffix not in TEXT_SUFFIXES):
        raise Unreadable(codes.UNKNOWN_KIND)
    else:
        from crmgen.sheets.csvfile import read_csv

        return read_csv(Source(name), data, sink)
    if not sheets:
        raise Unreadable(codes.NO_SHEETS)
    return [sheet._replace(read=_Guarded(sheet, name, sink)) for sheet in sheets]


class _Guarded:
    """Reads a sheet; damage becomes a finding and an empty grid."""

    def __init__(self, sheet: Sheet, name: str, sink: Sink) -> None:
        self._read = sheet.read
        self._source = Source(name, sheet.name)
        self._sink = sink

    def __call__(self) -> Grid:
        try:
            return self._read()
        except Unreadable as failure:
            _report(failure, self._source, self._sink)
            return Grid(source=self._source, rows=[])


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(codes.NOT_FOUND) from None
    except (OSError, ValueError) as error:
        if _is_directory(path):
            raise Unreadable(codes.DIRECTORY) from None
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(codes.NOT_READABLE, reason=reason) from None


def _is_directory(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long
        return False


def _report(failure: Unreadable, source: Source, sink: Sink) -> None:
    code: Code = failure.code
    sink.report(
        code,
        Origin(source, failure.row, failure.column),
        found=source.file if failure.found is None and not failure.row else failure.found,
        allowed=(*TEXT_SUFFIXES, *BOOK_SUFFIXES) if code is codes.UNKNOWN_KIND else (),
        params=failure.params,
    )
