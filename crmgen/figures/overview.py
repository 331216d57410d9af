"""The overview: nodes with what runs on them between networks, shared disks and fencing."""

from collections.abc import Sequence

from crmgen.catalogue import figures as texts
from crmgen.figures.boxes import Box, label
from crmgen.figures.canvas import SMALL, Canvas, Drawing, Point, Rect
from crmgen.figures.pages import PAGE_HEIGHT, PAGE_WIDTH, pages_of, titled
from crmgen.figures.records import Fence, Host, Overview, Placed
from crmgen.figures.units import named, unit_box

_LEGEND = 205  # the column of names beside bars
_GAP = 22
_WIDEST_HOST = 330
_PADDING, _BETWEEN = 8, 6
_TWO_COLUMNS = 300  # from this width on a node can have two columns of units


def overview(data: Overview) -> tuple[Drawing, ...]:
    """The whole cluster; several drawings where the nodes need more than one page."""
    columns = _columns(len(data.hosts))
    strips = _strips(data, columns)
    drawings = []
    pages = pages_of(strips, lambda strip: strip.box.arrange().height)
    for number, page in enumerate(pages, start=1):
        root = Box([strip.box for strip in page], gap=2 * _GAP, padding=_GAP, stretch=False)
        size = root.arrange()
        hosts = [host.name for strip in page for host in strip.hosts]
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
    room = (PAGE_WIDTH - _LEGEND - (columns + 2) * _GAP) / columns
    for short, crowded in ((False, False), (True, False), (True, True)):
        width = room if crowded else min(_WIDEST_HOST, room)
        strips = [
            _Strip(data, hosts, width, short=short, crowded=crowded and width > _TWO_COLUMNS)
            for hosts in _rows(data.hosts, columns)
        ]
        if all(strip.box.arrange().height <= PAGE_HEIGHT for strip in strips):
            break
    return strips


def _rows(hosts: Sequence[Host], columns: int) -> list[Sequence[Host]]:
    return [hosts[start : start + columns] for start in range(0, len(hosts), columns)]


class _Strip:
    """A row of nodes with the networks above them, disks and fencing below.

    ``short``: the members of groups are left to the tree; ``crowded``: two columns in a node.
    """

    def __init__(
        self,
        data: Overview,
        hosts: Sequence[Host],
        width: float,
        *,
        short: bool,
        crowded: bool,
    ) -> None:
        self.hosts = hosts
        self._data = data
        self._units = {unit.id: unit for unit in data.units}
        self._short, self._crowded = short, crowded
        self._hosts = [self._host(host, width) for host in hosts]
        whole = len(hosts) * (width + _GAP) - _GAP
        self._networks = {n.id: _bar("net", whole) for n in data.networks}
        self._disks = {
            reached: (names, _bar("cable-bar", whole)) for reached, names in self._shared().items()
        }
        self._fence = _bar("shot-bar", whole) if any(h.fences for h in hosts) else None
        row = Box([Box(size=(_LEGEND, 1)), *self._hosts], across=True, gap=_GAP, stretch=False)
        self.box = Box([*self._above(), row, *self._below()], gap=10)

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
            lines = [label(network.label or network.id, widest=_LEGEND, bold=True)]
            lines += [
                label(
                    texts.MOVING.render(self._data.lang, {"text": text}),
                    "s",
                    widest=_LEGEND,
                    size=SMALL,
                )
                for text in network.virtual
            ]
            rows.append(_beside(lines, self._networks[network.id]))
        return rows

    def _below(self) -> list[Box]:
        rows = []
        for names, bar in self._disks.values():
            lines = [label(texts.DISKS(self._data.lang), widest=_LEGEND, bold=True)]
            lines += [label(name, "s", widest=_LEGEND, size=SMALL) for name in names]
            rows.append(_beside(lines, bar))
        if self._fence is not None:
            text = label(texts.FENCES(self._data.lang), "red", widest=_LEGEND, bold=True)
            rows.append(_beside([text], self._fence))
        return rows

    def _host(self, host: Host, width: float) -> Box:
        inner = width - 2 * _PADDING
        head = [label(host.name, "on", widest=inner, bold=True)]
        if host.label:
            head.append(label(host.label, "on", widest=inner, bold=True))
        rows = [Box(head, look="head", radius=3, padding=5, size=(inner, None))]
        if host.addresses:
            lines = [label(a.text, "s", widest=inner, size=SMALL) for a in host.addresses]
            rows.append(Box(lines, stretch=False))
        if self._crowded:
            half = (inner - _BETWEEN) / 2
            units = [self._unit(placed, half) for placed in host.placed]
            cut = (len(units) + 1) // 2
            sides = [Box(part, gap=_BETWEEN) for part in (units[:cut], units[cut:])]
            rows.append(Box(sides, across=True, gap=_BETWEEN, stretch=False))
        else:
            rows += [self._unit(placed, inner) for placed in host.placed]
        rows += [self._fence_box(fence, inner) for fence in host.fences]
        return Box(rows, look="node", radius=6, gap=_BETWEEN, padding=_PADDING, size=(width, None))

    def _unit(self, placed: Placed, width: float) -> Box:
        unit = self._units[placed.unit]
        return unit_box(unit, width, self._data.lang, state=placed.state, short=self._short)

    def _fence_box(self, fence: Fence, width: float) -> Box:
        name = fence.id
        if fence.level:
            number = str(fence.level)
            name = texts.LEVEL.render(self._data.lang, {"number": number, "text": name})
        rows = [named(name, (fence.note,), width - 10)]
        return Box(rows, look="fence", radius=3, padding=5, size=(width, None))

    # ---- lines ----------------------------------------------------------------------------

    def wires(self, canvas: Canvas) -> None:
        """The lines between nodes and bars, under all boxes."""
        for host, box in zip(self.hosts, self._hosts, strict=True):
            ports = _ports(box.rect, len(host.addresses))
            for address, x in zip(host.addresses, ports, strict=True):
                line = _bar_line(self._networks[address.network].rect)
                canvas.lines([Point(x, line), Point(x, box.rect.y)], "wire")
            reached = [bar for hosts, (_, bar) in self._disks.items() if host.name in hosts]
            fenced = [self._fence] if self._fence is not None and host.fences else []
            ports = _ports(box.rect, len(reached) + len(fenced))
            for bar_box, x in zip([*reached, *fenced], ports, strict=True):
                points = [Point(x, _bar_line(bar_box.rect)), Point(x, box.rect.bottom)]
                if bar_box in fenced:
                    canvas.arrow(points, "shot")
                else:
                    canvas.lines(points, "cable")

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
        elif look == "cable-bar":
            canvas.rect(Rect(rect.x, y - 5, rect.width, 10), "disk", radius=5)
        else:
            canvas.rect(Rect(rect.x, y - 4, rect.width, 8), "fence", radius=2)

    return Box(paint_with=paint, size=(width, None))


def _bar_line(rect: Rect) -> float:
    return rect.y + 9


def _beside(lines: Sequence[Box], bar: Box) -> Box:
    names = Box(lines, size=(_LEGEND, None), stretch=False)
    return Box([names, bar], across=True, gap=_GAP)


def _ports(rect: Rect, count: int) -> list[float]:
    """Where ``count`` lines meet an edge of the box, from left to right."""
    return [rect.x + rect.width * (number + 1) / (count + 1) for number in range(count)]
