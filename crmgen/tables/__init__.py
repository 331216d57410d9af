"""All tables of both dialects, in the order of the field's forms."""

from crmgen.tables.access import ACL_ROLE, ACL_TARGET
from crmgen.tables.agents import AGENTS
from crmgen.tables.approvals import EXCEPTIONS
from crmgen.tables.bundles import BUNDLE
from crmgen.tables.cluster import NODE, OP_DEFAULTS, PROPERTY, RSC_DEFAULTS
from crmgen.tables.constraints import (
    COLOCATION,
    LOCATION,
    LOCATION_EXPERT,
    LOCATION_NODE,
    LOCATION_RULE,
    ORDER,
    RSC_TICKET,
)
from crmgen.tables.declare import Table
from crmgen.tables.document import COVER, REVISIONS
from crmgen.tables.levels import FENCING_TOPOLOGY, STONITH_LEVEL
from crmgen.tables.network import NETWORK
from crmgen.tables.others import ADDITIONAL_CONFIG, ALERT
from crmgen.tables.resources import (
    PRIMITIVE,
    RSC_ATTRIBUTES,
    STONITH,
)
from crmgen.tables.rules import RULE
from crmgen.tables.sets import RESOURCE_SET, TAG
from crmgen.tables.tree import RESOURCES
from crmgen.tables.variables import VARS

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        COVER,
        REVISIONS,
        NODE,
        NETWORK,
        PROPERTY,
        RSC_DEFAULTS,
        OP_DEFAULTS,
        RESOURCES,
        RSC_ATTRIBUTES,
        FENCING_TOPOLOGY,
        STONITH_LEVEL,
        PRIMITIVE,
        STONITH,
        BUNDLE,
        LOCATION,
        LOCATION_EXPERT,
        LOCATION_NODE,
        LOCATION_RULE,
        COLOCATION,
        ORDER,
        RSC_TICKET,
        RULE,
        RESOURCE_SET,
        TAG,
        ADDITIONAL_CONFIG,
        ALERT,
        EXCEPTIONS,
        AGENTS,
        VARS,
        ACL_ROLE,
        ACL_TARGET,
    )
}
