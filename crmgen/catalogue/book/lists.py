"""Parameters, findings, differences, tests, operation, and the appendix."""

from crmgen.text import Text

# ---- 10 parameters --------------------------------------------------------------------------

PARAMETERS = Text("パラメータ一覧", "Parameters")
CHANGED_VIEW = Text("既定値から変えた設定", "What differs from the defaults")
CHANGED_TEXT = Text(
    "エージェントや Pacemaker の既定値と異なるものと、既定値のないものを示す。",
    "Values that are not the agent's or Pacemaker's default, or that have none.",
)
FULL_VIEW = Text("全パラメータ", "All parameters")
FULL_TEXT = Text(
    "環境定義書に記入したすべての値と、記入がなく既定値が有効なもの (変更欄が「–」) を示す。",
    "Every value of the workbook, and those that are left to a default ('–' in the column "
    "Changed).",
)
SECTIONS = {
    "nodes": Text("ノード", "Nodes"),
    "networks": Text("ネットワーク", "Networks"),
    "properties": Text("クラスタのプロパティ", "Cluster properties"),
    "rsc_defaults": Text("リソースの既定", "Resource defaults"),
    "op_defaults": Text("操作の既定", "Operation defaults"),
    "resources": Text("リソース", "Resources"),
    "fencing_levels": Text("フェンシングの段", "Fencing levels"),
    "constraints": Text("制約", "Constraints"),
    "tags": Text("タグ", "Tags"),
    "alerts": Text("アラート", "Alerts"),
    "verbatim": Text("追加設定 (原文)", "Additional configuration (as written)"),
    "exemptions": Text("例外承認", "Accepted exceptions"),
    "agents": Text("自作エージェント", "The site's own agents"),
    "document": Text("文書情報", "Document"),
    "templates": Text("ひな形", "Templates"),
    "acl_roles": Text("アクセス制御のロール", "Roles of access control"),
    "acl_targets": Text("アクセス制御の利用者とグループ", "Users and groups of access control"),
}
PLACE = Text("区分", "Part")
PARAMETER = Text("パラメータ", "Parameter")
UNIT = Text("単位", "Unit")
CHANGED = Text("変更", "Changed")
REASON = Text("設定理由・備考", "Reason, note")
CHANGED_MARK = Text("○", "yes")
SAME_MARK = Text("既定値と同じ", "same")
UNSTATED_MARK = Text("–", "–")
KINDS = {
    "parameter": Text("パラメータ", "parameter"),
    "meta": Text("メタ属性", "meta attribute"),
    "utilization": Text("使用量", "utilization"),
    "operation": Text("操作", "operation"),
    "property": Text("プロパティ", "property"),
    "attribute": Text("ノード属性", "node attribute"),
    "field": Text("定義", "definition"),
}
IN_OPERATION = Text("操作 {name} {interval}", "operation {name} {interval}")
UNDER_RULE = Text("条件: {rule}", "where {rule}")

# ---- 11 findings ----------------------------------------------------------------------------

FINDINGS = Text("検証結果", "Findings")
FINDINGS_TEXT = Text(
    "crmgen {version} の検査の結果である。エラーがあるときは本書を作成しない。",
    "What crmgen {version} found. With an error no book is made.",
)
NO_FINDINGS = Text("指摘はない。", "There are none.")
COUNTS = Text(
    "警告 {warnings} 件、助言 {advice} 件、承認済 {accepted} 件",
    "{warnings} warnings, {advice} advice, {accepted} accepted",
)
FINDINGS_TABLE = Text("指摘の一覧", "Findings")
SEVERITY = Text("重さ", "Severity")
SEVERITIES = {
    "WARNING": Text("警告", "warning"),
    "ADVICE": Text("助言", "advice"),
    "ACCEPTED": Text("承認済", "accepted"),
    "ERROR": Text("エラー", "error"),
}
CODE = Text("コード", "Code")
FINDING = Text("指摘と影響、対処", "Finding, effect, remedy")
ACCEPTED = Text("承認した例外", "Accepted exceptions")
WHERE = Text("対象", "Where")
ACCEPTED_REASON = Text("理由", "Reason")
APPROVER = Text("承認者", "Approved by")
EXPIRY = Text("期限", "Until")

