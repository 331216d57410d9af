"""Who may read and change the CIB: roles, and the users and groups that have them."""

from crmgen.model.node import Node


class Permission(Node, frozen=True, kw_only=True):
    """What a role may do. Fields with cells: all.

    ``kind`` is read, write or deny. One of ``xpath``, ``reference`` (an id) and ``object_type``
    (the name of an element, with ``attribute`` of one attribute of it) says of what.
    """

    kind: str
    xpath: str | None = None
    reference: str | None = None
    object_type: str | None = None
    attribute: str | None = None


class AclRole(Node, frozen=True, kw_only=True):
    """Permissions under one name. Cells: ``id``, ``description``."""

    id: str
    permissions: tuple[Permission, ...]
    description: str | None = None


class AclTarget(Node, frozen=True, kw_only=True):
    """A user or a group of the system with its roles. Cells: ``id``, ``kind``; ``roles.0`` and so
    on are those of each role's row. ``kind`` is user or group."""

    id: str
    kind: str
    roles: tuple[str, ...]
