"""What values are called in a book. Must not know where they are shown."""

from crmgen.behaviour import Value, ValueKind


def name_of(value: Value) -> str:
    """As the sheets write it; what one row of cells says several times is numbered from 1."""
    if value.kind is not ValueKind.FIELD:
        return value.name
    name, _, number = value.name.replace("_", "-").partition(".")
    return f"{name} {int(number) + 1}" if number.isdigit() else name
