"""The meta attribute that makes a clone promotable, taken out of what the sheet says."""

from msgspec.structs import replace

from crmgen.build.context import Context
from crmgen.build.tree import Item
from crmgen.catalogue import cluster as codes
from crmgen.catalogue import value as values
from crmgen.model import AttributeSet, Nvpair
from crmgen.tables.types import BOOLEAN, Problem


def take_promotable(
    ctx: Context, item: Item, sets: tuple[AttributeSet, ...]
) -> tuple[tuple[AttributeSet, ...], bool]:
    """promotable=true makes a plain clone promotable; the pair itself leaves the set."""
    promotable = item.kind == "Promotable"
    kept: list[AttributeSet] = []
    for attributes in sets:
        pairs: list[Nvpair] = []
        for pair in attributes.pairs:
            if pair.name != "promotable":
                pairs.append(pair)
                continue
            value = BOOLEAN.parse(pair.value)
            if isinstance(value, Problem):
                ctx.sink.report(
                    values.NOT_BOOLEAN,
                    pair.at("value"),
                    found=pair.value,
                    allowed=BOOLEAN.choices,
                    nearest=value.nearest,
                    params={"name": pair.name},
                )
            elif value == "true":
                promotable = True
            elif item.kind == "Promotable":
                ctx.sink.report(
                    codes.PROMOTABLE_FALSE,
                    pair.at("value"),
                    found=pair.value,
                    params={"id": item.id, "kind": item.kind},
                )
            else:
                pairs.append(pair)
        if pairs or attributes.unset:
            kept.append(replace(attributes, pairs=tuple(pairs)))
    return tuple(kept), promotable
