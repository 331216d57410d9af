"""Objects that the crm language has no words for, as ``xml <ELEMENT …>`` on one line.

crmsh takes such a line in every version and stores the element as it is (4.2.0, 4.4.0, 5.0.0).
It splits the line as a shell does, and writes the object back and reads it again: quotes and
blanks in a value stop the load, a backslash has to be a character reference.
"""

from collections.abc import Iterable

from lxml import etree

from crmgen.emit.cib_constraints import add_constraint
from crmgen.emit.cib_document import add_level
from crmgen.emit.cib_writer import Element
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.model import Constraint, FencingLevel, Node


def constraint(pen: Pen, found: Constraint) -> Statement:
    """One constraint."""
    root = etree.Element("constraints")
    add_constraint(pen.writer(), root, found)
    return _statement(pen, root[0], found)


def topology(pen: Pen, levels: Iterable[FencingLevel]) -> Statement:
    """The whole fencing topology, of which there is one."""
    root = etree.Element("fencing-topology")
    writer = pen.writer()
    found = list(levels)
    for level in found:
        add_level(writer, root, level)
    statement = _statement(pen, root, found[0])
    for level in found[1:]:
        pen.note(statement, f"{level.target} level {level.index}", level, "devices")
    return statement


def _statement(pen: Pen, element: Element, node: Node) -> Statement:
    for inner in element.iter():
        for name, value in inner.attrib.items():
            if any(char in "'\"" or char.isspace() for char in str(value)):
                pen.refuse_word(str(value), node, _FIELDS.get(str(name), ""))
    text = etree.tostring(element, encoding="US-ASCII", xml_declaration=False).decode()
    return pen.open("xml " + text.replace("\\", "&#92;"), node)


_FIELDS = {
    "node-attribute": "node_attribute",
    "target-attribute": "target",
    "target-pattern": "target",
    "target-value": "target_value",
    "rsc-pattern": "rsc",
}
