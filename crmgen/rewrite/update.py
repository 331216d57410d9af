"""Old words become those of today, where both mean the same on every target."""

from collections.abc import Iterator

from msgspec.structs import replace

from crmgen.build.attributes import RENAMED_META
from crmgen.catalogue import rewrite as codes
from crmgen.diagnostics import Code, Sink
from crmgen.rewrite.section import CarriedLine
from crmgen.tables import types
from crmgen.tables.declare import Part
from crmgen.workbook.content import Block, Content, Line, Remark, Section

_TYPES = (types.ITEM, types.ROLE)


def update(content: Content, sink: Sink) -> Content:
    """The content in the words of today. Each change is told at its cell."""
    return Content(tuple(_block(block, sink) for block in content.blocks), content.after)


def _block(block: Block, sink: Sink) -> Block:
    sections = []
    for section in block.sections:
        part = block.declared.part(section.letter)
        assert part is not None
        kind = ""
        rows: list[Line | Remark] = []
        for row in section.rows:
            if isinstance(row, CarriedLine):
                kind = row.values.get("type", kind)
                is_meta = kind.lower() == "meta"
                rows.append(_words(row, part, is_meta=is_meta, sink=sink))
            else:
                rows.append(row)
        changed = replace(section, rows=tuple(rows))
        sections.append(_order(changed, sink) if block.table == "ORDER" else changed)
    return replace(block, sections=tuple(sections))


def _words(row: CarriedLine, part: Part, *, is_meta: bool, sink: Sink) -> CarriedLine:
    """Kinds of resources, roles, and meta attributes of promotable clones."""
    values = dict(row.values)
    for name, new, code in _new_words(row, part, is_meta=is_meta):
        _tell(sink, code, row, name, new)
        values[name] = new
    return replace(row, values=values)


def _new_words(row: CarriedLine, part: Part, *, is_meta: bool) -> Iterator[tuple[str, str, Code]]:
    for name, text in row.values.items():
        column = part.find(name)
        if name == "name" and is_meta and text in RENAMED_META:
            yield name, RENAMED_META[text], codes.NAME_CHANGED
        elif column is not None and column.type in _TYPES:
            new = column.type.parse(text)
            if isinstance(new, str) and new.lower() != text.lower():
                yield name, new, codes.WORD_CHANGED


def _order(section: Section, sink: Sink) -> Section:
    """The score of an order as its kind; none of them where one is no plain score."""
    rows = [row for row in section.rows if isinstance(row, CarriedLine)]
    scored = [row for row in rows if "score" in row.values]
    kinds = [_kind(row) for row in rows]
    if not scored or not all(kinds):
        return section
    changed: list[Line | Remark] = []
    for row in section.rows:
        if isinstance(row, CarriedLine) and "score" in row.values:
            kind = _kind(row)
            _tell(sink, codes.SCORE_CHANGED, row, "score", kind)
            rest = {name: text for name, text in row.values.items() if name != "score"}
            changed.append(replace(row, values={**rest, "kind": kind}))
        else:
            changed.append(row)
    columns = tuple(name for name in section.columns if name != "score")
    return replace(section, rows=tuple(changed), columns=columns)


def _kind(row: CarriedLine) -> str:
    """What the score says; empty where it is nothing that a kind says, or says it otherwise."""
    score = types.canonical_score(row.values.get("score", ""))
    if score is None or score.startswith("-") or "kind" in row.values or row.unreadable:
        return ""
    return "Optional" if score == "0" else "Mandatory"


def _tell(sink: Sink, code: Code, row: CarriedLine, name: str, new: str) -> None:
    sink.report(code, row.place.at(name), found=row.values[name], nearest=new, params={"new": new})
