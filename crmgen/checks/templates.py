"""Rules about templates. What they give to primitives is judged with the primitives."""

from collections.abc import Iterator

from crmgen.catalogue.rules import templates as codes
from crmgen.checks.design import Design
from crmgen.checks.findings import finding
from crmgen.checks.registry import rule
from crmgen.diagnostics import Diagnostic
from crmgen.model.incomplete import Piece


@rule(codes.UNUSED, reads=Piece.LEAVES)
def unused(design: Design) -> Iterator[Diagnostic]:
    """Every template is made use of."""
    used = {primitive.template for primitive in design.primitives}
    for template in design.templates:
        if template.id not in used:
            yield finding(codes.UNUSED, template.at("id"), template.id)
