"""Nodes, properties, defaults, fencing levels, tags and alerts in the crm language."""

import re
from collections.abc import Iterable

from crmgen.catalogue import target as codes
from crmgen.catalogue import target_kinds as kinds
from crmgen.emit.crm_pen import Pen, Statement
from crmgen.emit.crmsh_resources import description
from crmgen.emit.crmsh_sets import write_pairs, write_rule, write_sets, write_unset
from crmgen.model import (
    Alert,
    AttributeSet,
    ClusterNode,
    FencingLevel,
    FencingTarget,
    Recipient,
    Tag,
)
from crmgen.targets import Feature

_plain = re.compile(r"[A-Za-z0-9_-]+").fullmatch
# the ids that crmsh gives to the sets of these keywords
_SET_IDS = {
    "property": "cib-bootstrap-options",
    "rsc_defaults": "rsc-options",
    "op_defaults": "op-options",
}


def node(pen: Pen, node: ClusterNode) -> Statement:
    """``node [ID:] UNAME[:TYPE] [attributes …] [utilization …]``. crmsh takes the uname for the id
    where none is given."""
    words = ["node"]
    if node.id is not None and node.id != node.uname:
        if not _plain(node.id):
            pen.refuse_word(node.id, node, "id")
        words.append(f"{node.id}:")
    uname = pen.word(node.uname, node, "uname")
    words.append(uname if node.type is None else f"{uname}:{node.type}")
    statement = pen.open(" ".join(words), node, "uname")
    write_sets(pen, statement, "attributes", node.uname, node.attributes)
    write_sets(pen, statement, "utilization", node.uname, node.utilization)
    return statement


def options(pen: Pen, keyword: str, attributes: AttributeSet) -> Statement:
    """``property|rsc_defaults|op_defaults [ID:] [rule …] NAME=VALUE …``. One statement a set: crmsh
    refuses a second one of the same id. It loses the score of a set,
    and the agent or operation of a rule too where they come as XML (4.2.0 to 5.0.0). An id with
    another character, such as a dot, it takes for an attribute."""
    if attributes.score is not None:
        pen.job.refuse(codes.CRM_SET_SCORE, attributes.at("score"), attributes.score)
    if attributes.id is not None and not _plain(attributes.id):
        pen.refuse_word(attributes.id, attributes, "id")
    name = "" if attributes.id is None else f" {pen.word(attributes.id, attributes, 'id')}:"
    statement = Statement(keyword + name)
    pen.note(statement, "", attributes, "")
    if attributes.rule is not None:
        statement.add(write_rule(pen, statement, attributes.rule))
    meta = keyword == "rsc_defaults"
    write_pairs(pen, statement, attributes.pairs, attributes.id or _SET_IDS[keyword], 1, meta)
    write_unset(pen, statement, attributes, 1, meta)
    return statement


def fencing_topology(pen: Pen, levels: Iterable[FencingLevel]) -> Statement:
    """``fencing_topology TARGET DEVICE[,DEVICE]… …``, a target a line: a blank starts the next
    level, so that the levels have to be 1, 2, 3 …. A target is ``NODE:``, ``pattern:PATTERN`` or
    ``attr:NAME=VALUE``; where crmsh has no words for one or would count wrong, it is all XML."""
    targets: dict[tuple[FencingTarget, str, str | None], list[FencingLevel]] = {}
    for level in levels:
        key = (level.target_type, level.target, level.target_value)
        targets.setdefault(key, []).append(level)
    ordered = [sorted(found, key=lambda level: level.index) for found in targets.values()]
    for found in ordered:
        for position, level in enumerate(found, start=1):
            if level.index != position:
                pen.job.refuse(
                    codes.CRM_LEVELS, level.at("index"), str(level.index), expected=str(position)
                )
    if _miscounted(targets) or not all(map(_has_words, targets)):
        from crmgen.emit import crmsh_xml

        return crmsh_xml.topology(pen, [level for found in ordered for level in found])
    statement = Statement("fencing_topology")
    for found in ordered:
        words = [_target(pen, found[0])]
        for level in found:
            words.append(",".join(pen.word(id, level, "devices") for id in level.devices))
            pen.note(statement, f"{level.target} level {level.index}", level, "devices")
        statement.add(" ".join(words))
    return statement