# ---- 12 difference --------------------------------------------------------------------------

DIFFERENCE = Text("前版との差分", "Changes since the former version")
DIFFERENCE_TEXT = Text(
    "前版「{file}」({digest}) との、意味の上での差分である。行の移動や書式の違いは含まない。",
    "What has changed in meaning since '{file}' ({digest}); moved rows and formats do not count.",
)
FORMER_ERRORS_TITLE = Text("前版の誤り", "Errors in the former version")
FORMER_ERRORS = Text(
    "前版の次の箇所は読めなかった。そこに書かれていたものは、変わっていなくても「追加」になる。",
    "These could not be read: what stood there counts as added, even where it is the same.",
)
NO_DIFFERENCE = Text("意味の上での差分はない。", "Nothing has changed in meaning.")
DIFFERENCE_TABLE = Text("差分の一覧", "Changes")
CHANGE = Text("変更", "Change")
ADDED = Text("追加", "added")
REMOVED = Text("削除", "removed")
ALTERED = Text("変更", "changed")
OBJECT = Text("対象", "Object")
BEFORE = Text("前版", "Former")
AFTER = Text("本版", "Now")
BEFORE_CELL = Text("前版のセル", "Former cell")
AFTER_CELL = Text("本版のセル", "Cell now")
MEMBER_ORDER = Text("要素と順序", "members in order")
SECRET_CHANGED = Text("{mask} (変更あり)", "{mask} (changed)")

# ---- 13 tests -------------------------------------------------------------------------------

