"""The fixed addresses of the nodes. They are no part of any cluster output."""

from crmgen.model.node import Node


class NetworkAddress(Node, frozen=True, kw_only=True):
    """An address of a node, or of its management controller (BMC). Cells: as the fields.

    ``network`` is the designer's name for the network, ``use`` what it is for (service,
    interconnect, replication, management, fencing, other), None where unsaid. ``address`` is an
    IPv4 or IPv6 address with or without the length of its prefix (``192.0.2.11/24``).
    """

    network: str
    use: str | None = None
    uname: str
    nic: str | None = None
    address: str
