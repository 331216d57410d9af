"""A CIB of the wild in plain form: what it means to Pacemaker, in today's words.

Unlike the normal form of tests/oracle this one is for CIBs that nobody of crmgen wrote: of many
schemas, with old words, references to other elements and ids in any fashion. It is made of both
the original and what crmgen makes of its rows, and they have to be equal. All that is changed or
left out stands in this module, each with its reason; all else has to agree.
"""

import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from crmgen.tables.time_types import canonical_time
from crmgen.tables.types import BOOLEAN, canonical_score

Element = etree._Element

SECTIONS = (
    *("crm_config", "rsc_defaults", "op_defaults", "nodes", "resources", "constraints"),
    *("fencing-topology", "tags", "acls", "alerts"),
)
SETS = ("cluster_property_set", "instance_attributes", "meta_attributes", "utilization")
CONSTRAINTS = ("rsc_location", "rsc_colocation", "rsc_order", "rsc_ticket")
RESOURCES = ("primitive", "template", "group", "clone", "bundle")
BOOTSTRAP = "cib-bootstrap-options"
# users, logs and other elements call these by their ids; any other id counts where it is referred
# to (by an ACL or a tag)
NAMED = frozenset(
    {
        *RESOURCES,
        *CONSTRAINTS,
        "node",
        "tag",
        "obj_ref",
        "resource_ref",
        "acl_role",
        "acl_target",
        "acl_group",
    }
    | {"role", "alert", "recipient"}
)
_ROLES = {"master": "Promoted", "slave": "Unpromoted"}
_META = {"master-max": "promoted-max", "master-node-max": "promoted-node-max"}
_BOOLEANS = frozenset({"symmetrical", "require-all", "sequential", "influence", "add-host"})
_OP_BOOLEANS = frozenset({"enabled", "record-pending"})
_ROLE_ATTRIBUTES = frozenset({"role", "rsc-role", "with-rsc-role"})
_SCORES = frozenset({"score"})
_TIMES = frozenset({"start", "end", "interval-origin"})
# Pacemaker's own upgrade does each of these (xml/upgrade-*.xsl, upgrade-3.10-*.xsl)
_EMPTY_MEANS_NOTHING = frozenset(
    {*SETS, "operations", "attributes", "resource_set", "network", "storage", "lifetime"}
)


def plain(cib: bytes | Element) -> Element:
    """The configuration in plain form, a copy. ValueError where there is none."""
    root = etree.fromstring(cib) if isinstance(cib, bytes) else cib
    source = root.find("configuration")
    if source is None:
        raise ValueError("no configuration")
    source = deepcopy(source)
    for node in list(source.iter(etree.Comment, etree.ProcessingInstruction)):
        _remove(node)
    _resolve_references(source)
    _modernise(source)
    referred = _referred(source)
    for element in source.iter():
        _tidy(element, referred)
    for clone in source.iter("clone"):
        _mark_promotable(clone)
    _drop_empty(source, referred)
    properties = list(source.iter("cluster_property_set"))
    if len(properties) == 1 and properties[0].get("id") not in referred:
        properties[0].attrib.pop("id", None)  # it is read first where there are others
    result = etree.Element("configuration")
    for name in SECTIONS:
        found = [child for section in source.findall(name) for child in section]
        if found:
            etree.SubElement(result, name).extend(found)
    unknown = {str(child.tag) for child in source} - set(SECTIONS)
    for child in source:
        if child.tag in unknown and len(child):
            result.append(child)
    return result


