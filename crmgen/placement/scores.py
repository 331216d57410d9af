"""Pacemaker's arithmetic of scores (tried with crm_simulate -s 2.1.5)."""

INFINITY = 1_000_000


def add(first: int, second: int) -> int:
    """The sum of two scores: minus infinity wins, then plus infinity, and nothing exceeds them."""
    if first <= -INFINITY or second <= -INFINITY:
        return -INFINITY
    if first >= INFINITY or second >= INFINITY:
        return INFINITY
    return max(-INFINITY, min(INFINITY, first + second))


def parse(text: str | None) -> int:
    """A canonical score as a number; what can't be read counts as 0."""
    if text is None:
        return 0
    word = text.strip().upper().lstrip("+")
    if word in ("INFINITY", "INF"):
        return INFINITY
    if word in ("-INFINITY", "-INF"):
        return -INFINITY
    try:
        return max(-INFINITY, min(INFINITY, int(word)))
    except ValueError:
        return 0


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
