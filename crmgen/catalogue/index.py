"""Every code there is, for what looks them up by name."""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

import crmgen.catalogue
from crmgen.diagnostics import Code


@cache
def all_codes() -> dict[str, Code]:
    """Every code of the catalogue by its id, sorted."""
    codes = {code.id: code for module in _modules() for code in _codes_of(module)}
    return dict(sorted(codes.items()))


def _modules() -> Iterator[ModuleType]:
    package = crmgen.catalogue
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield import_module(found.name)


def _codes_of(module: ModuleType) -> Iterator[Code]:
    return (value for value in vars(module).values() if isinstance(value, Code))
