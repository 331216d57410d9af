"""The overview: nodes with what runs on them between networks, shared disks and fencing."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from crmgen.catalogue import figures as texts
from crmgen.figures.boxes import Box, label
from crmgen.figures.canvas import SMALL, Canvas, Drawing, Point, Rect
from crmgen.figures.pages import PAGE_HEIGHT, PAGE_WIDTH, filled, titled
from crmgen.figures.records import Fence, Host, Overview, Placed, State
from crmgen.figures.units import SAID, named, unit_box

_NAMES, _WIDEST_NAMES = 205, 320  # the column of names beside bars
_GAP = 22
_WIDEST_HOST = 330
_PADDING, _BETWEEN = 8, 6
_SHOT = 14  # at the least from a fencing device to its node
_HIGH = PAGE_HEIGHT - 2 * _GAP
_SHORT, _GATHERED, _COLUMNS, _BARE = 1, 2, 3, 4
_TWO_COLUMNS = 300  # from this width on a node can have two columns of units


def overview(data: Overview) -> tuple[Drawing, ...]:
    """The whole cluster; several drawings where the nodes need more than one page."""
    columns = _columns(len(data.hosts))
    strips = _strips(data, columns)
    drawings = []
    pages = filled(strips, lambda strip: strip.height, _HIGH, 2 * _GAP)
    for number, page in enumerate(pages, start=1):
        root = Box([strip.box for strip in page], gap=2 * _GAP, padding=_GAP, stretch=False)
        size = root.arrange()
        hosts = dict.fromkeys(host.name for strip in page for host in strip.hosts)
        alt = texts.OVERVIEW_ALT.render(
            data.lang,
            {
                "hosts": ", ".join(hosts),
                "networks": ", ".join(network.label or network.id for network in data.networks)
                or texts.NONE(data.lang),
            },
        )
        canvas = Canvas(
            size.width,
            size.height,
            titled(texts.OVERVIEW(data.lang), number, len(pages)),
            alt,
        )
        for strip in page:
            strip.wires(canvas)
        root.paint(canvas)
        for strip in page:
            strip.ports(canvas)
        drawings.append(canvas.drawing())
    return tuple(drawings)


def _columns(hosts: int) -> int:
    if hosts <= 4:
        return max(hosts, 1)
    return 3 if hosts in (5, 6, 9) else 4


def _strips(data: Overview, columns: int) -> "list[_Strip]":
    """The rows of nodes, with as much in each node as a page is high enough for."""
    whole = PAGE_WIDTH - (columns + 2) * _GAP
    room = (whole - _NAMES) / columns
    for dense in range(_BARE + 1):
        width = room if dense >= _COLUMNS else min(_WIDEST_HOST, room)
        how = _How(width, min(whole - width * columns, _WIDEST_NAMES), dense)
        strips = [_Strip(data, hosts, how) for hosts in _rows(data.hosts, columns)]
        if all(map(_fits, strips)):
            return strips
    return [one for strip in strips for one in _continued(data, strip.hosts, how)]


def _fits(strip: "_Strip") -> bool:
    return strip.height <= _HIGH


def _continued(
    data: Overview, hosts: Sequence[Host], how: "_How", *, again: bool = False
) -> "list[_Strip]":
    """Nodes that have more on them than a page is high: the rest of it in rows of its own."""

    def strip(count: int) -> _Strip:
        some = [replace(host, placed=host.placed[:count]) for host in hosts]
        return _Strip(data, some, how, continued=again)

    most = max(len(host.placed) for host in hosts)
    # one at least, or it would never end
    count = max(bisect_right(range(1, most + 1), 0, key=lambda n: not _fits(strip(n))), 1)
    if count >= most:
        return [strip(most)]
    rest = [
        replace(host, addresses=(), fences=(), placed=host.placed[count:])
        for host in hosts
        if len(host.placed) > count
    ]
    below = replace(data, networks=(), disks=())
    return [strip(count), *_continued(below, rest, how, again=True)]


def _rows(hosts: Sequence[Host], columns: int) -> list[Sequence[Host]]:
    return [hosts[start : start + columns] for start in range(0, len(hosts), columns)]


class _How(NamedTuple):
    """How nodes are drawn: ``width``, that of the ``names`` beside them, and how ``dense``, where
    each step leaves room."""

    width: float
    names: float
    dense: int

    @property
    def short(self) -> bool:
        """The members of groups are left to the tree."""
        return self.dense >= _SHORT

    @property
    def gathered(self) -> bool:
        """What is on standby is in one box."""
        return self.dense >= _GATHERED

    @property
    def columns(self) -> bool:
        """A node has two columns of units."""
        return self.dense >= _COLUMNS and self.width > _TWO_COLUMNS

    @property
    def bare(self) -> bool:
        """Units have their names and roles only."""
        return self.dense >= _BARE


class _Strip:
    """A row of nodes with the networks above them, disks and fencing below."""

    def __init__(
        self, data: Overview, hosts: Sequence[Host], how: _How, *, continued: bool = False
    ) -> None:
        self.hosts = hosts
        self._data = data
        self._units = {unit.id: unit for unit in data.units}
        self._how, self._continued = how, continued
        self._hosts = [self._host(host, how.width) for host in hosts]
        whole = len(hosts) * (how.width + _GAP) - _GAP
        self._networks = {n.id: _bar("net", whole) for n in data.networks}
        self._disks = {
            reached: (names, _bar("cable-bar", whole)) for reached, names in self._shared().items()
        }
        self._fences = [self._fence_boxes(host, how.width) for host in hosts]
        row = Box([Box(size=(how.names, 1)), *self._hosts], across=True, gap=_GAP, stretch=False)
        self.box = Box([*self._above(), row, *self._below()], gap=10)
        self.height = self.box.arrange().height

    def _shared(self) -> dict[tuple[str, ...], list[str]]:
        """The names of the disks by the nodes of this row that reach them."""
        here = [host.name for host in self.hosts]
        shared: dict[tuple[str, ...], list[str]] = {}
        for disk in self._data.disks:
            reached = tuple(name for name in here if name in disk.hosts)
            if reached:
                text = f"{disk.id} {disk.label}".strip()
                shared.setdefault(reached, []).append(text)
        return shared

    # ---- boxes ----------------------------------------------------------------------------

    def _above(self) -> list[Box]:
        rows = []
        for network in self._data.networks:
            lines = [label(network.label or network.id, widest=self._how.names, bold=True)]
            lines += [
                label(
                    texts.VIRTUAL.render(self._data.lang, {"text": text}),
                    "s",
                    widest=self._how.names,
                    size=SMALL,
                )
                for text in network.virtual
            ]
            rows.append(self._beside(lines, self._networks[network.id]))
        return rows

    def _below(self) -> list[Box]:
        rows = []
        for names, bar in self._disks.values():
            lines = [label(texts.DISKS(self._data.lang), widest=self._how.names, bold=True)]
            lines += [label(name, "s", widest=self._how.names, size=SMALL) for name in names]
            rows.append(self._beside(lines, bar))
        if any(host.fences for host in self.hosts):
            said = [
                label(texts.FENCES(self._data.lang), "red", widest=self._how.names, bold=True),
                label(texts.FENCES_WHAT(self._data.lang), "s", widest=self._how.names, size=SMALL),
            ]
            head = Box(said, size=(self._how.names, None), stretch=False)
            if not rows:
                rows.append(Box(size=(1, _SHOT)))
            rows.append(Box([head, *self._fences], across=True, gap=_GAP, stretch=False))
        return rows

    def _beside(self, lines: Sequence[Box], bar: Box) -> Box:
        names = Box(lines, size=(self._how.names, None), stretch=False)
        return Box([names, bar], across=True, gap=_GAP)

    def _host(self, host: Host, width: float) -> Box:
        inner = width - 2 * _PADDING
        name = host.name
        if self._continued:
            name = texts.CONTINUED.render(self._data.lang, {"name": name})
        head = [label(name, "on", widest=inner, bold=True)]
        if host.label and not self._continued:
            head.append(label(host.label, "on", widest=inner, bold=True, most=SAID))
        rows = [Box(head, look="head", radius=3, padding=5, size=(inner, None))]
        if host.addresses:
            lines = [label(a.text, "s", widest=inner, size=SMALL) for a in host.addresses]
            rows.append(Box(lines, stretch=False))
        if self._how.columns:
            units = self._placed(host, (inner - _BETWEEN) / 2)
            cut = (len(units) + 1) // 2
            sides = [Box(part, gap=_BETWEEN) for part in (units[:cut], units[cut:])]
            rows.append(Box(sides, across=True, gap=_BETWEEN, stretch=False))
        else:
            rows += self._placed(host, inner)
        return Box(rows, look="node", radius=6, gap=_BETWEEN, padding=_PADDING, size=(width, None))

    def _placed(self, host: Host, width: float) -> list[Box]:
        waiting = [one for one in host.placed if one.state is State.STANDBY]
        if not self._how.gathered or not waiting:
            return [self._unit(one, width) for one in host.placed]
        boxes = [self._unit(one, width) for one in host.placed if one not in waiting]
        names = ", ".join(one.unit for one in waiting)
        text = texts.WAITING.render(self._data.lang, {"text": names})
        row = label(text, "s", widest=width - 2 * _BETWEEN, size=SMALL)
        standby = Box([row], look="standby", radius=4, padding=_BETWEEN, size=(width, None))
        return [*boxes, standby]

    def _unit(self, placed: Placed, width: float) -> Box:
        unit = self._units[placed.unit]
        how = self._how
        return unit_box(
            unit, width, self._data.lang, state=placed.state, short=how.short, bare=how.bare
        )

    def _fence_boxes(self, host: Host, width: float) -> Box:
        """The devices that fence a node, outside it: they run elsewhere."""
        boxes = [self._fence_box(fence, width) for fence in host.fences]
        return Box(boxes, gap=_BETWEEN, size=(width, None))

    def _fence_box(self, fence: Fence, width: float) -> Box:
        name = fence.id
        if fence.level:
            number = str(fence.level)
            name = texts.LEVEL.render(self._data.lang, {"number": number, "text": name})
        rows = [named(name, (fence.note, fence.where), width - 10)]
        return Box(rows, look="fence", radius=3, padding=5, size=(width, None))

    # ---- lines ----------------------------------------------------------------------------

    def wires(self, canvas: Canvas) -> None:
        """The lines between nodes and bars, under all boxes."""
        for host, box, fences in zip(self.hosts, self._hosts, self._fences, strict=True):
            ports = _ports(box.rect, len(host.addresses))
            for address, x in zip(host.addresses, ports, strict=True):
                line = _bar_line(self._networks[address.network].rect)
                canvas.lines([Point(x, line), Point(x, box.rect.y)], "wire")
            ends = [bar.rect for names, (_, bar) in self._disks.items() if host.name in names]
            ports = _ports(box.rect, len(ends) + bool(host.fences))
            for x, end in zip(ports, ends, strict=False):
                canvas.lines([Point(x, _bar_line(end)), Point(x, box.rect.bottom)], "cable")
            if host.fences:
                x = ports[-1]
                canvas.arrow([Point(x, fences.rect.y), Point(x, box.rect.bottom)], "shot")

    def ports(self, canvas: Canvas) -> None:
        """Where the lines meet the networks, above the bars."""
        for host, box in zip(self.hosts, self._hosts, strict=True):
            places = _ports(box.rect, len(host.addresses))
            for address, x in zip(host.addresses, places, strict=True):
                canvas.dot(Point(x, _bar_line(self._networks[address.network].rect)), "port")


def _bar(look: str, width: float) -> Box:
    def paint(canvas: Canvas, rect: Rect) -> None:
        y = _bar_line(rect)
        if look == "net":
            canvas.rect(Rect(rect.x, y - 3, rect.width, 6), "net", radius=3)
        else:
            canvas.rect(Rect(rect.x, y - 5, rect.width, 10), "disk", radius=5)

    return Box(paint_with=paint, size=(width, None))


def _bar_line(rect: Rect) -> float:
    return rect.y + 9


def _ports(rect: Rect, count: int) -> list[float]:
    """Where ``count`` lines meet an edge of the box, from left to right."""
    return [rect.x + rect.width * (number + 1) / (count + 1) for number in range(count)]
