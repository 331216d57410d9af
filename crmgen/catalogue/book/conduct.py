"""Monitoring, failures, fencing, split brain, and the time budget."""

from crmgen.text import Text

# ---- 5 monitoring ---------------------------------------------------------------------------

MONITORING = Text("監視と故障時の動作", "Monitoring, and what failures lead to")
MONITORING_TEXT = Text(
    "各操作の有効な値 (既定値を含む) と、失敗したときの動作を示す。",
    "What holds for each operation, defaults included, and what its failure leads to.",
)
OPERATIONS = Text("操作", "Operations")
OPERATION = Text("操作", "Operation")
INTERVAL = Text("間隔", "Interval")
TIMEOUT = Text("制限時間", "Timeout")
ON_FAIL = Text("on-fail", "on-fail")
WHEN_FAILED = Text("失敗したとき", "When it fails")
NOT_WATCHED = Text("監視しない。故障に気付かない", "it is not watched: nobody notices a failure")
ROLE_OF = Text("{name} ({role})", "{name} ({role})")
RECOVERY_SETTINGS = Text("故障と移動に関する設定", "Settings of recovery and moving")
THRESHOLD_NAMES = (
    "migration-threshold",
    "failure-timeout",
    "resource-stickiness",
    "priority",
    "target-role",
    "is-managed",
)
STICKINESS_SUM = Text(
    "グループの定着度は、動いている要素の値の合計になる。",
    "The stickiness of a group is the sum of its running members.",
)
ACTS = {
    "nothing": Text("何もしない", "nothing"),
    "restart": Text("同じノードで再起動", "restart on its node"),
    "move": Text("故障したノードから移す", "moved off the node"),
    "demote": Text("降格し、可能なら再び昇格", "demoted, and promoted again where possible"),
    "stop": Text("停止したままにする", "stopped, and not started again"),
    "block": Text("停止も起動もせず、対処を待つ", "left as it is, until someone looks after it"),
    "standby": Text("ノードを待機にし、全リソースを移す", "its node gives up everything"),
    "fence": Text("ノードを強制停止してから引き継ぐ", "its node is fenced, then taken over"),
    "lost": Text(
        "強制停止せずに引き継ぐ (二重起動のおそれ)", "taken over without fencing: may run twice"
    ),
}
AT_COUNT = Text("{count} 回目: {text}", "failure {count}: {text}")

# ---- 6 failures -----------------------------------------------------------------------------