TESTS = Text("試験項目書", "Test sheet")
TESTS_TEXT = Text(
    "試験番号は 6 章の故障と対応する。結果、実施日、担当を記入し、証跡 (crm_mon の出力とログ) を"
    "残す。",
    "The numbers are those of the failures in chapter 6. Enter result, date and name, and keep the "
    "outputs of crm_mon and the logs.",
)
DISPLAYS = Text("期待する crm_mon の表示", "What crm_mon has to show")
DISPLAYS_TEXT = Text(
    "crm_mon -1rf の、ノードとリソースの部分を示す。時刻などの変わる部分は省いた。"
    "故障回数は Migration Summary に現れる。",
    "The nodes and resources of crm_mon -1rf, without what changes from run to run. Failure counts "
    "appear below, as Migration Summary.",
)
DISPLAYS_BUNDLES = Text(
    "Bundle ({ids}) の行は示していない。crm_mon は「Container bundle」で始まる見出しとその下の"
    "レプリカの行で示し、ゲストノードがあれば GuestOnline にも出す。稼働中の表示で確かめること。",
    "The lines of bundles ({ids}) are not shown here. crm_mon has a heading that begins with "
    "'Container bundle', the replicas below it and, where there are guest nodes, GuestOnline: look "
    "at the running cluster.",
)
DISPLAY = Text("表示 {number}", "Display {number}")
DISPLAY_UP = Text("表示 {number}: 全ノード正常", "Display {number}: all nodes well")
DISPLAY_OF = Text("この表示になる故障: {failures}", "Shown after: {failures}")
DISPLAY_MORE = Text("{failures} ほか {count} 件", "{failures} and {count} more")
NORMAL_TESTS = Text("正常系の試験", "Tests without a failure")
FAILURE_TESTS = Text("故障試験: {title}", "Tests: {title}")
GIVEN = Text("前提", "Before")
DO = Text("操作", "What to do")
EXPECTED = Text("期待結果", "Expected")
LIMIT = Text("中断の上限", "Outage limit")
FILLED_IN = (
    Text("中断の実測", "Outage seen"),
    Text("結果", "Result"),
    Text("実施日", "Date"),
    Text("担当", "By"),
    Text("証跡", "Evidence"),
)
ALL_DOWN = Text("全ノードの Pacemaker が停止", "Pacemaker is down on all nodes")
ALL_WELL = Text("全ノード正常", "all nodes well")
RUNS_ON = Text("全ノード正常、{rsc} が {node} で稼働", "all nodes well, {rsc} on {node}")
NORMAL = {
    "start": (
        Text("全ノードの Pacemaker を起動する", "Start Pacemaker on all nodes"),
        Text("表示どおりに起動する", "everything is up as shown"),
    ),
    "switch": (
        Text("{rsc} を {node} から移動する", "Move {rsc} off {node}"),
        Text("{to} で稼働する (一緒に移るもの: {along})", "runs on {to}; goes along: {along}"),
    ),
    "standby": (
        Text("{node} を待機 (standby) にする", "Put {node} on standby"),
        Text("{node} のリソースが移る: {moves}", "what it ran moves: {moves}"),
    ),
    "stop": (
        Text("全ノードの Pacemaker を停止する", "Stop Pacemaker on all nodes"),
        Text("すべてのリソースが停止し、エラーがない", "everything stops without an error"),
    ),
}
HOW = {
    "monitor": Text(
        "{node} で {rsc} の実体を異常終了させる (プロセスの強制終了、アドレスの削除など)",
        "On {node} make {rsc} fail: kill its process, delete its address …",
    ),
    "start": Text(
        "{node} で {rsc} が起動できない状態 (設定ファイルの退避など) にし、起動させる",
        "On {node} make it impossible to start {rsc} (move its configuration away), then start it",
    ),
    "stop": Text(
        "{node} のエージェントを停止がエラーを返す試験用のものに替え、{rsc} を停止させる",
        "On {node} put in a test copy of the agent whose stop fails, then stop {rsc}",
    ),
    "promote": Text(
        "{node} で {rsc} が昇格できない状態にし、昇格させる",
        "On {node} make it impossible to promote {rsc}, then promote it",
    ),
    "demote": Text(
        "{node} で {rsc} の降格がエラーを返す状態にし、降格させる",
        "On {node} make the demotion of {rsc} fail, then demote it",
    ),
    "node": Text(
        "{node} で「echo c > /proc/sysrq-trigger」を実行する、または電源を断つ",
        "On {node} run 'echo c > /proc/sysrq-trigger', or cut its power",
    ),
    "ping": Text(
        "{node} で {target} への通信を両方向とも遮断する (ifdown は使わない)",
        "On {node} drop all traffic to and from {target} (not by ifdown)",
    ),
    "host": Text(
        "{target} を停止する、または全ノードで {target} との通信を遮断する",
        "Stop {target}, or drop its traffic on all nodes",
    ),
    "disk": Text("{node} で {target} への経路を断つ", "On {node} cut all paths to {target}"),
    "mount": Text("{node} で {target} への経路を断つ", "On {node} cut all paths to {target}"),
    "nic": Text("{node} の {target} のケーブルを抜く", "Pull the cables of {target} on {node}"),
    "interconnect": Text(
        "クラスタ間通信をすべて、両方向とも遮断する",
        "Drop all cluster communication in both directions",
    ),
}
FAIL_COUNT = Text(
    "{node} に {rsc} の故障回数 {count} が残る",
    "a failure count of {count} is left for {rsc} on {node}",
)
REPEAT = Text("{text} ({count} 回繰り返す)", "{text} ({count} times)")
SEE = Text("表示: ", "display: ")

# ---- 14 operation ---------------------------------------------------------------------------

