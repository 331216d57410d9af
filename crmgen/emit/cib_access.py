"""The access control lists of a CIB."""

from crmgen.emit.cib_writer import Element, Writer
from crmgen.model import AclRole, AclTarget


def add_role(writer: Writer, parent: Element, role: AclRole) -> None:
    """A role with its permissions, whose ids nothing refers to."""
    attributes = {"id": role.id, "description": role.description}
    element = writer.add(parent, "acl_role", attributes, role.at("id"))
    for permission in role.permissions:
        said = {
            "id": writer.ids.make(f"{role.id}-{permission.kind}"),
            "kind": permission.kind,
            "xpath": permission.xpath,
            "reference": permission.reference,
            "object-type": permission.object_type,
            "attribute": permission.attribute,
        }
        writer.add(element, "acl_permission", said, permission.at("kind"))


def add_target(writer: Writer, parent: Element, target: AclTarget) -> None:
    """A user or a group with its roles."""
    tag = "acl_target" if target.kind == "user" else "acl_group"
    element = writer.add(parent, tag, {"id": target.id}, target.at("id"))
    for role in target.roles:
        writer.add(element, "role", {"id": role})
