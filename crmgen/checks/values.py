"""Rules about values as they were typed (table A)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from crmgen.catalogue.rules import values as codes
from crmgen.checks.design import Design
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import (
    AttributeSet,
    Bundle,
    Clone,
    Cluster,
    Group,
    NodeLocation,
    Primitive,
    Resource,
    Rule,
    RuleLocation,
)
from crmgen.model.incomplete import Piece
from crmgen.origin import Origin
from crmgen.targets import Feature

# What Excel and Word put in while one types, and what was typed.
_AUTOCORRECTED = str.maketrans(
    {
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("〜～", "~"),
        "…": "...",
    }
)


class Typed(NamedTuple):
    """A value and its cell."""

    text: str
    origin: Origin


@rule(codes.FULL_WIDTH, codes.AUTOCORRECTED, reads=Piece(0))
def not_half_width(design: Design) -> Iterator[Diagnostic]:
    """A free value that would be ASCII is typed in ASCII. Values that hold other writing, such as
    the subject of a mail, are left alone."""
    if not design.target.has(Feature.NON_ASCII_VALUES):
        return  # every such value is refused there
    for text, origin in _free_values(design.cluster):
        if text.isascii():
            continue
        narrow = unicodedata.normalize("NFKC", text.translate(_AUTOCORRECTED))
        if not narrow.isascii():
            continue
        changed = next((c for c in text if ord(c) in _AUTOCORRECTED), None)
        yield Diagnostic(
            codes.AUTOCORRECTED if changed else codes.FULL_WIDTH,
            origin,
            found=text,
            nearest=narrow,
            params={"narrow": narrow, "character": changed or ""},
        )


@rule(codes.TURNED_BY_SPREADSHEET, reads=Piece(0))
def turned_by_spreadsheet(design: Design) -> Iterator[Diagnostic]:
    """No value is a number in scientific notation or a date in a spreadsheet's spelling."""
    pattern = _spreadsheet_spelling()
    for text, origin in _free_values(design.cluster):
        if len(text) < 12 and pattern.fullmatch(text):
            yield Diagnostic(codes.TURNED_BY_SPREADSHEET, origin, found=text)


@rule(codes.PLACEHOLDER, reads=Piece(0))
def placeholder_left(design: Design) -> Iterator[Diagnostic]:
    """Nothing of the template's sample values is left."""
    for text, origin in chain(_free_values(design.cluster), _node_names(design.cluster)):
        part = find_placeholder(text)
        if part:
            yield Diagnostic(codes.PLACEHOLDER, origin, found=text, params={"part": f"'{part}'"})


def find_placeholder(text: str) -> str | None:
    """The part of a value that a designer was to replace, such as ``xxx``; None without one."""
    match = _placeholder().search(text)
    return match[0] if match else None


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z0-9])(?:x{3,}|y{3,}|z{3,}|todo|tbd|tba|fixme|change_?me)(?![a-z0-9])"
        r"|(?<![a-z0-9])x(?:\.x)+(?![a-z0-9])"
        r"|(?<![/\w])\*{3,}(?!\w)"
        r"|[○●〇△□◯]+"
        r"|×{2,}|\?{3,}|？{3,}"
        r"|^<[^<>]+>$"
        r"|未定|未記入|要確認",
        re.IGNORECASE | re.ASCII,
    )


@cache
def _spreadsheet_spelling() -> re.Pattern[str]:
    months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    return re.compile(
        rf"\d(?:\.\d+)?E\+\d\d|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}-(?:{months})|(?:{months})-\d\d"
    )


def _free_values(cluster: Cluster) -> Iterator[Typed]:
    """The values whose type no table knows: parameters, node attributes, alerts and rules."""
    for node in cluster.nodes:
        yield from _values_of(node.attributes)
    for resource in cluster.resources:
        yield from _parameters_of(resource)
    for alert in cluster.alerts:
        yield Typed(alert.path, alert.at("path"))
        yield from _values_of(alert.instance_attributes)
        for recipient in alert.recipients:
            yield Typed(recipient.value, recipient.at("value"))
            yield from _values_of(recipient.instance_attributes)
    for constraint in cluster.constraints:
        if isinstance(constraint, RuleLocation):
            for item in constraint.rules:
                yield from _values_in_rule(item)


def _parameters_of(resource: Resource) -> Iterator[Typed]:
    yield from _values_of(resource.instance_attributes)
    match resource:
        case Primitive():
            for operation in resource.operations:
                yield from _values_of(operation.instance_attributes)
        case Group():
            for member in resource.members:
                yield from _parameters_of(member)
        case Clone(child=child) | Bundle(child=Primitive() as child):
            yield from _parameters_of(child)


def _values_of(sets: Iterable[AttributeSet]) -> Iterator[Typed]:
    for attributes in sets:
        for pair in attributes.pairs:
            yield Typed(pair.value, pair.at("value"))
        if attributes.rule:
            yield from _values_in_rule(attributes.rule)


def _values_in_rule(item: Rule) -> Iterator[Typed]:
    for expression in item.tests():
        if expression.value is not None:
            yield Typed(expression.value, expression.at("value"))


def _node_names(cluster: Cluster) -> Iterator[Typed]:
    for node in cluster.nodes:
        yield Typed(node.uname, node.at("uname"))
    for constraint in cluster.constraints:
        if isinstance(constraint, NodeLocation):
            yield Typed(constraint.node, constraint.at("node"))
    for level in cluster.fencing_levels:
        yield Typed(level.target, level.at("target"))
