"""The meta attribute that makes a clone promotable, put back where outputs write it."""

from msgspec.structs import replace

from crmgen.model import AttributeSet, Clone, Nvpair


def with_promotable(clone: Clone) -> tuple[AttributeSet, ...]:
    """The sets of a promotable clone; promotable=true is the first pair of the plain set."""
    promotable = Nvpair(name="promotable", value="true", place=clone.place)
    sets = list(clone.meta_attributes)
    for position, attributes in enumerate(sets):
        if attributes.is_plain:
            pairs = (promotable, *attributes.pairs)
            sets[position] = replace(attributes, pairs=pairs)
            return tuple(sets)
    return (AttributeSet(pairs=(promotable,), place=clone.place), *sets)
