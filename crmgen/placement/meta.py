"""The value of a meta attribute or property as the cluster sees it."""

from collections.abc import Sequence

from msgspec import Struct

from crmgen.model import AttributeSet, Nvpair
from crmgen.model.attributes import score_number
from crmgen.origin import Origin

TRUE = frozenset(("true", "on", "yes", "y", "1"))
FALSE = frozenset(("false", "off", "no", "n", "0"))


class Setting(Struct, frozen=True):
    """A value and its cell; ``ruled`` where a set with a rule may say something else at times."""

    value: str | None = None
    at: Origin | None = None
    ruled: bool = False

    def is_true(self, default: bool) -> bool:
        """As a boolean; the default for what is not set or not a boolean."""
        word = (self.value or "").lower()
        return True if word in TRUE else False if word in FALSE else default

    def number(self, default: int) -> int:
        """As a whole number; the default for what is not set or not a number."""
        try:
            return int((self.value or "").strip())
        except ValueError:
            return default

    def score(self, default: int) -> int:
        """As a score."""
        return default if self.value is None else score_number(self.value)


def find(name: str, *levels: Sequence[AttributeSet]) -> Setting:
    """The value of the nearest level that has the name: own sets, the parent's, the defaults."""
    ruled = False
    for sets in levels:
        found, by_rule = _in(name, sets)
        ruled |= by_rule
        if found is not None:
            return Setting(found.value, found.at("value"), ruled)
    return Setting(ruled=ruled)


def _in(name: str, sets: Sequence[AttributeSet]) -> tuple[Nvpair | None, bool]:
    """The pair that holds, and whether a set with a rule has the name too."""
    having = [one for one in sets if one.get(name) is not None]
    ruled = any(one.rule for one in having)
    plain = [one for one in having if not one.rule]
    if not plain:
        return None, ruled
    best = max(plain, key=lambda one: score_number(one.score))
    return best.get(name), ruled


def values(sets: Sequence[AttributeSet]) -> dict[str, str]:
    """Every name with the value of the set that wins, rules left aside."""
    found: dict[str, str] = {}
    for one in sorted(sets, key=lambda one: -score_number(one.score)):
        for pair in one.pairs:
            found.setdefault(pair.name, pair.value)
    return found
