"""What runbooks say of failures: how they are provoked, what happens, how to recover; and traps."""

from crmgen.text import Text

# ---- failures as rows
KINDS = {
    "monitor": Text("{rsc} の監視エラー", "monitor of {rsc} fails"),
    "unwatched": Text("{rsc} の故障（監視なし）", "{rsc} fails (not watched)"),
    "start": Text("{rsc} の起動エラー", "start of {rsc} fails"),
    "stop": Text("{rsc} の停止エラー", "stop of {rsc} fails"),
    "promote": Text("{rsc} の昇格エラー", "promotion of {rsc} fails"),
    "demote": Text("{rsc} の降格エラー", "demotion of {rsc} fails"),
    "node": Text("ノードの停止（電源断・カーネルパニック）", "node down (power, kernel panic)"),
    "ping": Text("{target} への経路断（{rsc}）", "no way to {target} ({rsc})"),
    "host": Text("監視先 {target} の停止（{rsc}）", "{target} itself is down ({rsc})"),
    "disk": Text("ディスク {target} の故障（{rsc}）", "disk {target} fails ({rsc})"),
    "mount": Text("{target} の故障（{rsc}）", "{target} fails ({rsc})"),
    "nic": Text("NIC {target} の故障（{rsc}）", "network card {target} fails ({rsc})"),
    "interconnect": Text("インターコネクト全断", "all links between the nodes are down"),
}
COUNTED = Text("{count} 回目", "failure {count}")
ACTS = {
    "nothing": Text("何もしない", "nothing is done"),
    "restart": Text("同じノードで再起動", "restarted on its node"),
    "move": Text("ほかのノードに切替", "moves to another node"),
    "demote": Text("降格して再昇格", "demoted and promoted again"),
    "stop": Text("停止したまま", "stopped for good"),
    "block": Text("操作せず放置（要対応）", "left as it is until someone looks after it"),
    "standby": Text("ノードがすべてを明け渡す", "its node gives everything up"),
    "fence": Text("ノードを強制停止して切替", "node fenced, its services move"),
    "lost": Text("強制停止なしで切替", "services move, nobody fences the node"),
}
NOWHERE = Text("停止（動けるノードがない）", "stopped: no other node takes it")
FAILURE = Text("故障", "Failure")
NODE = Text("ノード", "Node")
BEHAVIOUR = Text("動作", "What the cluster does")
MOVES = Text("切替", "What moves")
AFTER = Text("故障後の配置", "Where it runs afterwards")
LIMIT = Text("中断の上限（秒）", "Outage at most (s)")
NO_LIMIT = {
    "none": Text("なし", "none"),
    "reduced": Text("なし", "none"),
    "lasting": Text("復旧まで", "until repaired"),
}
PATTERN = Text("復旧手順", "Recovery")
NO_RECOVERY = Text("不要", "none")
REPAIR_ONLY = Text("原因を取り除くだけ", "remove the cause")
REPAIR_COUNT = Text("原因を取り除き {cleanup}", "remove the cause, then {cleanup}")
STOPPED = Text("停止", "stopped")
MOVED = Text("{rsc}：{from_} → {to}", "{rsc}: {from_} to {to}")
UNMOVED = Text("変わらない", "as before")
OPEN = Text("設計書からは決まらない", "not told by the design")
ANY = Text("いずれか", "any")

