"""What a spreadsheet shows for a number, for those number formats where that is sure.

The grammar is that of ECMA-376 part 1, 18.8.31 (number formats); General as Excel shows it in a
column that is wide enough.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from crmgen.catalogue import sheet as codes
from crmgen.diagnostics import Code

GENERAL_DIGITS = 11
"""Characters, the point counted and the sign not, that General shows before it rounds."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<digits>[0#.,]+)|(?P<percent>%)|(?P<at>@)"
    r"|(?P<science>E[+-])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_DIGITS = re.compile(r"(?P<whole>[#,0]*[#0])(?P<point>\.(?P<fraction>[0#]*))?")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+|[黒青緑紫赤白黄]|水色?|色\d+",
    re.IGNORECASE,
)
_BARE = "$-+/():!^&'~{}<>= ¥\\"

Kind = Literal["number", "general", "literal", "text", "date", "unsure"]


class Section(Struct, frozen=True):
    """One of the parts of a number format that ``;`` separates."""

    kind: Kind
    before: str = ""
    after: str = ""
    whole: str = ""
    fraction: str = ""
    point: bool = False
    percent: bool = False

    def render(self, number: Decimal) -> str | None:
        """The text for a number without sign; None where it is not sure or not to be seen."""
        if self.kind == "literal":
            return self.before or None
        if self.kind == "general":
            shown = _general(number)
            return None if shown is None else self.before + shown + self.after
        if self.kind != "number":
            return None
        shown = self._digits(number * 100 if self.percent else number)
        return self.before + shown + self.after if shown else None

    def _digits(self, number: Decimal) -> str:
        exact = number.quantize(Decimal(1).scaleb(-len(self.fraction)), ROUND_HALF_UP)
        whole, _, fraction = f"{exact:f}".partition(".")
        while fraction and self.fraction[len(fraction) - 1] == "#" and fraction[-1] == "0":
            fraction = fraction[:-1]
        whole = whole.lstrip("0").rjust(self.whole.count("0"), "0")
        if "," in self.whole:
            whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", whole)
        return whole + "." + fraction if self.point else whole


class NumberFormat(Struct, frozen=True):
    """A compiled number format."""

    code: str
    numbers: tuple[Section, ...]
    words: Section | None = None

    @property
    def is_general(self) -> bool:
        return self.numbers == (_GENERAL,)

    def number(self, value: float) -> tuple[str, Code | None]:
        """What is seen for ``value``; "" and the reason where that is not sure."""
        number = Decimal(f"{value:.15g}")  # a spreadsheet knows 15 digits, no more
        if not number.is_finite():
            return "", codes.NUMBER_FORMAT
        section, sign = self._choose(number)
        if section.kind == "date":
            return "", codes.DATE
        shown = section.render(abs(number))
        if shown is None:
            return "", codes.LONG_NUMBER if section.kind == "general" else codes.NUMBER_FORMAT
        if sign and any(c in "123456789" for c in shown):
            shown = sign + shown
        return shown, None

    def _choose(self, number: Decimal) -> tuple[Section, str]:
        sections = self.numbers
        if number < 0:
            return (sections[0], "-") if len(sections) == 1 else (sections[1], "")
        return (sections[2] if number == 0 and len(sections) > 2 else sections[0]), ""

    def text(self, value: str) -> str | None:
        """What is seen for a text; None where that is not sure or nothing is seen."""
        if self.words is None or not value:
            return value
        if self.words.kind != "text":
            return None
        return self.words.before + value + self.words.after


_GENERAL = Section("general")


def _general(number: Decimal) -> str | None:
    """``number`` (without sign) as General shows it; None where it would round or use E."""
    shown = f"{number:f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    if len(shown) > GENERAL_DIGITS or (number and number < Decimal("0.0001")):
        return None
    return shown


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """Compile a number format as files hold it, e.g. ``#,##0;[Red]-#,##0``."""
    sections = [_section(part) for part in _split(code)] or [_GENERAL]
    words = None
    if len(sections) > 1 and (len(sections) > 3 or sections[-1].kind == "text"):
        words = sections.pop()
    elif sections[0].kind == "text":
        words = sections[0]
        plain = not words.before and not words.after
        sections = [_GENERAL if plain else Section("unsure")]
    if words == Section("text"):
        words = None
    return NumberFormat(code, tuple(sections[:3]), words)


def _split(code: str) -> list[list[re.Match[str]]]:
    """The tokens of each section."""
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _section(tokens: list[re.Match[str]]) -> Section:
    kind: Kind = "literal"
    texts = ["", ""]  # before and after the digits
    digits: re.Match[str] | None = None
    percent = False
    for token in tokens:
        literal = _literal(token)
        if literal is not None:
            texts[kind != "literal"] += literal
        elif token["percent"]:
            percent = True
            texts[kind != "literal"] += "%"
        elif _is_date(token):
            return Section("date")
        elif kind != "literal":
            kind = "unsure"
        elif token["general"]:
            kind = "general"
        elif token["at"]:
            kind = "text"
        elif token["digits"] and (digits := _DIGITS.fullmatch(token["digits"])):
            kind = "number"
        else:
            kind = "unsure"
    if percent and kind != "number":
        kind = "unsure"
    if kind == "unsure":
        return Section("unsure")
    before, after = texts
    if digits is None:
        return Section(kind, before, after)
    fraction = digits["fraction"] or ""
    point = digits["point"] is not None
    return Section(kind, before, after, digits["whole"], fraction, point, percent)


def _literal(token: re.Match[str]) -> str | None:
    """The text that a token stands for; None for one with a meaning."""
    if token["quoted"] is not None:
        return token["quoted"]
    if token["space"] or token["fill"]:
        return " " if token["space"] or token["fill"] == " " else None
    if token["escaped"]:
        return token["escaped"]
    if token["bracket"] is not None:
        return _bracket(token["bracket"])
    other = token["other"]
    return other if other and (other in _BARE or not other.isascii()) else None


def _bracket(text: str) -> str | None:
    if text.startswith("$"):
        return text[1:].partition("-")[0]
    return "" if _COLOUR.fullmatch(text) else None


def _is_date(token: re.Match[str]) -> bool:
    if token["bracket"] is not None:
        return _ELAPSED.fullmatch(token["bracket"]) is not None
    return bool(token["other"]) and token["other"] in "ymdhsgebaYMDHSGEBA"
