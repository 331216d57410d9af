"""Targets: a set of versions to write for, asked for features by the emitters."""

from crmgen.targets.features import Feature
from crmgen.targets.operating import Operating
from crmgen.targets.target import Target, TargetError, resolve_target

__all__ = ["Feature", "Operating", "Target", "TargetError", "resolve_target"]
