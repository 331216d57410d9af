"""Findings: what is wrong, where, and what would be right. Data until they are rendered."""

from crmgen.diagnostics.core import Acceptance, Code, Diagnostic, Related, Severity, Sink

__all__ = ["Acceptance", "Code", "Diagnostic", "Related", "Severity", "Sink"]
