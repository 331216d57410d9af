"""Generated templates, bundles, access control, and alerts with all that they can say."""

from crmgen.tables import types
from crmgen.targets import Feature
from tests.oracle.design_rules import write_own_sets
from tests.oracle.desk import Desk

_BUNDLES = ("bnd1", "bnd2", "bnd3", "bnd4")


def write_kinds(desk: Desk) -> None:
    """A table RESOURCES of its own, and what its rows and access control need."""
    bundles = _BUNDLES if desk.has(Feature.CRM_BUNDLE) else ()
    desk.sheet.table("RESOURCES")
    desk.sheet.part("resourceItem", "resourceItem", "id", "description")

    def item(depth: int, kind: str, id: str, description: str = "") -> None:
        word = desk.word("item", types.ITEM, kind)
        desk.sheet.add("", "", *([""] * depth), word, *([""] * (1 - depth)), id, description)

    item(0, "Template", "tmpl", desk.value())
    item(0, "Group", "gt", desk.value())
    item(1, "Primitive", "made1", desk.value())
    item(0, "Clone", "ct", desk.value())
    item(1, "Primitive", "made2")
    for bundle in bundles:
        item(0, "Bundle", bundle, desk.value() if bundle == _BUNDLES[0] else "")
        if bundle in _BUNDLES[:2]:
            item(1, "Primitive", f"{bundle}-in")
    _write_templates(desk)
    for bundle in bundles:
        _write_bundle(desk, bundle)
        if bundle in _BUNDLES[:2]:
            _write_primitive(desk, f"{bundle}-in", "tmpl" if bundle == _BUNDLES[1] else "")
    _write_device(desk)
    _write_access(desk)
    _write_alert(desk)


def _write_templates(desk: Desk) -> None:
    _write_primitive(desk, "tmpl", "")
    _write_primitive(desk, "made1", "tmpl")
    _write_primitive(desk, "made2", "tmpl", desk.value())


def _write_primitive(desk: Desk, id: str, template: str, description: str = "") -> None:
    desk.sheet.table("PRIMITIVE")
    part = desk.heading("id", "class", "provider", "type", "template", "description", letter="P")
    agent = {"class": "ocf", "provider": "heartbeat", "type": "Dummy"}
    cells = {"template": template} if template else agent
    part.add({"id": id, **cells, "description": description})
    name, value = desk.pair()
    pairs = desk.heading("type", "name", "value", letter="A")
    pairs.add({"type": "params", "name": name, "value": value})
    name, value = desk.pair()
    pairs.add({"type": "meta", "name": name, "value": value})
    if id == "tmpl":
        pairs.add({"type": "utilization", "name": "cpu", "value": "2"})
        pairs.add({"type": "operations", "name": "$id", "value": "tmpl-ops"})
    interval = desk.turn("kinds interval", ("10s", "11s", "12s"))
    operations = desk.heading("type", "interval", "timeout", letter="O")
    operations.add({"type": "monitor", "interval": interval, "timeout": "20s"})


def _write_device(desk: Desk) -> None:
    """A fencing device with a description of its own."""
    desk.sheet.table("RESOURCES")
    desk.sheet.part("resourceItem", "id")
    desk.sheet.add("", "", "Stonith", "fdesc")
    desk.sheet.table("STONITH")
    part = desk.heading("id", "type", "description", letter="P")
    part.add({"id": "fdesc", "type": "fence_acme", "description": desk.value()})
    operations = desk.heading("type", "interval", letter="O")
    operations.add({"type": "monitor", "interval": "60s"})