# ---- tests
TESTS_INTRO = Text(
    "本番の運用前と、設定を変えた後に行います。1 件ごとに正常時の状態から始め、"
    "終わったら復旧手順で"
    "正常時の状態に戻します。",
    "Done before the cluster goes into service, and after changes. Each test begins in the "
    "normal "
    "state and ends with the recovery that leads back to it.",
)
TESTS_NETWORK = Text(
    "ネットワークの故障は、送信と受信の両方を捨てるか、ケーブルを抜いて起こします。{down} は"
    "使いません（動作も復旧も変わります）。",
    "Networks are made to fail by dropping packets in both directions, or by pulling the cable. "
    "Never by {down}: what happens then, and the recovery, are different.",
)
TESTS_TABLE = Text("試験項目", "The tests")
TEST_NUMBER = Text("試験番号", "Test")
TEST_HOW = Text("起こし方", "How to provoke it")
TEST_RESULT = Text("結果", "Result")
TEST_TIME = Text("実測（秒）", "Measured (s)")
TEST_BY = Text("担当", "By")
TEST_PROVOKE = Text(
    "{table} の「起こし方」で故障を起こし、時刻を記録する。",
    "Provoke the failure as in {table}, and note the time.",
)
TEST_WATCH = Text(
    "動作と配置を「動作」「故障後の配置」と見比べる。",
    "Compare what happens, and where things run, with the table.",
)
TEST_WATCH_NOTE = Text(
    "サービスに届かない時間も、利用者の端末から測ります。",
    "Measure from a user's machine how long the service can't be reached.",
)
TEST_RECOVER = Text(
    "表の「復旧手順」で正常時の状態に戻す。",
    "Go back to the normal state by the recovery in the table.",
)
HOW_NODE = Text(
    "{node} の電源を切る、または {node} で：", "cut the power of {node}, or type on {node}:"
)
HOW_FAIL = Text("いずれかのノードで：", "on any node:")
HOW_FAIL_COUNT = Text(
    "いずれかのノードで {count} 回（1 回ごとに再起動を待つ）：",
    "on any node, {count} times, each after the restart:",
)
HOW_KILL = Text(
    "{node} で {rsc} を異常終了させる（プロセスの強制終了など）",
    "make {rsc} end on {node}, as by killing its processes",
)
HOW_STOP = Text(
    "停止でエラーを返すように写しを変えたエージェントに差し替え、{rsc} を停止する",
    "put in a copy of the agent whose stop returns an error, and stop {rsc}",
)
HOW_START = Text(
    "起動でエラーを返すように写しを変えたエージェントに差し替え、{rsc} を起動する",
    "put in a copy of the agent whose start returns an error, and start {rsc}",
)
HOW_ROLE = Text(
    "昇格・降格でエラーを返すように写しを変えたエージェントに差し替え、{rsc} を切り替える",
    "put in a copy of the agent whose promote or demote returns an error, and switch {rsc}",
)
HOW_PING = Text(
    "{node} で {target} との送受信を捨てる：",
    "on {node} drop what goes to and comes from {target}:",
)
HOW_UNDO = Text("戻すとき：", "to undo:")
HOW_HOST = Text("{target} を止める、または応答を止める", "stop {target}, or its answers")
HOW_DISK = Text("{node} で {target} のケーブルを抜く", "pull the cable of {target} on {node}")
HOW_NIC = Text("{node} で {target} のケーブルを抜く", "pull the cable of {target} on {node}")
HOW_LINKS = Text(
    "すべてのインターコネクトのケーブルを抜く", "pull the cables of all links between the nodes"
)

