"""Who judges which command of a runbook: each line matches one pattern here, or the test fails.

The best judge is the tool itself, on a CIB file (``RUN``). What needs a running cluster is held by
the usage of the installed tool (``USAGE``), and what has no such tool by its form (``FORM``), each
with the reason.
"""

# run against a copy of the CIB of a running cluster; exit codes that are no fault
RUN: dict[str, tuple[int, ...]] = {
    r"crm_mon -1\w+( > \S+)?": (0,),
    r"crm_verify (-L -V|-V -x \S+)": (0, 78),
    r"crm_simulate .*": (0,),
    r"cibadmin --query > \S+": (0,),
    r"cibadmin --query --xpath '\S+'": (105,),  # none is left
    r"(env CIB_file=\S+ )?cibadmin --upgrade --force": (0,),
    r"cibadmin --replace --scope configuration --xml-file \S+": (0,),
    r"crm_resource --move --resource \S+ --node \S+ --(promoted|master) --force": (0,),
    r"crm status": (0,),
    r"crm node (standby|online) \S+": (0,),
    r"crm resource move \S+ \S+ force": (0,),
    r"crm resource (clear|stop|start) \S+": (0,),
    r"crm configure (property maintenance-mode=(true|false)|save \S+|verify)": (0,),
    r"pcs node (standby|unstandby) \S+": (0,),
    r"pcs property set maintenance-mode=(true|false)": (0,),
    r"pcs resource move-with-constraint \S+( \S+)?( --(promoted|master))?": (0,),
    r"pcs resource clear \S+( --(promoted|master))?": (0,),
    r"pcs resource (disable|enable) \S+": (0,),
    r"pcs resource failcount show \S+ node=\S+": (0,),
    r"pcs config > \S+": (0,),
    r"pcs cluster verify --full": (0,),
    r"mkdir -p -m 700 \S+": (0,),
    r"ls -l( /var/local/ha-work/\S+)+": (0,),
    r"cp -p /var/local/ha-work/\S+ /var/local/ha-work/\S+": (0,),
    r"grep digest: \S+": (0,),
    r"grep -o 'validate-with=\"\[\^\"\]\*\"' \S+": (0,),
    r"grep 'Calculated transition' \S+/journal\.txt": (0,),
    r"grep -i -E \S+ \S+/journal\.txt": (0,),
    r"ls -lt /var/local/ha-work/evidence/pengine": (0,),
    r"diff -u \S+ \S+": (0, 1),  # 1: they differ
    r"corosync -v": (0,),
    r"crmadmin --version": (0, 64),  # 2.0.5 prints it and ends with 64
    r"(crm|pcs) --version": (0,),
}
# of these the design is of no account: tried once for each stack
ONCE = (
    r"(mkdir|ls|cp|grep|diff|corosync|crmadmin|crm_mon|cibadmin|crm status|(crm|pcs) --version)\b.*"
)
# what needs a cluster: the tool's usage (a command that prints it) and what it says of the words
USAGE: dict[str, tuple[tuple[str, ...], str]] = {
    r"crmadmin -D": (("crmadmin", "--help-all"), r"-D, --dc_lookup"),
    r"corosync-cfgtool -s": (("corosync-cfgtool", "-h"), r"-s\s+Displays the status"),
    r"corosync-cmapctl -s quorum\.cancel_wait_for_all u8 1": (
        ("corosync-cmapctl", "-h"),
        r"-s key_name type value(?s:.*)(\[i\|u\]\[8|u8)",
    ),
    r"corosync-quorumtool -s": (("corosync-quorumtool", "-h"), r"-s\s+show quorum status"),
    r"attrd_updater --name \S+ --update \S+ --node \S+": (
        ("attrd_updater", "--help-all"),
        r"(?s)--name=.*--update=.*--node=",
    ),
    r"crm_resource --cleanup --node \S+": (
        ("crm_resource", "--help-all"),
        r"(?s)-C, --cleanup\s.*--node",
    ),
    r"crm_resource --fail --resource \S+ --node \S+": (
        ("crm_resource", "--help-all"),
        r"-F, --fail\s",
    ),
    r"stonith_admin --history '\*' --verbose( > \S+)?": (
        ("stonith_admin", "--help-all"),
        r"(?s)-H, --history=NODE.*-V, --verbose",
    ),
    r"stonith_admin --confirm \S+": (("stonith_admin", "--help-all"), r"-C, --confirm=HOST"),
    r"stonith_admin --fence \S+": (("stonith_admin", "--help-all"), r"-F, --fence=HOST"),
    # tests/oracle loads what the emitters write
    r"crm configure load replace \S+": (
        ("crm", "help", "configure", "load"),
        r"load \[xml\] <method> URL(?s:.*)method :: replace",
    ),
    r"crm report -f \"\$\(.*\)\" \S+": (("crm", "report", "-h"), r"-f (time|FROM_TIME)"),
    r"crm resource cleanup \S+ \S+": (
        ("crm", "help", "resource", "cleanup"),
        r"cleanup \[<rsc>\] \[<node>\]",
    ),
    r"crm resource failcount \S+ show \S+": (
        ("crm", "help", "resource", "failcount"),
        r"failcount <rsc> show <node>",
    ),
    r"pcs status --full": (("pcs", "status", "help"), r"\[status\] \[--full\]"),
    r"pcs cluster (start|stop) (--all|\S+)": (
        ("pcs", "cluster", "help"),
        r"(?s)start \[--all \| <node>\.\.\. \].*stop \[--all \| <node>\.\.\. \]",
    ),
    r"pcs cluster report \S+": (("pcs", "cluster", "help"), r"report \[.*\] <dest>"),
    r"pcs resource cleanup( \S+)? node=\S+": (
        ("pcs", "resource", "help"),
        r"cleanup \[<resource id.*?>\] \[node=<node>\]",
    ),
    # from 0.11 on pcs moves in a running cluster only; typed in tests/cluster
    r"pcs resource move \S+( \S+)?( --(promoted|master))?": (
        ("pcs", "resource", "help"),
        r"move <resource id> \[destination node\] \[--(promoted|master)\]",
    ),
    r"pcs stonith history show( > \S+)?": (("pcs", "stonith", "help"), r"history \[show"),
    r"pcs stonith confirm \S+": (("pcs", "stonith", "help"), r"confirm <node>"),
    r"pcs stonith fence \S+ --off": (("pcs", "stonith", "help"), r"fence <node> \[--off\]"),
}
# what can't be tried and has no usage of its own to hold it: exactly these forms
FORM: dict[str, str] = {
    r"systemctl (start|stop) (corosync|pacemaker)": "acts on the machine; in tests/cluster",
    r"systemctl is-active pacemaker( corosync)?": "asks systemd, which no root runs",
    r"journalctl -u pacemaker -p warning --since yesterday": "reads the machine's journal",
    r"journalctl --since yesterday > \S+": "reads the machine's journal",
    r"ls -l /var/lib/pacemaker/cib": "a folder of a machine with a cluster",
    r"cp -rp /var/lib/pacemaker/pengine \S+": "a folder of a machine with a cluster",
    r"cp -p /etc/corosync/corosync.conf \S+": "a file of a machine with a cluster",
    r"iptables -[ID] (INPUT -s|OUTPUT -d) [\d.]+ -j DROP": "cuts a machine's network",
    r"ip6tables -[ID] (INPUT -s|OUTPUT -d) [\da-f:]+ -j DROP": "cuts a machine's network",
    r"echo c > /proc/sysrq-trigger": "kills the machine",
    r"sh \S+ (--replace )?--push": "tests/emit and tests/cluster run such scripts",
    r"env CIB_file=\S+ crm configure load replace \S+": "test_what_would_happen runs it",
    r"sh \S+ --replace /var/local/ha-work/try\.xml": "test_what_would_happen runs it",
    r"crmgen( check)? design\.csv --target \w+( -o design\.\w+)*": "its own words: tests/cli",
}
