"""Times as Pacemaker counts them."""

import re

from crmgen.model.numbers import number

_INTERVAL = re.compile(r"(\d+)(us|usec|ms|msec|s|sec|m|min|h|hr)?", re.IGNORECASE | re.ASCII)
_ISO = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?|(?:(\d+)H)?(?:(\d+)S)?)",
    re.IGNORECASE | re.ASCII,
)
_DAY = 86_400_000
# hours and seconds stand twice: after a T, as ISO 8601 has it, and without, as Pacemaker takes them
_ISO_UNITS = (365 * _DAY, 30 * _DAY, 7 * _DAY, _DAY, 3_600_000, 60_000, 1000, 3_600_000, 1000)
_UNITS = {"ms": 1, "msec": 1, "s": 1000, "sec": 1000, "m": 60_000, "min": 60_000}
_UNITS |= {"h": 3_600_000, "hr": 3_600_000}


def milliseconds(time: str) -> int | None:
    """A time as Pacemaker counts it: ``10``, ``10s`` and ``PT10S`` are 10000; None for a
    text that is no time."""
    if match := _INTERVAL.fullmatch(time):
        count, unit = number(match[1]) or 0, (match[2] or "s").lower()
        return count // 1000 if unit.startswith("us") else count * _UNITS[unit]
    if match := _ISO.fullmatch(time):
        return sum(
            (number(part) or 0) * unit
            for part, unit in zip(match.groups("0"), _ISO_UNITS, strict=True)
        )
    return None
