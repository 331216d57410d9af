"""What the workbook says of a site's own agents. It is no part of any output."""

from crmgen.model.attributes import Role
from crmgen.model.node import Node
from crmgen.model.resources import Agent


class AgentParameter(Node, frozen=True, kw_only=True):
    """One parameter. Cells: name, type, required, unique, default, values."""

    name: str
    type: str = "string"
    required: bool = False
    unique: bool = False
    default: str | None = None
    values: tuple[str, ...] = ()


class AgentAction(Node, frozen=True, kw_only=True):
    """One action and what the agent advises for it.

    Cells: name, timeout, interval, start_delay, role, depth.
    """

    name: str
    timeout: str | None = None
    interval: str | None = None
    start_delay: str | None = None
    role: Role | None = None
    depth: str | None = None


class SiteAgent(Node, frozen=True, kw_only=True):
    """An agent that only this site has. Cells: class, provider, type."""

    agent: Agent
    parameters: tuple[AgentParameter, ...] = ()
    actions: tuple[AgentAction, ...] = ()
