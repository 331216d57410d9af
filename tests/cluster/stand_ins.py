"""Programs that stand in for what a machine of the lab has not: services, power switches, systemd.

A resource runs where a file says so. A file ``fail-ACTION-ID`` beside it makes that action fail.
Meta-data is the real agent's.
"""

# where the real agents are kept
REAL = "/usr/lib/real-agents"
STATE = "/run/stand-in"

AGENT = f"""\
#!/bin/sh
# one script for all agents: the name it is called by says which
agent=$(basename "$0")
id=${{OCF_RESOURCE_INSTANCE%%:*}}
case $1 in meta-data|validate-all|usage)
    [ "$1" = meta-data ] || exit 0
    exec "{REAL}/$(basename "$(dirname "$0")")-$agent" meta-data;;
esac
mkdir -p {STATE}
me={STATE}/$id
[ ! -e "{STATE}/fail-$1-$id" ] || exit 1
attribute() {{
    case $agent in
    ping|pingd)
        set -- $OCF_RESKEY_host_list
        alive=$#
        [ ! -e {STATE}/network-down ] || alive=0
        value=$((alive * ${{OCF_RESKEY_multiplier:-1}}))
        attrd_updater -n "${{OCF_RESKEY_name:-pingd}}" -U $value -d 0;;
    diskd) attrd_updater -n "${{OCF_RESKEY_name:-diskd}}" -U normal -d 0;;
    storage-mon) attrd_updater -n "#health-disk" -U green -d 0;;
    esac
}}
forget() {{
    case $agent in
    ping|pingd|diskd) attrd_updater -D -n "${{OCF_RESKEY_name:-$agent}}" -d 0;;
    esac
}}
status() {{
    case $agent in pgsql)
        [ -z "$OCF_RESKEY_rep_mode" ] || [ "$OCF_RESKEY_rep_mode" = none ] ||
            attrd_updater -n "$id-status" -U "$1" -d 0;;
    esac
}}
score() {{
    [ -z "$OCF_RESKEY_CRM_meta_promotable$OCF_RESKEY_CRM_meta_promoted_max" ] ||
        crm_attribute --promotion --lifetime reboot -v "$1" >/dev/null 2>&1
}}
case $1 in
start) echo started > "$me"; attribute; status HS:sync; score 10;;
stop) [ ! -e "$me" ] || forget; rm -f "$me"; status STOP;;
promote) echo promoted > "$me"; status PRI; score 1000;;
demote) echo started > "$me"; status HS:sync; score 10;;
notify) ;;
monitor|status)
    [ -e "$me" ] || exit 7
    attribute
    [ "$(cat "$me")" != promoted ] || {{ status PRI; score 1000; exit 8; }}
    status HS:sync
    score 10;;
*) exit 3;;
esac
exit 0
"""

# asks the lab to pull the plug and waits until it has
_CUT = """\
cut() {
    [ -n "$1" ] || exit 1
    : > "/lab/cut-$1"
    i=0
    while [ -e "/lab/cut-$1" ]; do
        i=$((i + 1)); [ $i -lt 200 ] || exit 1
        sleep 0.1
    done
}
"""
FENCE_AGENT = f"""\
#!/bin/sh
{_CUT}
while read -r line; do
    case $line in
    action=*|option=*) action=${{line#*=}};;
    nodename=*) node=${{line#*=}};;
    esac
done
case $action in
metadata) echo action=metadata | exec {REAL}/$(basename "$0");;
off|reboot) cut "$node";;
esac
exit 0
"""
# a plug-in of cluster-glue; the parameters are variables
STONITH_PLUGIN = f"""\
#!/bin/sh
{_CUT}
case $1 in
gethosts) echo "$hostname";;
off|reset) cut "$2";;
get*) exec {REAL}/external-$(basename "$0") "$@";;
esac
exit 0
"""

# start and stop of the two daemons, and the questions that crmsh and pcs ask
SYSTEMCTL = """\
#!/bin/sh
[ "$1" != --version ] || { echo "systemd 252"; exit 0; }
quiet=
while case $1 in -*) true;; *) false;; esac; do shift; done
verb=$1
shift
of() { case ${1%.service} in pacemaker) echo pacemakerd;; *) echo "${1%.service}";; esac; }
up() { pidof -s "$(of "$1")" >/dev/null; }
start() {
    up "$1" && return
    case ${1%.service} in
    corosync)
        mkdir -p /var/log/corosync
        corosync || exit 1
        for i in $(seq 100); do corosync-quorumtool -s >/dev/null 2>&1; [ $? != 1 ] && return
        sleep 0.1; done;;
    pacemaker)
        start corosync
        mkdir -p /var/log/pacemaker
        setsid pacemakerd </dev/null >/var/log/pacemaker/out 2>&1 &
        for i in $(seq 100); do crmadmin -P >/dev/null 2>&1 && return; sleep 0.1; done;;
    esac
}
stop() {
    up "$1" || return
    [ "${1%.service}" != corosync ] || stop pacemaker
    kill -TERM $(pidof "$(of "$1")")
    while up "$1"; do sleep 0.1; done
}
case $verb in
start) for one in "$@"; do start "$one"; done;;
stop) for one in "$@"; do stop "$one"; done;;
is-active)
    code=0
    for one in "$@"; do if up "$one"; then echo active; else echo inactive; code=3; fi; done
    exit $code;;
is-enabled) echo disabled; exit 1;;
list-unit-files) echo "corosync.service disabled"; echo "pacemaker.service disabled";;
daemon-reload|enable|disable) ;;
*) exit 1;;
esac
exit 0
"""
