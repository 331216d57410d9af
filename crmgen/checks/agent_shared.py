"""Rules about what two resources must not both hold: volume groups, export numbers (table J)."""

from collections.abc import Iterator

from crmgen.catalogue.rules import agent_storage as codes
from crmgen.checks.design import Design, parameter, parameter_pairs
from crmgen.checks.links import Meetings
from crmgen.checks.registry import rule
from crmgen.diagnostics import Code, Diagnostic, Related
from crmgen.model import Nvpair, Primitive
from crmgen.model.incomplete import Piece
from crmgen.text import Text

_OTHER = Text("もう一方", "the other one")


@rule(codes.SAME_VOLUME_GROUP, reads=Piece.PARAMS, each=True)
def same_volume_group(design: Design) -> Iterator[Diagnostic]:
    """A volume group is switched on by one resource, or one logical volume of it each."""
    first: dict[tuple[str, str | None], tuple[Primitive, Nvpair]] = {}
    for name, group in (("LVM-activate", "vgname"), ("LVM", "volgrpname")):
        for primitive in design.by_type.get(name, ()):
            for pair in parameter_pairs(primitive, group):
                key = (pair.value, parameter(primitive, "lvname"))
                before, at = first.setdefault(key, (primitive, pair))
                if before is not primitive:
                    yield _second(codes.SAME_VOLUME_GROUP, pair, at, before)


@rule(codes.SAME_EXPORT, reads=Piece.PLACEMENT)
def same_export(design: Design) -> Iterator[Diagnostic]:
    """Directories that one node may export have numbers of their own."""
    first: dict[str, tuple[Primitive, Nvpair]] = {}
    meetings = Meetings(design)
    for primitive in design.by_type.get("exportfs", ()):
        for pair in parameter_pairs(primitive, "fsid"):
            before, at = first.setdefault(pair.value, (primitive, pair))
            directories = {parameter(p, "directory") for p in (before, primitive)}
            if len(directories) > 1 and meetings.possible(before, primitive):
                yield _second(codes.SAME_EXPORT, pair, at, before)


def _second(code: Code, pair: Nvpair, first: Nvpair, other: Primitive) -> Diagnostic:
    return Diagnostic(
        code,
        pair.at("value"),
        found=pair.value,
        related=(Related(first.at("value"), _OTHER),),
        params={"other": other.id},
    )
