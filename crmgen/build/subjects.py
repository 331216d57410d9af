"""What a row of a location table is about: a resource, a tag, or a pattern of ids; and its role."""

from typing import NamedTuple

from crmgen.build.context import Context
from crmgen.catalogue import value as values
from crmgen.model import Role, patterns
from crmgen.tables.blocks import Row


class Subject(NamedTuple):
    """The resource or the pattern, and the column that names it."""

    name: str
    column: str

    @property
    def by_pattern(self) -> bool:
        return self.column == "rsc-pattern"


def read_subject(ctx: Context, row: Row) -> Subject | None:
    """What a readable row is about; None where it is about nothing known, which is told."""
    rsc, pattern = row.get("rsc"), row.get("rsc-pattern")
    if rsc is not None and pattern is not None:
        ctx.sink.report(
            values.RSC_AND_PATTERN, row.at("rsc-pattern"), found=pattern, params={"rsc": rsc}
        )
        return None
    if pattern is not None:
        known = check_pattern(ctx, pattern, row, "rsc-pattern")
        return Subject(pattern, "rsc-pattern") if known else None
    if rsc is None:
        ctx.sink.report(values.EMPTY, row.at("rsc"), params={"column": "rsc"})
        return None
    return Subject(rsc, "rsc") if ctx.check_constrained(rsc, row.at("rsc")) else None


def check_pattern(ctx: Context, pattern: str, row: Row, column: str) -> bool:
    """Whether a cell holds a regular expression; told where it does not."""
    try:
        patterns.check(pattern, inverts=column == "rsc-pattern")
    except patterns.PatternError as error:
        if is_own(row, column):
            why = {"why": error.why}
            ctx.sink.report(values.BAD_PATTERN, row.at(column), found=pattern, params=why)
        return False
    return True


def role_of(row: Row, column: str) -> Role | None:
    text = row.get(column)
    return Role(text) if text else None


def boolean_of(row: Row, column: str) -> bool | None:
    """The value of a boolean cell; None where it is empty."""
    text = row.get(column)
    return None if text is None else text == "true"


def is_own(row: Row, column: str) -> bool:
    """Whether a value stands in the row itself: one that is filled down has been told of above."""
    return row.at(column).row == row.place.row
