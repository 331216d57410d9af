"""How wide a text is in the fonts that it may be shown in, and where its lines break.

The fonts differ from reader to reader, so widths are upper bounds: those of DejaVu Sans, the
widest of the usual sans-serif fonts, for half-width characters, and one em for full-width ones.
"""

import unicodedata

from crmgen.diagnostics.width import printable

_CLASSES = {
    "!'(),.:;I[]`ijl|": 0.46,
    ' /\\fr"t-': 0.47,
    "*?J_csz{}": 0.60,
    "%@MWm": 1.03,
    "#+<=>ABDGHKNOQRUVXw^~": 0.86,
}
_WIDTHS = {character: width for text, width in _CLASSES.items() for character in text}
_OTHER_HALF, _FULL = 0.70, 1.0
_BREAK_AFTER = " -_/:,、。・"
_NOT_LAST = "（「『【［〔"
_NOT_FIRST = " 、。，．）)」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in the unit of ``size``, the font's size."""
    return sum(map(_ems, text)) * size * (1.12 if bold else 1)


def _ems(character: str) -> float:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    # Greek letters, box lines and the like are full-width in Japanese fonts
    return _FULL if unicodedata.east_asian_width(character) in "WFA" else _OTHER_HALF


def shown(text: str) -> str:
    """The text on one line, with characters that can't be shown as escapes."""
    return printable(" ".join(text.split("\n")))


def lines_of(text: str, size: float, widest: float, *, bold: bool = False) -> list[str]:
    """``text`` in lines of at most ``widest``; a word that is longer is broken anywhere.

    It is made :func:`shown` before.
    """
    lines = [""]
    for word in _words(shown(text)):
        if width_of(lines[-1] + word.rstrip(), size, bold=bold) <= widest:
            lines[-1] += word
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if lines[-1] and width_of(lines[-1] + character, size, bold=bold) > widest:
                lines.append("")
            lines[-1] += character
    return [line.rstrip() for line in lines]


def _words(text: str) -> list[str]:
    """The pieces between which a line may end."""
    words = [""]
    before = ""
    for place, character in enumerate(text):
        wide = unicodedata.east_asian_width(character) in "WF"
        # a stroke between two words stays with the first, the first one of a path with the path
        stroke = character == "/" and text[place + 1 : place + 2] == " "
        path = before == "/" and character != " " and text[: place - 1].endswith(" ")
        may_break = before and (
            before in _BREAK_AFTER or wide or unicodedata.east_asian_width(before) in "WF"
        )
        # 10.0.0.0/24 and eth0:1 stay together
        if (
            may_break
            and not stroke
            and not path
            and character not in _NOT_FIRST
            and before not in _NOT_LAST
            and (before == " " or not character.isdecimal())
        ):
            words.append("")
        words[-1] += character
        before = character
    return words
