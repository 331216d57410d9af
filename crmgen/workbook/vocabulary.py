"""The words that drop-down lists offer beside what a column's type lists: names of options,
operations, agents and their parameters, as the target knows them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from crmgen.agents.catalogue import Catalogue
from crmgen.agents.options import OptionFacts, Options
from crmgen.model import Agent
from crmgen.model.resources import Kind
from crmgen.tables import types
from crmgen.tables.declare import Column, OpenColumn
from crmgen.targets import Target
from crmgen.workbook.voice import Speaker

OPERATIONS = (
    *("start", "monitor", "stop", "promote", "demote", "notify", "migrate_to", "migrate_from"),
    "reload",
)
SCORES = ("INFINITY", "-INFINITY", "0", "100", "200", "1000")
DURATIONS = ("0s", "10s", "20s", "30s", "60s", "120s", "300s", "3600s")
NODE_ATTRIBUTES = ("#uname", "#kind", "#site-name", "default_ping_set", "diskcheck_status")
STANDING_ATTRIBUTES = ("standby", "maintenance", "site")
CHECK_LEVELS = ("0", "10", "20")
_ANYWHERE = {"attribute": NODE_ATTRIBUTES, "OCF_CHECK_LEVEL": CHECK_LEVELS}


class Vocabulary(Struct, frozen=True, dict=True):
    """Words for one target and language: those of today, or for an old form (where ``without`` is
    not None) all but the ones that it does not know."""

    target: Target
    say: Speaker
    without: frozenset[str] | None = None
    catalogue: Catalogue = Catalogue()
    options: Options = Options()

    def of_type(self, column: Column | OpenColumn) -> tuple[str, ...]:
        """The choices of a column's type; in the words of today only, where the layout is."""
        choices = column.type.choices
        if column.type is types.COVER_ITEM:
            titles = types.COVER_ITEMS.values()
            return tuple(title(self.say.first) for title in titles)
        if self.without is not None:
            return tuple(choice for choice in choices if choice not in self.without)
        return tuple(dict.fromkeys(str(column.type.parse(choice)) for choice in choices))

    def of_column(self, table: str, letter: str, name: str) -> tuple[str, ...]:
        """Words that are usual in a column, though others are legal."""
        if name in _ANYWHERE:
            return _ANYWHERE[name]
        make = self._usual.get((table, letter, name))
        return tuple(make()) if make else ()

    @cached_property
    def _usual(self) -> dict[tuple[str, str, str], Callable[[], Iterable[str]]]:
        target, options, agents = self.target, self.options, self.catalogue
        return {
            ("PROPERTY", "", "name"): lambda: _names(options.properties(target)),
            ("RSC_DEFAULTS", "", "name"): lambda: _names(options.defaults(target)),
            ("OP_DEFAULTS", "", "name"): lambda: _names(options.operation(target)),
            ("RSC_ATTRIBUTES", "", "name"): lambda: self._meta("group", "clone", "promotable"),
            ("NODE", "", "name"): lambda: STANDING_ATTRIBUTES,
            ("PRIMITIVE", "O", "type"): lambda: OPERATIONS,
            ("STONITH", "O", "type"): lambda: OPERATIONS,
            ("PRIMITIVE", "OA", "op"): lambda: OPERATIONS,
            ("STONITH", "OA", "op"): lambda: OPERATIONS,
            ("AGENTS", "O", "type"): lambda: OPERATIONS,
            ("PRIMITIVE", "P", "provider"): agents.providers,
            ("AGENTS", "P", "provider"): agents.providers,
            ("STONITH", "P", "type"): lambda: agents.types("stonith"),
        }

    @cached_property
    def agents(self) -> list[tuple[str, str]]:
        """(``ocf:heartbeat``, ``IPaddr2``) of every agent, sorted by the key."""
        rows = [
            (f"ocf:{provider}", name)
            for provider in self.catalogue.providers()
            for name in self.catalogue.types("ocf", provider)
        ]
        rows += [("stonith", name) for name in self.catalogue.types("stonith")]
        return sorted(rows)

    @cached_property
    def parameters(self) -> list[tuple[str, str]]:
        """(``ocf:heartbeat:IPaddr2``, ``ip``) of every parameter, required ones first."""
        return list(self._parameters())

    def _parameters(self) -> Iterator[tuple[str, str]]:
        extra = list(_names(self.options.fencing(self.target)))
        for group, name in self.agents:
            standard, _, provider = group.partition(":")
            facts = self.catalogue.find(Agent(standard, provider or None, name))
            known = facts.parameters if facts else {}
            wanted = [key for key, item in known.items() if not item.deprecated]
            wanted.sort(key=lambda key: (not known[key].required, key))
            if standard == "stonith":
                wanted += [key for key in extra if key not in known]
            yield from ((f"{group}:{name}", key) for key in wanted)

    def meta_of_primitive(self) -> tuple[str, ...]:
        return self._meta("primitive")

    def _meta(self, *kinds: Kind) -> tuple[str, ...]:
        names = (n for kind in kinds for n in _names(self.options.meta(kind, self.target)))
        return tuple(sorted(dict.fromkeys(names)))


def _names(known: Mapping[str, OptionFacts]) -> tuple[str, ...]:
    """The options that a designer may set."""
    return tuple(
        sorted(name for name, item in known.items() if not (item.generated or item.deprecated))
    )
