"""Rules about access control."""

from collections.abc import Iterator

from crmgen.catalogue.rules import access as codes
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model import pair_named
from crmgen.model.incomplete import Piece

_ALL_POWERFUL = frozenset({"root", "hacluster"})


@rule(codes.NOT_ENABLED, codes.NOBODY, reads=Piece.ACCESS | Piece.PROPERTIES)
def enabled(design: Design) -> Iterator[Diagnostic]:
    """Access control is on where there are tables of it, and off where there are none."""
    cluster = design.cluster
    rows = [(one.id, one.at("id")) for one in cluster.acl_roles]
    rows += [(one.id, one.at("id")) for one in cluster.acl_targets]
    on = not design.is_off("enable-acl", default=False)
    if rows and not on:
        name, at = rows[0]
        yield finding(codes.NOT_ENABLED, at, name)
    elif on and not cluster.acl_targets:
        pair = pair_named(cluster.properties, "enable-acl")
        if pair is not None:
            yield finding(codes.NOBODY, pair.at("value"), pair.value)


@rule(codes.UNUSED_ROLE, reads=Piece.ACCESS)
def unused_roles(design: Design) -> Iterator[Diagnostic]:
    """Every role is somebody's."""
    given = {name for target in design.cluster.acl_targets for name in target.roles}
    if not given:
        return
    for role in design.cluster.acl_roles:
        if role.id not in given:
            yield finding(codes.UNUSED_ROLE, role.at("id"), role.id)


@rule(codes.ALWAYS_ALL, reads=Piece(0))
def users_without_limits(design: Design) -> Iterator[Diagnostic]:
    """Roles are given to users that they can restrict."""
    for target in design.cluster.acl_targets:
        if target.kind == "user" and target.id in _ALL_POWERFUL:
            yield finding(codes.ALWAYS_ALL, target.at("id"), target.id)
