"""Which pieces of a model lack something, by the rows that errors were told at.

A rule is run where all that it reads is there, so that nothing is told because of a broken row.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crmgen.diagnostics import Diagnostic, Severity
from crmgen.model.incomplete import Incomplete, Piece
from crmgen.origin import Source
from crmgen.tables.blocks import Block, Row, Section

_LOCATIONS = Piece.LOCATIONS | Piece.COLOCATIONS | Piece.ORDERS  # with those that they imply

_ATTRIBUTES = Piece.PARAMS | Piece.META
_OPERATIONS = Piece.OPERATIONS | Piece.MONITORS
_RULES = _LOCATIONS | _ATTRIBUTES | _OPERATIONS | Piece.PROPERTIES | Piece.DEFAULTS

# What each table gives; one that is not here may touch everything.
_TABLES = {
    "COVER": Piece.DOCUMENT,
    "REVISIONS": Piece.DOCUMENT,
    "EXCEPTIONS": Piece(0),
    "NODE": Piece.NODES,
    "NETWORK": Piece.NETWORKS,
    "PROPERTY": Piece.PROPERTIES,
    "RSC_DEFAULTS": Piece.DEFAULTS,
    "OP_DEFAULTS": Piece.DEFAULTS,
    "RESOURCES": Piece.TREE,
    "FENCING_TOPOLOGY": Piece.LEVELS,
    "STONITH_LEVEL": Piece.LEVELS,
    "LOCATION": _LOCATIONS,
    "LOCATION_EXPERT": _LOCATIONS,
    "LOCATION_NODE": _LOCATIONS,
    "LOCATION_RULE": _LOCATIONS,
    "COLOCATION": Piece.COLOCATIONS,
    "ORDER": Piece.ORDERS,
    "RSC_TICKET": Piece.TICKETS,
    "RESOURCE_SET": Piece.CONSTRAINTS,
    "TAG": Piece.TAGS | Piece.CONSTRAINTS,
    "RULE": _RULES,
    "ALERT": Piece.ALERTS,
    "ACL_ROLE": Piece.ACCESS,
    "ACL_TARGET": Piece.ACCESS,
    "AGENTS": Piece.AGENTS,
}
# Operations that are no monitor by any misspelling.
_OTHERS = ("start", "stop", "promote", "demote", "notify", "migrate_to", "migrate_from")
_DEFINITIONS = ("PRIMITIVE", "STONITH", "BUNDLE")
_KINDS = {"params": Piece.PARAMS, "meta": Piece.META, "utilization": Piece.META}
_SECTIONS = {
    "P": Piece.PRIMITIVES,
    "A": _ATTRIBUTES,
    "O": _OPERATIONS,
    "OA": _OPERATIONS,
}


class _Touched(NamedTuple):
    """What a row gives, and to which resource; no resource where that is not known."""

    piece: Piece
    resource: str | None = None


def incomplete(blocks: Iterable[Block], found: Iterable[Diagnostic]) -> Incomplete:
    """What the model built of these tables lacks because of the errors among the findings."""
    errors = [item for item in found if item.code.severity is Severity.ERROR]
    if not errors:
        return Incomplete()
    rows = dict(_rows(blocks))
    shared, own = Piece(0), dict[str, Piece]()
    for item in errors:
        at = item.origin
        touched = rows.get((at.source, at.row)) if at is not None else None
        piece, resource = touched or _Touched(Piece.EVERYTHING)
        if resource is None:
            shared |= piece
        else:
            own[resource] = own.get(resource, Piece(0)) | piece
    return Incomplete(shared, own)


def _rows(blocks: Iterable[Block]) -> Iterator[tuple[tuple[Source, int], _Touched]]:
    """Every row with a meaning: those of data and those that name their columns."""
    for block in blocks:
        resource: str | None = None
        for section in block.sections:
            if section.letter == "P" and block.table.name in _DEFINITIONS:
                resource = section.rows[0].get("id") if section.rows else None
            touched = _touched(block.table.name, section, None, resource)
            yield (section.origin.source, section.origin.row), touched
            for row in section.rows:
                touched = _touched(block.table.name, section, row, resource)
                yield (row.place.source, row.place.row), touched


def _touched(table: str, section: Section, row: Row | None, resource: str | None) -> _Touched:
    kind = row.get("type") if row is not None else None
    if table == "RSC_ATTRIBUTES":
        owner = row.get("id") if row is not None else None
        return _Touched(_KINDS.get(kind or "meta", _ATTRIBUTES), owner)
    if table not in _DEFINITIONS:
        return _Touched(_TABLES.get(table, Piece.EVERYTHING))
    piece = _SECTIONS.get(section.letter, Piece.PRIMITIVES)
    if section.letter == "A" and kind in _KINDS:
        piece = _KINDS[kind]
    if section.letter == "O" and kind in _OTHERS:
        piece = Piece.OPERATIONS
    if piece is Piece.PRIMITIVES or section.broken:
        return _Touched(piece | Piece.PRIMITIVES)  # then the resource is not in the model
    return _Touched(piece, resource)
