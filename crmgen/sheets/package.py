"""The zip file around .xlsx and .ods, opened without trust."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, TypeVar

from crmgen.catalogue import sheet as codes
from crmgen.sheets.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")

MAX_PART = 1 << 30
"""Bytes of one unpacked part; the sheet of 50,000 primitives is 160 MB."""
MAX_RATIO = 200
"""How much smaller than its content a big part may be packed; whole formatted columns give 60."""
_BIG = 1 << 26

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a packing method that Python does not know
    OSError,
    KeyError,
    IndexError,
    ValueError,
    OverflowError,
)
"""What reading a damaged package raises, beside lxml's XMLSyntaxError (a SyntaxError)."""


def guard(action: Callable[[], T]) -> T:
    """Do what may meet damage anywhere in the file; damage becomes Unreadable."""
    from lxml.etree import XMLSyntaxError

    try:
        return action()
    except (*_DAMAGE, XMLSyntaxError) as error:
        raise Unreadable(codes.BROKEN, reason=f"{type(error).__name__}: {error}") from error


class Package:
    """The parts of a package by name. Raises Unreadable for what a bomb or a virus would do."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(BytesIO(data))
        self.names = frozenset(self._zip.namelist())

    def open(self, name: str) -> IO[bytes]:
        """The part as a stream; KeyError when there is none."""
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise Unreadable(codes.ENCRYPTED)
        packed = max(info.compress_size, 1)
        if info.file_size > MAX_PART or (
            info.file_size > _BIG and info.file_size > MAX_RATIO * packed
        ):
            raise Unreadable(codes.TOO_BIG, reason=f"{name}: {info.file_size:,} bytes")
        return self._zip.open(info)

    def read(self, name: str) -> bytes:
        with self.open(name) as stream:
            return stream.read()

    def tree(self, name: str) -> "_Element":
        """The root of a small XML part."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        with self.open(name) as stream:
            root = etree.parse(stream, parser).getroot()
        _refuse_doctype(root)
        return root

    def elements(
        self, name: str, tags: list[str], events: tuple[str, ...] = ("end",)
    ) -> "Iterator[tuple[str, _Element]]":
        """Parse a big XML part bit by bit: (event, element) for each element of ``tags``."""
        from lxml import etree

        with self.open(name) as stream:
            parser = etree.iterparse(
                stream,
                events=events,
                tag=tags,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                remove_comments=True,  # they would split texts
                remove_pis=True,
            )
            first = True
            for event, element in parser:
                if first:
                    _refuse_doctype(element)
                    first = False
                yield event, element


def release(element: "_Element") -> None:
    """Free an element of :meth:`Package.elements` that is done with, and its siblings before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _refuse_doctype(element: "_Element") -> None:
    """No spreadsheet program writes a document type; it is where entity bombs live."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(codes.BROKEN, reason="DOCTYPE")
