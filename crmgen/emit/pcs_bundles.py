"""Bundles as pcs commands."""

from msgspec.structs import replace

from crmgen.emit.bundles import container_options, mapping_pairs
from crmgen.emit.pcs_pairs import Spoken, add_rest, joined, parts, speak
from crmgen.emit.pcs_script import PCS, Part, Script
from crmgen.emit.sh_quoting import words
from crmgen.model import Bundle
from crmgen.targets import Feature

# pcs takes it for no option of a network (0.9 to 0.12)
_UNKNOWN = "add-host"


def add_bundle(script: Script, bundle: Bundle) -> None:
    """``pcs resource bundle create ID container KIND … [network …] [port-map …]… [storage-map …]…
    [meta …]``, without the resource inside."""
    if not _sayable(script, bundle):
        _merge(script, bundle)
        return
    meta = speak(bundle.meta_attributes)
    network = [pair for pair in bundle.network if pair.name != _UNKNOWN]
    head = f"resource bundle create {words(bundle.id, 'container', bundle.container)}"
    found = [Part(head, bundle.at("container"))]
    found += parts(script, container_options(bundle, script.job.target))
    found += joined("network", parts(script, network))
    for port in bundle.ports:
        found += joined("port-map", parts(script, mapping_pairs(port)))
    for mapping in bundle.storage:
        found += joined("storage-map", parts(script, mapping_pairs(mapping)))
    found += joined("meta", parts(script, meta.said, meta=True))
    script.command(f"{PCS} $force -- ", found)
    _add_host(script, bundle)
    kinds: dict[str, Spoken] = {"meta_attributes": meta}
    add_rest(script, ("bundle", bundle.id), kinds, bundle.at("id"))


def _sayable(script: Script, bundle: Bundle) -> bool:
    """pcs 0.9 knows docker only, and no word for promoted instances."""
    if script.has(Feature.PCS_BUNDLE_PODMAN):
        return True
    return bundle.container == "docker" and not bundle.get("promoted-max")


def _add_host(script: Script, bundle: Bundle) -> None:
    pair = bundle.get(_UNKNOWN)
    if pair is None:
        return
    from lxml import etree

    root = etree.Element("bundle", {"id": bundle.id})
    etree.SubElement(root, "network", {_UNKNOWN: pair.value})
    script.merge("resources", root, pair.at("value"), "pcs does not know add-host")


def _merge(script: Script, bundle: Bundle) -> None:
    from lxml import etree

    from crmgen.emit.cib_resources import add_resource

    root = etree.Element("resources")
    add_resource(script.writer(), root, replace(bundle, child=None, description=None))
    script.merge("resources", root[0], bundle.at("container"), "pcs can't make such a bundle")
