"""The words of relations, in both languages.

Owns every sentence about a location, colocation, order or ticket. Must not know where it is shown.
"""

import re
from collections.abc import Sequence

from crmgen.model import (
    Condition,
    DateExpression,
    DateSpec,
    Expression,
    Nvpair,
    OperationExpression,
    ResourceExpression,
    Role,
    Rule,
    Ticket,
)
from crmgen.model.attributes import INFINITY, score_number
from crmgen.placement import scores
from crmgen.placement.relations import Pair, Step
from crmgen.text import Text

_LOCATION = {
    "always": Text("{rsc} は動ける限り {node} で動く", "{rsc} runs on {node} whenever it can"),
    "never": Text("{rsc} は {node} では動かない", "{rsc} never runs on {node}"),
    "rather": Text(
        "{rsc} は {node} を優先する（スコア {score}）", "{rsc} prefers {node} (score {score})"
    ),
    "avoid": Text(
        "{rsc} は {node} を避ける（スコア -{score}）", "{rsc} avoids {node} (score -{score})"
    ),
    "zero": Text("{rsc} は {node} で動いてよい（スコア 0）", "{rsc} may run on {node} (score 0)"),
}
_NODES = Text("{rule}ノード", "nodes where {rule}")
_COLOCATION = {
    "always": Text("{rsc} は {node} と同じノードで動く", "{rsc} runs on the node of {node}"),
    "never": Text(
        "{rsc} は {node} と同じノードでは動かない", "{rsc} never runs on the node of {node}"
    ),
    "rather": Text(
        "{rsc} はできれば {node} と同じノードで動く（スコア {score}）",
        "{rsc} prefers the node of {node} (score {score})",
    ),
    "avoid": Text(
        "{rsc} はできれば {node} と別のノードで動く（スコア -{score}）",
        "{rsc} avoids the node of {node} (score -{score})",
    ),
    "zero": Text(
        "{rsc} の配置は {node} に左右されない（スコア 0）",
        "{rsc} does not mind where {node} is (score 0)",
    ),
}
_ONE_PLACE = Text(
    "{sentence}（{attribute} の値が同じノードは一つの場所とみなす）",
    "{sentence} (nodes with the same {attribute} count as one place)",
)
_NO_INFLUENCE = Text(
    "{sentence}（{rsc} の都合で {node} が動くことはない）",
    "{sentence} (what {rsc} needs does not move {node})",
)
_ACTIONS = {
    "start": Text("起動", "starts"),
    "stop": Text("停止", "stops"),
    "promote": Text("昇格", "is promoted"),
    "demote": Text("降格", "is demoted"),
}
_INVERSE = {"start": "stop", "stop": "start", "promote": "demote", "demote": "promote"}
_ORDER = {
    "Mandatory": Text(
        "{first} が{did}してから {then} が{does}する", "{then} {does} after {first} {did}"
    ),
    "Optional": Text(
        "両方を動かすときは、{first} が{did}してから {then} が{does}する",
        "when both do, {then} {does} after {first} {did}",
    ),
    "Serialize": Text(
        "{first} と {then} の起動・停止を同時に行わない",
        "{first} and {then} never start or stop at the same time",
    ),
}
_BACK = Text(
    "{sentence}。逆に、{then} が{undoes}してから {first} が{undid}する",
    "{sentence}; the other way round, {first} {undid} after {then} {undoes}",
)
_ANY = Text("{names} のどれか", "one of {names}")
_ROLE = Text("{role} の {rsc}", "{rsc} ({role})")
_TICKET = Text(
    "{rsc} はチケット {ticket} を持つサイトだけで動く{loss}",
    "{rsc} runs only at the site that has the ticket {ticket}{loss}",
)
_LOSS = {
    "stop": Text("（失うと停止）", " (stopped when it is lost)"),
    "demote": Text("（失うと降格）", " (demoted when it is lost)"),
    "fence": Text("（失うとノードを強制停止）", " (its nodes are fenced when it is lost)"),
    "freeze": Text("（失っても動作中のものは続ける）", " (what runs goes on when it is lost)"),
}
_EXPRESSIONS = {
    "defined": Text("{attribute} が設定されている", "{attribute} is set"),
    "not_defined": Text("{attribute} が設定されていない", "{attribute} is not set"),
    "eq": Text("{attribute} が {value} である", "{attribute} is {value}"),
    "ne": Text("{attribute} が {value} でない", "{attribute} is not {value}"),
    "lt": Text("{attribute} が {value} より小さい", "{attribute} is below {value}"),
    "lte": Text("{attribute} が {value} 以下である", "{attribute} is at most {value}"),
    "gt": Text("{attribute} が {value} より大きい", "{attribute} is above {value}"),
    "gte": Text("{attribute} が {value} 以上である", "{attribute} is at least {value}"),
}
_VALUE_OF = {
    "param": Text("パラメータ {value} の値", "the value of parameter {value}"),
    "meta": Text("メタ属性 {value} の値", "the value of meta attribute {value}"),
}
_AFTER = Text("日時が {start} より後である", "it is after {start}")
_BEFORE = Text("日時が {end} より前である", "it is before {end}")
_BETWEEN = Text("日時が {start} から {end} までである", "it is between {start} and {end}")
_UNTIL = Text("日時が {end} までである", "it is not after {end}")
_FOR = Text("日時が {start} から {duration} の間である", "it is within {duration} from {start}")
_CALENDAR = Text("日時が {fields} に当たる", "the time matches {fields}")
_AGENT = Text("エージェントが {name} である", "the agent is {name}")
_OPERATION = Text("操作が {name} である", "the operation is {name}")
_NESTED = Text("（{rule}）", "({rule})")
_BY_ATTRIBUTE = Text(
    "{rsc} は {node} を属性 {attribute} の値だけ優先する",
    "{rsc} prefers {node} by the value of {attribute}",
)
_SPECIAL = {
    "#uname": Text("ノード名", "the node's name"),
    "#kind": Text("ノードの種類", "the node's kind"),
    "#id": Text("ノード ID", "the node's id"),
}
_JOINED = {"and": Text("、かつ ", " and "), "or": Text("、または ", " or ")}