def _write_bundle(desk: Desk, id: str) -> None:
    desk.sheet.table("BUNDLE")
    promoted = desk.turn("masters", ("promoted-max", "masters"))
    part = desk.heading(
        *("id", "container", "image", "replicas", "replicas-per-host", promoted),
        *("run-command", "network", "options", "description"),
        letter="P",
    )
    cells = {"id": id, "container": _container(desk), "image": "localhost/web:1"}
    if desk.often():
        cells |= {"run-command": desk.value(), "options": desk.value(), "network": desk.value()}
    if desk.often():
        cells |= {"replicas": "4", "replicas-per-host": "2"}
    if id == _BUNDLES[2]:
        cells |= {promoted: "1", "description": desk.value()}
    if id == _BUNDLES[3] and desk.refusing == "crm" and desk.has(Feature.BUNDLE_RKT):
        cells["container"] = "rkt"
        desk.refuse("TGT544", part.add(cells)("container"), "crm")
    else:
        part.add(cells)
    network = {"control-port": "3121", "ip-range-start": "192.0.2.50"}
    if desk.often():
        network |= {"host-interface": "eth0", "host-netmask": "24"}
    network["add-host"] = desk.word("add-host", types.BOOLEAN)
    columns = ("control-port", "ip-range-start", "host-interface", "host-netmask", "add-host")
    desk.heading(*columns, letter="N").add(network)
    ports = desk.heading("id", "port", "internal-port", "range", letter="M")
    ports.add({"id": f"{id}-http", "port": "80", "internal-port": "8080"})
    ports.add({"range": "8000-8010"})
    storage = desk.heading(
        *("id", "source-dir", "source-dir-root", "target-dir", "options"), letter="S"
    )
    storage.add({"id": f"{id}-html", "source-dir": "/srv/a b", "target-dir": "/var/www"})
    storage.add({"source-dir-root": "/var/log", "target-dir": "/log", "options": "rw,Z"})
    pairs = desk.heading("type", "name", "value", letter="A")
    pairs.add({"type": desk.word("bundle kind", types.BUNDLE_KIND), "name": "a1", "value": "x y"})
    pairs.add({"name": "a2", "value": '"1"'})
    if desk.refusing == "crm":
        write_own_sets(desk, types.BUNDLE_KIND, id)


def _container(desk: Desk) -> str:
    known = ["docker"]
    if desk.has(Feature.BUNDLE_PODMAN) and desk.has(Feature.CRM_BUNDLE_PODMAN):
        known.append("podman")
    return desk.word("container", types.CONTAINER, desk.turn("container kind", known))


def _write_access(desk: Desk) -> None:
    desk.sheet.table("ACL_ROLE")
    columns = ("id", "description", "kind", "xpath", "reference", "object-type", "attribute")
    part = desk.heading(*columns)

    def kind() -> str:
        return desk.word("permission", types.PERMISSION)

    part.add({"id": "role1", "description": desk.value(), "kind": kind(), "xpath": "/cib"})
    part.add({"kind": kind(), "xpath": '//nvpair[@name="it\'s"]'})
    part.add({"kind": kind(), "reference": "made1"})
    part.add({"id": "role2", "kind": kind(), "object-type": "nvpair", "attribute": "value"})
    part.add({"kind": kind(), "object-type": "primitive"})
    desk.sheet.table("ACL_TARGET")
    part = desk.heading("type", "id", "role")
    part.add({"type": desk.word("acl user", types.ACL_TARGET_KIND, "user"), "id": "alice"} | _R1)
    part.add({"role": "role2"})
    part.add({"type": desk.word("acl group", types.ACL_TARGET_KIND, "group"), "id": "ops"} | _R1)


_R1 = {"role": "role1"}


def _write_alert(desk: Desk) -> None:
    desk.sheet.table("ALERT")
    part = desk.heading("path", "id", "description", letter="P")
    part.add({"path": "/usr/bin/false", "id": "named", "description": desk.value()})
    if desk.has(Feature.CRM_ALERT_SELECT):
        part = desk.heading("kind", "attribute", letter="S")
        for kind in ("nodes", "fencing", "resources"):
            if desk.often():
                part.add({"kind": desk.word("events", types.EVENTS, kind)})
        word = desk.word("events", types.EVENTS, "attributes")
        part.add({"kind": word, "attribute": "site"})
        part.add({"attribute": "load"})
    part = desk.heading("recipient", "id", "description", letter="R")
    part.add({"recipient": "admin", "id": "named-recipient-1", "description": desk.value()})