FAILURES = Text("故障時動作マトリクス", "Failure matrix")
FAILURES_TEXT = Text(
    "単一の故障ごとに、クラスタの動作、その後の配置、中断時間の最大値、復旧パターンを示す。"
    "どの故障も、全ノードが正常な状態から 1 つだけ起きたものとする。",
    "For each single failure: what the cluster does, where things run afterwards, how long the "
    "outage is at the most, and which recovery pattern follows. Each begins with all nodes well.",
)
CONFIRMED_TEXT = Text(
    "「✓」は、同じ故障を Pacemaker の crm_simulate に与えて配置が一致した行である "
    "({count} / {all} 行)。「–」は与えられない故障か、配置が稼働時に決まる行、「✗」は一致しなかった"
    "行である。",
    "A '✓' marks the rows that Pacemaker's own crm_simulate confirmed when the failure was "
    "injected ({count} of {all}); '–' those that it can't be given or whose outcome is open, "
    "'✗' those where it differs.",
)
UNCONFIRMED_TEXT = Text(
    "この表は crm_simulate で確認していない (作成した環境に Pacemaker がない)。",
    "crm_simulate has not confirmed this table: Pacemaker is not installed where it was made.",
)
UNCONFIRMED_LARGE = Text(
    "この表は crm_simulate で確認していない (規模が大きく、時間がかかりすぎる)。",
    "crm_simulate has not confirmed this table: it would take too long for a design of this size.",
)
CONFIRMED = Text("確認", "Seen")
OF_RESOURCES = Text("リソースの故障: {id}", "Failures of {id}")
OF_NODES = Text("ノードの故障", "Failures of nodes")
OF_NETWORKS = Text("ネットワークの故障", "Failures of networks")
OF_DISKS = Text("ディスクの故障", "Failures of disks")
TEST = Text("試験番号", "Test")
FAILURE = Text("故障", "Failure")
REACTION = Text("クラスタの動作", "What the cluster does")
AFTERWARDS = Text("その後の配置", "Where things run afterwards")
OUTAGE = Text("中断", "Outage")
AT_MOST = Text("最大", "At most")
PATTERN = Text("復旧", "Recovery")
KINDS = {
    "monitor": Text("{rsc} の監視 ({interval}) が失敗", "monitor of {rsc} ({interval}) fails"),
    "unwatched": Text("{rsc} の故障 (監視なし)", "{rsc} fails (not watched)"),
    "start": Text("{rsc} の起動が失敗", "start of {rsc} fails"),
    "stop": Text("{rsc} の停止が失敗", "stop of {rsc} fails"),
    "promote": Text("{rsc} の昇格が失敗", "promotion of {rsc} fails"),
    "demote": Text("{rsc} の降格が失敗", "demotion of {rsc} fails"),
    "node": Text("ノード停止 (電源断、カーネルパニック)", "node down (power, kernel panic)"),
    "ping": Text("監視先 {target} のすべてに届かない", "reaches none of {target}"),
    "host": Text("監視先 {target} の停止 (全ノードから届かない)", "{target} is gone for all nodes"),
    "disk": Text("ディスク {target} の故障 (diskd が検知)", "disk {target} fails (diskd sees it)"),
    "mount": Text("{rsc} の {target} が読み書きできない", "{target} of {rsc} fails"),
    "nic": Text("{rsc} の NIC {target} の断", "interface {target} of {rsc} is down"),
    "interconnect": Text("クラスタ間通信がすべて断", "all cluster communication is cut"),
}
COUNTED = Text("{text} ({count} 回目)", "{text} (failure {count})")
OUTAGES = {
    "none": Text("なし", "none"),
    "reduced": Text("なし (冗長性低下)", "none (less in reserve)"),
    "restart": Text("再起動の間", "while it restarts"),
    "failover": Text("系切替の間", "while it fails over"),
    "fenced": Text("強制停止と系切替の間", "while fenced, then failover"),
    "lasting": Text("復旧するまで", "until repaired"),
}
UNCHANGED = Text("変わらない", "unchanged")
MOVED = Text("{id}: {before} → {after}", "{id}: {before} → {after}")
ALONG = Text("巻き込み: {ids}", "with it: {ids}")
OPEN = Text("未確定: {why}", "open: {why}")
FENCED_ON_LIMIT = Text("上限を示せない ({why})", "no limit can be given ({why})")
ALL_NODES = Text("全ノード", "all nodes")
DIFFERS_TITLE = Text("crm_simulate と一致しない行", "Rows where crm_simulate differs")
DIFFERS = Text(
    "{failure}: {rsc} は本書では「{said}」、crm_simulate では {found}",
    "{failure}: this book has {rsc} '{said}', crm_simulate has it on {found}",
)
CAUSES = {
    "nodes unknown": Text("どのノードになるか分からない", "it is not known which node it is"),
    "attribute unknown": Text(
        "監視の経路か、稼働時の属性による", "depends on the path that is watched, or an attribute"
    ),
    "promotion score": Text("昇格先はエージェントが決める", "the agent decides who is promoted"),
    "tie": Text("同点で、リソースの数も等しい", "equal scores and numbers of resources"),
    "follows undecided": Text("未確定のものに従う", "follows what is open itself"),
    "colocation cycle": Text("同居が循環している", "colocations in a circle"),
    "constraint on a clone's child": Text("クローンの要素による", "depends on one instance"),
    "meta attribute by rule": Text("ルールによるメタ属性", "meta attributes by rule"),
    "capacity": Text("容量による", "depends on capacity"),
    "remote nodes": Text("リモートノード", "remote nodes"),
    "bundles": Text("Bundle の配置は稼働時に決まる", "where bundles run shows only in the cluster"),
    "scores interact": Text("スコアが互いに影響する", "scores act on each other"),
    "no fencing device": Text("強制停止する装置がない", "no device fences the node"),
}
CAUSE_OTHER = Text("配置が稼働時に決まる", "shows only in the running cluster")
OF_CAUSE = Text("{id} ({why})", "{id} ({why})")
PATTERNS_TITLE = Text("復旧パターン", "Recovery patterns")
PATTERN_TEXTS = {
    "P1": Text(
        "全ノードが動いている。待機にして復旧し、故障回数を消し、待機を解く",
        "All nodes are up: standby, repair, clear the failure count, online",
    ),
    "P2": Text(
        "ノードが停止している。起動して復旧し、Pacemaker を起動する",
        "A node is down: start and repair it, then start Pacemaker",
    ),
    "P3": Text(
        "ディスクの故障で正常に停止できない。強制的に電源を断ち、復旧してから起動する",
        "A disk keeps the node from a clean stop: cut its power, repair, then start",
    ),
}
PATTERN_STEPS = {
    "P1": Text(
        "状態確認 → 待機 (standby) → 故障復旧 → 故障回数のクリア → 待機解除 → 状態確認 → 切り戻し "
        "(必要な場合。移動の制約を必ず消す)",
        "look → standby → repair → clear failure counts → online → look → switch back where wanted "
        "(and remove the constraint of the move)",
    ),
    "P2": Text(
        "状態確認 → ノード起動 → 故障復旧 → Pacemaker 起動 → 状態確認 → 切り戻し (必要な場合)",
        "look → start the node → repair → start Pacemaker → look → switch back where wanted",
    ),
    "P3": Text(
        "状態確認 → 強制電源断 → 故障復旧 → ノード起動 → Pacemaker 起動 → 状態確認 → 切り戻し "
        "(必要な場合)",
        "look → cut the power → repair → start the node → start Pacemaker → look → switch back "
        "where wanted",
    ),
}
STEPS = Text("手順の流れ", "Steps")
REPAIR = Text("故障復旧のみ", "repair only")
REPAIR_COUNT = Text("故障復旧と故障回数クリアのみ", "repair, clear the count")
WITH_COUNT = Text("{pattern} ＋故障回数クリア", "{pattern}, clear the count")

