"""Where a design sets options of Pacemaker, and which ones the target knows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from crmgen.checks.design import Design
from crmgen.model import AttributeSet, Nvpair
from crmgen.model.resources import Kind, kind_of
from crmgen.targets.ability import Since, parse_version
from crmgen.text import Text

if TYPE_CHECKING:
    from crmgen.agents.options import Family, OptionFacts

_PLACES = {
    "primitive": Text("Primitive のメタ属性", "meta attribute of a primitive"),
    "group": Text("Group のメタ属性", "meta attribute of a group"),
    "clone": Text("Clone のメタ属性", "meta attribute of a clone"),
    "bundle": Text("Bundle のメタ属性", "meta attribute of a bundle"),
    "promotable": Text("昇格するクローンのメタ属性", "meta attribute of a promotable clone"),
}
_PROPERTY = Text("クラスタ・プロパティ", "cluster property")
_RSC_DEFAULT = Text("リソースの既定値", "resource default")
_OP_DEFAULT = Text("オペレーションの既定値", "operation default")
_NOT_DEFAULTS = ("id", "name", "interval", "description")


class Setting(NamedTuple):
    """An option that the sheet sets: what it is, what is known at that place, and its family."""

    pair: Nvpair
    known: "Mapping[str, OptionFacts]"
    family: "Family"
    place: Text
    ruled: AttributeSet | None = None

    @property
    def facts(self) -> "OptionFacts | None":
        return self.known.get(self.pair.name)


def settings(design: Design) -> Iterator[Setting]:
    """Every cluster property, default and meta attribute of the sheet."""
    options, target, cluster = design.options, design.target, design.cluster
    if cluster.properties:
        known = options.properties(target)
        yield from _settings(cluster.properties, known, "properties", _PROPERTY)
    if cluster.rsc_defaults:
        known = options.defaults(target)
        yield from _settings(cluster.rsc_defaults, known, "meta", _RSC_DEFAULT)
    if cluster.op_defaults:
        found = options.operation(target)
        known = {name: facts for name, facts in found.items() if name not in _NOT_DEFAULTS}
        yield from _settings(cluster.op_defaults, known, "operation", _OP_DEFAULT)
    yield from _meta(design)


def _meta(design: Design) -> Iterator[Setting]:
    known: dict[Kind, Mapping[str, OptionFacts]] = {}
    for resource in design.resources.values():
        if not resource.meta_attributes:
            continue
        kind = kind_of(resource)
        if kind not in known:
            known[kind] = design.options.meta(kind, design.target)
        yield from _settings(resource.meta_attributes, known[kind], "meta", _PLACES[kind])


def _settings(
    sets: Iterable[AttributeSet],
    known: "Mapping[str, OptionFacts]",
    family: "Family",
    place: Text,
) -> Iterator[Setting]:
    for attributes in sets:
        ruled = attributes if attributes.rule else None
        for pair in attributes.pairs:
            yield Setting(pair, known, family, place, ruled)


def gone(design: Design, setting: Setting) -> "OptionFacts | None":
    """What an option was, where earlier versions knew it at all and the target's no longer does."""
    history = design.options.all_versions(setting.family, setting.pair.name)
    if setting.facts is not None or not history or not history[-1].until:
        return None
    since = Since("pacemaker", parse_version(history[-1].until))
    return history[-1] if since.holds(design.target.pacemaker.version) else None


def to_come(design: Design, setting: Setting) -> "OptionFacts | None":
    """What an option will be, where only later versions than the target's know it."""
    history = design.options.all_versions(setting.family, setting.pair.name)
    if setting.facts is not None or not history or not history[0].since:
        return None
    since = Since("pacemaker", parse_version(history[0].since))
    return None if since.holds(design.target.pacemaker.version) else history[0]
