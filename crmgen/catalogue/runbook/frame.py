"""Titles, the cover and the introduction of runbooks, and words that all procedures share."""

from crmgen.text import Text

TITLE = Text("運用手順書", "Runbook")
TOOL = Text("操作コマンド", "Commands of")
TARGET = Text("対象環境", "Written for")
CONFIGURATION = Text("設定ファイル", "Configuration file")
DIGEST = Text("設計書の識別値", "Digest of the design")
SOURCE = Text("設計書", "Design")
OF_DESIGN = {
    "number": Text("設計書の文書番号", "Document number of the design"),
    "version": Text("設計書の版数", "Version of the design"),
    "date": Text("設計書の発行日", "Date of the design"),
    "environment": Text("環境", "Environment"),
    "confidentiality": Text("機密区分", "Confidentiality"),
}
NODES = Text("ノード", "Nodes")
SERVICES = Text("サービス", "Services")

# the sheet for one piece of work, filled in by hand
SHEET = Text(
    "作業チェックシート（作業ごとに記入）", "Work sheet (filled in for each piece of work)"
)
ITEM = Text("項目", "Item")
ENTRY = Text("記入", "Entry")
SHEET_ITEMS = (
    Text("件名", "Subject"),
    Text("実施する手順の番号", "Procedures to carry out (numbers)"),
    Text("日時（開始～終了）", "Date and time (from, to)"),
    Text("体制（作業者・確認者・連絡先）", "People (operator, checker, contacts)"),
    Text("影響（停止するサービスと時間）", "Impact (services that stop, and for how long)"),
    Text("中止を判断する時刻", "Time to decide on giving up"),
    Text("切り戻し手順の番号", "Procedure to go back (number)"),
    Text("承認", "Approval"),
)

# chapters
ABOUT = Text("この手順書の使い方", "How to use this runbook")
TRAPS = Text("この構成で注意すること", "What to know of this cluster")
NORMAL = Text("正常時の状態", "The normal state")
LOAD = Text("設定の初回投入", "Loading the configuration for the first time")
DAILY = Text("日常点検", "Daily checks")
SWITCH = Text("計画切替と切り戻し", "Planned switch-over and switch-back")
SWITCH_OF = Text("{rsc} の切替", "Switching {rsc}")
NODE = Text("ノードの切り離しと組み込み", "Taking a node out of service and back")
NODE_OF = Text("{node} の切り離しと組み込み", "{node} out of service and back")
CLEANUP = Text("故障記録のクリア", "Clearing failures")
RESOURCE = Text("リソースの停止と起動", "Stopping and starting a resource")
RESOURCE_OF = Text("{rsc} の停止と起動", "Stopping and starting {rsc}")
ADD = Text("リソースの追加", "Adding a resource")
CHANGE = Text("稼働中の設定変更", "Changing the configuration while it runs")
UPDATE = Text("ローリングアップデート", "Rolling update")
UPDATE_ORDER = Text("ノードの順序", "The order of the nodes")
UPDATE_NODES = Text("ノードごとに行う更新", "Update node by node")
UPDATE_NODE_OF = Text("{number} 台目：{node}", "Node {number}: {node}")
UPDATE_MAINTENANCE = Text("メンテナンスモードで行う更新", "Update in maintenance mode")
SHUTDOWN = Text("クラスタの全停止と起動", "Stopping and starting the whole cluster")
SHUTDOWN_STOP = Text("全停止", "Stopping everything")
SHUTDOWN_START = Text("全起動", "Starting everything")
TESTS = Text("切替試験", "Failover tests")
RECOVERY = Text("故障からの復旧", "Recovery from failures")
RECOVERY_TABLE = Text("故障と復旧手順の対応", "Which failure needs which recovery")
P1 = Text("復旧手順 P1：{node} は稼働中", "Recovery P1: {node} is up")
P2 = Text("復旧手順 P2：{node} が停止した", "Recovery P2: {node} went down")
P3 = Text("復旧手順 P3：{node} のディスク故障", "Recovery P3: a disk of {node} failed")
BACKUP = Text("設定のバックアップと復元", "Backing up and restoring the configuration")
BACKUP_SAVE = Text("バックアップ", "Backup")
BACKUP_RESTORE = Text("復元", "Restore")
EVIDENCE = Text("調査資料の採取", "Collecting evidence")

