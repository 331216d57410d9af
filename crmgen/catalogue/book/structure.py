"""Overview, resources, and constraints."""

from crmgen.text import Text

# ---- 2 overview -----------------------------------------------------------------------------

OVERVIEW = Text("構成概要", "Overview")
OVERVIEW_TEXT = Text(
    "{nodes} ノードのクラスタで、サービス {services} 件、監視などのクローン {clones} 件、"
    "フェンシング・デバイス {devices} 件を管理する。",
    "A cluster of {nodes} nodes with {services} services, {clones} clones beside them, and "
    "{devices} fencing devices.",
)
NO_NODES = Text(
    "環境定義書にノードの記入がないため、配置と故障時の動作は算出していない。",
    "The workbook names no nodes: placement and what failures lead to are not worked out.",
)
CORE = Text("設計の要点", "Key points")
FIGURE = Text("構成図", "Figure")
CORE_NORMAL = Text("正常時の稼働ノード", "Where services run with all nodes up")
CORE_FIRST = Text("リソースの故障", "When a resource fails")
CORE_STOP = Text("停止の失敗", "When a stop fails")
CORE_BACK = Text("切り戻し", "Failback")
CORE_FENCING = Text("フェンシング", "Fencing")
CORE_QUORUM = Text("過半数を失ったとき", "Without a majority")
CORE_TIME = Text("ノード故障時の中断 (最大)", "Outage when a node fails, at the most")
FIRST = {
    "move": Text("1 回目の故障で系切替", "fails over at the first failure"),
    "count": Text(
        "{count} 回目の故障で系切替 (それまでは再起動)",
        "restarts on its node, fails over at failure number {count}",
    ),
    "restart": Text(
        "何度でも同じノードで再起動 (系切替しない)", "restarts on its node, however often it fails"
    ),
    "nothing": Text("何もしない", "nothing is done"),
    "other": Text("表「{link}」のとおり", "see '{link}'"),
}
BACK_HAND = Text("自動では戻らない (手動で切り戻す)", "not by itself: an operator moves it back")
BACK_SELF = Text("元のノードが復旧すると自動で戻る", "by itself, as soon as the node is back")
BACK_ELSEWHERE = Text("元のノードが復旧すると別のノードへ移る", "moves on to another node")
BACK_OPEN = Text("稼働時に決まる", "shows only in the running cluster")
FENCING_ON = Text(
    "有効。応答しないノードを{action}してから引き継ぐ",
    "on: a node that does not answer is fenced ({action}) before anything is taken over",
)
REBOOT = Text("再起動", "reboot")
OFF = Text("電源断", "off")
FENCING_OFF = Text(
    "無効。応答しないノードが動き続けていても引き継ぐ",
    "off: resources are taken over from a node that may still run them",
)
QUORUM = {
    "stop": Text("リソースをすべて停止する", "everything is stopped"),
    "ignore": Text("そのまま続ける (分断時は強制停止が頼り)", "everything goes on"),
    "freeze": Text("動作中のものは続け、新たに起動しない", "what runs goes on, nothing is started"),
    "suicide": Text("自分を強制停止する", "the nodes fence themselves"),
    "fence": Text("自分を強制停止する", "the nodes fence themselves"),
    "demote": Text("昇格を解き、ほかは停止する", "promoted instances are demoted, the rest stops"),
}
FIGURE_OPEN = Text(
    "{ids} がどのノードで動くか、または昇格するかは稼働時に決まる。図には動きうるノードを示した。",
    "Where {ids} run or are promoted shows only in the running cluster; the figure has the nodes "
    "that are possible.",
)
CORE_LINES = Text("{id}: {text}", "{id}: {text}")
NODES = Text("ノード", "Nodes")
NODE_ID = Text("ノード番号", "Id")
NODE_KIND = Text("種別", "Type")
ATTRIBUTES = Text("属性", "Attributes")
ADDRESSES = Text("仮想 IP アドレス", "Virtual addresses")
ADDRESS = Text("アドレス", "Address")
NIC = Text("NIC", "Interface")
BELONGS = Text("属する先", "Part of")
DISKS = Text("ディスクとマウント", "Disks and mounts")
DEVICE = Text("デバイス", "Device")
DIRECTORY = Text("マウント位置", "Directory")
FSTYPE = Text("種類", "Type")
WATCHES = Text("監視する経路とディスク", "Networks and disks that are watched")
WATCHED = Text("監視先", "Watched")
SETS = Text("ノード属性", "Node attribute")
USED_BY = Text("条件に使う制約", "Used by")
CLUSTER_NETWORK = Text("クラスタ間通信 (corosync)", "cluster communication (corosync)")
BMC = Text("管理装置 {address}", "BMC {address}")
LINK = Text("{name}: {ends}", "{name}: {ends}")
FIXED = Text("ネットワークと固定アドレス", "Networks and fixed addresses")
NETWORK = Text("ネットワーク", "Network")
USE = Text("用途", "Use")
USES = {
    "service": Text("業務", "service"),
    "interconnect": Text("クラスタ間通信", "interconnect"),
    "replication": Text("複製", "replication"),
    "management": Text("管理", "management"),
    "fencing": Text("STONITH", "fencing"),
    "other": Text("その他", "other"),
}
SERVICE_NETWORK = Text("サービスの網 {nic}", "service network {nic}")
AND_MORE = Text("ほか {count} 件", "and {count} more")
NO_NIC = Text("(NIC の記入なし)", "(no interface named)")

