"""What Pacemaker's own tools make of a CIB of the corpus and of the one that its rows became."""

import re
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from tests.oracle.stacks import Stack

# the time of the run, and actions that are named after ids of sets, which are made anew
_NAMES = re.compile(r"\d+:\d\d:\d\d|\bat [A-Z][a-z]{2} .*|one-or-more:\S+")


class Judged(NamedTuple):
    """crm_verify's exit code and how many errors it tells, and what crm_simulate would do."""

    code: int
    errors: int
    transition: tuple[str, ...]


def with_configuration(original: bytes, made: bytes) -> bytes:
    """The original with the state it has, under the configuration that was made of its rows."""
    root, other = etree.fromstring(original), etree.fromstring(made)
    ours, theirs = root.find("configuration"), other.find("configuration")
    assert ours is not None
    assert theirs is not None
    root.replace(ours, deepcopy(theirs))
    root.set("validate-with", str(other.get("validate-with")))
    return etree.tostring(root)


def judge(tools: Stack, cib: bytes) -> Judged:
    """Both tools on one CIB; lines count, their order doesn't: constraints are read in another."""
    code, verified = tools.run("crm_verify", "-V", "-x", "cib.xml", files={"cib.xml": cib})
    _, simulated = tools.run("crm_simulate", "-S", "-x", "cib.xml", files={"cib.xml": cib})
    lines = sorted(_NAMES.sub("", line).strip() for line in simulated.splitlines())
    shown = tuple(line for line in lines if "error:" not in line and "warning:" not in line)
    return Judged(code, len(re.findall(r"\berror:", verified)), shown)