# ---- 7 fencing ------------------------------------------------------------------------------

FENCING = Text("フェンシング", "Fencing")
FENCING_TEXT = Text(
    "応答しないノードと、停止に失敗したノードを強制停止 ({action}) する。対象ごとの手段を、試す順に"
    "示す。",
    "A node that does not answer, or where a stop failed, is fenced ({action}). These are the ways "
    "for each node, in the order in which they are tried.",
)
FENCING_LEVELS_TEXT = Text(
    "前の段が失敗したときだけ次の段を試す。段の中のデバイスはすべて成功しなければならない。"
    "最後の段まで失敗すると、引き継ぎは行われずに待ち続ける。",
    "A level is tried only where the one before it failed; all devices of a level have to succeed. "
    "Where the last one fails too, nothing is taken over: the cluster waits.",
)
FENCING_NO_LEVELS_TEXT = Text(
    "段の指定がないノードは、使えるデバイスを 1 つずつ試す。",
    "Where there are no levels, the devices are tried one by one until one works.",
)
PLAN = Text("フェンシング計画", "Fencing plan")
TARGET = Text("対象ノード", "Node to fence")
LEVEL = Text("段", "Level")
FENCE_DEVICE = Text("デバイス", "Device")
ACTION_TIMEOUT = Text("制限時間", "Timeout")
DELAY = Text("待ち", "Delay")
RUNS_ON = Text("デバイスの配置", "Device runs on")
HELPER = Text("{id} (補助。単独では止めない)", "{id} (a helper: fences nothing by itself)")
RANDOM = Text("{time} まで (ランダム)", "up to {time} (random)")
NOT_FENCED = Text("強制停止する装置がない", "nothing fences it")
UNSURE = Text("(デバイスへの問い合わせで決まる)", "(the devices themselves know whom)")
FENCING_OFF = Text(
    "フェンシングは無効である。故障したノードの停止を確かめずに引き継ぐため、"
    "データの二重更新を防ぐ手段が別に要る。",
    "Fencing is off. Resources are taken over from nodes that may still run them: something else "
    "has to keep data from being written twice.",
)

