"""The meta attribute that makes a clone promotable, put back where outputs write it."""

from crmgen.model import AttributeSet, Clone, Nvpair


def with_promotable(clone: Clone) -> tuple[AttributeSet, ...]:
    """The sets of a promotable clone; promotable=true is the first pair of the plain set."""
    promotable = Nvpair(name="promotable", value="true", place=clone.place)
    sets = list(clone.meta_attributes)
    for position, attributes in enumerate(sets):
        if attributes.rule is None and attributes.score is None:
            pairs = (promotable, *attributes.pairs)
            sets[position] = AttributeSet(pairs=pairs, place=attributes.place)
            return tuple(sets)
    return (AttributeSet(pairs=(promotable,), place=clone.place), *sets)
