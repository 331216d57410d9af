"""Pacemaker's arithmetic of scores (tried with crm_simulate -s 2.1.5)."""

from crmgen.model.attributes import INFINITY


def add(first: int, second: int) -> int:
    """The sum of two scores: minus infinity wins, then plus infinity, and nothing exceeds them."""
    if first <= -INFINITY or second <= -INFINITY:
        return -INFINITY
    if first >= INFINITY or second >= INFINITY:
        return INFINITY
    return max(-INFINITY, min(INFINITY, first + second))


def scaled(factor: float, score: int) -> int:
    """A score times a factor, rounded away from zero; never 0 where neither of them is."""
    product = factor * score
    delta = int(product - 0.5) if product < 0 else int(product + 0.5)
    if delta == 0 and score != 0 and factor != 0:
        return 1 if factor > 0 else -1
    return delta


def text(score: int) -> str:
    """A score as Pacemaker prints it."""
    if score >= INFINITY:
        return "INFINITY"
    return "-INFINITY" if score <= -INFINITY else str(score)
