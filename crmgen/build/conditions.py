"""One row of table RULE: one condition."""

from collections.abc import Callable

from crmgen.build.context import Context, place_of
from crmgen.build.rules import split_operator
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import rule_values as rules
from crmgen.catalogue import value as values
from crmgen.model import (
    Condition,
    DateExpression,
    DateSpec,
    Expression,
    Nvpair,
    OperationExpression,
    ResourceExpression,
)
from crmgen.origin import Place
from crmgen.tables.blocks import Row
from crmgen.tables.rules import DATE_FIELDS, DURATION_UNITS, LIMITS
from crmgen.text import Text

_UNARY = ("defined", "not_defined")
_DATE_OPS = ("gt", "lt", "in_range")
_ATTRIBUTE_OPS = ("lt", "gt", "lte", "gte", "eq", "ne", *_UNARY)
_AGENT = ("class", "provider", "rsc-type")
# The columns that tell the kind of a condition, the surest first.
_TELLS = (
    ("attribute", ("attribute",)),
    ("op", ("op-name", "interval")),
    ("rsc", _AGENT),
    ("date", ("start", "end")),
    ("date_spec", tuple(DATE_FIELDS)),
)
_COLUMNS = {
    "attribute": {"attribute", "type", "op", "value", "value-source"},
    "date": {"op", "start", "end", *DATE_FIELDS},
    "date_spec": set(DATE_FIELDS),
    "rsc": set(_AGENT),
    "op": {"op-name", "interval"},
}
_ALL_COLUMNS: set[str] = set().union(*_COLUMNS.values())
_NO_PART = Text(
    "この種類の条件にはこの列がありません。", "A condition of this kind has no such column."
)
_NO_VALUE = Text("この条件は値を取りません。", "The operator takes no value.")
_NO_START = Text("lt は end だけを見ます。", "lt looks at end only.")
_NO_END = Text("gt は start だけを見ます。", "gt looks at start only.")
_END_AND_DURATION = Text(
    "end があるときは期間を使いません。", "With an end the duration is not used."
)


def build_condition(ctx: Context, row: Row) -> Expression | Condition | None:
    """The condition of a row, or None where something of it is missing, which is told."""
    kind = row.get("kind") or next(
        (kind for kind, columns in _TELLS if any(c in row.values for c in columns)), "attribute"
    )
    for column in row.values:
        if column in _ALL_COLUMNS and column not in _COLUMNS[kind]:
            ctx.tell_no_effect(row, column, _NO_PART)
    return _BUILDERS[kind](ctx, row)


def attribute_test(ctx: Context, row: Row) -> Expression | None:
    """The test of a node attribute; None where something of it is missing, which is told."""
    missing = [column for column in ("attribute", "op") if column not in row.values]
    for column in missing:
        ctx.sink.report(values.EMPTY, row.at(column), params={"column": column})
    if missing:
        return None
    kind, operation = split_operator(row.values["op"])
    if operation == "in_range":
        _wrong_operator(ctx, row, "attribute", list(_ATTRIBUTE_OPS))
        return None
    value = row.get("value")
    if operation in _UNARY:
        if value is not None:
            ctx.tell_no_effect(row, "value", _NO_VALUE)
            value = None
    elif value is None:
        ctx.sink.report(codes.VALUE_MISSING, row.at("value"), params={"op": operation})
        return None
    own, source = row.get("type"), row.get("value-source")
    if own is not None and kind is not None and own != kind:
        ctx.sink.report(
            values.CONFLICT, row.at("type"), found=own, params={"column": "type", "first": kind}
        )
    return Expression(
        place=place_of(
            row,
            attribute="attribute",
            operation="op",
            value="value",
            type="type" if own else "op",
            value_source="value-source",
        ),
        notes=row.notes,
        attribute=row.values["attribute"],
        operation=operation,
        value=value,
        type=own or kind,
        value_source=None if source == "literal" or value is None else source,
    )


