"""Types of cells that hold points in time and fields of a calendar, for table RULE."""

import re
import unicodedata
from typing import TYPE_CHECKING

from crmgen.catalogue import rule_values as codes
from crmgen.tables.types import CellType, Problem
from crmgen.text import Text

if TYPE_CHECKING:
    from datetime import datetime

# What crm_time_new() of Pacemaker 2.0 to 3.0 reads: a calendar day, a day of the year or a day of
# a week, then perhaps an hour and an offset from UTC.
_DAY = (
    r"(?P<year>\d{4})-?(?:(?P<month>\d\d)-?(?P<day>\d\d)"
    r"|W(?P<week>\d\d)-?(?P<weekday>[1-7])|(?P<yearday>\d{3}))"
)
_HOUR = r"(?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d))?)?"
_ZONE = r"(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?"


class TimeType(CellType, frozen=True):
    """A point in time as ISO 8601 writes it. Slashes are taken for dashes; its canonical form has
    a T before the hour, which all tools take (pcs 0.12 takes no blank). A time with an offset
    becomes UTC: right behind the hour Pacemaker overlooks the offset (2.0.5, 2.1.5, 3.0.0), and
    after a blank, where it reads it, pcs 0.12 refuses it."""

    label: Text = Text(
        "日時 (2026-04-01、2026-04-01T09:00:00+09:00 など)",
        "time (2026-04-01, 2026-04-01T09:00:00+09:00)",
    )

    def parse(self, text: str) -> str | Problem:
        time = canonical_time(text)
        if time is not None:
            return time
        narrow = unicodedata.normalize("NFKC", text)
        return Problem(codes.BAD_TIME, canonical_time(narrow) if narrow != text else None)


def canonical_time(text: str) -> str | None:
    """``"2026/4/1 9:00"`` as ``"2026-04-01T09:00"`` and ``"2026-04-01 09:00 +09:00"`` as
    ``"2026-04-01T00:00:00Z"``; None for what is no time that exists."""
    day, _, hour = re.sub(r"\s+", " ", text.strip()).upper().replace("T", " ").partition(" ")
    if match := re.fullmatch(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", day, re.ASCII):
        day = f"{match[1]}-{match[2]:>02}-{match[3]:>02}"
    if re.match(r"\d:", hour):
        hour = f"0{hour}"
    time = f"{day}T{hour.replace(' ', '')}" if hour else day
    match = re.fullmatch(rf"{_DAY}(?:T{_HOUR}{_ZONE})?", time, re.ASCII)
    if match is None:
        return None
    try:
        moment = _moment(match)
    except (ValueError, OverflowError):
        return None
    if match["zone"] in (None, "Z"):
        return time
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _moment(match: re.Match[str]) -> "datetime":
    """The time in UTC, or as it stands where it has no offset; ValueError where there is none."""
    from datetime import date, datetime, time, timedelta

    year = int(match["year"])
    if match["month"]:
        day = date(year, int(match["month"]), int(match["day"]))
    elif match["week"]:
        day = date.fromisocalendar(year, int(match["week"]), int(match["weekday"]))
    else:
        day = date(year, 1, 1) + timedelta(days=int(match["yearday"]) - 1)
        if day.year != year:
            raise ValueError(match["yearday"])
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    moment = datetime.combine(day, time(hour, minute, second))
    zone = match["zone"]
    if zone in (None, "Z"):
        return moment
    digits = zone[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 23 or minutes > 59:
        raise ValueError(zone)
    offset = timedelta(hours=hours, minutes=minutes)
    return moment - offset if zone[0] == "+" else moment + offset


class SpanType(CellType, frozen=True):
    """A whole number or a range of them: ``9``, ``9-17``, ``9-``, ``-17``."""

    label: Text = Text("整数か範囲 (9、9-17 など)", "number or range (9, 9-17)")

    def parse(self, text: str) -> str | Problem:
        span = _span(text)
        if span is not None:
            return span
        narrow = unicodedata.normalize("NFKC", text)
        return Problem(codes.BAD_SPAN, _span(re.sub("[‐‑‒–—−~〜]", "-", narrow)))


def _span(text: str) -> str | None:
    match = re.fullmatch(r"(\d{0,9})(\s*-\s*)?(\d{0,9})", text, re.ASCII)
    if match is None or not (match[1] or match[3]) or (match[3] and not match[2]):
        return None
    low, high = (str(int(part)) if part else "" for part in (match[1], match[3]))
    return f"{low}-{high}" if match[2] else low


TIME = TimeType()
SPAN = SpanType()
