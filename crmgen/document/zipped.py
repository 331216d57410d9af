"""Office files are zip files: the same document gives the same bytes, on any system."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a zip file can't name an earlier one
_UNIX = 3  # else the system that writes leaves its own number


def without_times(data: bytes) -> bytes:
    """The package with its parts in their order, all from one day and packed alike."""
    return packed(parts_of(data))


def parts_of(data: bytes) -> Iterable[tuple[str, bytes]]:
    """The parts of a package with their names, in their order."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            yield name, package.read(name)


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of these parts, all from one day."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            package.writestr(entry, content)
    return buffer.getvalue()
