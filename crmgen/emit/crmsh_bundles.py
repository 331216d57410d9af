"""Bundles in the crm language."""

from collections.abc import Iterable

from crmgen.catalogue import target_kinds as kinds
from crmgen.emit.bundles import container_options, mapping_pairs
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.crmsh_resources import description
from crmgen.emit.crmsh_sets import write_sets
from crmgen.model import Bundle, Nvpair
from crmgen.targets import Feature

_WORDS = frozenset(
    {"docker", "podman", "rkt", "network", "port-mapping", "storage", "storage-mapping", "meta"}
)


def bundle(pen: Pen, found: Bundle) -> Statement:
    """``bundle ID [description=…] docker|podman … [network … [port-mapping …]…] [storage
    storage-mapping …]… [primitive CHILD] [meta …]``"""
    pen.need(Feature.CRM_BUNDLE, kinds.CRM_BUNDLE, found, "container")
    if found.container == "podman" and pen.job.has(Feature.CRM_BUNDLE):
        pen.need(Feature.CRM_BUNDLE_PODMAN, kinds.CRM_BUNDLE_PODMAN, found, "container")
    elif found.container == "rkt" and pen.job.has(Feature.CRM_BUNDLE):
        # it is read, and ends in a traceback (4.2.0, 4.4.0)
        pen.job.refuse(kinds.CRM_BUNDLE_PODMAN, found.at("container"), found.container)
    words = ["bundle", pen.word(found.id, found, "id"), *description(pen, found)]
    statement = pen.open(" ".join(words), found, "id")
    _part(pen, statement, found.container, found.id, container_options(found, pen.job.target))
    if found.has_network:
        _part(pen, statement, "network", found.id, found.network)
    for port in found.ports:
        _part(pen, statement, "port-mapping", port.id, mapping_pairs(port), depth=2)
    if found.storage:
        statement.add("storage")
    for mapping in found.storage:
        _part(pen, statement, "storage-mapping", mapping.id, mapping_pairs(mapping), depth=2)
    if found.child is not None:
        if found.child.id.lower() in _WORDS:
            pen.refuse_word(found.child.id, found.child, "id")
        statement.add(f"primitive {pen.word(found.child.id, found.child, 'id')}")
    _check_sets(pen, found)
    write_sets(pen, statement, "meta", found.id, found.meta_attributes)
    return statement


def _check_sets(pen: Pen, found: Bundle) -> None:
    """crmsh reads the id or score of a bundle's set, and a rule on dates, for attributes, and
    stores an empty value as none (4.2.0 to 5.0.0)."""
    for attributes in found.meta_attributes:
        rich = attributes.rule is not None and not attributes.rule.is_flat
        if attributes.id is not None or attributes.score is not None or rich:
            pen.job.refuse(kinds.CRM_BUNDLE_SET, attributes.at(), found.id)
        for pair in attributes.pairs:
            if not pair.value:
                pen.refuse_word(pair.value, pair, "value")


def _part(
    pen: Pen,
    statement: Statement,
    keyword: str,
    owner: str,
    pairs: Iterable[Nvpair],
    depth: int = 1,
) -> None:
    """A keyword and its attributes, on one line."""
    words = [keyword]
    for pair in pairs:
        words.append(pen.pair(pair, owner))
        pen.note(statement, pair.name, pair, "value")
    statement.add(" ".join(words), depth)