# ---- 8 quorum and split brain ---------------------------------------------------------------

QUORUM = Text("クォーラムとスプリットブレイン対策", "Quorum and split brain")
QUORUM_SETTINGS = Text("関係する設定", "Settings")
QUORUM_NAMES = (
    "no-quorum-policy",
    "startup-fencing",
    "priority-fencing-delay",
    "concurrent-fencing",
    "cluster-infrastructure",
    "stonith-watchdog-timeout",
    "fencing-watchdog-timeout",
    "fence-reaction",
)
MAJORITY = Text(
    "{nodes} ノードの過半数は {majority} ノードである。",
    "A majority of {nodes} nodes is {majority}.",
)
TWO_NODES = Text(
    "2 ノードでは、分断時にどちらも過半数にならない。corosync の two_node と wait_for_all の設定を"
    "確かめること。",
    "With two nodes neither side of a split has a majority: see two_node and wait_for_all in "
    "corosync.conf.",
)
PROTECTIONS = Text("守っているもの", "What protects")
GAPS = Text("残る課題", "What is left open")
MEASURE = Text("対策", "Protection")
MEASURES = {
    "interconnects": Text("インターコネクト", "interconnects"),
    "stonith": Text("STONITH", "STONITH"),
    "watchdog": Text("ウォッチドッグ", "watchdog"),
    "sfex": Text("sfex", "sfex"),
    "vipcheck": Text("VIPcheck", "VIPcheck"),
    "quorum": Text("クォーラム", "quorum"),
    "priority": Text("priority-fencing-delay", "priority-fencing-delay"),
}

# ---- 9 time budget --------------------------------------------------------------------------

BUDGET = Text("切替時間の試算", "Time budget")
BUDGET_TEXT = Text(
    "故障の検知からサービスの再開までの最大値を、設定値から積み上げた。DC の選出、同時実行数の"
    "制限、昇格先の決定にかかる時間は含まない。",
    "The time from a failure to the service's return, added up from the settings. The election of "
    "a DC, limits on how many actions run at once, and what agents take to agree on whom to "
    "promote are not counted.",
)
BUDGET_TABLE = Text("試算の一覧", "Summary")
DETECTION = Text("検知", "Detection")
FENCING_TIME = Text("強制停止", "Fencing")
STOPPING = Text("停止", "Stop")
STARTING = Text("起動", "Start")
MOST = Text("合計 (最大)", "Total, at most")
USUAL = Text("合計 (1 段目で成功)", "Total, first device works")
BUDGET_PARTS = Text("内訳", "Details")
PART = Text("区分", "Part")
WHAT = Text("対象", "What")
TIME = Text("時間", "Time")
STEP_TEXTS = {
    "interval": Text("監視の間隔", "monitor interval"),
    "timeout": Text("{operation} の制限時間", "timeout of {operation}"),
    "dampen": Text("属性の確定待ち (dampen)", "dampen"),
    "token": Text("corosync のトークン", "corosync token"),
    "consensus": Text("corosync の合意", "corosync consensus"),
    "priority-fencing-delay": Text("priority-fencing-delay", "priority-fencing-delay"),
    "fence delay": Text("強制停止の前の待ち ({operation})", "delay before fencing ({operation})"),
    "fence": Text("強制停止 ({operation})", "fencing ({operation})"),
    "fence on": Text("電源投入", "power on"),
    "watchdog": Text("ウォッチドッグ", "watchdog"),
    "transition-delay": Text("transition-delay", "transition-delay"),
    "stop": Text("停止", "stop"),
    "demote": Text("降格", "demote"),
    "start": Text("起動", "start"),
    "promote": Text("昇格", "promote"),
    "notify down": Text("通知 (notify、{operation})", "notify ({operation})"),
    "notify up": Text("通知 (notify、{operation})", "notify ({operation})"),
}
ASSUMED = Text("corosync の既定値と仮定", "corosync's default, assumed")
FALLBACK = Text("前の手段が失敗した場合だけ", "only where the one before fails")
SAME = Text("次の故障に共通: {failures}", "The same for: {failures}")
