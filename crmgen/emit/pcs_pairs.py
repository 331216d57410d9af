"""Attribute sets in pcs's words: what a command can say, and what is left for cibadmin."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from crmgen.emit.pcs_script import Part, Script
from crmgen.emit.sh_quoting import pair as quoted_pair
from crmgen.model import AttributeSet, Nvpair
from crmgen.origin import Origin

if TYPE_CHECKING:
    from crmgen.emit.cib_writer import Element

_is_name = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*").fullmatch
_is_integer = re.compile(r"-?\d+").fullmatch

Sayable = Callable[[Nvpair], bool]
REPLACED = (
    "the sheet wants the set without a rule after the others: it is taken out and added again"
)
LEFT = "pcs has no command for these: named sets, sets with a rule or a score, empty or no values"


def plain(pair: Nvpair) -> bool:
    """Whether ``name=value`` says it. ``name=`` would remove the attribute (pcs 0.9 to 0.12)."""
    return bool(pair.value and _is_name(pair.name))


def named(pair: Nvpair) -> bool:
    """As :func:`plain`, for places where pcs stores an empty value."""
    return bool(_is_name(pair.name))


def integer(pair: Nvpair) -> bool:
    """Whether it is a utilization that pcs takes; it takes whole numbers only."""
    return bool(_is_integer(pair.value) and _is_name(pair.name))


class Spoken(NamedTuple):
    """One kind of sets of one owner.

    ``said`` are the pairs of the plain set that a command says; ``rest`` the sets that it can't.
    ``replaces``: the rest holds the plain set as well, because its place is behind others.
    """

    said: tuple[Nvpair, ...] = ()
    rest: tuple[AttributeSet, ...] = ()
    replaces: bool = False


_NOTHING = Spoken()


def speak(sets: tuple[AttributeSet, ...], sayable: Sayable = plain) -> Spoken:
    """Parts the sets into what pcs can say and what it can't."""
    if not sets:
        return _NOTHING
    if len(sets) == 1 and sets[0].is_plain and all(map(sayable, sets[0].pairs)):
        return Spoken(sets[0].pairs, (replace(sets[0], pairs=()),) if sets[0].unset else ())
    number = next((i for i, attributes in enumerate(sets) if attributes.is_plain), None)
    if number is None:
        return Spoken(rest=sets)
    found = sets[number]
    said = tuple(pair for pair in found.pairs if sayable(pair))
    left = tuple(pair for pair in found.pairs if not sayable(pair))
    if not said:
        return Spoken(rest=sets)
    if number > 0:
        return Spoken(said, sets, replaces=True)
    rest = replace(found, pairs=left)
    return Spoken(said, (() if rest.is_empty else (rest,)) + sets[1:])


def parts(script: Script, pairs: Iterable[Nvpair], meta: bool = False) -> list[Part]:
    """One part a pair; ``meta`` says that names and roles are written in the target's words."""
    if not meta:
        return [Part(quoted_pair(p.name, p.value), p.at("value")) for p in pairs]
    words = script.words
    return [
        Part(quoted_pair(words.meta_name(p.name), words.meta_value(p.name, p.value)), p.at("value"))
        for p in pairs
    ]


def joined(keyword: str, found: list[Part]) -> list[Part]:
    """The parts behind a keyword, which stands on the line of the first one."""
    if not found:
        return []
    return [Part(f"{keyword} {found[0].text}", found[0].origin), *found[1:]]


def add_rest(
    script: Script,
    owner: tuple[str, str],
    kinds: Mapping[str, Spoken],
    at: Origin,
    *,
    scope: str = "resources",
    inside: tuple[str, str] | None = None,
) -> None:
    """What no command could say, as XML that is merged into ``owner`` (tag and id).

    ``kinds`` are the sets by their element's name. ``inside`` is the element around the owner.
    """
    kinds = {tag: spoken for tag, spoken in kinds.items() if spoken.rest}
    if not kinds:
        return
    tag, name = owner
    for kind, spoken in kinds.items():
        if spoken.replaces:
            script.delete(f'//{tag}[@id="{name}"]/{kind}', at, REPLACED)
    writer = script.writer(_taken(name, kinds))
    root = element = _element(*(inside or owner))
    if inside:
        element = writer.add(root, tag, {"id": name})
    for kind, spoken in kinds.items():
        writer.sets(element, kind, name, spoken.rest, meta=kind == "meta_attributes")
    script.merge(scope, root, at, LEFT)


def _taken(owner: str, kinds: Mapping[str, Spoken]) -> set[str]:
    """The ids that pcs has given to the sets and pairs of these kinds.

    A plain set that is said in part is found again by its id, so that one is left free.
    """
    taken: set[str] = set()
    for kind, spoken in kinds.items():
        if not spoken.said or spoken.replaces:
            continue
        name = f"{owner}-{kind}"
        taken.update(f"{name}-{pair.name}" for pair in spoken.said)
        if not spoken.rest[0].is_plain:
            taken.add(name)
    return taken


def _element(tag: str, name: str) -> "Element":
    from lxml import etree

    return etree.Element(tag, {"id": name})