# a blank stands between a name and Japanese, not within Japanese
_BLANK = re.compile(r"(?<=[\u3001-\u30ff\u4e00-\u9fff]) (?=[\u3040-\u30ff\u4e00-\u9fff\uff08])")


def filled(text: Text, /, **params: "str | Text") -> Text:
    """A text with its placeholders filled, in both languages."""
    return Text(_BLANK.sub("", text.render("ja", params)), text.render("en", params))


def _degree(score: int) -> str:
    if score == 0:
        return "zero"
    if abs(score) >= INFINITY:
        return "always" if score > 0 else "never"
    return "rather" if score > 0 else "avoid"


def location(rsc: str, node: "str | Text", score: int, role: Role | None = None) -> Text:
    """Where a resource likes to run, or does not."""
    words = _LOCATION[_degree(score)]
    return filled(words, rsc=in_role(rsc, role), node=node, score=scores.text(abs(score)))


def nodes_of(rule: Rule) -> Text:
    """The nodes where a rule passes."""
    return filled(_NODES, rule=rule_text(rule))


def rule_location(rsc: str, rule: Rule) -> Text:
    """Where a rule sends a resource, or does not let it go."""
    nodes = nodes_of(rule)
    if rule.score is None and rule.score_attribute:
        named = in_role(rsc, rule.role)
        return filled(_BY_ATTRIBUTE, rsc=named, node=nodes, attribute=rule.score_attribute)
    return location(rsc, nodes, score_number(rule.score), rule.role)


def rule_text(rule: Rule) -> Text:
    """What a rule asks, in words."""
    parts = [_expression(one) for one in rule.expressions]
    parts += [_condition(one) for one in rule.conditions]
    between = _JOINED[rule.boolean_op or "and"]
    ja = _BLANK.sub("", between.ja.join(part.ja for part in parts))
    return Text(ja, between.en.join(part.en for part in parts))


def _expression(one: Expression) -> Text:
    named = _SPECIAL.get(one.attribute, one.attribute)
    value: str | Text = one.value or ""
    if one.value_source in _VALUE_OF:
        value = filled(_VALUE_OF[one.value_source], value=one.value or "")
    return filled(_EXPRESSIONS[one.operation], attribute=named, value=value)


def _condition(one: Condition) -> Text:
    match one:
        case Rule():
            return filled(_NESTED, rule=rule_text(one))
        case DateExpression():
            return _date(one)
        case DateSpec():
            return filled(_CALENDAR, fields=_pairs(one.fields))
        case ResourceExpression():
            names = (one.standard, one.provider, one.type)
            return filled(_AGENT, name=":".join(name or "*" for name in names))
        case OperationExpression():
            name = f"{one.name} {one.interval}" if one.interval else one.name
            return filled(_OPERATION, name=name)


def _date(one: DateExpression) -> Text:
    start, end = one.start or "", one.end or ""
    if one.operation == "gt":
        return filled(_AFTER, start=start)
    if one.operation == "lt":
        return filled(_BEFORE, end=end)
    if one.duration:
        return filled(_FOR, start=start, duration=_pairs(one.duration))
    return filled(_BETWEEN if start else _UNTIL, start=start, end=end)


def _pairs(pairs: Sequence[Nvpair]) -> str:
    return ", ".join(f"{pair.name}={pair.value}" for pair in pairs)


def colocation(pair: Pair) -> Text:
    """Who runs where whom runs."""
    sentence = filled(
        _COLOCATION[_degree(pair.score)],
        rsc=in_role(pair.dependent, pair.dependent_role),
        node=in_role(pair.primary, pair.primary_role),
        score=scores.text(abs(pair.score)),
    )
    if pair.attribute is not None:
        sentence = filled(_ONE_PLACE, sentence=sentence, attribute=pair.attribute)
    if not pair.influence:
        names = {"rsc": pair.dependent, "node": pair.primary}
        sentence = filled(_NO_INFLUENCE, sentence=sentence, **names)
    return sentence


def order(step: Step) -> Text:
    """Who comes first, and what follows when they stop."""
    first = _names(step.firsts)
    words: dict[str, str | Text] = {
        "first": first,
        "then": step.then,
        "did": _ACTIONS[step.first_action],
        "does": _ACTIONS[step.then_action],
    }
    sentence = filled(_ORDER[step.kind], **words)
    if not step.symmetrical:
        return sentence
    undone: dict[str, str | Text] = {
        "undid": _ACTIONS[_INVERSE[step.first_action]],
        "undoes": _ACTIONS[_INVERSE[step.then_action]],
    }
    return filled(_BACK, sentence=sentence, first=first, then=step.then, **undone)


def ticket(one: Ticket) -> Text:
    """What a resource needs a ticket for."""
    loss = _LOSS.get(one.loss_policy or "", Text("", ""))
    return filled(_TICKET, rsc=in_role(one.rsc, one.role), ticket=one.ticket, loss=loss)


def in_role(rsc: str, role: Role | None) -> "str | Text":
    """A resource, or its instances of one role."""
    if role is None or role is Role.STARTED:
        return rsc
    return filled(_ROLE, role=role.value, rsc=rsc)


def _names(names: Sequence[str]) -> "str | Text":
    return names[0] if len(names) == 1 else filled(_ANY, names=", ".join(names))
