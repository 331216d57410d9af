"""What a cell of a binary or XML workbook says: its text, or what is wrong with it."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from crmgen.catalogue import sheet as codes
from crmgen.sheets.grid import Fault
from crmgen.sheets.numberformat import NumberFormat

_INFINITY = re.compile(r"=*\s*([-+])\s*(inf|infinity)\s*", re.IGNORECASE)
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)


class Shown(NamedTuple):
    """The text that the designer sees, and what is wrong with the cell, if anything."""

    text: str
    fault: Fault | None = None


def number(value: float, form: NumberFormat, epoch_1904: bool = False) -> Shown:
    """A number under its number format."""
    text, code = form.number(value)
    if code is None:
        return Shown(text)
    found = serial_date(value, epoch_1904) if code is codes.DATE else f"{value:.15g}"
    return Shown("", Fault(code, found, {"format": form.code}))


def words(value: str, form: NumberFormat) -> Shown:
    """A text under its number format, which may add to it or hide it."""
    text = form.text(value)
    if text is None:
        return Shown("", Fault(codes.NUMBER_FORMAT, value, {"format": form.code}))
    return Shown(text)


def boolean(value: bool) -> Shown:
    return Shown("TRUE" if value else "FALSE")


def date(found: str) -> Shown:
    """A date or time; ``found`` is ISO 8601 as far as the file tells."""
    return Shown("", Fault(codes.DATE, found, {"format": ""}))


def error(value: str, formula: str = "") -> Shown:
    """An error value; a signed infinity that was typed as text keeps what was typed."""
    if match := _INFINITY.fullmatch(formula):
        text = match[2] if match[1] == "+" else "-" + match[2]
        found = "=" + match[1] + match[2]
        return Shown(text, Fault(codes.INFINITY_FORMULA, found, {"value": text}))
    return Shown(value, Fault(codes.ERROR_VALUE, value))


def no_result(formula: str) -> Shown:
    """A formula whose result the file does not hold."""
    if _INFINITY.fullmatch(formula):
        return error("#NAME?", formula)
    return Shown("", Fault(codes.NO_RESULT, "=" + formula.removeprefix("=")))


def serial_date(serial: float, epoch_1904: bool) -> str:
    """A date number of Excel as ISO 8601: a date, a time of day, or both."""
    try:
        moment = (_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(seconds=round(serial * 86_400))
    except OverflowError:
        return f"{serial:.15g}"
    if 0 <= serial < 1:
        return f"{moment:%H:%M:%S}"
    return moment.isoformat(" ") if serial % 1 else moment.date().isoformat()
