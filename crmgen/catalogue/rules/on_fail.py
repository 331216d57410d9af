"""What follows a failed operation (OPS440 to OPS459)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

FENCE_WITHOUT_FENCING = Code(
    "OPS440",
    Severity.WARNING,
    Text(
        "on-fail=fence のオペレーションが {count} 個ありますが、STONITH は無効です。",
        "{count} operation(s) say on-fail=fence, but fencing is off.",
    ),
    Text(
        "stonith-enabled を true にして STONITH リソースを置くか、"
        "on-fail を block にしてください。",
        "Set stonith-enabled to true and add fencing devices, or write on-fail=block.",
    ),
    Text(
        "停止に失敗してもノードは強制停止されず、リソースは人が直すまで止まったままになります。",
        "A failed stop does not fence the node: the resource stays blocked until someone mends it.",
    ),
    "Pacemaker lib/pengine/pe_actions.c; Linux-HA Japan wp-archives 4377",
)
STOP_NOT_FENCED = Code(
    "OPS441",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} の on-fail が {found} です。",
        "{operation} of '{id}' has on-fail={found}.",
    ),
    Text(
        "on-fail を fence にしてください。STONITH が有効なら stop では既定値でもあります。",
        "Write fence; for stop it is the default where fencing is on.",
    ),
    Text(
        "{operation} に失敗すると、人が直すまで相手のノードで起動しません。",
        "After a failed {operation} the resource does not start on the other node until someone "
        "mends it.",
    ),
    "crm_simulate 2.1.5; Linux-HA Japan OSC2015 (exclusive control)",
)
STOP_IGNORED = Code(
    "OPS442",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} の失敗が無視されます (on-fail={found})。",
        "A failed {operation} of '{id}' is ignored (on-fail={found}).",
    ),
    Text(
        "on-fail を fence に (STONITH がなければ block に) してください。",
        "Write fence, or block where there is no fencing.",
    ),
    Text(
        "停止できなかったサービスが動いたまま、相手のノードでも起動します。"
        "IP アドレスの重複や共有ディスクのデータ破壊につながります。",
        "The service that could not be stopped goes on running while the other node starts it "
        "too: duplicate addresses, corrupted shared data.",
    ),
    "crm_simulate 2.1.5; Linux-HA Japan OSC2016 Fukuoka, table A-6-2",
)
DEMOTE_NOT_ALLOWED = Code(
    "OPS443",
    Severity.ERROR,
    Text(
        "「{id}」の {operation} に on-fail=demote は書けません。",
        "{operation} of '{id}' can't have on-fail=demote.",
    ),
    Text(
        "demote は昇格するリソースの promote と、役割 Promoted の monitor にだけ書けます。",
        "demote is for promote, and for a monitor with the role Promoted, of a promotable "
        "resource only.",
    ),
    Text(
        "crm_verify がエラーにし、Pacemaker は既定の on-fail に戻します。",
        "crm_verify calls it an error, and Pacemaker goes back to the default.",
    ),
    "crm_verify 2.1.5 and 3.0.0 ('demote' is not allowed for it)",
)
NO_FAILOVER = Code(
    "OPS444",
    Severity.WARNING,
    Text(
        "「{id}」の migration-threshold は {threshold} ですが、"
        "monitor の on-fail が {found} です。",
        "'{id}' has a migration-threshold of {threshold}, but its monitor says on-fail={found}.",
    ),
    Text(
        "切り替えるなら on-fail を restart に、"
        "切り替えないなら migration-threshold を消してください。",
        "Write on-fail=restart where it is to fail over; otherwise drop the migration-threshold.",
    ),
    Text(
        "監視で故障が見つかっても、再起動も切り替えもされません。",
        "When the monitor finds a failure, the resource is neither restarted nor failed over.",
    ),
    "Pacemaker Explained, resource options",
)
