"""The alerts of a CIB."""

from crmgen.emit.cib_writer import Element, Writer
from crmgen.model import Alert, Recipient, Selection


def add_alert(writer: Writer, parent: Element, alert: Alert) -> None:
    """An alert with what it is for, its attributes and its recipients."""
    attributes = {"id": alert.id, "path": alert.path, "description": alert.description}
    element = writer.add(parent, "alert", attributes, alert.at("path"))
    add_select(writer, element, alert.id, alert.selections)
    _sets(writer, element, alert)
    for recipient in alert.recipients:
        add_recipient(writer, element, recipient)


def add_select(
    writer: Writer, parent: Element, owner: str, selections: tuple[Selection, ...]
) -> None:
    """The kinds of events, where the sheet says any."""
    if not selections:
        return
    select = writer.add(parent, "select", {})
    for selection in selections:
        element = writer.add(select, f"select_{selection.kind}", {}, selection.at("kind"))
        for name in selection.attributes:
            attribute_id = writer.ids.make(f"{owner}-select-{name}")
            writer.add(element, "attribute", {"id": attribute_id, "name": name})


def add_recipient(writer: Writer, parent: Element, recipient: Recipient) -> None:
    attributes = {
        "id": recipient.id,
        "value": recipient.value,
        "description": recipient.description,
    }
    element = writer.add(parent, "recipient", attributes, recipient.at("value"))
    _sets(writer, element, recipient)


def _sets(writer: Writer, parent: Element, owner: Alert | Recipient) -> None:
    writer.sets(parent, "instance_attributes", owner.id, owner.instance_attributes)
    writer.sets(parent, "meta_attributes", owner.id, owner.meta_attributes)
