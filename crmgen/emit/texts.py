"""Every text of a model and its cell, whatever node it stands in."""

from collections.abc import Iterator
from typing import NamedTuple

from crmgen.model import Node, Verbatim
from crmgen.origin import Origin


class Held(NamedTuple):
    """One text of the model: the ``field`` of a ``node``."""

    text: str
    node: Node
    field: str

    @property
    def origin(self) -> Origin:
        return self.node.at(self.field)


def texts(node: Node) -> Iterator[Held]:
    """All texts at and below a node, in the model's order. Raw text is left out: each output looks
    at its own."""
    if isinstance(node, Verbatim):
        return
    for field in node.__struct_fields__:
        if field in ("place", "notes"):
            continue
        value = getattr(node, field)
        if isinstance(value, str):
            yield Held(value, node, field)
        elif isinstance(value, Node):
            yield from texts(value)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Node):
                    yield from texts(item)
                elif isinstance(item, str):
                    yield Held(item, node, field)
