"""What of a model could not be read: which pieces of it, and of which resources."""

from collections.abc import Mapping
from enum import Flag, auto

from msgspec import Struct


class Piece(Flag):
    """The pieces of a cluster that can have something missing, each without the others.

    TREE is what holds what (table 4-1), PRIMITIVES which of its leaves could be read, with their
    agents. PARAMS, META (utilization too), MONITORS and OPERATIONS (monitors too) belong to one
    resource each. A set of
    pieces that may be empty is ``Piece(0)``.
    """

    NODES = auto()
    PROPERTIES = auto()
    DEFAULTS = auto()
    TREE = auto()
    PRIMITIVES = auto()
    PARAMS = auto()
    META = auto()
    MONITORS = auto()
    OPERATIONS = auto()
    LOCATIONS = auto()
    COLOCATIONS = auto()
    ORDERS = auto()
    TICKETS = auto()
    TAGS = auto()
    LEVELS = auto()
    ALERTS = auto()
    ACCESS = auto()
    AGENTS = auto()
    DOCUMENT = auto()
    NETWORKS = auto()

    LEAVES = TREE | PRIMITIVES
    INHERITED = TREE | META | DEFAULTS  # meta attributes as they hold
    CONTENT = LEAVES | PARAMS | META
    CONSTRAINTS = LOCATIONS | COLOCATIONS | ORDERS | TICKETS
    LINKS = CONTENT | CONSTRAINTS | TAGS  # what runs with what, and after what
    KNOWN_NODES = NODES | LOCATIONS | LEVELS | CONTENT  # what may name a node
    PLACEMENT = KNOWN_NODES | PROPERTIES | DEFAULTS | CONSTRAINTS | TAGS
    EVERYTHING = PLACEMENT | MONITORS | OPERATIONS | ALERTS | ACCESS | AGENTS | DOCUMENT | NETWORKS


class Incomplete(Struct, frozen=True):
    """``shared`` are the pieces with something missing that belongs to no single resource, or to
    nobody knows which; ``own`` says the same by the ids of resources."""

    shared: Piece = Piece(0)
    own: Mapping[str, Piece] = {}


COMPLETE = Incomplete()
