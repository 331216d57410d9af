"""VARS tables: out of the grids, and to :class:`Variables` for one cluster."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from crmgen.catalogue import variables as codes
from crmgen.diagnostics import Related, Sink
from crmgen.origin import Origin
from crmgen.sheets.grid import Grid
from crmgen.tables.blocks import Block, Row
from crmgen.tables.header import has_names
from crmgen.tables.read import is_comment, read_tables
from crmgen.tables.variables import VARS
from crmgen.variables.values import Absent, Path, Variables, dotted

ALL = "all"
_FIXED = ("name", ALL, "note")  # columns that are no cluster's
_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)|\[(\d{1,4})\]")


class Tables(Struct, frozen=True):
    """The VARS tables of a workbook. ``clusters`` are the headings of their columns, each with
    its first cell, by the name in lower case."""

    blocks: tuple[Block, ...] = ()
    clusters: Mapping[str, tuple[str, Origin]] = {}

    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.clusters.values())


def take_tables(grids: Sequence[Grid], sink: Sink) -> tuple[Tables, list[Grid]]:
    """The VARS tables of the grids, and the grids without them; what is wrong goes to ``sink``."""
    blocks: list[Block] = []
    clusters: dict[str, tuple[str, Origin]] = {}
    rest = []
    for grid in grids:
        rows = _rows_of_tables(grid)
        rest.append(_only(grid, rows, inside=False) if rows else grid)
        if rows:
            own = _only(grid, rows, inside=True)
            blocks += read_tables([own], sink)
            for name, at in _headings(own):
                clusters.setdefault(name.lower(), (name, at))
    return Tables(tuple(blocks), clusters), rest


def _rows_of_tables(grid: Grid) -> frozenset[int]:
    """The rows of all VARS tables: each from its name to the next text in column B."""
    found: list[int] = []
    within = False
    for number, cells in enumerate(grid.rows, start=1):
        name = cells[1].strip() if len(cells) > 1 and not is_comment(cells) else ""
        if name:
            within = name.upper() == VARS.name
        if within:
            found.append(number)
    return frozenset(found)


def _only(grid: Grid, numbers: frozenset[int], *, inside: bool) -> Grid:
    """The grid with these rows only, or with all others; the rest are empty."""

    def kept(number: int) -> bool:
        return (number in numbers) is inside

    rows = [cells if kept(number) else () for number, cells in enumerate(grid.rows, start=1)]
    faults = {place: fault for place, fault in grid.faults.items() if kept(place[0])}
    merged = tuple(area for area in grid.merged if kept(area.first_row))
    return replace(grid, rows=rows, faults=faults, merged=merged)


def _headings(grid: Grid) -> Iterator[tuple[str, Origin]]:
    """The clusters' columns: what stands in the first filled row below each name of the table."""
    below = False
    for number, cells in enumerate(grid.rows, start=1):
        if is_comment(cells):
            continue
        if len(cells) > 1 and cells[1].strip():
            below = True
        elif below and has_names(cells):
            below = False
            for column, text in enumerate(cells[2:], start=3):
                name = " ".join(text.split())
                if name and name.lower() not in _FIXED:
                    yield name, grid.origin(number, column)


def variables_of(tables: Tables, cluster: str | None, sink: Sink) -> Variables:
    """The variables of one cluster (None: those for all), its own value before that for all."""
    builder = _Builder(sink)
    for block in tables.blocks:
        for row in block.rows():
            if not row.broken:
                builder.take(row, cluster)
    return builder.finish()


class _Builder:
    """Puts rows with dotted names together to nested values."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._tree: dict[str | int, Any] = {}
        self._places: dict[Path, Origin] = {}
        self._absent: dict[Path, Absent] = {}
        self._rows: dict[Path, Origin] = {}

    def take(self, row: Row, cluster: str | None) -> None:
        name = row.get("name") or ""
        at = row.at("name")
        path = _path(name)
        if path is None:
            self._sink.report(codes.NAME, at, found=name)
            return
        if path in self._rows:
            related = [Related(self._rows[path], codes.FIRST_LABEL)]
            self._sink.report(codes.DOUBLE_KEY, at, found=name, related=related)
            return
        self._rows[path] = at
        value, place = _value(row, cluster)
        if value is None:
            self._absent[path] = Absent(place, codes.NO_VALUE_LABEL)
            return
        if not self._put(path, value):
            other = next(p for p in self._places if p != path and _overlap(p, path))
            self._sink.report(
                codes.CONFLICT,
                at,
                found=name,
                related=[Related(self._rows[other], codes.FIRST_LABEL)],
                params={"other": dotted(other)},
            )
            return
        self._places[path] = place

    def _put(self, path: Path, value: str) -> bool:
        """Whether the value found its place; not where another one is in the way."""
        level = self._tree
        for step, following in pairwise(path):
            level = level.setdefault(step, {})
            if not isinstance(level, dict):
                return False
            if level and isinstance(next(iter(level)), int) != isinstance(following, int):
                return False
        return level.setdefault(path[-1], value) is value

    def finish(self) -> Variables:
        data = {str(name): self._finished(value, (name,)) for name, value in self._tree.items()}
        return Variables(data, self._places, self._absent)

    def _finished(self, value: Any, path: Path) -> Any:  # noqa: ANN401
        """Mappings with numbers for keys become lists, which may leave out no number."""
        if not isinstance(value, dict):
            return value
        parts = {key: self._finished(part, (*path, key)) for key, part in value.items()}
        if not isinstance(next(iter(parts)), int):
            return parts
        if sorted(parts) != list(range(len(parts))):
            last = max(parts)
            broken = next(p for p in self._places if p[: len(path) + 1] == (*path, last))
            self._sink.report(codes.NAME, self._rows[broken], found=dotted(broken))
        return [parts[number] for number in sorted(parts)]


def _path(name: str) -> Path | None:
    """``pg.filesystems[0].device`` as steps; None where it is no such name."""
    text = f".{name}"
    steps: list[str | int] = []
    at = 0
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None:
            return None
        steps.append(match[1] if match[1] is not None else int(match[2]))
        at = match.end()
    return tuple(steps)


def _value(row: Row, cluster: str | None) -> tuple[str | None, Origin]:
    """The text for a cluster and its cell; None, with the cell to fill, where there is none."""
    own = row.at("all" if cluster is None else cluster.lower())
    if cluster is not None:
        for extra in row.extras:
            if extra.name.lower() == cluster.lower():
                return extra.value, own._replace(column=extra.column)
    value = row.get(ALL)
    return (value, row.at(ALL)) if value is not None else (None, own)


def _overlap(one: Path, other: Path) -> bool:
    """Whether one path leads through the other, or both number and name what is below."""
    if one[: len(other)] == other or other[: len(one)] == one:
        return True
    pairs = zip(one, other, strict=False)
    first = next((a, b) for a, b in pairs if a != b)
    return isinstance(first[0], int) != isinstance(first[1], int)
