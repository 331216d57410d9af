"""What constructs a CIB has, and few files that have them all."""

from collections.abc import Iterable, Mapping

from tests.corpus.plain import SETS, Element

# attributes whose values are words of Pacemaker's own: each is a construct
_WORDS = frozenset(
    {"role", "rsc-role", "with-rsc-role", "on-fail", "kind", "first-action", "then-action"}
    | {"action", "operation", "boolean-op", "class", "loss-policy", "resource-discovery"}
    | {"sequential", "require-all", "symmetrical", "influence", "type", "value-source"}
)
# what a name here is called is the agent's or the designer's matter
_NOT_WORDS = frozenset({"primitive", "template", "rsc_expression"})


def constructs(configuration: Element) -> frozenset[str]:
    """Elements within elements, attributes, and values that are words of Pacemaker's own."""
    found: set[str] = set()
    for element in configuration.iter():
        parent = element.getparent()
        tag = str(element.tag)
        if parent is not None:
            found.add(f"{parent.tag}/{tag}")
            if tag in SETS and len(parent.findall(tag)) > 1:
                found.add(f"{parent.tag}: several {tag}")
        for name, value in element.attrib.items():
            found.add(f"{tag}@{name!s}")
            if name in _WORDS and (tag not in _NOT_WORDS or name == "class"):
                found.add(f"{tag}@{name!s}={value!s}")
            if name == "score":
                found.add(f"{tag}@score {_sign(str(value))}")
    return frozenset(found)


def _sign(score: str) -> str:
    if score.endswith("INFINITY"):
        return score
    return "negative" if score.startswith("-") else "a number"


def cover(files: Mapping[str, frozenset[str]], at_most: int | None = None) -> list[str]:
    """Files that have every construct between them: always the one with the most that are still
    missing, then the one with the fewest in all."""
    missing = set[str]().union(*files.values())
    chosen: list[str] = []
    while missing and len(chosen) != at_most:
        best = max(sorted(files), key=lambda name: (len(files[name] & missing), -len(files[name])))
        chosen.append(best)
        missing -= files[best]
    return chosen


def count(files: Iterable[frozenset[str]]) -> dict[str, int]:
    """In how many files each construct is."""
    counted: dict[str, int] = {}
    for found in files:
        for one in found:
            counted[one] = counted.get(one, 0) + 1
    return counted
