"""What the figures show: frozen records of texts in one language, which no figure looks behind."""

from enum import Enum

from msgspec import Struct

from crmgen.text import Lang


class Form(Enum):
    """What a unit is; each has its own look."""

    PRIMITIVE = "primitive"
    GROUP = "group"
    CLONE = "clone"
    PROMOTABLE = "promotable"
    BUNDLE = "bundle"
    FENCING = "fencing"


class Leaf(Struct, frozen=True, kw_only=True):
    """A resource inside a unit. ``note`` is what is said beside it, e.g. agent or address."""

    id: str
    note: str = ""
    label: str = ""  # the designer's words


class Unit(Struct, frozen=True, kw_only=True):
    """What is placed as one: a resource, a group, a clone, with its resources in their order."""

    id: str
    form: Form
    label: str = ""
    note: str = ""  # e.g. the agent of a primitive
    leaves: tuple[Leaf, ...] = ()


class State(Enum):
    """What a unit is doing on a host."""

    ACTIVE = "active"
    PROMOTED = "promoted"
    UNPROMOTED = "unpromoted"
    STANDBY = "standby"  # may come here when another host fails


class Placed(Struct, frozen=True):
    """A unit on a host."""

    unit: str
    state: State = State.ACTIVE


class Network(Struct, frozen=True, kw_only=True):
    """A network; ``virtual`` are the addresses that move, each with whom it belongs to."""

    id: str
    label: str
    virtual: tuple[str, ...] = ()


class Address(Struct, frozen=True):
    """An interface of a host, e.g. ``Address("service", "eth0 192.168.1.11")``."""

    network: str
    text: str


class Fence(Struct, frozen=True, kw_only=True):
    """A fencing device that can fence a host; ``level`` is 0 where there are no levels. ``where``
    says where it runs itself."""

    id: str
    note: str = ""
    where: str = ""
    level: int = 0


class Host(Struct, frozen=True, kw_only=True):
    """A node."""

    name: str
    label: str = ""
    addresses: tuple[Address, ...] = ()
    placed: tuple[Placed, ...] = ()
    fences: tuple[Fence, ...] = ()


class Disk(Struct, frozen=True, kw_only=True):
    """A shared disk, and the names of the hosts that reach it."""

    id: str
    hosts: tuple[str, ...]
    label: str = ""


class Overview(Struct, frozen=True, kw_only=True):
    """The whole cluster. Hosts' networks and units are those of ``networks`` and ``units``."""

    lang: Lang
    hosts: tuple[Host, ...]
    units: tuple[Unit, ...]
    networks: tuple[Network, ...] = ()
    disks: tuple[Disk, ...] = ()


class Link(Enum):
    """A relation between two units."""

    ORDER = "order"  # a starts before b
    COLOCATION = "colocation"  # a runs where b runs
    APART = "apart"  # a does not run where b runs


class Relation(Struct, frozen=True, kw_only=True):
    """``a`` and ``b`` are ids of units. ``text`` is said at the line, where the usual is not meant
    (a score that is not INFINITY, an optional order, a role)."""

    link: Link
    a: str
    b: str
    text: str = ""


class Relations(Struct, frozen=True, kw_only=True):
    """Order and colocation. Units that no relation names are left out."""

    lang: Lang
    units: tuple[Unit, ...]
    relations: tuple[Relation, ...]


class Tree(Struct, frozen=True, kw_only=True):
    """Which resource belongs to what."""

    lang: Lang
    units: tuple[Unit, ...]