def _remove(node: Element) -> None:
    """Take a node out, its tail too: text between elements is layout in a CIB."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _resolve_references(source: Element) -> None:
    """An element with id-ref is a copy of the one it names; Pacemaker 3 writes the copy."""
    by_id = {e.get("id"): e for e in source.iter() if e.get("id")}
    for element in list(source.iter()):
        name = element.get("id-ref")
        original = by_id.get(name)
        if original is None:
            continue
        copy = deepcopy(original)
        copy.attrib.pop("id", None)
        for inside in copy.iter():
            inside.attrib.pop("id", None)
        copy.attrib.update({k: v for k, v in element.attrib.items() if k not in ("id-ref", "id")})
        parent = element.getparent()
        assert parent is not None
        parent.replace(element, copy)


def _modernise(source: Element) -> None:
    """Words that Pacemaker has other words for now."""
    for old in list(source.iter("master")):
        old.tag = "clone"
        meta = old.find("meta_attributes")
        if meta is None:
            meta = etree.Element("meta_attributes")
            old.insert(0, meta)
        if not any(pair.get("name") == "promotable" for pair in meta):
            etree.SubElement(meta, "nvpair", name="promotable", value="true")
    for user in list(source.iter("acl_user")):
        if not user.findall("role_ref") or len(user.findall("role_ref")) != len(user):
            continue  # permissions of a user's own: schema 1.2 alone has them
        user.tag = "acl_target"
        for role in user:
            role.tag = "role"
    for kind in ("read", "write", "deny"):
        for old in list(source.iter(kind)):
            old.tag = "acl_permission"
            old.set("kind", kind)
            for before, now in (("ref", "reference"), ("tag", "object-type")):
                if before in old.attrib:
                    old.set(now, str(old.attrib.pop(before)))


def _referred(source: Element) -> set[str]:
    names = {e.get("reference") for e in source.iter("acl_permission")}
    names |= {e.get("id") for e in source.iter("obj_ref")}
    return {name for name in names if name}


def _tidy(element: Element, referred: set[str]) -> None:
    """One element in today's words."""
    tag = str(element.tag)
    element.text = element.tail = None
    name = element.get("id")
    if name is not None and tag not in NAMED and name not in referred and name != BOOTSTRAP:
        del element.attrib["id"]
    _tidy_values(element, tag)
    if tag in SETS:
        _tidy_set(element)
    tidy = _TIDY.get(tag)
    if tidy is not None:
        tidy(element)


def _tidy_values(element: Element, tag: str) -> None:
    """Words that have several spellings, wherever they stand."""
    for key in list(element.attrib):
        value = str(element.get(key))
        if key in _ROLE_ATTRIBUTES and tag != "role":
            element.set(key, _role(value))
        elif key in _SCORES:
            element.set(key, canonical_score(value) or value)
        elif key in _BOOLEANS or (key in _OP_BOOLEANS and tag == "op"):
            element.set(key, BOOLEAN.words.get(value.lower(), value))
        elif key in _TIMES:
            # with a T before the hour in place of a blank, and in UTC where there is an offset
            element.set(key, canonical_time(value) or value)


def _tidy_node(node: Element) -> None:
    """Heartbeat's word for a member; member is the default."""
    if node.get("type") in ("normal", "member"):
        del node.attrib["type"]


def _tidy_container(container: Element) -> None:
    if "masters" in container.attrib:
        container.set("promoted-max", str(container.attrib.pop("masters")))


def _tidy_colocation(colocation: Element) -> None:
    """The scheduler makes no difference between Started and none there, nor between 0 and none
    (unpack_simple_colocation)."""
    for key, value in (("rsc-role", "Started"), ("with-rsc-role", "Started"), ("score", "0")):
        if colocation.get(key) == value:
            del colocation.attrib[key]


def _role(value: str) -> str:
    return _ROLES.get(value.lower(), value.capitalize())


def _tidy_set(element: Element) -> None:
    seen: set[str] = set()
    if element.get("score") == "0":
        del element.attrib["score"]  # what none means
    for pair in element.findall("nvpair"):
        name = str(pair.get("name"))
        if pair.get("value"):
            # a cell ends where its text ends: blanks around it are no content of a sheet
            pair.set("value", str(pair.get("value")).strip(" "))
        if element.tag == "meta_attributes":
            name = _META.get(name, name)
            pair.set("name", name)
            if name == "target-role" and pair.get("value"):
                pair.set("value", _role(str(pair.get("value"))))
            if name == "promotable" and pair.get("value"):
                value = str(pair.get("value"))
                pair.set("value", BOOLEAN.words.get(value.lower(), value))
        if name in seen:
            # the first of a name in a set counts (pcmk__unpack_nvpairs_block and before)
            element.remove(pair)
        seen.add(name)


def _mark_promotable(clone: Element) -> None:
    """The pair that makes a clone promotable says so in whichever set without a rule it is."""
    for meta in clone.findall("meta_attributes"):
        for pair in meta.findall("nvpair[@name='promotable']"):
            if meta.find("rule") is None and pair.get("value") == "true":
                clone.set("promotable", "true")
                meta.remove(pair)


