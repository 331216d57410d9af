"""Access control lists as pcs commands."""

from crmgen.emit.pcs_script import Part, Script
from crmgen.emit.sh_quoting import words
from crmgen.model import AclRole, Cluster

_ELEMENTS = "pcs has no permissions by the name of an element"


def add_access(script: Script, cluster: Cluster) -> None:
    """``pcs acl role create ROLE [description=D] KIND xpath X|id ID …``, then
    ``pcs acl user|group create NAME ROLE …``."""
    script.section("access control")
    for role in cluster.acl_roles:
        if any(permission.object_type for permission in role.permissions):
            _merge_role(script, role)
            continue
        texts = [role.id]
        if role.description is not None:
            texts.append(f"description={role.description}")
        found = [Part(f"acl role create {words(*texts)}", role.at("id"))]
        for permission in role.permissions:
            if permission.xpath is not None:
                said = words(permission.kind, "xpath", permission.xpath)
            else:
                said = words(permission.kind, "id", permission.reference or "")
            found.append(Part(said, permission.at("kind")))
        script.pcs(*found)
    for target in cluster.acl_targets:
        text = f"acl {target.kind} create {words(target.id, *target.roles)}"
        script.pcs(Part(text, target.at("id")))


def _merge_role(script: Script, role: AclRole) -> None:
    """The whole role, so that its permissions stay in the order of the sheet."""
    from lxml import etree

    from crmgen.emit.cib_access import add_role

    root = etree.Element("configuration")
    writer = script.writer()
    add_role(writer, writer.add(root, "acls", {}), role)
    script.merge("configuration", root, role.at("id"), _ELEMENTS)
