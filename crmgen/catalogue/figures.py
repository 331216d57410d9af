"""Every text that the figures add to what they are given."""

from crmgen.text import Text

OVERVIEW = Text("構成概要", "Overview")
RELATIONS = Text("順序と同居の関係", "Order and colocation")
TREE = Text("リソースの構成", "Tree of resources")

GROUP = Text("グループ", "group")
CLONE = Text("クローン", "clone")
PROMOTABLE = Text("昇格可能クローン", "promotable clone")
BUNDLE = Text("コンテナ", "bundle")
FENCING = Text("フェンシング", "fencing")

ACTIVE = Text("稼働", "active")
PROMOTED = Text("昇格", "promoted")
UNPROMOTED = Text("非昇格", "unpromoted")
STANDBY = Text("待機", "standby")
WAITING = Text("待機: {text}", "standby: {text}")

LEVEL = Text("第{number}段: {text}", "level {number}: {text}")
VIRTUAL = Text("仮想 IP: {text}", "virtual IP: {text}")
DISKS = Text("共有ディスク", "Shared disk")
FENCES = Text("STONITH デバイス", "STONITH devices")
FENCES_WHAT = Text("上のノードを強制停止する", "each stops the node above it")
CONTINUED = Text("{name} (続き)", "{name} (continued)")

ORDER = Text("順序 (先 → 後)", "order (first → then)")
COLOCATION = Text("同居 (従 → 主)", "colocation (dependent → with)")
APART = Text("別居 (従 → 主)", "kept apart (dependent → with)")
AGAIN_HERE = Text("再掲", "drawn again")
AGAIN = Text("再掲 (→ n は n 枚目の図にもある)", "drawn again (→ n: also in drawing n)")

OVERVIEW_ALT = Text(
    "ノード {hosts} とその上のリソース、ネットワーク {networks}、"
    "共有ディスク、フェンシングの経路。",
    "Nodes {hosts} with what runs on them, networks {networks}, shared disks, and fencing.",
)
RELATIONS_ALT = Text(
    "{units} の間の順序 {orders} 件、同居 {colocations} 件、別居 {aparts} 件。",
    "{orders} orders, {colocations} colocations and {aparts} separations between {units}.",
)
TREE_ALT = Text(
    "{units} とその中のリソース、計 {leaves} 個。",
    "{units} and the resources in them, {leaves} in all.",
)
NONE = Text("なし", "none")
