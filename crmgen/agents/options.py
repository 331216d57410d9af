"""Pacemaker's own options as the version of a target knows them.

Names and roles are the model's: promoted-max and Promoted on every version. The facts stand in
schemas/options; they are those of the daemons' metadata (2.0.5, 2.1.5 and 3.0.0) and, for other
versions, of Pacemaker's change log and sources (1.1.18 to 3.0.2).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from msgspec import Struct
from msgspec.structs import replace

from crmgen.data import data_path
from crmgen.model.resources import Kind
from crmgen.targets import Target
from crmgen.targets.ability import Version, parse_version

META_KINDS: tuple[Kind, ...] = get_args(Kind)
Family = Literal["properties", "meta", "operation", "fencing"]


class OptionFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One option, as it is from version ``since`` on (included) up to ``until`` (excluded).

    An empty version is without bound. ``type`` is boolean, integer, nonnegative_integer, score,
    duration, timeout, percentage, port, select, string or version. ``default`` is None where there
    is none or where it depends on other settings; ``built`` are platforms whose packages are built
    with another one. ``deprecated`` is filled in for the target, from
    ``deprecated_since``. ``generated`` are those that the cluster sets itself. ``renamed_to`` is a
    name that knows the same, ``moved_to`` the table where it stands (rsc_defaults, op_defaults).
    """

    name: str
    type: str
    default: str | None = None
    built: dict[str, str] = {}
    values: tuple[str, ...] = ()
    deprecated_values: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    deprecated_since: str = ""
    renamed_from: str = ""
    renamed_to: str = ""
    moved_to: str = ""
    generated: bool = False
    deprecated: bool = False


class _Entry(NamedTuple):
    """An option with its versions, ready to compare."""

    facts: OptionFacts
    since: Version
    until: Version
    deprecated: Version

    def at(self, target: Target) -> OptionFacts | None:
        """The facts on a target, or None where it does not know the option."""
        version, facts = target.pacemaker.version, self.facts
        if version < self.since or (self.until and version >= self.until):
            return None
        if target.name in facts.built:
            facts = replace(facts, default=facts.built[target.name])
        if self.deprecated and version >= self.deprecated:
            facts = replace(facts, deprecated=True)
        return facts


class Options:
    """All options. A family's file is read when the family is asked for."""

    def properties(self, target: Target) -> Mapping[str, OptionFacts]:
        """The cluster properties by name."""
        return self._known("properties", target)

    def meta(self, kind: Kind, target: Target) -> Mapping[str, OptionFacts]:
        """The meta attributes that a resource of that kind may have; what it does not use itself
        is for its members."""
        return self._known("meta", target, kind)

    def defaults(self, target: Target) -> Mapping[str, OptionFacts]:
        """The meta attributes of rsc_defaults: those of all kinds."""
        return self._known("meta", target)

    def operation(self, target: Target) -> Mapping[str, OptionFacts]:
        """The options of operations and of op_defaults."""
        return self._known("operation", target)

    def fencing(self, target: Target) -> Mapping[str, OptionFacts]:
        """The parameters that Pacemaker adds to every fence device (pcmk_…)."""
        return self._known("fencing", target)

    def all_versions(self, family: Family, name: str) -> tuple[OptionFacts, ...]:
        """The option in every version that knows it, oldest first; for one that a target lacks."""
        return tuple(entry.facts for entry in self._families[family] if entry.facts.name == name)

    def _known(self, family: Family, target: Target, kind: str = "") -> Mapping[str, OptionFacts]:
        found = (
            entry.at(target)
            for entry in self._families[family]
            if not kind or kind in entry.facts.kinds
        )
        return {facts.name: facts for facts in found if facts is not None}

    @cached_property
    def _families(self) -> "_Families":
        return _Families()


class _Families(dict[str, tuple[_Entry, ...]]):
    """The entries of each family, read on first use."""

    def __missing__(self, family: str) -> tuple[_Entry, ...]:
        import msgspec

        content = data_path("schemas", "options", f"{family}.json").read_bytes()
        listed = msgspec.json.decode(content, type=list[OptionFacts])
        self[family] = tuple(
            _Entry(
                facts,
                _version(facts.since),
                _version(facts.until),
                _version(facts.deprecated_since),
            )
            for facts in listed
        )
        return self[family]


def _version(text: str) -> Version:
    return parse_version(text) if text else ()
