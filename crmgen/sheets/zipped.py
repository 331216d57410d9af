"""Zip files: which kind of workbook one is, and its sheets."""

from functools import partial

from crmgen.catalogue import sheet as codes
from crmgen.sheets.grid import Sheet
from crmgen.sheets.package import Package, guard
from crmgen.sheets.unreadable import Unreadable

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_zipped(name: str, data: bytes) -> list[Sheet]:
    """The sheets of an .xlsx, .xlsm or .ods; raises Unreadable for any other content."""
    sheets = guard(partial(_sheets, name, data))
    return [sheet._replace(read=partial(guard, sheet.read)) for sheet in sheets]


def _sheets(name: str, data: bytes) -> list[Sheet]:
    package = Package(data)
    if "xl/workbook.xml" in package.names:
        from crmgen.sheets.xlsx import read_xlsx

        return read_xlsx(name, package)
    if "mimetype" in package.names and package.read("mimetype").startswith(_ODS):
        from crmgen.sheets.ods import read_ods

        return read_ods(name, package)
    raise Unreadable(codes.UNKNOWN_KIND)