OPERATION = Text("運用上の注意", "Notes for operation")
OPERATION_TEXT = Text(
    "手順は運用手順書 (crmgen runbook で作成) による。ここには、設計から分かる注意点を示す。",
    "The procedures are in the runbook, which crmgen runbook makes. These are the points that "
    "follow "
    "from the design.",
)
MOVES = Text("計画切替", "Planned switch-over")
OFF_NODE = Text("移動元", "Off node")
TO_NODE = Text("移動先", "To")
GOES_ALONG = Text("一緒に移るもの", "Goes along")
AFTER_CLEAR = Text("移動の制約を消した後", "After its constraint is removed")
RETURNS = {
    "stays": Text("移動先に留まる", "it stays"),
    "goes back": Text("すぐに元のノードへ戻る", "it goes straight back"),
    "stuck": Text("ほかに動けるノードがない", "no other node takes it"),
    "open": Text("稼働時に決まる", "shows only in the running cluster"),
}
FAILBACK = Text("ノード復旧後の切り戻し", "Failback after a node's return")
WHEN_BACK = Text("復旧したとき", "When it is back")
NODE_FAILED = Text("故障したノード", "Node that failed")
FAILBACKS = {
    "stays": Text("戻らない (手動で切り戻す)", "stays: an operator moves it back"),
    "moves back": Text("自動で戻る (再び中断する)", "goes back by itself: one more outage"),
    "moves elsewhere": Text("別のノードへ移る", "moves to another node"),
    "undecided": Text("稼働時に決まる", "shows only in the running cluster"),
    "was not there": Text("影響なし", "not concerned"),
}
ROLLING = Text("ノードを 1 つずつ停止する順序", "Order of taking nodes down one by one")
ROLLING_TEXT = Text(
    "稼働中のサービスが少ないノードから行う。DC のノードは最後にする。",
    "Nodes with fewer active services first; the DC is the last one.",
)
ACTIVE = Text("稼働中のサービス", "Active services")
GOES = Text("移動先", "Where they go")
STOPS = Text("停止するもの", "What stops")
STOP_ALONG = Text("リソースを停止すると一緒に停止するもの", "What stops along with a resource")
STOPS_TOO = Text("一緒に停止するもの", "Stops too")
TRAPS = Text("注意点", "Traps")
RULE_MOVE = Text(
    "{rsc} は属性 {attribute} ({monitor}) のルールで配置される。保守モードでも Pacemaker を再起"
    "動すると"
    "属性が消え、移動することがある",
    "{rsc} is placed by a rule on {attribute} ({monitor}), which vanishes when Pacemaker restarts: "
    "it may move even in maintenance mode",
)
LEFTOVERS = {
    "ban": Text(
        "{owner} に以前の移動の禁止 (cli-ban) が残っている", "a ban (cli-ban) is left on {owner}"
    ),
    "prefer": Text(
        "{owner} に以前の移動の制約 (cli-prefer) が残っている",
        "the constraint of a move (cli-prefer) is left on {owner}",
    ),
    "target-role": Text(
        "{owner} は停止の指定 (target-role) である", "{owner} is told to be stopped"
    ),
    "is-managed": Text("{owner} は管理外 (is-managed=false) である", "{owner} is not managed"),
    "maintenance": Text("{owner} が保守モードである", "{owner} is in maintenance mode"),
    "stop-all-resources": Text(
        "全リソース停止の指定がある", "all resources are told to be stopped"
    ),
    "standby": Text("{owner} が待機 (standby) である", "{owner} is on standby"),
}
THE_CLUSTER = Text("クラスタ", "the cluster")

# ---- A appendix -----------------------------------------------------------------------------

APPENDIX = Text("付録: 生成した設定", "Appendix: the generated configuration")
APPENDIX_TEXT = Text(
    "環境定義書のダイジェストは {digest} である。設定ファイルの先頭にも同じ値がある。",
    "The digest of the workbook is {digest}; the configuration files have it in their heads too.",
)
APPENDIX_MASKED = Text(
    "秘密の値は伏せてある。このままでは投入できない。",
    "Secrets are masked: it can't be loaded like this.",
)
OUTPUTS = {
    "crm": Text("crmsh のテキスト", "crmsh text"),
    "pcs": Text("pcs のスクリプト", "pcs script"),
    "cib": Text("CIB の XML", "CIB as XML"),
}
