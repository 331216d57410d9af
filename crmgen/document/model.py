"""What a document is made of, in one language: frozen records that say what, never how it looks.

Everything may be written with plain ``str``; ``anchor``, ``label`` and ``number`` are filled in by
:mod:`crmgen.document.numbering` where they are left empty.
"""

from enum import Enum

from msgspec import Struct

from crmgen.text import Lang


class Tone(Enum):
    """How urgent something is; writers show it by a word or sign too, never by colour alone."""

    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    BAD = "bad"


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    CODE = "code"  # ids, values, file names: shown as they are typed
    NUMBER = "number"  # set flush right
    STATUS = "status"  # a word or two in the middle
    BLANK = "blank"  # filled in by hand: wide enough to write in, never coloured


# ---- runs: the pieces of a text ---------------------------------------------------------------


class Plain(Struct, frozen=True):
    """Text without any mark."""

    text: str


class Code(Struct, frozen=True):
    """A name, value or command."""

    text: str


class Strong(Struct, frozen=True):
    """What must not be overlooked."""

    text: str


class Link(Struct, frozen=True):
    """A reference to an anchor of this document; without a text it says what stands there."""

    anchor: str
    text: str = ""


class SheetCell(Struct, frozen=True):
    """The cell of the workbook that something comes from, e.g. ``resource!D11``."""

    text: str


class Status(Struct, frozen=True):
    """A word with a tone, e.g. a severity."""

    text: str
    tone: Tone


Run = Plain | Code | Strong | Link | SheetCell | Status
Rich = str | Run | tuple[str | Run, ...]


def runs(text: Rich) -> tuple[Run, ...]:
    """The pieces of a text; a text that is only a ``str`` is one plain piece."""
    pieces = text if isinstance(text, tuple) else (text,)
    return tuple(Plain(piece) if isinstance(piece, str) else piece for piece in pieces)


def plain(text: Rich) -> str:
    """The text without its marks."""
    return "".join(run.text for run in runs(text))


# ---- blocks -----------------------------------------------------------------------------------


class Paragraph(Struct, frozen=True):
    """One paragraph."""

    text: Rich


class Item(Struct, frozen=True):
    """An entry of a list, with the list below it."""

    text: Rich
    items: tuple["Item", ...] = ()


class Bullets(Struct, frozen=True):
    """A list; ``ordered`` where the order means something."""

    items: tuple[Item, ...]
    ordered: bool = False


class Column(Struct, frozen=True):
    """A column of a table. ``width`` is its share of the table's width.

    Neighbours with the same ``group`` have that as a common heading above them.
    """

    title: str
    kind: Kind = Kind.TEXT
    width: float = 1
    group: str = ""


class Row(Struct, frozen=True):
    """A row of a table; with an anchor it can be linked to, with a tone it stands out."""

    cells: tuple[Rich, ...]
    anchor: str = ""
    tone: Tone | None = None


class Table(Struct, frozen=True, kw_only=True):
    """A table of data: a cell for every column in every row.

    The first ``row_headers`` columns name the row.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_headers: int = 0
    anchor: str = ""
    label: str = ""


class Figure(Struct, frozen=True, kw_only=True):
    """A drawing.

    ``svg`` may take its colours from CSS variables and so follows the page's; ``flat`` is the
    same drawing in fixed colours on white, for paper. Sizes are in CSS pixels.
    """

    caption: str
    alt: str
    svg: str
    flat: str
    width: int
    height: int
    anchor: str = ""
    label: str = ""


class CodeBlock(Struct, frozen=True, kw_only=True):
    """Text of a terminal or a file, with its own lines. ``language`` is a hint, e.g. ``sh``."""

    text: str
    language: str = "text"


class Callout(Struct, frozen=True):
    """Something that the reader has to see before going on."""

    tone: Tone
    blocks: tuple["Block", ...]
    title: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """One step of a task: why, what to type, what it must say, what to do when it says otherwise.

    ``where`` says on which node or terminal; ``note`` is what to look at.
    """

    purpose: Rich
    commands: tuple[str, ...] = ()
    expected: str = ""
    differs: Rich = ""
    where: Rich = ""
    note: Rich = ""


class Procedure(Struct, frozen=True, kw_only=True):
    """A task of a runbook: what is checked before, what is done, what is checked after."""

    work: tuple[Step, ...]
    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()


Block = Paragraph | Bullets | Table | Figure | CodeBlock | Callout | Procedure


# ---- the whole --------------------------------------------------------------------------------


class Section(Struct, frozen=True, kw_only=True):
    """A chapter, or a part of one.

    ``anchor`` is unique in the document and stays when titles and numbers change. ``number`` is
    given only where it must not depend on the chapters before, e.g. ``"10"`` or ``"A"``.
    """

    title: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    number: str = ""


class Document(Struct, frozen=True, kw_only=True):
    """A document in one language.

    ``facts`` are the lines of the cover (文書番号, 版, 発行日, …), ``cover`` what stands below
    them (history of revisions, stamp boxes). ``running`` is repeated at the head of each page,
    e.g. the system, the version and who may read it.
    """

    title: str
    lang: Lang
    chapters: tuple[Section, ...]
    subtitle: str = ""
    facts: tuple[tuple[str, Rich], ...] = ()
    cover: tuple[Block, ...] = ()
    running: tuple[str, ...] = ()
