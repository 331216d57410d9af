"""How often a resource may fail, and how long that counts (PRP420 to PRP439)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NO_THRESHOLD = Code(
    "PRP420",
    Severity.WARNING,
    Text(
        "「{found}」など {count} 個のリソースに migration-threshold がありません。",
        "{count} resource(s), '{found}' first, have no migration-threshold.",
    ),
    Text(
        "表 3-1 (RSC_DEFAULTS) に、何回の故障で切り替えるかを書いてください。"
        "切り替えないのなら INFINITY と書いてください。",
        "Say in RSC_DEFAULTS after how many failures a resource moves; write INFINITY where it is "
        "only to be restarted.",
    ),
    Text(
        "既定値は INFINITY です。何度故障しても同じノードで再起動を繰り返し、切り替わりません。",
        "The default is INFINITY: however often it fails it is restarted on the same node.",
    ),
    "Linux-HA Japan wp-archives 3786, 1657; RHEL 7 HA reference, failure migration",
)
NEVER_FORGOTTEN = Code(
    "PRP421",
    Severity.ADVICE,
    Text(
        "migration-threshold が {found} で、故障回数を忘れる設定がありません。",
        "The migration-threshold is {found}, and failures are never forgotten.",
    ),
    Text(
        "復旧後に故障回数を消す手順を用意するか、failure-timeout を書いてください。",
        "Have a runbook step that clears the fail count, or set a failure-timeout.",
    ),
    Text(
        "一度故障したノードには、故障回数を消すまで戻れません。次の故障で行き先がなくなります。",
        "A node with one failure stays closed until its fail count is cleared; at the next failure "
        "there is nowhere to go.",
    ),
    "Linux-HA Japan OSC2012 Tokyo (support cases), OSC2016 Kyoto, wp-archives 1809",
)
BLOCKED_FOR_EVER = Code(
    "PRP422",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} の on-fail が block なので、failure-timeout ({timeout}) は"
        "効きません。",
        "The failure-timeout ({timeout}) of '{id}' does not count: its {operation} says "
        "on-fail=block.",
    ),
    Text(
        "on-fail を変えるか、このリソースの failure-timeout を 0 にしてください。",
        "Change on-fail, or set the failure-timeout of this resource to 0.",
    ),
    Text(
        "時間がたっても故障は忘れられず、人が消すまで止まったままになります。",
        "The failure is not forgotten in time: the resource stays blocked until someone clears it.",
    ),
    "Pacemaker lib/pengine/failcounts.c:396, pull request 499",
)
FORGOTTEN_TOO_SOON = Code(
    "PRP423",
    Severity.WARNING,
    Text(
        "failure-timeout={found} は、「{id}」の故障を見つけて再起動するまでの時間 ({least}) より"
        "短い値です。",
        "failure-timeout={found} is less than '{id}' may take to be found failed and restarted "
        "({least}).",
    ),
    Text(
        "監視間隔と停止・起動の timeout の和 ({least}) より長くしてください。",
        "Make it longer than the monitor interval plus the timeouts of stop and start ({least}).",
    ),
    Text(
        "再起動が終わる前に故障を忘れ、"
        "migration-threshold に届かないまま故障と再起動を繰り返します。",
        "The failure is forgotten before the restart is over: it fails and restarts for ever "
        "without reaching its migration-threshold.",
    ),
    "Pacemaker pull request 3037; Pacemaker Explained, resource options",
)
START_IS_FATAL = Code(
    "PRP424",
    Severity.ADVICE,
    Text(
        "migration-threshold は {found} ですが、起動の失敗は 1 回で切り替わります。",
        "The migration-threshold is {found}, but one failed start already moves the resource.",
    ),
    Text(
        "起動の失敗も回数で数えるなら、プロパティ start-failure-is-fatal に false を、"
        "1 回で切り替えるなら true を書いて、決めたことを示してください。",
        "For failed starts to be counted too, set the property start-failure-is-fatal to false; "
        "write true to show that one is meant to be enough.",
    ),
    Text(
        "start-failure-is-fatal の既定は true で、一度起動に失敗したノードでは起動しなくなります。",
        "start-failure-is-fatal is true by default: the resource no longer starts on "
        "a node where it failed to.",
    ),
    "Pacemaker pull request 916; Pacemaker Explained, resource options",
)
NEW_CLUSTER_STICKS = Code(
    "PRP425",
    Severity.ADVICE,
    Text(
        "「{found}」など {count} 個のリソースに resource-stickiness がありません。{target} で新しく"
        "作ったクラスタは、はじめから 1 を持っています。",
        "{count} resource(s), '{found}' first, have no resource-stickiness, and a new cluster of "
        "{target} begins with 1.",
    ),
    Text(
        "RSC_DEFAULTS に resource-stickiness を書いてください。動かす順を配置のスコアだけに任せる"
        "のなら 0 と書きます。",
        "Write resource-stickiness in RSC_DEFAULTS; 0 where the scores alone are to decide.",
    ),
    Text(
        "設計書は Pacemaker の既定値の 0 で計算します。スコアが同点の切り戻しで、実機は"
        "リソースを動かしません。",
        "The design book counts with Pacemaker's default, 0: where scores are level the cluster "
        "leaves resources where they are.",
    ),
    "Pacemaker pull request 2347 (--with-resource-stickiness-default, 2.1.0); RHEL 9 and 10 HA "
    "guides; crmsh pull request 1174 (SLES 15 SP4)",
)
