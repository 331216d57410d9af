"""Findings as JSON lines: one object a finding, as ``schemas/report.schema.json`` describes it."""

import json
from collections.abc import Iterable
from typing import Any

from crmgen.diagnostics import Diagnostic, Related
from crmgen.origin import Origin
from crmgen.text import Lang


def render_json(findings: Iterable[Diagnostic], lang: Lang, cluster: str = "") -> str:
    """One line a finding; nothing where there is none. ASCII: it reads the same in any encoding."""
    named = {"cluster": cluster} if cluster else {}
    return "".join(json.dumps(as_object(finding, lang) | named) + "\n" for finding in findings)


def as_object(finding: Diagnostic, lang: Lang) -> dict[str, Any]:
    """The finding as plain values; ``message``, ``effect`` and ``hint`` are in ``lang``."""
    severity = finding.code.severity if finding.accepted else finding.severity
    return {
        "code": finding.code.id,
        "severity": severity.name.lower(),
        **_place(finding.origin),
        "value": finding.found,
        "message": finding.message(lang),
        "effect": finding.effect(lang),
        "hint": finding.hint(lang),
        "allowed": list(finding.allowed),
        "nearest": finding.nearest,
        "related": [_related(related, lang) for related in finding.related],
        "accepted": _acceptance(finding),
        "message_ja": finding.message("ja"),
        "message_en": finding.message("en"),
    }


def _acceptance(finding: Diagnostic) -> dict[str, Any] | None:
    if finding.accepted is None:
        return None
    reason, approver, origin = finding.accepted
    return {"reason": reason, "approver": approver or None, "cell": origin.cell}


def _related(related: Related, lang: Lang) -> dict[str, Any]:
    return {**_place(related.origin), "label": related.label(lang)}


def _place(origin: Origin | None) -> dict[str, Any]:
    if origin is None:
        return dict.fromkeys(("file", "sheet", "cell", "row", "column"))
    return {
        "file": origin.source.file,
        "sheet": origin.source.sheet or None,
        "cell": origin.cell or None,
        "row": origin.row or None,
        "column": origin.column or None,
    }