def _miscounted(targets: Iterable[tuple[FencingTarget, str, str | None]]) -> bool:
    """crmsh counts on from one value of an attribute to the next, and from a node to a pattern of
    the same text (4.2.0 to 5.0.0)."""
    names = [name for _, name, _ in targets]
    return len(set(names)) < len(names)


def _has_words(target: tuple[FencingTarget, str, str | None]) -> bool:
    kind, name, value = target
    return kind is not FencingTarget.ATTRIBUTE or bool(_plain(name) and _plain(value or ""))


def _target(pen: Pen, level: FencingLevel) -> str:
    match level.target_type:
        case FencingTarget.NODE:
            return f"{pen.word(level.target, level, 'target')}:"
        case FencingTarget.PATTERN:
            if any(char in "'\"" or char.isspace() for char in level.target):
                pen.refuse_word(level.target, level, "target")
            return pen.word(f"pattern:{level.target}", level, "target")
        case FencingTarget.ATTRIBUTE:
            return f"attr:{level.target}={level.target_value}"


def tag(pen: Pen, tag: Tag) -> Statement:
    """``tag ID REF …``. crmsh takes nothing that begins with a digit, as the ids of nodes do."""
    for number, ref in enumerate(tag.refs):
        if ref[:1].isdigit():
            pen.job.refuse(codes.CRM_TAG_NODE, tag.at(f"refs.{number}"), ref)
    refs = " ".join(pen.word(ref, tag, f"refs.{number}") for number, ref in enumerate(tag.refs))
    return pen.open(f"tag {pen.word(tag.id, tag, 'id')} {refs}", tag, "id")


def alert(pen: Pen, alert: Alert) -> Statement:
    """``alert ID PATH [description=…] [select …] [attributes …] [meta …] [to RECIPIENT …]…``"""
    pen.need(Feature.CRM_ALERT, codes.CRM_ALERT, alert, "path")
    if not alert.path:
        pen.refuse_word(alert.path, alert, "path")
    path = pen.quoted(alert.path, alert, "path")
    words = ["alert", pen.word(alert.id, alert, "id"), path, *description(pen, alert)]
    statement = pen.open(" ".join(words), alert, "path")
    _select(pen, statement, alert)
    write_sets(pen, statement, "attributes", alert.id, alert.instance_attributes)
    write_sets(pen, statement, "meta", alert.id, alert.meta_attributes)
    for number, recipient in enumerate(alert.recipients, start=1):
        generated = f"{alert.id}-recipient-{number}"
        if recipient.id != generated:
            pen.job.refuse(
                codes.CRM_RECIPIENT_ID, recipient.at("id"), recipient.id, generated=generated
            )
        _recipient(pen, statement, recipient)
    return statement


def _select(pen: Pen, statement: Statement, alert: Alert) -> None:
    """``select nodes|fencing|resources|attributes { NAME … } …``"""
    words = ["select"]
    for selection in alert.selections:
        pen.need(Feature.CRM_ALERT_SELECT, kinds.CRM_ALERT_SELECT, selection, "kind")
        words.append(selection.kind)
        pen.note(statement, selection.kind, selection, "kind")
        if selection.kind != "attributes":
            continue
        names = []
        for number, name in enumerate(selection.attributes):
            if name == "}":
                pen.refuse_word(name, selection, f"attributes.{number}")
            names.append(pen.word(name, selection, f"attributes.{number}"))
        words += ["{", *names, "}"]
    if alert.selections:
        statement.add(" ".join(words))


def _recipient(pen: Pen, statement: Statement, recipient: Recipient) -> None:
    """``to RECIPIENT [description=…] [attributes …] [meta …]``, in braces where the user asks for
    them (-b)."""
    if recipient.value == "{":
        pen.refuse_word(recipient.value, recipient, "value")
    braces = pen.job.recipient_braces
    value = pen.quoted(recipient.value, recipient, "value")
    words = ["to", *(["{"] if braces else []), value, *description(pen, recipient)]
    statement.add(" ".join(words))
    pen.note(statement, "recipient", recipient, "value")
    owner = recipient.id
    write_sets(pen, statement, "attributes", owner, recipient.instance_attributes, depth=2)
    write_sets(pen, statement, "meta", owner, recipient.meta_attributes, depth=2)
    if braces:
        statement.add("}")
