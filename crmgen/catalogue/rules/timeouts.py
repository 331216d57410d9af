"""How long an operation may take (OPS420 to OPS439)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

TIMEOUT_MISSING = Code(
    "OPS420",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} に timeout がありません。",
        "'{id}' has no timeout for {operation}.",
    ),
    Text(
        "ディスクや DB の最も遅い場合に合わせて timeout を書いてください。"
        "表 3-2 (OP_DEFAULTS) でまとめて決めることもできます。",
        "Write one that fits the slowest case of the disk or database; OP_DEFAULTS can hold one "
        "for all.",
    ),
    Text(
        "既定の 20 秒で打ち切られます。起動なら失敗、停止なら失敗してノードが強制停止されます。",
        "It is cut off after the default of 20 seconds: a start fails, and after a failed stop "
        "the node is fenced.",
    ),
    "Pacemaker Explained, operations; Linux-HA Japan wp-archives 4224",
)
TIMEOUT_BELOW_ADVICE = Code(
    "OPS421",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} の timeout {found} は、エージェントの推奨 {least} より短い値です。",
        "The timeout {found} of {operation} of '{id}' is below the {least} that its agent advises.",
    ),
    Text(
        "{least} 以上にしてください。短くするなら、最も遅い場合を測って決めてください。",
        "Write {least} or more; go below it only after measuring the slowest case.",
    ),
    Text(
        "負荷の高いときに間に合わず、動いているサービスが切り替わることがあります。",
        "Under load it may not finish in time, and a working service fails over.",
    ),
    "agent's metadata, actions; crmsh ra.py; Linux-HA Japan OSC2012, OSC2017",
)
PING_TIMEOUT = Code(
    "OPS422",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} の timeout {found} では、全宛先の応答待ちの間に打ち切られます。",
        "The timeout {found} of {operation} of '{id}' ends before the agent has tried all hosts.",
    ),
    Text(
        "timeout を「attempts × timeout × 宛先の数」({least} ほど) より長くしてください。",
        "Make it longer than attempts × timeout × number of hosts (about {least}).",
    ),
    Text(
        "宛先に届かないとき、属性が下がる前に監視自体が失敗します。",
        "When the hosts can't be reached the monitor itself fails before it lowers the attribute.",
    ),
    "ocf:pacemaker:ping of Pacemaker 2.1.5 (ping_check)",
)
SFEX_START = Code(
    "OPS423",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} の timeout {found} は、ロックの期限切れを待つには短すぎます。",
        "The timeout {found} of {operation} of '{id}' is too short to wait for a lock to expire.",
    ),
    Text(
        "collision_timeout + lock_timeout + 10 秒 ({least}) 以上にしてください。",
        "Write collision_timeout + lock_timeout + 10 seconds ({least}) or more.",
    ),
    Text(
        "相手のノードが突然止まった後の引き継ぎで、ロックが切れる前に起動が失敗します。",
        "When the other node died the start fails before its lock has expired: no take-over.",
    ),
    "metadata of ocf:heartbeat:sfex (resource-agents 4.12)",
)
SFEX_LOCK = Code(
    "OPS424",
    Severity.WARNING,
    Text(
        "「{id}」のロックは、更新の間隔 ({renewal} 秒) より前に切れます。",
        "The lock of '{id}' expires before it is renewed (every {renewal} seconds).",
    ),
    Text(
        "lock_timeout を monitor_interval に期限の余裕 (90 秒ほど) を足した値にしてください。",
        "Make lock_timeout monitor_interval plus the expiration time (about 90 seconds).",
    ),
    Text(
        "動いている最中にロックが失効し、両方のノードがディスクをマウントできてしまいます。",
        "The lock lapses while the service runs, and both nodes can mount the disk.",
    ),
    "metadata of ocf:heartbeat:sfex (resource-agents 4.12)",
)
VIPCHECK_START = Code(
    "OPS425",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} の timeout {found} は、アドレスの確認が終わる前に切れます。",
        "The timeout {found} of {operation} of '{id}' ends before the address has been checked.",
    ),
    Text(
        "timeout を count × wait より長くしてください。",
        "Make it longer than count × wait.",
    ),
    Text(
        "アドレスが使われているときに、確認の結果ではなく時間切れで起動が失敗します。",
        "Where the address is in use the start fails by its timeout, not by what it found.",
    ),
    "VIPcheck of Linux-HA Japan pm_extras (count 1, wait 10)",
)
