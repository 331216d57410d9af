"""What the real tools put into a CIB, read back as a RawResult by a reader of its own."""

from typing import Any

from lxml import etree
from msgspec.structs import replace

from crmgen.model import (
    Colocation,
    Constraint,
    Expression,
    NodeLocation,
    Nvpair,
    Order,
    ResourceSet,
    Role,
    Rule,
    RuleLocation,
    SetColocation,
    SetLocation,
    SetOrder,
    SetTicket,
    Tag,
    Ticket,
)
from crmgen.raw.parse import RawResult
from tests.raw.cases import PLACE

# a CIB that holds what the commands of the table name, and nothing that they set;
# fencing is off, so that the tools' own checks are about the commands
BASE = b"""<cib crm_feature_set="3.16.1" validate-with="pacemaker-3.9" admin_epoch="0" epoch="1"
 num_updates="0"><configuration><crm_config>
<cluster_property_set id="base"><nvpair id="base-fencing" name="stonith-enabled" value="false"/>
</cluster_property_set></crm_config><nodes><node id="1" uname="n1"/>
<node id="2" uname="n2"/></nodes><resources>
<primitive id="A" class="ocf" provider="pacemaker" type="Dummy"/>
<primitive id="B" class="ocf" provider="pacemaker" type="Dummy"/>
<primitive id="C" class="ocf" provider="pacemaker" type="Dummy"/>
<primitive id="D" class="ocf" provider="pacemaker" type="Dummy"/>
</resources><constraints/></configuration><status/></cib>"""

_ROLES = {"Master": Role.PROMOTED, "Slave": Role.UNPROMOTED}
_BOOLEANS = {"true": True, "false": False}

Element = etree._Element


def read_cib(cib: bytes) -> RawResult:
    """All that the raw commands can say, out of a whole CIB."""
    parser = etree.XMLParser(remove_comments=True)  # crmsh keeps comments in the CIB
    configuration = etree.fromstring(cib, parser).find("configuration")
    assert configuration is not None
    return RawResult(
        constraints=tuple(_constraint(item) for item in configuration.find("constraints")),
        properties=_pairs(configuration, "crm_config"),
        rsc_defaults=_pairs(configuration, "rsc_defaults"),
        op_defaults=_pairs(configuration, "op_defaults"),
        tags=tuple(
            Tag(place=PLACE, id=item.get("id"), refs=tuple(ref.get("id") for ref in item))
            for item in configuration.iterfind("tags/tag")
        ),
    )


def without_made_up_ids(found: RawResult, expected: RawResult) -> RawResult:
    """The result with the ids that the text does not give, and the tool made up, taken out."""
    pairs = zip(found.constraints, expected.constraints, strict=False)
    blanked = tuple(_blanked(ours, theirs) for ours, theirs in pairs)
    rest = found.constraints[len(blanked) :]
    return replace(found, constraints=blanked + rest)


def _blanked(found: Constraint, expected: Constraint) -> Constraint:
    if not expected.id:
        found = replace(found, id="")
    kinds = RuleLocation | SetLocation
    if isinstance(found, kinds) and isinstance(expected, kinds):
        rules = zip(found.rules, expected.rules, strict=True)
        found = replace(
            found,
            rules=tuple(rule if given.id else replace(rule, id=None) for rule, given in rules),
        )
    return found


def _pairs(configuration: Element, section: str) -> tuple[Nvpair, ...]:
    return tuple(
        Nvpair(place=PLACE, name=pair.get("name"), value=pair.get("value"))
        for pair in configuration.iterfind(f"{section}/*/nvpair")
        if pair.get("id") != "base-fencing"
    )


def _constraint(item: Element) -> Constraint:
    common = {"place": PLACE, "id": item.get("id")}
    constraint: Constraint = _READERS[item.tag](item, common)
    return constraint


def _location(item: Element, common: Any) -> Constraint:
    common |= {"discovery": item.get("resource-discovery")}
    rules = tuple(_rule(rule) for rule in item.iterfind("rule"))
    score = _score(item.get("score")) if item.get("node") else None
    if len(sets := _sets(item)):
        return SetLocation(sets=sets, node=item.get("node"), score=score, rules=rules, **common)
    common |= {
        "rsc": item.get("rsc") or item.get("rsc-pattern"),
        "by_pattern": item.get("rsc") is None,
    }
    if score is not None:
        role = _role(item.get("role"))
        return NodeLocation(node=item.get("node"), score=score, role=role, **common)
    return RuleLocation(rules=rules, **common)


def _colocation(item: Element, common: Any) -> Constraint:
    score = _score(item.get("score"))
    if len(item):
        return SetColocation(score=score, sets=_sets(item), **common)
    return Colocation(
        rsc=item.get("rsc"),
        with_rsc=item.get("with-rsc"),
        score=score,
        rsc_role=_role(item.get("rsc-role")),
        with_rsc_role=_role(item.get("with-rsc-role")),
        influence=_BOOLEANS.get(item.get("influence", "")),
        node_attribute=item.get("node-attribute"),
        **common,
    )


def _order(item: Element, common: Any) -> Constraint:
    kind = _kind(item)
    symmetrical = _BOOLEANS.get(item.get("symmetrical", ""))
    if len(item):
        return SetOrder(sets=_sets(item), kind=kind, symmetrical=symmetrical, **common)
    return Order(
        first=item.get("first"),
        then=item.get("then"),
        kind=kind,
        first_action=item.get("first-action"),
        then_action=item.get("then-action"),
        symmetrical=symmetrical,
        require_all=_BOOLEANS.get(item.get("require-all", "")),
        **common,
    )


def _ticket(item: Element, common: Any) -> Constraint:
    if len(item):
        policy = item.get("loss-policy")
        return SetTicket(ticket=item.get("ticket"), sets=_sets(item), loss_policy=policy, **common)
    return Ticket(
        ticket=item.get("ticket"),
        rsc=item.get("rsc"),
        role=_role(item.get("rsc-role")),
        loss_policy=item.get("loss-policy"),
        **common,
    )


_READERS = {
    "rsc_location": _location,
    "rsc_colocation": _colocation,
    "rsc_order": _order,
    "rsc_ticket": _ticket,
}


def _kind(item: Element) -> str | None:
    score = item.get("score")
    if score is None:
        return item.get("kind")
    return "Optional" if score == "0" else "Mandatory"


def _sets(item: Element) -> tuple[ResourceSet, ...]:
    return tuple(_set(child) for child in item.iterfind("resource_set"))


def _set(item: Element) -> ResourceSet:
    return ResourceSet(
        place=PLACE,
        members=tuple(ref.get("id") for ref in item),
        sequential=_BOOLEANS.get(item.get("sequential", "")),
        require_all=_BOOLEANS.get(item.get("require-all", "")),
        action=item.get("action"),
        role=_role(item.get("role")),
    )


def _rule(item: Element) -> Rule:
    tests = tuple(
        Expression(
            place=PLACE,
            attribute=test.get("attribute"),
            operation=test.get("operation"),
            value=test.get("value"),
            type=test.get("type"),
        )
        for test in item
    )
    return Rule(
        place=PLACE,
        expressions=tests,
        score=_score(item.get("score")),
        boolean_op=item.get("boolean-op", "and") if len(tests) > 1 else None,
        role=_role(item.get("role")),
        id=item.get("id"),
    )


def _role(word: str | None) -> Role | None:
    if word is None:
        return None
    word = word.capitalize()
    return _ROLES.get(word) or Role(word)


def _score(word: str | None) -> str:
    assert word
    return word.lstrip("+") if word.endswith("INFINITY") else str(int(word))
