"""Which values are secrets, and what documents show instead.

Owns the names that make a value a secret. The records keep the values; every document shows them
through :func:`shown`.
"""

import re

MASK = "********"
_NAMES = re.compile(
    r"passw(or)?d|passphrase|secret|hexadecimal_kg|(api|access|private)[_-]?key"
    r"|(^|[_-])(pass|token|credentials?|community)($|[_-])",
    re.IGNORECASE,
)
# they name where a secret is to be found, or say something about one
_HARMLESS = re.compile(r"(file|path|script|dir|method|empty|timeout|length)$", re.IGNORECASE)


def is_secret(name: str) -> bool:
    """Whether a parameter's name says that its value is one: password, passwd, community …"""
    return bool(_NAMES.search(name)) and not _HARMLESS.search(name)


def shown(value: str, secret: bool, reveal: bool = False) -> str:
    """A value as a document shows it: secrets behind a mask of fixed length, unless revealed."""
    return MASK if secret and value and not reveal else value
