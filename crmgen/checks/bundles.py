"""Rules about bundles."""

from collections.abc import Iterator

from crmgen.catalogue.rules import bundles as codes
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model import Bundle, Primitive
from crmgen.model.incomplete import Piece
from crmgen.model.numbers import number
from crmgen.origin import Origin
from crmgen.text import Text

_FIRST = Text("先に書かれた方", "the first one")


def _bundles(design: Design) -> Iterator[Bundle]:
    return (root for root in design.cluster.resources if isinstance(root, Bundle))


def _count(bundle: Bundle, name: str) -> int | None:
    pair = bundle.get(name)
    return number(pair.value) if pair else None


@rule(codes.NO_CONTROL, codes.PER_HOST, reads=Piece.LEAVES | Piece.PARAMS)
def unreachable(design: Design) -> Iterator[Diagnostic]:
    """Pacemaker Remote in the container can be reached, each instance for itself."""
    for bundle in _bundles(design):
        if bundle.get("ip-range-start") is not None:
            continue
        child = bundle.child
        if bundle.get("control-port") is None:
            if child is not None:
                yield finding(codes.NO_CONTROL, child.at("id"), child.id, bundle=bundle.id)
            continue
        pair = bundle.get("replicas-per-host")
        if pair is not None and (number(pair.value) or 0) > 1:
            yield finding(codes.PER_HOST, pair.at("value"), pair.value, id=bundle.id)


@rule(
    codes.MORE_PROMOTED,
    codes.CHILD_CANNOT_PROMOTE,
    reads=Piece.LEAVES | Piece.AGENTS,
)
def promoted_instances(design: Design) -> Iterator[Diagnostic]:
    """There are instances to promote, and their agent can do it."""
    for bundle in _bundles(design):
        pair = bundle.get("promoted-max")
        if pair is None or not bundle.promotable:
            continue
        replicas = _count(bundle, "replicas")
        if replicas is not None and replicas < int(pair.value):
            at = pair.at("value")
            words = {"id": bundle.id, "replicas": str(replicas)}
            yield finding(codes.MORE_PROMOTED, at, pair.value, **words)
        child = bundle.child
        if child is not None and not _can_promote(design, child):
            at, found = child.at("type"), child.agent.name
            yield finding(codes.CHILD_CANNOT_PROMOTE, at, found, bundle=bundle.id)


@rule(codes.SAME_PORT)
def ports(design: Design) -> Iterator[Diagnostic]:
    """No port of the host is mapped twice in one bundle."""
    for bundle in _bundles(design):
        taken: list[tuple[int, int, Origin]] = []
        for mapping in bundle.ports:
            column = "port" if mapping.port is not None else "range"
            text, at = mapping.port or mapping.range or "", mapping.at(column)
            first, _, last = text.partition("-")
            low, high = int(first), int(last or first)
            before = next((o for a, b, o in taken if a <= high and low <= b), None)
            if before is not None:
                related = (Related(before, _FIRST),)
                yield Diagnostic(
                    codes.SAME_PORT, at, text, related=related, params={"id": bundle.id}
                )
            taken.append((low, high, at))


@rule(codes.NO_ADDRESS)
def address(design: Design) -> Iterator[Diagnostic]:
    """Addresses begin with one."""
    for bundle in _bundles(design):
        pair = bundle.get("ip-range-start")
        if pair is not None and pair.value is not None and not _is_address(pair.value):
            yield finding(codes.NO_ADDRESS, pair.at("value"), pair.value, id=bundle.id)


def _is_address(text: str) -> bool:
    from ipaddress import ip_address

    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _can_promote(design: Design, child: Primitive) -> bool:
    if child.agent.standard != "ocf":
        return False
    facts = design.agents.find(child.agent)
    return facts is None or facts.promotable or facts.action("promote") is not None
