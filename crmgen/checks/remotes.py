"""Rules about remote and guest nodes."""

from collections.abc import Iterator

from crmgen.catalogue.rules import remotes as codes
from crmgen.checks.design import Design
from crmgen.checks.devices import devices_for, targets
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic, Related
from crmgen.model.incomplete import Piece
from crmgen.origin import Origin
from crmgen.text import Text

_OPTIONS = ("remote-addr", "remote-port", "remote-connect-timeout", "remote-allow-migrate")
_OTHER = Text("同じ名前のもの", "what has the same name")


@rule(codes.NOT_ALONE, reads=Piece.LEAVES)
def connections_alone(design: Design) -> Iterator[Diagnostic]:
    """A connection is no part of a group, a clone or a bundle."""
    for name, primitive in design.remotes.items():
        root = design.root_of[name]
        if root is not primitive:
            yield finding(codes.NOT_ALONE, primitive.at("id"), name, root=root.id)


@rule(codes.NOT_FENCED, reads=Piece.CONTENT | Piece.PROPERTIES)
def remote_fencing(design: Design) -> Iterator[Diagnostic]:
    """Where there is fencing, it reaches remote nodes. Guests are fenced by their resource."""
    if not design.fencing_enabled or not design.devices:
        return
    anywhere = any(targets(device) is None for device in design.devices)
    for name, primitive in design.remotes.items():
        if not devices_for(design, name) and not anywhere:
            yield finding(codes.NOT_FENCED, primitive.at("id"), name)


@rule(codes.NAME_TAKEN, reads=Piece.LEAVES)
def guest_names(design: Design) -> Iterator[Diagnostic]:
    """A guest node has a name of its own."""
    taken: dict[str, tuple[Text, Origin]] = {
        node.uname: (Text("ノード", "a node"), node.at("uname"))
        for node in design.cluster.nodes
        if node.type != "remote"
    }
    for name, resource in design.resources.items():
        taken[name] = Text("リソース", "a resource"), resource.at("id")
    for primitive in design.primitives:
        for attributes in primitive.meta_attributes:
            pair = attributes.get("remote-node")
            if pair is None:
                continue
            at = pair.at("value")
            before = taken.setdefault(pair.value, (Text("別のゲストノード", "another guest"), at))
            if before[1] != at:
                related = (Related(before[1], _OTHER),)
                yield Diagnostic(
                    codes.NAME_TAKEN, at, pair.value, related=related, params={"other": before[0]}
                )


@rule(codes.NO_GUEST, reads=Piece.META, each=True)
def options_without_guest(design: Design) -> Iterator[Diagnostic]:
    """What says how to reach a guest stands beside its name."""
    for primitive in design.primitives:
        if any(found.get("remote-node") for found in primitive.meta_attributes):
            continue
        for attributes in primitive.meta_attributes:
            for name in _OPTIONS:
                pair = attributes.get(name)
                if pair is not None:
                    yield finding(codes.NO_GUEST, pair.at("name"), name, id=primitive.id)


@rule(codes.NO_CONNECTION, reads=Piece.CONTENT)
def nodes_without_connection(design: Design) -> Iterator[Diagnostic]:
    """Every remote node of table 1-1 is brought up by a resource."""
    for node in design.cluster.nodes:
        known = node.uname in design.remotes or node.uname in design.guests
        if node.type == "remote" and not known:
            yield finding(codes.NO_CONNECTION, node.at("uname"), node.uname)
