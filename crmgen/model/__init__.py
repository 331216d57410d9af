"""The typed, frozen model of a cluster. It knows no input and no output format."""

from crmgen.model.agents import AgentAction, AgentParameter, SiteAgent
from crmgen.model.attributes import AttributeSet, Expression, Nvpair, Role, Rule
from crmgen.model.cluster import (
    Alert,
    Cluster,
    ClusterNode,
    Exemption,
    FencingLevel,
    Language,
    Recipient,
    Tag,
    Verbatim,
    primitives_of,
)
from crmgen.model.constraints import (
    Colocation,
    Constraint,
    Location,
    NodeLocation,
    Order,
    ResourceSet,
    RuleLocation,
    SetColocation,
    SetOrder,
    Ticket,
)
from crmgen.model.document import Document, DocumentItem, Revision
from crmgen.model.node import Node, Note
from crmgen.model.resources import Agent, Clone, Group, Operation, Primitive, Resource

__all__ = [
    "Agent",
    "AgentAction",
    "AgentParameter",
    "Alert",
    "AttributeSet",
    "Clone",
    "Cluster",
    "ClusterNode",
    "Colocation",
    "Constraint",
    "Document",
    "DocumentItem",
    "Exemption",
    "Expression",
    "FencingLevel",
    "Group",
    "Language",
    "Location",
    "Node",
    "NodeLocation",
    "Note",
    "Nvpair",
    "Operation",
    "Order",
    "Primitive",
    "Recipient",
    "Resource",
    "ResourceSet",
    "Revision",
    "Role",
    "Rule",
    "RuleLocation",
    "SetColocation",
    "SetOrder",
    "SiteAgent",
    "Tag",
    "Ticket",
    "Verbatim",
    "primitives_of",
]
