"""Figures as PNG, for formats that hold no SVG. Uses the fonts of the machine it runs on."""

import math
import struct

from crmgen.document.model import Figure
from crmgen.text import Lang

_ZOOM = 2.5  # of 96 dots an inch: fine enough for paper
_JAPANESE = "Noto Sans CJK JP"


def picture(figure: Figure, lang: Lang) -> bytes:
    """The figure in its fixed colours on white."""
    from resvg_py import svg_to_bytes

    return bytes(
        svg_to_bytes(
            svg_string=figure.flat,
            zoom=_ZOOM,
            background="#ffffff",
            languages=[lang],
            sans_serif_family=_JAPANESE,
        )
    )


def fitted(figure: Figure, width: float, height: float) -> tuple[float, float]:
    """The size, in the unit of ``width`` and ``height``, at which the figure fits into them.

    It is never larger than drawn where the unit is a CSS pixel.
    """
    scale = min(width / figure.width, height / figure.height, 1)
    return figure.width * scale, figure.height * scale


def scale_of(png: bytes, width: float) -> float:
    """What a PNG has to be scaled by to be ``width`` pixels wide."""
    wide: int
    (wide,) = struct.unpack(">I", png[16:20])
    return math.floor(10_000 * width / wide) / 10_000
