"""The facts of one agent, as its metadata tells them; no descriptive text."""

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct, field


class SourceKind(StrEnum):
    """Where the facts come from: an agent's own output, a person, or the site that uses it."""

    METADATA = "metadata"
    HAND = "by hand"
    SITE = "site"


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``package`` and ``version`` as the package manager tells them, or the upstream project."""

    kind: SourceKind = SourceKind.METADATA
    package: str = ""
    version: str = ""


class ParameterFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One parameter.

    ``type`` is the metadata's own word (string, integer, boolean, second, select, time, …).
    Parameters of one ``unique`` group must differ, as a whole, between resources of the agent; the
    group of a parameter that is unique by itself has its own name. ``values`` lists the legal ones
    where the metadata does. ``replaced_by`` names the parameters to use instead.
    """

    type: str
    required: bool = False
    unique: str = ""
    default: str | None = None
    values: tuple[str, ...] = ()
    deprecated: bool = False
    replaced_by: tuple[str, ...] = ()


class ActionFacts(
    Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"start_delay": "start-delay"}
):
    """One action with the times that the agent advises, as written (``20s``, ``20``)."""

    name: str
    timeout: str | None = None
    interval: str | None = None
    start_delay: str | None = None
    role: str | None = None
    depth: str | None = None


class AgentFacts(Struct, frozen=True, kw_only=True):
    """One agent. Roles are in the words of Pacemaker 2.1.

    ``complete`` is False where the list of parameters may lack some: then nothing may be said of a
    parameter that is not in it.
    """

    source: Source = Source()
    promotable: bool = False
    complete: bool = True
    parameters: dict[str, ParameterFacts] = field(default_factory=dict)
    actions: tuple[ActionFacts, ...] = ()

    def missing(self, given: Collection[str]) -> list[str]:
        """Required parameters that are not given, neither by name nor by a former name."""
        former: dict[str, list[str]] = {}
        for name, facts in self.parameters.items():
            for successor in facts.replaced_by:
                former.setdefault(successor, []).append(name)
        return [
            name
            for name, facts in self.parameters.items()
            if facts.required
            and not facts.deprecated
            and not any(word in given for word in (name, *former.get(name, ())))
        ]

    def action(
        self, name: str, role: str | None = None, depth: str | None = None
    ) -> ActionFacts | None:
        """The action of that name, the one that fits role and depth best where there are several.

        ``depth`` is the OCF_CHECK_LEVEL of an operation; 0 and none are the same.
        """
        found = [action for action in self.actions if action.name == name]
        return max(
            found,
            key=lambda a: (a.role == role, a.role is None, (a.depth or "0") == (depth or "0")),
            default=None,
        )
