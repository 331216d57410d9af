"""Findings about the fixed addresses of the nodes (NET4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

_HOUSE = "crmgen: addresses are compared with the resources of the same sheet"

UNKNOWN_NODE = Code(
    "NET401",
    Severity.WARNING,
    Text(
        "ノード「{found}」は、表 1-1 にも、リモートノードにもありません。",
        "The node '{found}' is neither in table 1-1 nor a remote node.",
    ),
    Text(
        "ノード名を直すか、表 1-1 に加えてください。", "Correct the name, or add it to table 1-1."
    ),
    Text(
        "設計書の構成図には、クラスタのノードのアドレスだけが載ります。",
        "The figure of the design book shows the addresses of the cluster's nodes only.",
    ),
    source=_HOUSE,
)
TWICE = Code(
    "NET402",
    Severity.WARNING,
    Text(
        "アドレス {found} が二つの行にあります。",
        "The address {found} stands in two rows.",
    ),
    Text("どちらかのアドレスを直してください。", "Correct one of the two."),
    Text(
        "アドレスが衝突し、どちらのノードも通信が不安定になります。",
        "The addresses conflict, and neither node is reached reliably.",
    ),
    "pcs: NODE_ADDRESSES_DUPLICATION",
)
IS_VIRTUAL = Code(
    "NET403",
    Severity.WARNING,
    Text(
        "アドレス {found} は、仮想 IP アドレス「{other}」と同じです。",
        "The address {found} is also the virtual address of '{other}'.",
    ),
    Text("どちらかのアドレスを直してください。", "Correct one of the two."),
    Text(
        "フェイルオーバーのたびにアドレスが衝突します。",
        "The addresses conflict at each failover.",
    ),
    source=_HOUSE,
)
OUTSIDE = Code(
    "NET404",
    Severity.WARNING,
    Text(
        "仮想 IP アドレス {found} は、表 1-2 のネットワーク ({networks}) のどれにも入りません。",
        "The virtual address {found} is in none of the networks of table 1-2 ({networks}).",
    ),
    Text(
        "アドレスか nic を直すか、表 1-2 にネットワークを加えてください。",
        "Correct the address or its nic, or add the network to table 1-2.",
    ),
    Text(
        "nic と cidr_netmask があればリソースは起動しますが、同じネットワークの端末から届きません。"
        "なければ起動に失敗します。",
        "With nic and cidr_netmask the resource starts, but clients of that network don't reach "
        "it; without them its start fails.",
    ),
    source=_HOUSE,
)
NO_NIC = Code(
    "NET405",
    Severity.WARNING,
    Text(
        "「{id}」のインタフェース {found} が、ノード {node} の表 1-2 の行にありません。",
        "Table 1-2 has no interface {found} on the node {node}, where '{id}' may run.",
    ),
    Text(
        "nic を直すか、そのノードの行を表 1-2 に加えてください。",
        "Correct nic, or add the node's row to table 1-2.",
    ),
    Text(
        "インタフェースがないノードでは、リソースが起動しません。",
        "The resource does not start on a node without the interface.",
    ),
    source=_HOUSE,
)
OTHER_PREFIX = Code(
    "NET406",
    Severity.WARNING,
    Text(
        "仮想 IP アドレス「{id}」のプレフィックス長 {found} が {network} と違います。",
        "The prefix {found} of the virtual address '{id}' is not that of the network {network}.",
    ),
    Text(
        "cidr_netmask をノードのアドレスと揃えてください。",
        "Give cidr_netmask the length that the nodes' addresses have.",
    ),
    Text(
        "経路がノードのアドレスと変わり、一部の端末と通信できなくなります。",
        "Its routes are not those of the nodes, and some clients are out of reach.",
    ),
    source=_HOUSE,
)
OTHER_NETWORK = Code(
    "NET407",
    Severity.ADVICE,
    Text(
        "「{name}」のアドレス {found} は、同じ名前の上の行と別のネットワークです ({network})。",
        "The address {found} of '{name}' is not in the network of the row above it ({network}).",
    ),
    Text(
        "アドレスかプレフィックス長を直すか、別のネットワーク名を付けてください。",
        "Correct the address or its prefix, or give it a network name of its own.",
    ),
    Text(
        "一つの LAN の中のノードどうしが直接通信できません。",
        "The nodes of one LAN don't reach each other directly.",
    ),
    source=_HOUSE,
)
ONE_LINK = Code(
    "NET408",
    Severity.ADVICE,
    Text(
        "インターコネクトが「{found}」の一つだけです。",
        "'{found}' is the only interconnect.",
    ),
    Text(
        "別の経路を通るインターコネクトをもう一つ設けてください。",
        "Add a second interconnect that takes another path.",
    ),
    Text(
        "ケーブル一本の障害で、ノードの強制停止が起こります。",
        "A single cable's fault makes one node fence the other.",
    ),
    "Linux-HA Japan 2115; OSC2017 Tokyo/Fall slides",
)
NOT_LINKED = Code(
    "NET409",
    Severity.WARNING,
    Text(
        "インターコネクト「{name}」に、ノード {found} のアドレスがありません。",
        "The interconnect '{name}' has no address of the node {found}.",
    ),
    Text("そのノードの行を加えてください。", "Add a row for that node."),
    Text(
        "そのノードは、このインターコネクトでは他のノードと通信できません。",
        "The node does not reach the others over this interconnect.",
    ),
    "pcs: addresses of each link on each node",
)
FENCING_ON_LINK = Code(
    "NET410",
    Severity.WARNING,
    Text(
        "STONITH「{id}」の宛先 {found} が、インターコネクト「{name}」と同じネットワークです。",
        "The fencing device '{id}' is reached at {found}, in the network of the interconnect "
        "'{name}'.",
    ),
    Text(
        "STONITH の装置は、インターコネクトと別の経路につないでください。",
        "Connect the fencing device by a path other than the interconnect's.",
    ),
    Text(
        "スイッチ 1 台の障害で、インターコネクトと STONITH が同時に使えなくなります。",
        "One switch's fault takes away the interconnect and fencing together.",
    ),
    "Pacemaker Explained, fencing; OSC2017 Tokyo/Fall slides",
)
SAME_LINK = Code(
    "NET411",
    Severity.WARNING,
    Text(
        "インターコネクト「{found}」と「{other}」が同じネットワーク ({network}) です。",
        "The interconnects '{found}' and '{other}' are one network ({network}).",
    ),
    Text(
        "インターコネクトごとに別のネットワークを割り当ててください。",
        "Give each interconnect a network of its own.",
    ),
    Text(
        "送信に使うインタフェースが一つに決まってしまい、二系統として働きません。",
        "The kernel sends both over one interface, so that they are no two links.",
    ),
    source=_HOUSE,
)
