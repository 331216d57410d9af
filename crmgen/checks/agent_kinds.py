"""What kind of service an agent runs, where its metadata does not tell.

Types are compared without their provider: in-house copies keep the name of the agent they
were made from (ocf:linuxhajp:pgsql).
"""

from crmgen.model import Primitive

# They only look, set node attributes or send messages: nothing keeps running that a second node
# could run twice.
WATCHERS = frozenset(
    {
        *("ping", "pingd", "diskd", "ifcheckd", "storage-mon", "VIPcheck", "ethmonitor"),
        *("HealthCPU", "HealthIOWait", "HealthSMART", "SysInfo", "ClusterMon", "attribute"),
        *("ifspeed", "MailTo", "AudibleAlarm", "WinPopup", "NodeUtilization", "Dummy", "Delay"),
        *("machine-info", "openstack-info", "lxd-info", "openstack-cinder-volume-info"),
    }
)
DATABASES = frozenset(
    {"pgsql", "pgsqlms", "mysql", "mariadb", "galera", "oracle", "db2", "sybaseASE", "SAPDatabase"}
    | {"SAPHana", "oraasm", "oralsnr", "redis"}
)
VOLUMES = frozenset({"LVM", "LVM-activate", "ZFS", "mdraid", "Raid1"})
DISKS = VOLUMES | {"Filesystem", "sfex", "drbd"}
# The agent lets one instance write, and copies the data from there.
SINGLE_WRITER = frozenset({"pgsql", "pgsqlms", "mysql", "mariadb", "redis", "SAPHana"})


def is_ocf(primitive: Primitive, *types: str) -> bool:
    """Whether a resource is run by an OCF agent of one of these types."""
    return primitive.agent.standard == "ocf" and primitive.agent.type in types
