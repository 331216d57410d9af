"""A file of variables: YAML or JSON to :class:`Variables`, every value with its line.

Values are made from the parser's nodes, never from Python objects that a tag names. PyYAML's
implicit types are YAML 1.1, as in Ansible, whose files these are.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmgen.catalogue import variables as codes
from crmgen.diagnostics import Code, Related, Sink
from crmgen.origin import Origin, Source
from crmgen.text import Text
from crmgen.variables.values import Absent, Variables, typed_float, typed_int
from crmgen.variables.values import Path as ValuePath

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node, ScalarNode

MOST_VALUES = 200_000
"""Values of one file, each alias counted in full: what is more was made to exhaust memory."""
MOST_BYTES = 20_000_000
DEEPEST = 100
_CORE = "tag:yaml.org,2002:"
_TEXTS = {_CORE + "str", _CORE + "timestamp", "!unsafe"}  # a date is what was typed
_HALVES = re.compile(r"\\\\|(\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}", re.ASCII)
_VAULT = "!vault"
_BOM = b"\xef\xbb\xbf"


class _Unusable(Exception):
    """What makes the whole file unusable, and the line (from 1) that says so."""

    def __init__(self, code: Code, line: int, found: str | None = None, **params: str) -> None:
        super().__init__(code.id)
        self.code = code
        self.line = line
        self.found = found
        self.params = params


def read_file(path: Path, sink: Sink) -> Variables | None:
    """The variables of one file; None, and a finding, where it can't be used."""
    source = Source(str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        sink.report(codes.FILE, Origin(source), found=str(path), params={"reason": reason})
        return None
    try:
        return _read(data, source, path.suffix.lower() == ".json", sink)
    except _Unusable as fault:
        params: dict[str, str | Text] = {**fault.params, "most": f"{MOST_VALUES:,}"}
        sink.report(fault.code, Origin(source, fault.line), found=fault.found, params=params)
        return None


def _read(data: bytes, source: Source, is_json: bool, sink: Sink) -> Variables | None:
    if len(data) > MOST_BYTES:
        raise _Unusable(codes.FILE_SIZE, 0)
    from yaml.nodes import MappingNode, ScalarNode

    try:
        node = _compose_json(data) if is_json else _compose(data)
        if node is None or (isinstance(node, ScalarNode) and node.tag == _CORE + "null"):
            return Variables()
        reader = _Nodes(source, sink)
        if not isinstance(node, MappingNode):
            raise _Unusable(codes.NO_MAPPING, node.start_mark.line + 1)
        value, _ = reader.value(node, (), 0)
    except RecursionError:
        raise _Unusable(codes.FILE_SIZE, 0) from None
    if reader.failed:
        return None
    return Variables(
        {str(name): part for name, part in value.items()}, reader.places, reader.absent
    )


def _compose(data: bytes) -> "Node | None":
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node: Node | None = yaml.compose(data, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = [word for word in (error.context, error.problem) if word]
        line = mark.line + 1 if mark else 0
        raise _Unusable(codes.FILE_SYNTAX, line, kind="YAML", reason=", ".join(words)) from None
    except (yaml.YAMLError, UnicodeError) as error:
        reason = str(error).split("\n", 1)[0]
        raise _Unusable(codes.FILE_SYNTAX, 0, kind="YAML", reason=reason) from None
    return node


def _compose_json(data: bytes) -> "Node | None":
    """JSON is held to its own grammar; its lines are known from reading it as YAML, which it is
    but for tabs between values."""
    try:
        text = data.removeprefix(_BOM).decode()
        json.loads(text)
    except json.JSONDecodeError as error:
        raise _Unusable(codes.FILE_SYNTAX, error.lineno, kind="JSON", reason=error.msg) from None
    except ValueError as error:
        raise _Unusable(codes.FILE_SYNTAX, 0, kind="JSON", reason=str(error)) from None
    text = _HALVES.sub(_whole, text.replace("\t", " "))
    return _compose(text.encode())


def _whole(match: re.Match[str]) -> str:
    """Two halves of one character beyond U+FFFF, which YAML does not know, as the character."""
    return match[0] if match[1] is None else str(json.loads(f'"{match[0]}"'))


class _Nodes:
    """Turns nodes into values. An alias gives the same value again, and its size counts again."""

    def __init__(self, source: Source, sink: Sink) -> None:
        self.places: dict[ValuePath, Origin] = {}
        self.absent: dict[ValuePath, Absent] = {}
        self.failed = False
        self._source = source
        self._sink = sink
        self._done: dict[int, tuple[Any, int]] = {}
        self._open: set[int] = set()

    def value(self, node: "Node", path: ValuePath, depth: int) -> tuple[Any, int]:
        """A node's value, and how many values it holds."""
        line = node.start_mark.line + 1
        if path:
            self.places.setdefault(path, Origin(self._source, line))
        if id(node) in self._done:
            return self._done[id(node)]
        if depth > DEEPEST or id(node) in self._open:
            raise _Unusable(codes.FILE_SIZE, line)
        self._open.add(id(node))
        made = self._make(node, path, depth)
        self._open.discard(id(node))
        if made[1] > MOST_VALUES:
            raise _Unusable(codes.FILE_SIZE, line)
        self._done[id(node)] = made
        return made

    def _make(self, node: "Node", path: ValuePath, depth: int) -> tuple[Any, int]:
        from yaml.nodes import MappingNode, ScalarNode, SequenceNode

        if isinstance(node, ScalarNode):
            return self._scalar(node), 1
        if isinstance(node, MappingNode) and node.tag == _CORE + "map":
            return self._mapping(node, path, depth)
        if isinstance(node, SequenceNode) and node.tag == _CORE + "seq":
            parts = [
                self.value(part, (*path, number), depth + 1)
                for number, part in enumerate(node.value)
            ]
            return [value for value, _ in parts], 1 + sum(size for _, size in parts)
        raise _Unusable(codes.TAG, node.start_mark.line + 1, node.tag)

    def _mapping(self, node: "MappingNode", path: ValuePath, depth: int) -> tuple[Any, int]:
        found: dict[str | int, Any] = {}
        lines: dict[str | int, int] = {}
        merged: dict[str | int, Any] = {}
        total = 1
        for key_node, value_node in node.value:
            if key_node.tag == _CORE + "merge":
                below, size = self._merged(value_node, path, depth)
                merged |= {key: value for key, value in below.items() if key not in merged}
                total += size
                continue
            line = key_node.start_mark.line + 1
            key = self._key(key_node)
            if key in lines:
                self._report_twice(key, line, lines[key])
                continue
            lines[key] = line
            if value_node.tag == _VAULT:
                at = Origin(self._source, line)
                self.absent[(*path, key)] = Absent(at, codes.VAULT_LABEL)
                continue
            self.places[(*path, key)] = Origin(self._source, line)
            found[key], size = self.value(value_node, (*path, key), depth + 1)
            total += size
        return {**{k: v for k, v in merged.items() if k not in found}, **found}, total

    def _merged(self, node: "Node", path: ValuePath, depth: int) -> tuple[dict[Any, Any], int]:
        """What ``<<`` brings in: one mapping, or several, of which the first wins."""
        from yaml.nodes import SequenceNode

        parts = node.value if isinstance(node, SequenceNode) else [node]
        found: dict[Any, Any] = {}
        total = 0
        for part in parts:
            value, size = self.value(part, path, depth + 1)
            if not isinstance(value, dict):
                raise _Unusable(codes.TAG, part.start_mark.line + 1, "<<")
            found = {**value, **found}
            total += size
        return found, total

    def _key(self, node: "Node") -> str | int:
        """A key as it was typed: ``on`` and ``yes`` are names like any other."""
        from yaml.nodes import ScalarNode

        if not isinstance(node, ScalarNode):
            raise _Unusable(codes.TAG, node.start_mark.line + 1, node.tag)
        value = self._scalar(node)
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return int(value) if is_number else str(node.value)

    def _scalar(self, node: "ScalarNode") -> Any:  # noqa: ANN401
        text: str = node.value
        tag = node.tag
        if tag in _TEXTS:
            return text
        if tag not in {_CORE + kind for kind in ("int", "float", "bool", "null")}:
            raise _Unusable(codes.TAG, node.start_mark.line + 1, tag)
        from yaml.constructor import SafeConstructor

        maker = SafeConstructor()
        try:
            if tag == _CORE + "null":
                return None
            if tag == _CORE + "bool":
                return maker.construct_yaml_bool(node)
            if tag == _CORE + "int":
                return typed_int(maker.construct_yaml_int(node), text)
            return typed_float(maker.construct_yaml_float(node), text)
        except (ValueError, KeyError, IndexError):  # a tag that the text does not bear out
            raise _Unusable(codes.TAG, node.start_mark.line + 1, f"{tag} {text}") from None

    def _report_twice(self, key: str | int, line: int, first: int) -> None:
        at = Origin(self._source, line)
        related = [Related(Origin(self._source, first), codes.FIRST_LABEL)]
        self._sink.report(codes.DOUBLE_KEY, at, found=str(key), related=related)
        self.failed = True