# ---- recovery
RECOVERY_STEPS = (
    Text("{evidence} の資料を取る。", "Collect evidence, see {evidence}."),
    Text("{table} から故障を探す。", "Find the failure in {table}."),
    Text("その行の復旧手順を行う。", "Do the recovery of its row."),
)
RECOVERY_UNKNOWN = Text(
    "表で見つからないときは、crm_mon でノードが OFFLINE なら P2、Online なら P1 を使います。",
    "If it is not in the table: P2 where crm_mon shows the node OFFLINE, P1 where it is Online.",
)
RECOVERY_OPTIONAL = Text(
    "切り戻しはサービスの継続には必要ありません。止めてよい時刻に行います。",
    "Switching back is not needed for the service to go on. Do it when a stop is allowed.",
)
P1_WHEN = Text(
    "故障してもクラスタが {node} で動いているとき。",
    "For failures after which the cluster still runs on {node}.",
)
P2_WHEN = Text(
    "{node} が強制停止された、または落ちたとき。", "For failures after which {node} is down."
)
P3_WHEN = Text(
    "{node} のディスクが故障し、正常に停止できないことがあるとき。",
    "For disks of {node} that failed, so that it may not be able to stop in order.",
)
REPAIR = Text("{node} の故障の原因を取り除く。", "Remove the cause of the failure on {node}.")
REPAIR_NOTE = Text(
    "アプリケーション、ネットワーク、ディスクのログを見ます。試験で加えた変更も元に戻します。",
    "Look at the logs of applications, networks and disks. Undo what was done for a test.",
)
CLEAR = Text("{node} の故障の記録を消す。", "Clear the failures on {node}.")
CLEAR_SEEN = Text("記録が消えたことを確認する。", "See that they are gone.")
BACK_LINK = Text("切り戻すとき：{switch}", "To switch back: {switch}")
FENCED_SEEN = Text("{node} が強制停止されたことを確認する。", "See that {node} was fenced.")
FENCED_NOTE = Text(
    "{node} の最新の記録が成功（successful、completed）であること。",
    "The latest entry for {node} is a success (successful, completed).",
)
UNFENCED = Text(
    "crm_mon で {node} が UNCLEAN のままなら引き継ぎが止まっています。{node} "
    "の電源が切れていることを"
    "目で確かめた後でだけ、次を実行します。",
    "If crm_mon keeps showing {node} UNCLEAN, nothing is taken over. Only after you have seen "
    "with "
    "your own eyes that {node} is powered off, type:",
)
UNFENCED_DANGER = Text(
    "電源が入ったまま実行すると、両方のノードが同じデータに書き込み、データが壊れます。",
    "With the power on, both nodes write to the same data and destroy it.",
)
CONFIRM_ASKS = Text(
    "pcs は本当に進めるかを尋ねます。電源が切れていることに間違いがなければ y と答えます。",
    "pcs asks whether to go on: answer y if the power is off beyond doubt.",
)
NO_FENCING = Text(
    "この構成は強制停止をしません。{node} の電源が切れていることを目で確かめてから進めます。",
    "This cluster does not fence. See with your own eyes that {node} is powered off.",
)
BOOT = Text("{node} の電源を入れ、OS を起動する。", "Power {node} on and boot it.")
BOOT_NOTE = Text(
    "クラスタが OS と一緒に起動する設定なら、レスキューモード（カーネルの引数に "
    "systemd.unit=rescue.target を加える）で起動し、故障を直してから systemctl default で続けます。"
    "ネットワークを外して起動してはいけません：相手の見えないノードは、動いているノードを強制停止"
    "することがあります。",
    "Where the cluster starts by itself at boot, boot in rescue mode (systemd.unit=rescue.target "
    "among the kernel's parameters), and go on by systemctl default once the cause is gone. Don't "
    "boot it without its networks: a node that sees no other may fence those that serve.",
)
POWER_OFF = Text("{node} の電源を強制的に切る。", "Cut the power of {node}.")
POWER_OFF_BY_HAND = Text(
    "{node} の電源を管理装置から切る。", "Cut the power of {node} at its management board."
)
POWER_OFF_NOTE = Text(
    "ディスクに届かないと停止処理が終わらないため、正常な停止は待ちません。",
    "Without its disk an orderly stop may never end: don't wait for one.",
)
OFFLINE_SEEN = Text(
    "{node} が OFFLINE になり、サービスが引き継がれたことを確認する。",
    "See that {node} is OFFLINE and its services have been taken over.",
)
SERVICES_DOWN = Text(
    "サービスが Stopped のままなら、{cleanup} で残っている記録を消します。",
    "Where services stay Stopped, clear the failures that are left, see {cleanup}.",
)

