"""Documents as data, and their writers. Knows nothing of clusters, sheets or figures' making.

How to write a chapter
----------------------
A chapter is a function that gives a :class:`~crmgen.document.model.Section`, or None where the
design has nothing to say there. It takes facts and a language, and gives text in that language::

    def monitoring(facts: Facts, lang: Lang) -> Section | None:
        if not facts.monitors:
            return None
        return Section(
            title=texts.MONITORING(lang),
            anchor="monitoring",              # in links: never changes, unlike number and title
            number="5",                       # only where a chapter left out must not move others
            blocks=(
                Paragraph(("See ", Link("monitors"), " and cell ", SheetCell("resource!D11"), ".")),
                Table(
                    caption=texts.MONITORS(lang),
                    anchor="monitors",
                    columns=(Column("ID", Kind.CODE, 3), Column("timeout", Kind.NUMBER, 1)),
                    rows=tuple(Row((m.id, m.timeout)) for m in facts.monitors),
                    row_headers=1,
                ),
            ),
            sections=(...),
        )

- Text is a ``str``, a run (``Code``, ``Strong``, ``Link``, ``SheetCell``, ``Status``), or a tuple
  of both. Nothing is escaped by a chapter: each writer does it for its own format, and
  :func:`~crmgen.document.numbering.numbered` makes control characters visible.
- Numbers of sections, "表 n-m" and "図 n-m" are given by the numbering pass. A ``Link`` without a
  text says the number and title of what it leads to; a link to nowhere raises ValueError.
- Every row has a cell for every column. What people fill in by hand is a ``Kind.BLANK`` column.
  A runbook's task is a ``Procedure``.
- A drawing of ``crmgen.figures`` becomes a ``Figure`` with the same field values. ``alt`` says in
  a sentence or two what the figure shows: Markdown and screen readers have nothing else.
- ``crmgen.document.formats.render`` writes all formats. The same document gives the same bytes,
  so a chapter sorts whatever has no order of its own, and has no dates but the designer's.

``tests/document/sample.py`` is a complete document.
"""
