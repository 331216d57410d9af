"""What all outputs share about bundles: names in the target's words."""

from collections.abc import Iterator

from crmgen.model import Bundle, Nvpair, PortMapping, StorageMapping
from crmgen.targets import Feature, Target

_PORT = ("port", "internal_port", "range")
_STORAGE = ("source_dir", "source_dir_root", "target_dir", "options")


def container_options(bundle: Bundle, target: Target) -> Iterator[Nvpair]:
    """The container's attributes; promoted-max is called masters where Pacemaker calls it so."""
    for pair in bundle.options:
        old = pair.name == "promoted-max" and not target.has(Feature.BUNDLE_PROMOTED_MAX)
        yield Nvpair(name="masters", value=pair.value, place=pair.place) if old else pair


def mapping_pairs(mapping: PortMapping | StorageMapping) -> list[Nvpair]:
    """The id and all other attributes of a mapping, each with its cell."""
    fields = _PORT if isinstance(mapping, PortMapping) else _STORAGE
    found = (("id", mapping.id), *((name, getattr(mapping, name)) for name in fields))
    return [
        Nvpair(name=name.replace("_", "-"), value=text, place=mapping.place.cell(name))
        for name, text in found
        if text is not None
    ]
