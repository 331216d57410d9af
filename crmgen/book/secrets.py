"""No secret leaves: the model without them, and texts in which they are found by their value.

Owns where a secret may stand: a value whose name says so, raw text, a default of an agent of the
site; and, as a last look at the whole document, each such value wherever it is written again, as in
a note or a finding.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from crmgen.behaviour import MASK, is_secret
from crmgen.model import AgentParameter, Cluster, Node, Nvpair, Verbatim

T = TypeVar("T", bound=Node)
_SHORTEST = 4  # a shorter word is found in too many others to be looked for
_ASSIGNED = re.compile(r"""([\w.-]+)=("[^"]*"|'[^']*'|[^\s"']+)""")
_IN_URL = re.compile(r"(://[^\s/:@\"']*:)([^\s/@\"']+)(?=@)")  # of a user, before the host
_DRAWN = ("svg", "flat")  # made of records that were looked through before
_NOT_VALUES = ("place", "notes")


def masked(node: T) -> T:
    """A model node with a mask for each secret below it."""
    changed: dict[str, Any] = {}
    for name in node.__struct_fields__:
        held = getattr(node, name)
        if name in _NOT_VALUES:
            continue
        if isinstance(held, Node):
            changed[name] = masked(held)
        elif isinstance(held, tuple) and any(isinstance(one, Node) for one in held):
            changed[name] = tuple(masked(one) if isinstance(one, Node) else one for one in held)
    match node:
        case Nvpair() if is_secret(node.name) and node.value:
            changed["value"] = MASK
        case Nvpair():
            changed["value"] = _IN_URL.sub(_without_password, node.value)
        case AgentParameter() if is_secret(node.name) and node.default:
            changed["default"] = MASK
        case Verbatim():
            changed["text"] = _ASSIGNED.sub(_assigned, _IN_URL.sub(_without_password, node.text))
    return replace(node, **changed) if changed else node


def _assigned(found: re.Match[str]) -> str:
    name, value = found[1], found[2]
    return f"{name}={MASK}" if is_secret(name) and MASK not in value else found[0]


def _without_password(found: re.Match[str]) -> str:
    return f"{found[1]}{MASK}"


def secrets_of(cluster: Cluster) -> tuple[str, ...]:
    """The values that are secrets and that no other value is, the longest first."""
    secret: set[str] = set()
    others: set[str] = set()
    for node in _nodes(cluster):
        match node:
            case Nvpair():
                (secret if is_secret(node.name) else others).add(node.value)
                secret.update(found[2] for found in _IN_URL.finditer(node.value))
            case AgentParameter() if is_secret(node.name) and node.default:
                secret.add(node.default)
            case Verbatim():
                secret.update(found[2] for found in _IN_URL.finditer(node.text))
                for found in _ASSIGNED.finditer(node.text):
                    if is_secret(found[1]):
                        secret.add(found[2].strip("\"'"))
            case _:
                held = (getattr(node, name) for name in node.__struct_fields__)
                others.update(text for text in held if isinstance(text, str))
    left = [text for text in secret - others if len(text) >= _SHORTEST and text != MASK]
    return tuple(sorted(left, key=lambda text: (-len(text), text)))


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for name in node.__struct_fields__:
        held = getattr(node, name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Node):
                yield from _nodes(one)


def cleaner(secrets: tuple[str, ...]) -> Callable[[str], str]:
    """Gives texts with a mask for each of these words, and for what a secret's name is set to."""
    words = "|".join(re.escape(text) for text in secrets)
    # not \w: Japanese has no blanks around a word
    bounds = "[A-Za-z0-9_]"
    pattern = re.compile(rf"(?<!{bounds})(?:{words})(?!{bounds})") if words else None

    def clean(text: str) -> str:
        if pattern is not None:
            text = pattern.sub(MASK, text)
        if "://" in text:
            text = _IN_URL.sub(_without_password, text)
        return _ASSIGNED.sub(_assigned, text) if "=" in text else text

    return clean


R = TypeVar("R")


def cleaned(value: R, clean: Callable[[str], str]) -> R:
    """A record with every text in it cleaned."""
    return _cleaned(value, clean)  # type: ignore[no-any-return]


def _cleaned(value: Any, clean: Callable[[str], str]) -> Any:  # noqa: ANN401
    if isinstance(value, str) and type(value) is str:
        return clean(value)
    if type(value) is tuple:
        return tuple(_cleaned(one, clean) for one in value)
    if isinstance(value, Struct):
        changed = {
            name: _cleaned(getattr(value, name), clean)
            for name in value.__struct_fields__
            if name not in _DRAWN
        }
        return replace(value, **changed)
    return value
