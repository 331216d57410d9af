"""Raw text of ADDITIONAL_CONFIG as model nodes."""

from collections.abc import Iterator

from msgspec import Struct

from crmgen.catalogue import raw as codes
from crmgen.diagnostics import Sink
from crmgen.diagnostics.nearest import nearest
from crmgen.model import Constraint, Language, Nvpair, Tag, Verbatim
from crmgen.origin import Place
from crmgen.raw import crmsh, pcs
from crmgen.raw.pcs_options import command_text
from crmgen.raw.reading import (
    BrokenError,
    NotUnderstoodError,
    OneCell,
    Pairs,
    Reading,
    Section,
    Statement,
)
from crmgen.raw.tokens import ShellCommand, crmsh_commands, shell_commands


class RawResult(Struct, frozen=True):
    """What one cell says, each kind in the order of the text.

    Constraints that pcs would name itself have the id "". ``verbatim`` are whole commands that
    the model can't hold.
    """

    constraints: tuple[Constraint, ...] = ()
    properties: tuple[Nvpair, ...] = ()
    rsc_defaults: tuple[Nvpair, ...] = ()
    op_defaults: tuple[Nvpair, ...] = ()
    tags: tuple[Tag, ...] = ()
    verbatim: tuple[Verbatim, ...] = ()


def parse_raw(text: str, place: Place, sink: Sink) -> RawResult:
    """The commands of one cell, whose address is ``place.at("config")``.

    A text whose first word is pcs (or sudo pcs) is a shell text of pcs commands, every other one
    is a text for ``crm configure load``. A command that is plainly wrong is reported and left
    out; one that is only not understood becomes Verbatim as a whole.
    """
    cell = place.at("config")
    place = Place(cell.source, cell.row, OneCell(cell.column))
    read = _pcs if _is_pcs(text) else _crmsh
    found: list[Statement | Verbatim] = []
    for statements in read(text, place, sink):
        found.extend(statements)
    return RawResult(
        constraints=tuple(item for item in found if not isinstance(item, Tag | Pairs | Verbatim)),
        properties=_pairs(found, Section.PROPERTIES),
        rsc_defaults=_pairs(found, Section.RSC_DEFAULTS),
        op_defaults=_pairs(found, Section.OP_DEFAULTS),
        tags=tuple(item for item in found if isinstance(item, Tag)),
        verbatim=tuple(item for item in found if isinstance(item, Verbatim)),
    )


def _pairs(found: list[Statement | Verbatim], section: Section) -> tuple[Nvpair, ...]:
    return tuple(
        pair
        for item in found
        if isinstance(item, Pairs) and item.section is section
        for pair in item.pairs
    )


def _is_pcs(text: str) -> bool:
    for line in text.split("\n"):
        words = line.split(maxsplit=2)[:2]
        if words and not words[0].startswith("#"):
            return words[0] == "pcs" or words == ["sudo", "pcs"]
    return False


_Statements = Iterator[list[Statement] | list[Verbatim]]


def _crmsh(text: str, place: Place, sink: Sink) -> _Statements:
    for typed, line in crmsh_commands(text):
        reading = Reading(place, sink, line)
        try:
            yield crmsh.read_command(line, reading)
        except NotUnderstoodError:
            yield [Verbatim(place=place, language=Language.CRMSH, text=typed)]
        except BrokenError as error:
            _report(error, reading)


def _pcs(text: str, place: Place, sink: Sink) -> _Statements:
    for command in shell_commands(text):
        reading = Reading(place, sink, " ".join(command.text.split()))
        try:
            yield _pcs_command(command, reading)
        except BrokenError as error:
            _report(error, reading)


def _pcs_command(command: ShellCommand, reading: Reading) -> list[Statement] | list[Verbatim]:
    if not command.closed:
        raise BrokenError(codes.OPEN_QUOTE, reading.command)
    at = 1 if command.words[:2] == ["sudo", "pcs"] else 0
    is_pcs = command.words[at] == "pcs"
    if is_pcs and command.special & {"(", ")"} and not command.special & {"$", "`"}:
        raise BrokenError(codes.SHELL_PARENTHESIS, reading.command)
    if is_pcs and not command.special:
        try:
            return pcs.read_command(command.words[at + 1 :], reading)
        except NotUnderstoodError:
            pass
    text = command_text(command, at) if is_pcs else command.text
    return [Verbatim(place=reading.place, language=Language.PCS, text=text)]


def _report(error: BrokenError, reading: Reading) -> None:
    reading.sink.report(
        error.code,
        reading.place.at("config"),
        found=error.found,
        allowed=error.allowed,
        nearest=nearest(error.found, error.allowed),
        params={"command": reading.command, **error.params},
    )
