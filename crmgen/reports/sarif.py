"""Findings as SARIF 2.1.0 (OASIS standard), with what code-scanning services ask for beyond it.

GitHub wants of every result a location with a line, a relative address and a fingerprint, and of
every rule its texts. A cell is a logical location; its row is the line.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from crmgen import __version__
from crmgen.diagnostics import Code, Diagnostic, Related, Severity
from crmgen.explain import general, read_page
from crmgen.origin import Origin, Source
from crmgen.reports.checked import Checked
from crmgen.text import Lang

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render_sarif(checked: Sequence[Checked], lang: Lang) -> str:
    """One run with every finding of every input; messages are in ``lang``. ASCII only."""
    found = [(item, finding) for item in checked for finding in item.findings]
    codes = sorted({finding.code for _, finding in found}, key=lambda code: code.id)
    rules = {code.id: number for number, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "crmgen",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(code, lang) for code in codes],
            }
        },
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": _results(found, rules, lang),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(code: Code, lang: Lang) -> dict[str, Any]:
    page = read_page(code.id)
    message = general(code.message)(lang)
    why = page.why(lang) if page else message
    advice = [general(text)(lang) for text in (code.effect, code.hint) if text]
    help_text = "\n\n".join([why, *advice])
    return {
        "id": code.id,
        "name": code.id,
        "shortDescription": {"text": message},
        "fullDescription": {"text": why},
        "help": {"text": help_text, "markdown": help_text},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
        "properties": {"tags": ["pacemaker"], "problem.severity": _problem_severity(code)},
    }


def _problem_severity(code: Code) -> str:
    """The word of code-scanning services for advice is ``recommendation``."""
    return "recommendation" if code.severity is Severity.ADVICE else _LEVELS[code.severity]


def _results(
    found: Sequence[tuple[Checked, Diagnostic]], rules: dict[str, int], lang: Lang
) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    results = []
    for item, finding in found:
        origin = finding.origin or Origin(Source(item.name))
        digest = _fingerprint(origin, finding)
        seen[digest] += 1
        result = _result(origin, finding, lang)
        if item.part:
            result["properties"]["cluster"] = item.part
        result["ruleIndex"] = rules[finding.code.id]
        result["partialFingerprints"] = {"primaryLocationLineHash": f"{digest}:{seen[digest]}"}
        results.append(result)
    return results


def _result(origin: Origin, finding: Diagnostic, lang: Lang) -> dict[str, Any]:
    severity = finding.code.severity if finding.accepted else finding.severity
    result: dict[str, Any] = {
        "ruleId": finding.code.id,
        "level": _LEVELS[severity],
        "message": {"text": "\n".join(_sentences(finding, lang))},
        "locations": [_location(origin)],
        "properties": _properties(finding),
    }
    if finding.related:
        related = enumerate(finding.related)
        result["relatedLocations"] = [_related(number, other, lang) for number, other in related]
    if finding.accepted:
        result["suppressions"] = [
            {
                "kind": "inSource",
                "justification": finding.accepted.reason,
                "location": _location(finding.accepted.origin),
            }
        ]
    return result


def _sentences(finding: Diagnostic, lang: Lang) -> Iterator[str]:
    for text in (finding.message(lang), finding.effect(lang), finding.hint(lang)):
        if text:
            yield text


def _properties(finding: Diagnostic) -> dict[str, Any]:
    place = finding.origin
    return {
        "sheet": (place.source.sheet if place else None) or None,
        "cell": (place.cell if place else None) or None,
        "value": finding.found,
        "allowed": list(finding.allowed),
        "nearest": finding.nearest,
    }


def _related(number: int, related: Related, lang: Lang) -> dict[str, Any]:
    return {"id": number, "message": {"text": related.label(lang)}, **_location(related.origin)}


def _location(origin: Origin) -> dict[str, Any]:
    physical = {
        "artifactLocation": {"uri": address_of(origin.source.file)},
        "region": {"startLine": max(origin.row, 1)},
    }
    place: dict[str, Any] = {"physicalLocation": physical}
    if origin.cell:
        sheet = f"{origin.source.sheet}!" if origin.source.sheet else ""
        name = {"name": origin.cell, "fullyQualifiedName": f"{sheet}{origin.cell}", "kind": "cell"}
        place["logicalLocations"] = [name]
    return place


def address_of(name: str) -> str:
    """A file's name as a URI reference: relative as it was given, or with ``file:``."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/")


def _fingerprint(origin: Origin, finding: Diagnostic) -> str:
    """The same for the same finding in a sheet whose other rows have moved."""
    words = (finding.code.id, origin.source.file, origin.source.sheet, finding.found or "")
    return sha256("\x1f".join((*words, finding.message("en"))).encode()).hexdigest()[:16]
