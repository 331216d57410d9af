"""Where something runs, in words."""

from crmgen.book.facts import Facts
from crmgen.catalogue.book import structure as texts
from crmgen.placement import Placement, Runs


def where_text(facts: Facts, where: Placement) -> str:
    """The nodes of a placement, those that are possible where it is open, and the promoted ones."""
    if where.runs is Runs.NO or not where.candidates:
        return facts.say(texts.STOPPED)
    nodes = nodes_text(facts, where.nodes, where.candidates)
    if where.runs is Runs.OPEN:
        return facts.say(texts.MAYBE, nodes=nodes)
    if where.promotes is None or where.promotes is Runs.NO or not where.promoted_candidates:
        return nodes
    promoted = where.promoted_candidates
    text = texts.PROMOTED_ON if where.roles_decided else texts.PROMOTED_SOME
    return facts.say(text, nodes=nodes, promoted=facts.listed(promoted))


def nodes_text(facts: Facts, sure: tuple[str, ...], possible: tuple[str, ...]) -> str:
    """The nodes, or which of them are possible."""
    if sure == possible or len(possible) == 1:
        return facts.listed(possible)
    return facts.say(texts.ONE_OF, nodes=facts.listed(possible))
