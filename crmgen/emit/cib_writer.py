"""What every part of a CIB is made of: elements with their cells, attribute sets and rules."""

from collections.abc import Iterable, Mapping

from lxml import etree

from crmgen.emit.base import Job, Words, cell_or_row
from crmgen.emit.cib_ids import Ids
from crmgen.model import AttributeSet, Expression, Nvpair, Rule
from crmgen.origin import Origin

Element = etree._Element


class Writer:
    """Adds elements to one document."""

    def __init__(self, job: Job, ids: Ids) -> None:
        self.job = job
        self.ids = ids
        self.words = Words(job.target)

    def add(
        self,
        parent: Element,
        tag: str,
        attributes: Mapping[str, str | None],
        at: Origin | None = None,
    ) -> Element:
        """A new element below ``parent``; attributes that are None are left out. ``at`` is the
        cell that a trace names, in a comment before it."""
        said = {name: value for name, value in attributes.items() if value is not None}
        if at is not None and at.row and self.job.trace:
            name = said.get("id") if tag != "nvpair" else said.get("name")
            parent.append(comment(f"{name or tag}: {where(at)}"))
        return etree.SubElement(parent, tag, said)

    def sets(
        self,
        parent: Element,
        tag: str,
        owner: str,
        sets: Iterable[AttributeSet],
        meta: bool = False,
    ) -> None:
        """All sets of one kind; ``ID-meta_attributes``, ``ID-meta_attributes-0`` …. ``meta`` says
        that names and roles are written in the target's words."""
        for attributes in sets:
            self.attribute_set(parent, tag, f"{owner}-{tag}", attributes, meta)

    def attribute_set(
        self, parent: Element, tag: str, name: str, attributes: AttributeSet, meta: bool = False
    ) -> None:
        """One set, unless it is empty."""
        if not attributes.pairs:
            return
        set_id = self.ids.make(name)
        element = self.add(parent, tag, {"id": set_id, "score": attributes.score})
        if attributes.rule:
            self.rule(element, set_id, attributes.rule)
        for pair in attributes.pairs:
            self._pair(element, set_id, pair, meta)

    def _pair(self, parent: Element, set_id: str, pair: Nvpair, meta: bool) -> None:
        name, value = pair.name, pair.value
        if meta:
            name, value = self.words.meta_name(name), self.words.meta_value(name, value)
        pair_id = self.ids.make(f"{set_id}-{name}")
        self.add(parent, "nvpair", {"id": pair_id, "name": name, "value": value}, pair.at("value"))

    def rule(self, parent: Element, owner: str, rule: Rule) -> None:
        """A rule always has a score: schemas before 3.9 want one, and crmsh writes INFINITY into
        a rule without (4.2 to 5.0). In an attribute set it means nothing."""
        rule_id = self.ids.claim(rule.id) if rule.id else self.ids.make(f"{owner}-rule")
        element = self.add(
            parent,
            "rule",
            {
                "id": rule_id,
                "score": rule.score or "INFINITY",
                "boolean-op": rule.boolean_op,
                "role": self.words.role(rule.role) if rule.role else None,
            },
            rule.at("score"),
        )
        for expression in rule.expressions:
            self._expression(element, rule_id, expression)

    def _expression(self, parent: Element, rule_id: str, expression: Expression) -> None:
        attributes = {
            "id": self.ids.make(f"{rule_id}-expression"),
            "attribute": expression.attribute,
            "operation": expression.operation,
            "type": expression.type,
            "value": expression.value,
        }
        self.add(parent, "expression", attributes, expression.at("attribute"))


def comment(text: str) -> Element:
    """A comment; XML has no way to write "--" in one, nor characters that can't be seen."""
    seen = "".join(character if character.isprintable() else "?" for character in text)
    return etree.Comment(f" {seen.replace('--', '- -').replace('--', '- -')} ")


def where(at: Origin) -> str:
    """The cell as a reader looks it up: ``design.xlsx [本番系] C108``, or ``row 108``."""
    sheet = f" [{at.source.sheet}]" if at.source.sheet else ""
    return f"{at.source.file}{sheet} {cell_or_row(at)}"


def boolean(value: bool | None) -> str | None:
    """``true`` or ``false``, None where the sheet says nothing."""
    return None if value is None else str(value).lower()