# ---- traps
TRAP_BACK = Text(
    "{rsc} は、切替の制約を消すと {node} に自動で戻ります（{link}）。",
    "{rsc} goes back to {node} by itself once the constraint of a switch is gone ({link}).",
)
TRAP_STUCK = Text(
    "{rsc} は {node} のほかに動けるノードがありません。",
    "{rsc} has no node but {node} to run on.",
)
TRAP_STICKY = Text(
    "{rsc} の resource-stickiness は INFINITY です。移動先を優先する制約だけでは動かないため、"
    "切替には"
    "今のノードを禁止する形のコマンドを使います（{link}）。",
    "resource-stickiness of {rsc} is INFINITY. A constraint that prefers another node does not "
    "move "
    "it, so a switch has to forbid the present one, as its commands do ({link}).",
)
TRAP_RETURN = Text(
    "故障した {node} が復帰すると、{rsc} は自動で戻ります。もう一度サービスが止まります（"
    "{link}）。",
    "{rsc} goes back by itself when {node} returns after a failure: the service stops again "
    "({link}).",
)
TRAP_BAN = Text(
    "切替の制約の消し忘れは、次の切替を妨げます。切替のたびに消したことを確認します（{link}）。",
    "A constraint that a switch leaves keeps the next failover from happening: see each time "
    "that it "
    "is gone ({link}).",
)
TRAP_RULE = Text(
    "メンテナンスモード中に Pacemaker を再起動すると属性 {attribute} が消え、解除のときに "
    "{rsc} が"
    "止まる、または動くことがあります（{link}）。",
    "When Pacemaker is restarted in maintenance mode, the attribute {attribute} vanishes, and "
    "{rsc} "
    "may stop or move when the mode ends ({link}).",
)
TRAP_ALONG = Text(
    "{rsc} を止めると {along} も止まります（{link}）。",
    "Stopping {rsc} stops {along} too ({link}).",
)
TRAP_UNCOVERED = Text(
    "{node} を切り離すと {names} を引き継ぐノードがありません（{link}）。",
    "Nobody takes over {names} when {node} is taken out ({link}).",
)
TRAP_LEFT = {
    "ban": Text(
        "設計書に切替の制約 cli-ban が残っています：{owner}（{cell}）",
        "The design holds cli-ban, left by a switch: {owner} ({cell})",
    ),
    "prefer": Text(
        "設計書に切替の制約 cli-prefer が残っています：{owner}（{cell}）",
        "The design holds cli-prefer, left by a switch: {owner} ({cell})",
    ),
    "target-role": Text(
        "{owner} は停止の指定（target-role）で起動しません（{cell}）。",
        "{owner} does not start because of its target-role ({cell}).",
    ),
    "is-managed": Text(
        "{owner} は管理対象外（is-managed）です（{cell}）。", "{owner} is not managed ({cell})."
    ),
    "maintenance": Text(
        "メンテナンスモードの指定が設計書に残っています：{owner}（{cell}）",
        "The design turns maintenance mode on: {owner} ({cell})",
    ),
    "stop-all-resources": Text(
        "設計書の stop-all-resources により、何も起動しません（{cell}）。",
        "Nothing starts because of stop-all-resources in the design ({cell}).",
    ),
    "standby": Text(
        "設計書で {owner} が standby です（{cell}）。",
        "{owner} is on standby in the design ({cell}).",
    ),
}
TRAP_NO_FENCING = Text(
    "強制停止（STONITH）が無効です。ノードが応答しないときは、"
    "電源を目で確かめてから引き継ぎを判断"
    "します。",
    "Fencing is off: when a node does not answer, see that it is powered off before anything else.",
)
TRAP_NO_DEVICE = Text(
    "{node} を強制停止する装置がありません。故障すると引き継ぎが止まります（{link}）。",
    "No device fences {node}: when it fails, the takeover waits ({link}).",
)
TRAP_OPEN = Text(
    "{names} がどのノードで動くかは、設計書だけでは決まりません。切替や切り離しで何が起こるかも、"
    "ここでは分かりません。作業の前に crm_simulate で予測します。",
    "Where {names} runs can't be told from the design, nor what becomes of it when something is "
    "switched or taken out. Try it with crm_simulate before any work.",
)
TRAP_CLUSTER = Text("クラスタ全体", "the cluster")
BY_NODE = Text("{pattern}（故障したノード）", "{pattern} (of the node that failed)")
