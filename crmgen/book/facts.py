"""What every chapter is given: the design's facts, and how values, cells and times are worded.

Owns the words of numbers and places, and that no secret is shown. Must not know any chapter.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import PurePath

from msgspec import Struct

from crmgen.behaviour import MASK, Behaviour, Confirmation, Level, Row, Setting, Value, shown
from crmgen.behaviour.cases import Case, cases_of
from crmgen.behaviour.sentences import filled
from crmgen.book.secrets import cleaner, secrets_of
from crmgen.catalogue.book import conduct, frame
from crmgen.diagnostics import Diagnostic
from crmgen.document.model import Rich, Run, SheetCell
from crmgen.emit.base import Header, cell_or_row
from crmgen.model import Clone, Cluster, Group, Note, Primitive, Resource
from crmgen.origin import Origin
from crmgen.placement import Cause
from crmgen.targets import Target
from crmgen.text import Lang, Text


class Edition(Struct, frozen=True, kw_only=True):
    """One compiled design: its model, where it comes from, and what was found in it.

    ``kinds`` are the outputs that the appendix shows. ``confirmed`` are crm_simulate's words by the
    keys of failures, None where it was not asked; ``large`` is a design that it is too slow for.
    """

    cluster: Cluster
    target: Target
    behaviour: Behaviour
    header: Header
    findings: tuple[Diagnostic, ...] = ()
    kinds: tuple[str, ...] = ()
    confirmed: Mapping[str, Confirmation] | None = None
    large: bool = False


class Facts:
    """The facts of one book in one language. ``former`` is the edition to compare with;
    ``reveal`` shows secrets."""

    def __init__(
        self, edition: Edition, lang: Lang, former: Edition | None = None, *, reveal: bool = False
    ) -> None:
        self.edition, self.lang, self.former, self.reveal = edition, lang, former, reveal
        self.cluster, self.target = edition.cluster, edition.target
        self.behaviour = edition.behaviour
        self.look = edition.behaviour.look
        self.analysis = edition.behaviour.look.analysis
        self.rows: tuple[Row, ...] = edition.behaviour.matrix.rows
        self.cases: tuple[Case, ...] = cases_of(self.rows)

    @cached_property
    def clean(self) -> Callable[[str], str]:
        """Gives texts in which no secret stands any more."""
        return str if self.reveal else cleaner(self._secrets)

    @property
    def _secrets(self) -> tuple[str, ...]:
        editions = (self.edition, self.former) if self.former else (self.edition,)
        found = {text for one in editions for text in secrets_of(one.cluster)}
        return tuple(sorted(found, key=lambda text: (-len(text), text)))

    # words

    def say(self, text: Text, /, **params: str | Text) -> str:
        """A text with its placeholders filled."""
        return filled(text, **params)(self.lang) if params else text(self.lang)

    def words(self, texts: Mapping[str, Text], key: str) -> str:
        """A text by a stable name; the name itself where a later version has a new one."""
        return texts[key](self.lang) if key in texts else key

    def listed(self, words: Iterable[str]) -> str:
        """Words with commas between; the word for none where there are none."""
        return self.say(frame.LIST).join(words) or self.say(frame.NONE)

    def time(self, ms: int) -> str:
        """A span of time in the units that people use."""
        if ms % 1000:
            if ms < 60_000:
                return self.say(frame.SECONDS, number=f"{ms / 1000:.2f}".rstrip("0").rstrip("."))
            ms = -(-ms // 1000) * 1000  # a bound stays one when it is rounded up
        seconds = ms // 1000
        if seconds >= 3600:
            minutes = -(-seconds // 60)
            return self.say(frame.HOURS, hours=str(minutes // 60), minutes=str(minutes % 60))
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self.say(frame.SECONDS, number=str(rest))
        if not rest:
            return self.say(frame.MINUTES, minutes=str(minutes))
        return self.say(frame.MINUTES_SECONDS, minutes=str(minutes), number=str(rest))

    def cause(self, cause: Cause) -> str:
        """Why something is open."""
        why = self.words(conduct.CAUSES, cause.why.value)
        if cause.why.value not in conduct.CAUSES:
            why = self.say(conduct.CAUSE_OTHER)
        return self.say(conduct.OF_CAUSE, id=cause.rsc, why=why) if cause.rsc else why

    # places

    @cached_property
    def home(self) -> str:
        """The sheet that most cells are on; empty where the file has none."""
        return self.edition.header.sheet

    def place(self, at: Origin | None) -> str:
        """A cell as the workbook shows it, with its sheet where that is not the one of the book."""
        if at is None or not at.row:
            return ""
        cell = cell_or_row(at) if at.column else self.say(frame.ROW, row=str(at.row))
        other = at.source.sheet and at.source.sheet != self.home
        return f"{at.source.sheet}!{cell}" if other else cell

    def cell(self, at: Origin | None) -> Rich:
        """One cell, as a reference."""
        text = self.place(at)
        return SheetCell(text) if text else ""

    def cells(self, places: Iterable[Origin | None]) -> Rich:
        """Several cells, each once."""
        said: list[str | Run] = []
        for text in dict.fromkeys(self.place(at) for at in places):
            if text:
                said += [", ", SheetCell(text)] if said else [SheetCell(text)]
        return tuple(said)

    @property
    def file(self) -> str:
        """The workbook's name without its folders, so that a book is the same in any folder."""
        return PurePath(self.edition.header.file.replace("\\", "/")).name

    # values

    def value(self, value: Value) -> str:
        """The value of a row of the parameter list, secrets behind a mask."""
        return shown(value.value or "", value.secret, self.reveal)

    def default(self, value: Value) -> str:
        """What would hold without it."""
        if value.default is None:
            return ""
        text = shown(value.default.value, value.secret, self.reveal)
        return self.setting(text, value.default.level) if value.value is not None else text

    def setting(self, text: str, level: Level) -> str:
        """A value with where it comes from, where that is not its own row."""
        if level is Level.OWN or not text:
            return text
        if level is Level.PACEMAKER:
            return self.say(frame.DEFAULT_MARK, value=text)
        return self.say(frame.FROM_LEVEL, value=text, level=frame.LEVELS[level.value])

    def held(self, setting: Setting) -> str:
        """The same for a setting."""
        return self.setting(setting.value, setting.level)

    @property
    def mask(self) -> str:
        """What stands for a secret."""
        return MASK

    # resources

    def notes(self, notes: Iterable[Note]) -> str:
        """What the designer wrote beside a row, each text once."""
        return " / ".join(dict.fromkeys(note.text for note in notes if note.text))

    def label(self, rsc: str) -> str:
        """The designer's first word on a resource."""
        notes = self.look.resources[rsc].notes
        return notes[0].text if notes else ""

    def form(self, resource: Resource) -> str:
        """What kind of resource it is, as the texts name it."""
        match resource:
            case Primitive(is_stonith=True):
                return "fencing"
            case Primitive():
                return "primitive"
            case Group():
                return "group"
            case Clone(promotable=True):
                return "promotable"
            case Clone():
                return "clone"
        return "bundle"
