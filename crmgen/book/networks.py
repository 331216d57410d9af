"""The networks of the overview: those of table NETWORK, else what the virtual addresses tell.

Owns which network an address belongs to. Must not know how anything is drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from ipaddress import ip_interface
from typing import NamedTuple

from crmgen.behaviour.monitors import ADDRESSES
from crmgen.book.facts import Facts
from crmgen.catalogue.book import structure as texts
from crmgen.figures import records
from crmgen.model import NetworkAddress

INTERCONNECT = "interconnect"
FENCING = "fencing"
# the bar of what corosync talks over, where the sheet names no interconnect
_CLUSTER_NETWORK = "corosync"
# begins the ids of networks that no row names: no cell holds it
_UNNAMED = "\x00"
# beyond these the figure would be higher than a page; the table beside it has them all
_DRAWN = 8


class _Virtual(NamedTuple):
    """A virtual address with the resource that it moves with."""

    address: str
    subnet: str
    nic: str
    owner: str

    @property
    def text(self) -> str:
        return f"{self.address} ({self.owner})"


class Networks(NamedTuple):
    """What the figure shows: the networks from top to bottom, and each node's addresses."""

    drawn: tuple[records.Network, ...]
    of: dict[str, tuple[records.Address, ...]]


def networks(facts: Facts, listed: int) -> Networks:
    """The networks, with at most ``listed`` virtual addresses each by name."""
    rows = by_network(facts)
    virtual = list(dict.fromkeys(_virtual(facts)))
    drawn: list[records.Network] = []
    for name, held in rows.items():
        mine = [one for one in virtual if _belongs(one, held)]
        virtual = [one for one in virtual if one not in mine]
        subnets = " ".join(dict.fromkeys(filter(None, map(subnet, held))))
        label = f"{name} {subnets}".strip()
        drawn.append(records.Network(id=name, label=label, virtual=_few(facts, mine, listed)))
    of: dict[str, list[records.Address]] = {node: [] for node in facts.analysis.nodes}
    for name, held in rows.items():
        for one in held:
            if one.uname in of:
                of[one.uname].append(records.Address(name, address_text(facts, one)))
    for told in _told(facts, virtual, listed, linked=_is_linked(rows)):
        drawn.append(told.network)
        for addresses in of.values():
            addresses.append(records.Address(told.network.id, told.short))
    shown = drawn if len(drawn) <= _DRAWN + 1 else _first(drawn, rows)
    left = len(drawn) - len(shown)
    if left:
        label = facts.say(texts.AND_MORE, count=str(left))
        shown.append(records.Network(id=_UNNAMED + label, label=label))
    ids = {network.id for network in shown}
    return Networks(
        tuple(shown),
        {node: tuple(one for one in found if one.network in ids) for node, found in of.items()},
    )


def _first(
    drawn: Sequence[records.Network], rows: Mapping[str, Sequence[NetworkAddress]]
) -> list[records.Network]:
    """As many as are drawn: before all others those that services or the cluster use."""

    def is_used(one: records.Network) -> bool:
        linked = any(row.use == INTERCONNECT for row in rows.get(one.id, ()))
        return bool(one.virtual) or linked or one.id.startswith(_UNNAMED)

    chosen = {one.id for one in sorted(drawn, key=lambda one: not is_used(one))[:_DRAWN]}
    return [one for one in drawn if one.id in chosen]


def by_network(facts: Facts) -> dict[str, list[NetworkAddress]]:
    """The rows of table NETWORK by the names of the networks, in the order of the sheet."""
    found: dict[str, list[NetworkAddress]] = {}
    for one in facts.cluster.networks:
        found.setdefault(one.network, []).append(one)
    return found


def link_texts(facts: Facts) -> Iterator[str]:
    """The interconnects of table NETWORK, each with the interfaces that it takes."""
    for name, held in by_network(facts).items():
        ends = [f"{one.uname} {address_text(facts, one)}" for one in held]
        if any(one.use == INTERCONNECT for one in held):
            yield facts.say(texts.LINK, name=name, ends=facts.listed(ends))


def subnet(one: NetworkAddress) -> str:
    """The network of an address, such as ``192.0.2.0/24``; empty without a prefix."""
    return _subnet(one.address, "") if "/" in one.address else ""


def address_text(facts: Facts, one: NetworkAddress) -> str:
    """An address with its interface; that of a management controller is named so."""
    if one.nic:
        return f"{one.nic} {one.address}"
    return facts.say(texts.BMC, address=one.address) if one.use == FENCING else one.address


def _is_linked(rows: dict[str, list[NetworkAddress]]) -> bool:
    return any(one.use == INTERCONNECT for held in rows.values() for one in held)


def _belongs(virtual: _Virtual, held: Sequence[NetworkAddress]) -> bool:
    """Whether a virtual address is in the network of these rows, or on an interface of theirs."""
    address = _read(virtual.address)
    for one in held:
        if "/" in one.address and address is not None:
            if address in ip_interface(one.address).network:
                return True
        elif one.nic and one.nic == virtual.nic:
            return True
    return False


def _virtual(facts: Facts) -> Iterator[_Virtual]:
    for one in facts.look.primitives.values():
        if one.agent.type not in ADDRESSES or one.agent.standard != "ocf":
            continue
        held = facts.look.parameter(one, "ip") or facts.look.parameter(one, "ipaddress")
        if held is None or not held.value:
            continue
        mask = facts.look.parameter(one, "cidr_netmask")
        nic = facts.look.parameter(one, "nic")
        yield _Virtual(
            held.value,
            _subnet(held.value, mask.value if mask else ""),
            nic.value if nic else "",
            facts.look.root(one.id).id,
        )


class _Told(NamedTuple):
    """A network that no row names, and what stands for its addresses in a node."""

    network: records.Network
    short: str


def _told(
    facts: Facts, virtual: Sequence[_Virtual], listed: int, *, linked: bool
) -> Iterator[_Told]:
    """What the virtual addresses say of networks that no row names, and the cluster's own."""
    found: dict[tuple[str, str], list[_Virtual]] = {}
    for one in virtual:
        found.setdefault((one.nic, one.subnet), []).append(one)
    for (nic, net), held in found.items():
        name = f"{nic} {net}".strip()
        shown = f"{nic or facts.say(texts.NO_NIC)} {net}".strip()
        network = records.Network(
            id=_UNNAMED + name,
            label=facts.say(texts.SERVICE_NETWORK, nic=shown),
            virtual=_few(facts, held, listed),
        )
        yield _Told(network, name.split(" ")[0])
    if len(facts.analysis.nodes) > 1 and not linked:
        label = facts.say(texts.CLUSTER_NETWORK)
        network = records.Network(id=_UNNAMED + _CLUSTER_NETWORK, label=label)
        yield _Told(network, _CLUSTER_NETWORK)


def _few(facts: Facts, found: Sequence[_Virtual], listed: int) -> tuple[str, ...]:
    """The addresses, or the first of them and how many more there are."""
    names = tuple(one.text for one in found)
    if len(names) <= listed:
        return names
    more = len(names) - listed + 1
    return (*names[: listed - 1], facts.say(texts.AND_MORE, count=str(more)))


def _read(address: str) -> object:
    try:
        return ip_interface(address).ip
    except ValueError:
        return None


def _subnet(address: str, mask: str) -> str:
    try:
        return str(ip_interface(f"{address}/{mask}" if mask else address).network)
    except ValueError:
        return ""
