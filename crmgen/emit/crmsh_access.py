"""Access control lists in the crm language."""

from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.crmsh_resources import description
from crmgen.model import AclRole, AclTarget, Permission


def role(pen: Pen, role: AclRole) -> Statement:
    """``role ID [description=…] KIND xpath:"…"|ref:ID|tag:ELEMENT [attribute:NAME] …``"""
    words = ["role", pen.word(role.id, role, "id"), *description(pen, role)]
    statement = pen.open(" ".join(words), role, "id")
    for permission in role.permissions:
        statement.add(f"{permission.kind} {_object(pen, permission)}")
        pen.note(statement, permission.kind, permission, "kind")
    return statement


def _object(pen: Pen, permission: Permission) -> str:
    if permission.xpath is not None:
        return f"xpath:{pen.quoted(permission.xpath, permission, 'xpath')}"
    if permission.reference is not None:
        return f"ref:{pen.word(permission.reference, permission, 'reference')}"
    words = [f"tag:{pen.word(permission.object_type or '', permission, 'object_type')}"]
    if permission.attribute is not None:
        words.append(f"attribute:{pen.word(permission.attribute, permission, 'attribute')}")
    return " ".join(words)


def target(pen: Pen, target: AclTarget) -> Statement:
    """``acl_target|acl_group ID ROLE …``"""
    keyword = "acl_target" if target.kind == "user" else "acl_group"
    roles = " ".join(
        pen.word(name, target, f"roles.{number}") for number, name in enumerate(target.roles)
    )
    return pen.open(f"{keyword} {pen.word(target.id, target, 'id')} {roles}", target, "id")
