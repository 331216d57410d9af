"""Findings as one JSON document, as ``schemas/report.schema.json`` describes it."""

import json
from collections.abc import Sequence
from typing import Any

from crmgen.diagnostics.core import Diagnostic, Related, Severity
from crmgen.origin import Origin
from crmgen.text import Lang


def render_json(findings: Sequence[Diagnostic], lang: Lang, version: str) -> str:
    """The report as text. ASCII only: it reads the same in whatever encoding a pipe has."""
    return json.dumps(report(findings, lang, version), indent=2)


def report(findings: Sequence[Diagnostic], lang: Lang, version: str) -> dict[str, Any]:
    """The report as plain values; ``message``, ``effect`` and ``hint`` are in ``lang``."""
    severities = [finding.severity for finding in findings]
    return {
        "version": version,
        "findings": [_finding(finding, lang) for finding in findings],
        "summary": {
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "advice": severities.count(Severity.ADVICE),
            "accepted": severities.count(Severity.ACCEPTED),
        },
    }


def _finding(finding: Diagnostic, lang: Lang) -> dict[str, Any]:
    return {
        "code": finding.code.id,
        "severity": finding.code.severity.name.lower()
        if finding.accepted
        else finding.severity.name.lower(),
        "accepted": _acceptance(finding),
        **_place(finding.origin),
        "found": finding.found,
        "allowed": list(finding.allowed),
        "nearest": finding.nearest,
        "message": finding.message(lang),
        "effect": finding.effect(lang),
        "hint": finding.hint(lang),
        "message_ja": finding.message("ja"),
        "message_en": finding.message("en"),
        "related": [_related(related, lang) for related in finding.related],
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
