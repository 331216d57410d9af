"""Node ids from a corosync.conf."""

import re
from pathlib import Path

from crmgen.catalogue import cluster as codes
from crmgen.diagnostics import Sink
from crmgen.text import Text

_SECTION = re.compile(r"([a-z_]+)\s*\{")
_OPTION = re.compile(r"([a-z0-9_]+)\s*:\s*(.*)")


def read_node_ids(path: Path, sink: Sink) -> dict[str, str] | None:
    """Node name → nodeid of the nodelist; None where the file can't be read, which is told.

    A node without a name goes by its ring0_addr, as in corosync.conf(5).
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        _report(path, Text("ファイルがありません", "there is no such file"), sink)
        return None
    except OSError as error:
        why = Text(error.strerror or "", error.strerror or "")
        _report(path, why, sink)
        return None
    nodes = [options for section, options in _sections(text) if section == "nodelist.node"]
    ids = {
        name: node["nodeid"]
        for node in nodes
        if "nodeid" in node and (name := node.get("name") or node.get("ring0_addr"))
    }
    if not ids:
        _report(path, Text("nodelist に nodeid がありません", "no nodeid in its nodelist"), sink)
        return None
    return ids


def _report(path: Path, why: Text, sink: Sink) -> None:
    sink.report(codes.COROSYNC_UNREADABLE, None, params={"file": str(path), "why": why})


def _sections(text: str) -> list[tuple[str, dict[str, str]]]:
    """Every section with its dotted name and its options."""
    stack: list[tuple[str, dict[str, str]]] = []
    done: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        words = line.strip()
        if words.startswith("#"):
            continue
        if match := _SECTION.match(words):
            prefix = f"{stack[-1][0]}." if stack else ""
            stack.append((prefix + match[1], {}))
        elif words.startswith("}") and stack:
            done.append(stack.pop())
        elif stack and (match := _OPTION.match(words)):
            stack[-1][1][match[1]] = match[2].strip()
    return done