def _date(ctx: Context, row: Row) -> DateExpression | None:
    operation = row.get("op") or _meant_operation(row)
    if operation not in _DATE_OPS:
        _wrong_operator(ctx, row, "date", list(_DATE_OPS))
        return None
    start, end = row.get("start"), row.get("end")
    duration = _duration(ctx, row)
    if duration is None:
        return None
    missing = {
        "gt": "start" if start is None else "",
        "lt": "end" if end is None else "",
        "in_range": "start" if start is None and (end is None or duration) else "",
    }[operation]
    if operation == "in_range" and start is not None and end is None and not duration:
        missing = "end"
    if missing:
        ctx.sink.report(
            rules.NO_BOUND, row.at(missing), params={"op": operation, "missing": missing}
        )
        return None
    if operation == "lt" and start is not None:
        ctx.tell_no_effect(row, "start", _NO_START)
        start = None
    if operation == "gt" and end is not None:
        ctx.tell_no_effect(row, "end", _NO_END)
        end = None
    if duration and (operation != "in_range" or end is not None):
        why = _NO_PART if operation != "in_range" else _END_AND_DURATION
        for unit in duration:
            ctx.tell_no_effect(row, unit.name, why)
        duration = ()
    return DateExpression(
        place=place_of(row, operation="op", start="start", end="end"),
        notes=row.notes,
        operation=operation,
        start=start,
        end=end,
        duration=duration,
    )


def _meant_operation(row: Row) -> str:
    """What a row without an operator says by its start and end."""
    if "start" in row.values:
        more = {"end", *DATE_FIELDS} & set(row.values)
        return "in_range" if more else "gt"
    return "lt"


def _duration(ctx: Context, row: Row) -> tuple[Nvpair, ...] | None:
    """The units of a duration; None where one is illegal, which is told."""
    whole = True
    for name in DATE_FIELDS:
        text = row.get(name)
        if text is None:
            continue
        if name not in DURATION_UNITS:
            whole = False
            at, params = row.at(name), {"column": name}
            ctx.sink.report(rules.NOT_IN_DURATION, at, found=text, params=params)
        elif "-" in text:
            whole = False
            at, params = row.at(name), {"column": name}
            ctx.sink.report(rules.NO_NUMBER, at, found=text, params=params)
    return _fields(row) if whole else None


def _spec(ctx: Context, row: Row) -> DateSpec | None:
    whole = True
    if "days" in row.values:
        whole = False
        ctx.sink.report(
            rules.NOT_IN_SPEC, row.at("days"), found=row.get("days"), params={"column": "days"}
        )
    fields = _fields(row)
    if not fields:
        _missing(ctx, row, "date_spec", "hours", " / ".join(DATE_FIELDS))
        return None
    for pair in fields:
        whole &= _is_within(ctx, pair)
    return DateSpec(place=_with_fields(row), notes=row.notes, fields=fields) if whole else None


def _is_within(ctx: Context, pair: Nvpair) -> bool:
    limits = LIMITS.get(pair.name)
    if limits is None:
        return True
    if all(limits[0] <= int(part) <= limits[1] for part in pair.value.split("-") if part):
        return True
    low, high = map(str, limits)
    ctx.sink.report(
        rules.SPAN_LIMIT,
        pair.at("value"),
        found=pair.value,
        params={"column": pair.name, "low": low, "high": high},
    )
    return False


def _resource(ctx: Context, row: Row) -> ResourceExpression | None:
    standard, provider, kind = (row.get(column) for column in _AGENT)
    if standard is None and provider is None and kind is None:
        _missing(ctx, row, "rsc", "class", "class / provider / rsc-type")
        return None
    return ResourceExpression(
        place=place_of(row, standard="class", provider="provider", type="rsc-type"),
        notes=row.notes,
        standard=standard,
        provider=provider,
        type=kind,
    )


def _operation(ctx: Context, row: Row) -> OperationExpression | None:
    name = row.get("op-name")
    if name is None:
        _missing(ctx, row, "op", "op-name", "op-name")
        return None
    return OperationExpression(
        place=place_of(row, name="op-name", interval="interval"),
        notes=row.notes,
        name=name,
        interval=row.get("interval"),
    )


_BUILDERS: dict[str, Callable[[Context, Row], Expression | Condition | None]] = {
    "attribute": attribute_test,
    "date": _date,
    "date_spec": _spec,
    "rsc": _resource,
    "op": _operation,
}


def _fields(row: Row) -> tuple[Nvpair, ...]:
    return tuple(
        Nvpair(place=Place.of_cell(row.at(name)), name=name, value=row.values[name])
        for name in DATE_FIELDS
        if name in row.values
    )


def _with_fields(row: Row) -> Place:
    return place_of(row, **{name: name for name in DATE_FIELDS})


def _missing(ctx: Context, row: Row, kind: str, column: str, missing: str) -> None:
    ctx.sink.report(rules.NO_KIND, row.at(column), params={"kind": kind, "missing": missing})


def _wrong_operator(ctx: Context, row: Row, kind: str, allowed: list[str]) -> None:
    ctx.sink.report(
        rules.WRONG_OPERATOR,
        row.at("op"),
        found=row.as_typed("op"),
        allowed=allowed,
        params={"kind": kind},
    )
