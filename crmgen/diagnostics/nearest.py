"""The legal name that a misspelt word most likely stands for."""

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate closest to ``word``, or None where none is close enough to be meant.

    A candidate that differs in case only wins over every misspelling. Otherwise up to one slip
    (a letter missing, added, changed, or two swapped) is forgiven in a word of three to six
    letters, two up to eleven letters, three beyond; of equally close candidates the first wins.
    """
    folded = word.strip().casefold()
    names = list(candidates)
    for name in names:
        if name.casefold() == folded:
            return name
    slips = _forgiven(len(folded))
    if not slips or not names:
        return None

    from rapidfuzz.distance import OSA

    best: str | None = None
    for name in names:
        distance = OSA.distance(folded, name.casefold(), score_cutoff=slips)
        if distance <= slips and len(name) > 2:
            best, slips = name, distance - 1
            if slips < 1:
                break
    return best


def _forgiven(length: int) -> int:
    if length < 3:
        return 0
    if length < 7:
        return 1
    return 2 if length < 12 else 3
