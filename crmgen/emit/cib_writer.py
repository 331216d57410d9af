"""What every part of a CIB is made of: elements with their cells, attribute sets and rules."""

from collections.abc import Iterable, Mapping

from lxml import etree

from crmgen.emit.base import Job, Words, cell_or_row
from crmgen.emit.cib_ids import Ids
from crmgen.model import (
    AttributeSet,
    Condition,
    DateExpression,
    DateSpec,
    Expression,
    Nvpair,
    OperationExpression,
    ResourceExpression,
    Rule,
)
from crmgen.origin import Origin
from crmgen.targets import Feature

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
        """One set, unless it is empty. The sheet's own id comes before the ``name``."""
        if attributes.is_empty:
            return
        set_id = attributes.id or self.ids.make(name)
        element = self.add(parent, tag, {"id": set_id, "score": attributes.score})
        if attributes.rule:
            self.rule(element, set_id, attributes.rule)
        for pair in attributes.pairs:
            self._pair(element, set_id, pair, meta)
        for unset in attributes.unset:
            pair_id = self.ids.make(f"{set_id}-{unset.name}")
            named = self.words.meta_name(unset.name) if meta else unset.name
            self.add(element, "nvpair", {"id": pair_id, "name": named}, unset.at("value"))

    def _pair(self, parent: Element, set_id: str, pair: Nvpair, meta: bool) -> None:
        name, value = pair.name, pair.value
        if meta:
            name, value = self.words.meta_name(name), self.words.meta_value(name, value)
        pair_id = self.ids.make(f"{set_id}-{name}")
        self.add(parent, "nvpair", {"id": pair_id, "name": name, "value": value}, pair.at("value"))

    def rule(self, parent: Element, owner: str, rule: Rule) -> None:
        """A rule of a location or a set always has a score: schemas before 3.9 want one, and crmsh
        writes INFINITY into a rule without (4.2 to 5.0). In an attribute set it means nothing."""
        score = None if rule.score_attribute else rule.score or "INFINITY"
        self._rule(parent, owner, rule, score)

    def _rule(self, parent: Element, owner: str, rule: Rule, score: str | None) -> None:
        rule_id = self.ids.claim(rule.id) if rule.id else self.ids.make(f"{owner}-rule")
        element = self.add(
            parent,
            "rule",
            {
                "id": rule_id,
                "score": score,
                "score-attribute": rule.score_attribute,
                "boolean-op": rule.boolean_op,
                "role": self.words.role(rule.role) if rule.role else None,
            },
            rule.at("score"),
        )
        for expression in rule.expressions:
            self._expression(element, rule_id, expression)
        for condition in rule.conditions:
            self._condition(element, rule_id, condition)

    def _expression(self, parent: Element, rule_id: str, expression: Expression) -> None:
        attributes = {
            "id": self.ids.make(f"{rule_id}-expression"),
            "attribute": expression.attribute,
            "operation": expression.operation,
            "type": expression.type,
            "value": expression.value,
            "value-source": expression.value_source,
        }
        self.add(parent, "expression", attributes, expression.at("attribute"))

    def _condition(self, parent: Element, rule_id: str, condition: Condition) -> None:
        """A rule inside a rule has no score of its own; where the schema wants one, 0 stands for
        none, as pcs 0.11 writes it."""
        if isinstance(condition, Rule):
            scored = not self.job.has(Feature.RULE_WITHOUT_SCORE)
            self._rule(parent, rule_id, condition, "0" if scored else None)
            return
        name = self.ids.make(f"{rule_id}-expression")
        match condition:
            case DateExpression():
                self._date(parent, name, condition)
            case DateSpec():
                spec = {"id": name, "operation": "date_spec"}
                element = self.add(parent, "date_expression", spec, condition.at())
                self._units(element, "date_spec", name, condition.fields)
            case ResourceExpression():
                agent = {
                    "id": name,
                    "class": condition.standard,
                    "provider": condition.provider,
                    "type": condition.type,
                }
                self.add(parent, "rsc_expression", agent, condition.at())
            case OperationExpression():
                action = {"id": name, "name": condition.name, "interval": condition.interval}
                self.add(parent, "op_expression", action, condition.at())

    def _date(self, parent: Element, name: str, date: DateExpression) -> None:
        attributes = {
            "id": name,
            "operation": date.operation,
            "start": date.start,
            "end": date.end,
        }
        element = self.add(parent, "date_expression", attributes, date.at("operation"))
        if date.duration:
            self._units(element, "duration", name, date.duration)

    def _units(self, parent: Element, tag: str, owner: str, units: tuple[Nvpair, ...]) -> None:
        fields = {unit.name: unit.value for unit in units}
        self.add(parent, tag, {"id": self.ids.make(f"{owner}-{tag}"), **fields})


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
