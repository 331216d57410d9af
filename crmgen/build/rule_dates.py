"""Dates in the rule column, as crmsh writes them: ``date gt|lt TIME``, ``date in start=TIME …``,
``date spec hours=9-17``."""

from crmgen.model import DateExpression, DateSpec, Nvpair
from crmgen.origin import Place
from crmgen.tables.rules import DATE_FIELDS, DURATION_UNITS, LIMITS
from crmgen.tables.time_types import SPAN, canonical_time
from crmgen.tables.types import Problem
from crmgen.text import Text


class BadRuleError(Exception):
    """Why a rule can't be read; never leaves :mod:`crmgen.build.rules`."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.why = Text(ja, en)


def read_date(words: list[str], place: Place) -> DateExpression | DateSpec:
    """Take what follows the word ``date`` off the words."""
    kind = words.pop(0).lower() if words else ""
    if kind in ("gt", "lt"):
        time = _time(words.pop(0) if words else "")
        start, end = (time, None) if kind == "gt" else (None, time)
        return DateExpression(place=place, operation=kind, start=start, end=end)
    given = _given(words)
    if kind in ("in", "in_range"):
        return _range(given, place)
    if kind in ("spec", "date_spec"):
        return DateSpec(place=place, fields=_fields(given, place))
    raise BadRuleError(
        "date の後には gt、lt、in、spec のどれかが必要です",
        "gt, lt, in or spec is wanted after date",
    )


def _given(words: list[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    while words and "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        given[name.lower()] = value
    return given


def _range(given: dict[str, str], place: Place) -> DateExpression:
    start, end = (_time(given.pop(name)) if name in given else None for name in ("start", "end"))
    if end is None and (start is None or not given):
        raise BadRuleError(
            "date in には start と、end か期間 (weeks=2 など) が必要です",
            "date in needs start, and end or a duration such as weeks=2",
        )
    for name, text in given.items():
        if name not in DURATION_UNITS or not (text.isascii() and text.isdigit()) or end:
            raise BadRuleError(
                f"期間の「{name}={text}」を読めません", f"'{name}={text}' is no duration"
            )
    units = tuple(Nvpair(place=place, name=n, value=str(int(v))) for n, v in given.items())
    return DateExpression(place=place, operation="in_range", start=start, end=end, duration=units)


def _fields(given: dict[str, str], place: Place) -> tuple[Nvpair, ...]:
    fields = []
    for name, text in given.items():
        span = SPAN.parse(text)
        if name not in DATE_FIELDS or name == "days" or isinstance(span, Problem):
            raise BadRuleError(
                f"暦の条件「{name}={text}」を読めません",
                f"'{name}={text}' is no field of a calendar",
            )
        low, high = LIMITS.get(name, (0, 10**9))
        if not all(low <= int(part) <= high for part in span.split("-") if part):
            raise BadRuleError(
                f"{name} は {low} から {high} までです", f"{name} goes from {low} to {high}"
            )
        fields.append(Nvpair(place=place, name=name, value=span))
    if not fields:
        raise BadRuleError(
            "date spec に条件がありません (hours=9-17 など)",
            "date spec says nothing, such as hours=9-17",
        )
    return tuple(fields)


def _time(text: str) -> str:
    time = canonical_time(text)
    if time is None:
        raise BadRuleError(f"「{text}」は日時ではありません", f"'{text}' is no point in time")
    return time
