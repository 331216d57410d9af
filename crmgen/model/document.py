"""What the workbook says of itself as a document. It is no part of any cluster output."""

from crmgen.model.node import Node


class DocumentItem(Node, frozen=True, kw_only=True):
    """A line of the cover. Cells: ``name``, ``value``.

    ``key`` is the canonical name of a known line (``system``, ``version``, …), None for a line of
    the designer's own; ``name`` is as it was typed.
    """

    name: str
    value: str
    key: str | None = None


class Revision(Node, frozen=True, kw_only=True):
    """A line of the history. Cells: as the fields. ``date`` is a day in ISO 8601."""

    version: str
    content: str
    date: str | None = None
    author: str | None = None
    checker: str | None = None
    approver: str | None = None


class Document(Node, frozen=True, kw_only=True):
    """The cover (表紙) and the history (改版履歴), both in the order of their rows."""

    items: tuple[DocumentItem, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def item(self, key: str) -> DocumentItem | None:
        """The line of the cover with a canonical name; the first one counts."""
        return next((item for item in self.items if item.key == key), None)

    def value(self, key: str) -> str | None:
        """What the cover says under a canonical name."""
        item = self.item(key)
        return item.value if item else None

    @property
    def heading(self) -> tuple[str, ...]:
        """What stands at the head of each page: which system, which version, who may read it."""
        found = map(self.value, ("system", "version", "confidentiality"))
        return tuple(text for text in found if text)