# how to use it
ABOUT_ROOT = Text(
    "コマンドは root で、手順の「実施場所」のノードで実行します。実施場所のない手順は、稼働中の"
    "どのノードでもかまいません。書いていない操作はしません。",
    "Type commands as root, on the node that the step names; where it names none, on any node "
    "that "
    "is up. Type nothing that is not written here.",
)
ABOUT_PHASES = Text(
    "どの手順も「事前確認 → 作業 → 事後確認」の順に進めます。表示が「期待結果」と違うときは"
    "「異なる場合」に従い、書いていなければ作業を止めて責任者に連絡します。",
    "Each procedure goes from checks before through the work to checks after. Where the screen "
    "differs from what is expected, do what the step says; if it says nothing, stop and call.",
)
ABOUT_SCREEN = Text(
    "crm_mon の期待結果は、ノードと、関係するリソースの部分だけを示します。示していないリソースは"
    "正常時のままです。波かっこの中はどれか一つが表示されます（例 {example}）。",
    "Of crm_mon only the nodes and the resources that are concerned are shown; the others are "
    "as in "
    "the normal state. Of what stands between braces one is seen (for example {example}).",
)
ABOUT_LINES = Text(
    "行の順序は問いません。リソースの並びは、設定を投入した順番によって変わります。",
    "The order of lines does not matter: that of the resources depends on how they were loaded.",
)
ABOUT_BUNDLES = Text(
    "Bundle（{ids}）の行は示していません。crm_mon には「Container bundle」で始まる見出しと、"
    "その下のレプリカの行が表示されます。",
    "The lines of bundles ({ids}) are not shown. crm_mon has a heading that begins with "
    "'Container bundle', and the replicas below it.",
)
ABOUT_STATE = Text(
    "切替と停止のあとの期待結果は、全ノードが稼働し、すべてのリソースが「正常時の状態」にある"
    "ことを前提にしています。",
    "The states expected after a switch or a stop take for granted that all nodes are up and all "
    "resources are in the normal state before.",
)
ABOUT_SECRET = Text(
    "設定と調査資料にはパスワードが含まれることがあります。{folder} の外に置くときは取り扱いに"
    "注意します。",
    "Saved configurations and evidence may hold passwords: take care where they leave {folder}.",
)
NOTHING_KNOWN = Text(
    "設計書からノード名が分からないため、ノードごとの手順はありません。"
    "NODE 表にノードを書いてください。",
    "The design names no nodes, so there are no procedures for each of them. Name the nodes in "
    "the table NODE.",
)
NO_TRAPS = Text("特にありません。", "Nothing in particular.")

# titles of what must not be overlooked
BEFORE_CHANGE = Text("変更する前に", "Before you change anything")
BEFORE_TEST = Text("故障を起こす前に", "Before you make anything fail")
BEFORE_STOP = Text("停止する前に", "Before you stop it")
AFTER_MOVE = Text("移動の制約を消した後", "Once the constraint of the move is gone")
NO_OTHER = Text("切り替えられません", "No switch possible")
REPLICATION = Text("レプリケーションの作り直し", "The replication has to be rebuilt")
NO_TAKEOVER = Text("引き継ぐノードがありません", "Nobody takes over")
IN_MAINTENANCE = Text("メンテナンスモードの間", "While maintenance mode is on")
NOT_POSSIBLE = Text("この方法は使えません", "This way is not possible")
BEFORE_TAKEOVER = Text("引き継ぎが止まっているとき", "When nothing is taken over")

# where
EACH_NODE = Text("全ノードで順に", "every node, one after the other")
ON_NODE = Text("{node}", "{node}")
OTHER_NODE = Text("{node} 以外の稼働中のノード", "a node that is up, other than {node}")
AT_DESK = Text("設計書を管理する端末", "the machine where the design is kept")

NO_OUTPUT = Text("（何も表示されない）", "(nothing is printed)")
NO_FAILURES = Text(
    "Migration Summary に fail-count がなく、Failed Resource Actions の表示もないこと。",
    "No fail-count under Migration Summary, and no Failed Resource Actions.",
)
NO_LEFTOVERS = Text(
    "cibadmin は「No such device or address」と答えること。cli-ban-… や cli-prefer-… は前の切替の"
    "消し忘れで、次の切替を妨げます。",
    "cibadmin answers 'No such device or address'. cli-ban-… and cli-prefer-… are left over from "
    "an earlier switch and keep the next one from happening.",
)
STOP_WORK = Text(
    "作業を始めず、{recovery} で状態を直してからやり直します。",
    "Don't begin. Put the state right first, see {recovery}.",
)
STOP_WORK_ELSE = Text(
    "ほかに違いがあれば作業を始めず、{recovery} で状態を直してからやり直します。",
    "At any other difference don't begin. Put the state right first, see {recovery}.",
)
WAIT = Text(
    "変わるまで数秒おきに繰り返します。{seconds} 秒を過ぎても変わらなければ {evidence} へ。",
    "Repeat every few seconds until it changes. If it has not after {seconds} seconds, go to "
    "{evidence}.",
)
WHERE_SAVED = Text(
    "設定を保存したノード（ほかのノードではファイルを写してから）",
    "where the configuration was saved (elsewhere copy the file first)",
)