# ---- 3 resources ----------------------------------------------------------------------------

RESOURCES = Text("リソース構成", "Resources")
RESOURCES_TEXT = Text(
    "グループのリソースは番号の順に起動し、逆の順に停止する。",
    "The resources of a group start in the order of their numbers and stop in the other.",
)
RESOURCE_TABLE = Text("リソース一覧", "Resources")
ORDER_IN = Text("順", "Order")
FORMS = {
    "primitive": Text("プリミティブ", "primitive"),
    "group": Text("グループ", "group"),
    "clone": Text("クローン", "clone"),
    "promotable": Text("昇格可能クローン", "promotable clone"),
    "fencing": Text("フェンシング", "fencing device"),
    "bundle": Text("コンテナ", "bundle"),
}
TAGS = Text("タグ", "Tags")
MEMBERS = Text("要素", "Members")
ALERTS = Text("通知 (アラート)", "Alerts")
PATH = Text("スクリプト", "Script")
RECIPIENTS = Text("送り先", "Recipients")

# ---- 4 constraints --------------------------------------------------------------------------

CONSTRAINTS = Text("配置・同居・順序", "Placement, colocation and order")
PLACEMENT = Text("配置の算出結果", "Where everything runs")
PLACEMENT_TEXT = Text(
    "制約とスコアから算出した配置である。フェンシング・デバイスも含む。",
    "Worked out from scores and constraints, fencing devices included.",
)
PLACEMENT_ALL_UP = Text("全ノード稼働", "All nodes up")
PLACEMENT_DOWN = Text("{node} 停止", "{node} down")
PLACEMENT_BY = Text("決め手", "Decided by")
BY = {
    "score": Text("スコア", "score"),
    "only": Text("ほかに動けるノードがない", "no other node is possible"),
    "count": Text("リソースの少ないノード", "the node with fewer resources"),
    "current": Text("動いているノード", "where it runs"),
    "name": Text("同点 (ノードの順)", "a tie (the first node)"),
}
STOPPED = Text("停止", "stopped")
PROMOTED_ON = Text("{nodes} (昇格: {promoted})", "{nodes} (promoted: {promoted})")
PROMOTED_SOME = Text("{nodes} (昇格: {promoted} のどれか)", "{nodes} (promoted: one of {promoted})")
ONE_OF_MANY = Text("{count} ノードのどれか", "one of {count} nodes")
RUNS_ELSEWHERE = Text("{node} 以外で動く", "not on {node}")
RUNS_AT = Text("{nodes} で動く", "runs on {nodes}")
ONE_OF = Text("{nodes} のどれか", "one of {nodes}")
MAYBE = Text("{nodes} (起動するかは稼働時に決まる)", "{nodes} (if at all)")
SCORES = Text("配置のスコア", "Scores")
SCORES_TEXT = Text(
    "値は、成立する配置制約のスコアの合計である。監視は正常とみなす。(可変) は、稼働時の属性や日"
    "時で"
    "変わる。",
    "The sums of the locations that hold while all monitors are well. (varies): depends on "
    "attributes or the time while the cluster runs.",
)
OPEN_SCORE = Text("(可変)", "(varies)")
RELATIONS = Text("制約の一覧", "Constraints")
RELATION = Text("制約の意味", "What it says")
RELATION_ID = Text("制約 ID", "Id")
STRENGTH = Text("強さ", "Strength")
MANDATORY = Text("必須", "mandatory")
ADVISORY = Text("優先", "preference")
RELATION_KINDS = {
    "location": Text("配置", "location"),
    "colocation": Text("同居", "colocation"),
    "order": Text("順序", "order"),
    "ticket": Text("チケット", "ticket"),
}
GRAPH = Text("同居と順序の関係図", "Graph of order and colocation")
GRAPH_MISSING = Text(
    "関係図は、描画用のライブラリがないため省いた (pip install 'crmgen[doc]' で入る)。",
    "The graph is left out: the library that draws it is missing (pip install 'crmgen[doc]').",
)
OPTIONAL = Text("任意", "optional")
SERIALIZE = Text("同時不可", "not at once")
ROLE_SHORT = {"Promoted": Text("昇格", "promoted"), "Unpromoted": Text("非昇格", "unpromoted")}
ACTION_SHORT = {
    "start": Text("起動", "start"),
    "stop": Text("停止", "stop"),
    "promote": Text("昇格", "promote"),
    "demote": Text("降格", "demote"),
}
