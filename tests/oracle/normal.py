"""The normal form of a CIB: two CIBs that mean the same to Pacemaker have the same one.

What is left out is listed here and nowhere else, each with its reason. Everything else has to
agree: ids of resources, operations, constraints, alerts, recipients and tags, every value, the
order of what Pacemaker reads in order (members of groups and sets, sets of one kind, expressions).
"""

from collections.abc import Callable, Iterator

from lxml import etree

Element = etree._Element

# The tools make these ids, each in its own way; nothing refers to them.
_ID_MEANS_NOTHING = frozenset(
    {
        "cluster_property_set",
        "instance_attributes",
        "meta_attributes",
        "utilization",
        "nvpair",
        "operations",
        "rule",
        "expression",
        "date_expression",
        "date_spec",
        "duration",
        "rsc_expression",
        "op_expression",
        "resource_set",
        "fencing-level",
        "acl_permission",
        "attribute",
    }
)
# An element of these kinds with nothing in it says nothing (crmsh and cibadmin leave such behind).
_EMPTY_MEANS_NOTHING = frozenset(
    {
        "crm_config",
        "nodes",
        "resources",
        "constraints",
        "rsc_defaults",
        "op_defaults",
        "fencing-topology",
        "alerts",
        "tags",
        "cluster_property_set",
        "instance_attributes",
        "meta_attributes",
        "utilization",
        "operations",
    }
)
# A value that is what Pacemaker takes when the attribute is absent, and that a tool adds.
_DEFAULTS = {
    # pcs 0.12 writes "and" into every rule; Pacemaker joins by "and" (all versions)
    ("rule", "boolean-op"): "and",
    # crmsh writes the type of "node 1: n1:member"; Pacemaker takes member (all versions)
    ("node", "type"): "member",
    # pcs gives the other side of a colocation the role Started as soon as one side has a role;
    # the scheduler makes no difference between Started and none there (1.1, 2.0, 2.1, 3.0:
    # pcmk__new_colocation and its predecessor rsc_colocation_new)
    ("rsc_colocation", "rsc-role"): "Started",
    ("rsc_colocation", "with-rsc-role"): "Started",
    # crm text has no word for what Pacemaker takes anyway (all versions)
    ("resource_set", "sequential"): "true",
    ("resource_set", "require-all"): "true",
}


def normal(cib: bytes) -> Element:
    """The configuration of the CIB in normal form. The root's attributes (versions, epochs, label)
    and the status are left out."""
    configuration = etree.fromstring(cib).find("configuration")
    assert configuration is not None, "a CIB without a configuration"
    return _element(configuration)


def normal_text(cib: bytes) -> str:
    """The normal form as indented XML, for a golden or a reader."""
    root = normal(cib)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode")


def first_difference(a: bytes, b: bytes) -> str | None:
    """The first place where two CIBs differ in meaning, None where they don't.

    Reads like ``resources/primitive d1/op d1-monitor-10s: timeout is '20s' | '30s'``, the first
    CIB on the left.
    """
    return next(_differences(normal(a), normal(b), ""), None)


def _element(source: Element) -> Element:
    assert "id-ref" not in source.attrib, "no output refers to a set of another element"
    tag = str(source.tag)
    attributes = {
        str(name): str(value)
        for name, value in source.attrib.items()
        if not (name == "id" and tag in _ID_MEANS_NOTHING)
        and _DEFAULTS.get((tag, str(name))) != value
    }
    if tag == "rsc_order" and "first" in attributes:
        _write_actions(attributes)
    if tag == "rule" and "role" in attributes:
        # pcs 0.10.8 takes and writes "master" only; the scheduler of 2.0 reads roles in any case
        attributes["role"] = attributes["role"].capitalize()
    parent = source.getparent()
    if tag == "rule" and parent is not None and parent.tag == "rule":
        # means nothing there; schemas before 3.9 want one
        attributes.pop("score", None)
    result = etree.Element(tag, dict(sorted(attributes.items())))
    children = [_element(child) for child in source if isinstance(child.tag, str)]
    result.extend(
        sorted(
            (child for child in children if len(child) or child.tag not in _EMPTY_MEANS_NOTHING),
            key=_ORDER.get(tag, _by_kind),
        )
    )
    return result


def _write_actions(order: dict[str, str]) -> None:
    """pcs always writes both actions; Pacemaker takes start for the first and the first's action
    for the other (all versions)."""
    first = order.setdefault("first-action", "start")
    order.setdefault("then-action", first)


def _by_kind(element: Element) -> tuple[str, ...]:
    """Kinds apart, the pairs of a set by name; all else stays in order, as sorting is stable."""
    name = element.get("name", "") if element.tag == "nvpair" else ""
    return (str(element.tag), name)


def _by_id(element: Element) -> tuple[str, ...]:
    return (element.get("id", ""), element.get("uname", ""))


def _by_level(element: Element) -> tuple[str, ...]:
    """By its target, whichever way that is named."""
    names = ("target", "target-pattern", "target-attribute", "target-value", "index")
    return tuple(element.get(name, "") for name in names)


# Elements whose children Pacemaker reads in no order.
_ORDER: dict[str, Callable[[Element], tuple[str, ...]]] = {
    "nodes": _by_id,
    "resources": _by_id,
    "constraints": _by_id,
    "operations": _by_id,
    "tags": _by_id,
    "alerts": _by_id,
    "fencing-topology": _by_level,
}


def _differences(a: Element, b: Element, path: str) -> Iterator[str]:
    for name in sorted({*a.attrib, *b.attrib}, key=str):
        left, right = a.get(name), b.get(name)
        if left != right:
            yield f"{path}: {name!s} is {_shown(left)} | {_shown(right)}"
    ours, theirs = list(a), list(b)
    for left_child, right_child in zip(ours, theirs, strict=False):
        if _label(left_child) != _label(right_child):
            yield f"{path}: {_label(left_child)} | {_label(right_child)}"
            return
        yield from _differences(left_child, right_child, _join(path, left_child))
    for child in ours[len(theirs) :]:
        yield f"{path}: {_label(child)} | nothing"
    for child in theirs[len(ours) :]:
        yield f"{path}: nothing | {_label(child)}"


def _label(element: Element) -> str:
    named = (element.get(name) for name in ("id", "name", "target", "attribute"))
    name = next((text for text in named if text), "")
    return f"{element.tag} {name}".strip()


def _join(path: str, element: Element) -> str:
    return f"{path}/{_label(element)}" if path else _label(element)


def _shown(value: object) -> str:
    return "absent" if value is None else repr(str(value))