def _tidy_order(element: Element) -> None:
    """A score of an order says nothing but its kind, and start is the default."""
    score = element.attrib.pop("score", None)
    if score is not None and "kind" not in element.attrib:
        element.set("kind", "Optional" if score == "0" else "Mandatory")
    if element.get("kind") == "Mandatory":
        del element.attrib["kind"]


def _tidy_rule(element: Element) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag != "rsc_location":
        # counts for locations alone: a set has its own score, a rule in a rule has none
        if parent.tag == "rule":
            element.attrib.pop("score", None)
        if parent.tag in SETS and "score" in element.attrib:
            del element.attrib["score"]
    if element.get("boolean-op") == "and" or len(element) < 2:
        element.attrib.pop("boolean-op", None)


_TIDY: dict[str, Callable[[Element], None]] = {
    "rsc_order": _tidy_order,
    "node": _tidy_node,
    "docker": _tidy_container,
    "podman": _tidy_container,
    "rkt": _tidy_container,
    "rule": _tidy_rule,
    "rsc_colocation": _tidy_colocation,
}


def _drop_empty(source: Element, referred: set[str]) -> None:
    """Elements that say nothing, from the innermost."""
    for element in reversed(list(source.iter())):
        if element.tag not in _EMPTY_MEANS_NOTHING or element.get("id") in referred:
            continue
        if len(element) == 0 and not (element.tag == "network" and element.attrib):
            _remove(element)


def _sort(root: Element) -> Element:
    """A copy in which what Pacemaker reads in no order is in one. Resources and nodes keep theirs:
    the scheduler asks them one after the other."""
    root = deepcopy(root)
    for element in reversed(list(root.iter())):
        key: Callable[[Element], object] | None = None
        if element.tag in ("constraints", "tags", "acls", "alerts", "operations"):
            key = _text
        if element.tag == "resources":
            key = _is_resource
        if element.tag in SETS:
            key = _pair
        if element.tag == "crm_config":
            key = _bootstrap_first
        if element.tag in RESOURCES or element.tag in ("op", "node", "alert", "recipient"):
            key = _kind
        if element.tag == "rule":
            key = _condition
        if element.tag == "fencing-topology":
            key = _text
        if key is not None:
            element[:] = sorted(element, key=key)  # type: ignore[type-var,arg-type]
    return root


def _text(element: Element) -> bytes:
    return etree.tostring(element, method="c14n")


def _pair(element: Element) -> tuple[str, str]:
    return (str(element.tag), element.get("name", ""))


def _bootstrap_first(element: Element) -> bool:
    """Pacemaker reads this set first, whatever its place and its score."""
    return element.get("id") != BOOTSTRAP


def _is_resource(element: Element) -> bool:
    """Templates are none, and first in what crmgen writes."""
    return element.tag != "template"


def _kind(element: Element) -> str:
    """Kinds apart, the order within a kind kept (members of groups, sets)."""
    return str(element.tag)


def _condition(element: Element) -> int:
    """What a rule asks is asked in no order; expressions come first in the model."""
    return 0 if element.tag == "expression" else 1


def difference(ours: Element, theirs: Element) -> str | None:
    """The first place where two plain forms differ; None where they don't."""
    return _difference(_sort(ours), _sort(theirs), "")


def _difference(a: Element, b: Element, path: str) -> str | None:
    here = f"{path}/{a.tag}[{a.get('id') or a.get('name') or ''}]"
    if a.tag != b.tag:
        return f"{here}: {b.tag} instead"
    for key in sorted({*a.attrib, *b.attrib}, key=str):
        if a.get(key) != b.get(key):
            return f"{here}@{key!s}: {a.get(key)!r} became {b.get(key)!r}"
    for left, right in zip(a, b, strict=False):
        found = _difference(left, right, here)
        if found is not None:
            return found
    if len(a) != len(b):
        longer = a if len(a) > len(b) else b
        one = longer[min(len(a), len(b))]
        lost = "lost" if longer is a else "added"
        return f"{here}: {one.tag} {one.get('id') or one.get('name') or ''} {lost}"
    return None


def where(text: str) -> str:
    """A difference without the names in it, to count those of one kind."""
    return re.sub(r"\[[^]]*\]|'[^']*'", "", text)
