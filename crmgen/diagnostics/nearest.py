"""The legal name that a misspelt word most likely stands for."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate closest to ``word``, or None where none is close enough to be meant.

    A candidate that differs in case or width only (``ＰＭ０１``) wins over every misspelling.
    Otherwise up to one slip (a letter missing, added, changed, or two swapped) is forgiven in a
    word of three to six letters, two up to eleven letters, three beyond; of equally close
    candidates the first wins.
    """
    names = tuple(candidates)
    folded = _folded(word.strip())
    known = _known(names)
    if folded in known:
        return known[folded]
    slips = _forgiven(len(folded))
    if not slips or not names:
        return None

    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    longer = [name for name in known if len(name) > 2]
    best = extractOne(folded, longer, scorer=OSA.distance, score_cutoff=slips)
    return known[best[0]] if best else None


@lru_cache(maxsize=4)
def _known(names: tuple[str, ...]) -> dict[str, str]:
    """The candidates by their folded form, of equal ones the first; kept for the next word, which
    is often held against the same names."""
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(_folded(name), name)
    return known


def _folded(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def _forgiven(length: int) -> int:
    if length < 3:
        return 0
    if length < 7:
        return 1
    return 2 if length < 12 else 3
