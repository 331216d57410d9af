"""Reads the XML in which an agent describes itself (OCF resource agent API 1.0 and 1.1)."""

from typing import TYPE_CHECKING

from crmgen.agents.facts import ActionFacts, AgentFacts, ParameterFacts, Source, SourceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

UNKNOWN = Source(kind=SourceKind.SITE)
"""Of metadata that no package stands behind: a site's own file."""

_ROLES = {"master": "Promoted", "promoted": "Promoted", "slave": "Unpromoted"}
_ROLES |= {"unpromoted": "Unpromoted", "started": "Started", "stopped": "Stopped"}
_TRUE = ("1", "true", "yes", "on")
# Pacemaker fills these in itself (stonith_admin 2.1.5 -M shows them as not required) ...
_FILLED_IN = ("action", "plug", "port")
# ... and does these without the agent; it advises 20s for both.
_OF_EXECUTOR = ("start", "stop")


class MetadataError(ValueError):
    """What is no metadata of an agent; the text tells why, in the words of the XML parser."""


def read_metadata(xml: bytes, source: Source = UNKNOWN) -> AgentFacts:
    """The facts in an agent's metadata. Raises MetadataError.

    Agents of fence-agents are told by their name (``fence_…``): they have the parameters and
    actions as Pacemaker shows them.
    """
    root = _parse(xml)
    if root.tag != "resource-agent":
        raise MetadataError(f"<{root.tag}>, not <resource-agent>")
    parameters = _parameters(root)
    actions = [_action(element) for element in root.iterfind("actions/action[@name]")]
    if root.get("name", "").startswith("fence_"):
        parameters = {
            name: _not_required(facts) if name in _FILLED_IN else facts
            for name, facts in parameters.items()
        }
        named = {action.name for action in actions}
        actions += [ActionFacts(name=n, timeout="20s") for n in _OF_EXECUTOR if n not in named]
    return AgentFacts(
        source=source,
        promotable=is_promotable(actions),
        parameters=dict(sorted(parameters.items())),
        actions=tuple(sorted(dict.fromkeys(actions), key=_order)),
    )


def is_promotable(actions: "list[ActionFacts] | tuple[ActionFacts, ...]") -> bool:
    """Whether an agent with these actions can be the child of a promotable clone."""
    return {"promote", "demote"} <= {action.name for action in actions}


def present_role(word: str | None) -> str | None:
    """A role in the words of Pacemaker 2.1; what is no role stays as it is."""
    return _ROLES.get(word.lower(), word) if word else None


def _parse(xml: bytes) -> "_Element":
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(xml.strip(), parser)
    except etree.XMLSyntaxError as error:
        raise MetadataError(str(error)) from error
    except ValueError as error:  # text of an encoding that XML does not know
        raise MetadataError(str(error)) from error
    return root


def _parameters(root: "_Element") -> dict[str, ParameterFacts]:
    elements = root.findall("parameters/parameter[@name]")
    successors: dict[str, list[str]] = {}
    for element in elements:
        if old := element.get("obsoletes"):
            successors.setdefault(old, []).append(element.get("name", ""))
    return {
        (name := element.get("name", "")): _parameter(element, name, successors.get(name, []))
        for element in elements
    }


def _parameter(element: "_Element", name: str, successors: list[str]) -> ParameterFacts:
    content = element.find("content")
    attributes: dict[str, str] = {}
    if content is not None:
        attributes.update((str(key), str(value)) for key, value in content.attrib.items())
    options = () if content is None else content.iterfind("option[@value]")
    marked = element.find("deprecated")
    named = [] if marked is None else [e.get("name", "") for e in marked.iterfind("replaced-with")]
    replaced_by = tuple(dict.fromkeys(filter(None, [*named, *successors])))
    own_group = name if _is_true(element.get("unique")) else ""
    return ParameterFacts(
        type=attributes.get("type", "string"),
        required=_is_true(element.get("required")),
        unique=element.get("unique-group") or own_group,
        default=attributes.get("default") or None,
        values=tuple(option.get("value", "") for option in options),
        deprecated=marked is not None or _is_true(element.get("deprecated")) or bool(replaced_by),
        replaced_by=replaced_by,
    )


def _not_required(facts: ParameterFacts) -> ParameterFacts:
    from msgspec.structs import replace

    return replace(facts, required=False)


def _action(element: "_Element") -> ActionFacts:
    return ActionFacts(
        name=element.get("name", ""),
        timeout=element.get("timeout"),
        interval=element.get("interval"),
        start_delay=element.get("start-delay"),
        role=present_role(element.get("role")),
        depth=element.get("depth"),
    )


def _order(action: ActionFacts) -> tuple[str, ...]:
    return (action.name, action.role or "", action.depth or "", action.interval or "")


def _is_true(text: str | None) -> bool:
    return (text or "").strip().lower() in _TRUE
