"""What is known of agents beyond the catalogue, whose facts are of one version of the packages."""

# Parameters that came later (resource-agents 4.16.0 and Pacemaker 3.0.0 against 4.12.0 and 2.1.5).
LATER_PARAMETERS = {
    "Filesystem": ("kill_signals", "signal_delay", "term_signals"),
    "IPaddr2": ("proto",),
    "IPsrcaddr": ("pref",),
    "LVM-activate": ("degraded_activation", "majority_pvs"),
    "azure-lb": ("listen",),
    "storage-mon": ("check_interval", "daemonize"),
    "HealthCPU": ("dampening",),
    "HealthIOWait": ("dampening",),
    "aws-vpc-move-ip": ("auth_type", "curl_retries", "curl_sleep"),
    "aws-vpc-route53": ("auth_type", "curl_retries", "curl_sleep"),
    "awseip": ("auth_type", "curl_retries", "curl_sleep", "region"),
    "awsvip": ("auth_type", "curl_retries", "curl_sleep", "region"),
}
# Agents of a known provider that other packages bring: booth, PAF, the vendors' SAP HANA, and what
# resource-agents 4.16.0 has beyond 4.12.0.
OF_OTHER_PACKAGES = frozenset(
    {
        *("booth-site", "sharedb", "pgsqlms", "drbd", "o2cb", "osceip", "powervs-subnet"),
        *("SAPHana", "SAPHanaTopology", "SAPHanaController", "SAPHanaFilesystem", "sapstartsrv"),
    }
)
# Values that agents take although the type in their metadata says otherwise.
MORE_VALUES = {("Filesystem", "force_unmount"): ("safe",)}
# Agents that another one has replaced.
SUPERSEDED = {"IPaddr": "IPaddr2", "pingd": "ping"}
