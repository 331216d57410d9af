"""Every text of a model and its cell, whatever node it stands in."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crmgen.model import Document, Exemption, NetworkAddress, Node, SiteAgent, Verbatim
from crmgen.origin import Origin

# Raw text is looked at by its output; exceptions, the document's own data, the nodes' fixed
# addresses and what the site says of agents stay here.
_NOT_WRITTEN = frozenset({Verbatim, Exemption, SiteAgent, Document, NetworkAddress})


class Held(NamedTuple):
    """One text of the model: the ``field`` of a ``node``."""

    text: str
    node: Node
    field: str

    @property
    def origin(self) -> Origin:
        return self.node.at(self.field)


def texts(node: Node) -> Iterator[Held]:
    """All texts at and below a node, in no particular order. Raw text is left out: each output
    looks at its own."""
    for one in nodes(node):
        for name in _fields(type(one)):
            value = getattr(one, name)
            if isinstance(value, str):
                yield Held(value, one, name)
            elif isinstance(value, tuple):
                for item in value:
                    if isinstance(item, str):
                        yield Held(item, one, name)


def nodes(node: Node) -> Iterator[Node]:
    """A node and all below it that an output is made from, in no particular order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        for name in _fields(type(node)):
            value = getattr(node, name)
            if isinstance(value, Node):
                waiting.append(value)
            elif isinstance(value, tuple):
                waiting.extend(item for item in value if isinstance(item, Node))


@cache
def _fields(kind: type[Node]) -> tuple[str, ...]:
    """The fields of a kind of node that an output is made from."""
    if kind in _NOT_WRITTEN:
        return ()
    return tuple(name for name in kind.__struct_fields__ if name not in ("place", "notes"))
