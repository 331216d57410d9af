"""Virtual addresses: IPaddr2, VIPcheck (AGT410 to AGT421)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

_NEVER_STARTS = Text(
    "エージェントは起動を拒み、アドレスはどのノードにも付きません。",
    "The agent refuses to start, and no node gets the address.",
)

BAD_ADDRESS = Code(
    "AGT410",
    Severity.ERROR,
    Text("「{found}」は IP アドレスではありません。", "'{found}' is not an IP address."),
    Text(
        "アドレスだけを書いてください。プレフィックス長は cidr_netmask に、名前は書けません。",
        "Write the address alone: its prefix length goes into cidr_netmask, and names do not work.",
    ),
    _NEVER_STARTS,
    "resource-agents IPaddr2, findif.sh (ipcheck)",
)
BAD_NETMASK = Code(
    "AGT411",
    Severity.ERROR,
    Text(
        "「{found}」はプレフィックス長 (1〜{most}) としてもネットマスクとしても読めません。",
        "'{found}' is neither a prefix length (1 to {most}) nor a netmask.",
    ),
    Text("24 か 255.255.255.0 のように書いてください。", "Write it as 24 or 255.255.255.0."),
    _NEVER_STARTS,
    "resource-agents findif.sh (prefixcheck)",
)
NO_NETMASK = Code(
    "AGT412",
    Severity.WARNING,
    Text(
        "仮想 IP アドレス「{id}」に cidr_netmask がありません。",
        "The virtual address '{id}' has no cidr_netmask.",
    ),
    Text("A の部分にプレフィックス長を加えてください。", "Add the prefix length to part A."),
    Text(
        "エージェントはノードの経路表からプレフィックス長を推測するので、ノードごとに違う値になりえます。",
        "The agent guesses it from the routes of the node, and it may differ between nodes.",
    ),
    "resource-agents findif.sh",
)
NO_NIC = Code(
    "AGT413",
    Severity.ADVICE,
    Text(
        "仮想 IP アドレス「{id}」に nic がありません。",
        "The virtual address '{id}' has no nic.",
    ),
    Text("A の部分に nic を加えると確実です。", "Add nic to part A to be sure."),
    Text(
        "エージェントは経路表から NIC を選びます。同じネットワークに NIC が 2 つ"
        "あると、意図しない NIC に付くことがあります。",
        "The agent chooses an interface by the routes: with two in one network it may take the "
        "wrong one.",
    ),
    "linux-ha.jp archive 2528",
)
NIC_ALIAS = Code(
    "AGT414",
    Severity.WARNING,
    Text(
        "nic にエイリアス付きの名前「{found}」が書かれています。",
        "nic names an alias, '{found}'.",
    ),
    Text(
        "nic にはインターフェース名だけを、ラベルが要るなら iflabel に書いてください。",
        "Name the interface alone; a label, if one is wanted, goes into iflabel.",
    ),
    Text(
        "IPaddr2 の古い書き方で、廃止予定です。iflabel は無視されます。",
        "This is a deprecated way of IPaddr2, and makes it ignore iflabel.",
    ),
    "resource-agents IPaddr2 (iflabel)",
)
LABEL_TOO_LONG = Code(
    "AGT415",
    Severity.ERROR,
    Text(
        "nic とラベルを合わせた「{label}」が 15 文字を超えています。",
        "nic and label together, '{label}', are longer than 15 characters.",
    ),
    Text("iflabel を短くしてください。", "Choose a shorter iflabel."),
    _NEVER_STARTS,
    "resource-agents IPaddr2 (IFNAMSIZ)",
)
NETWORK_ADDRESS = Code(
    "AGT416",
    Severity.WARNING,
    Text(
        "「{found}」は {network} のネットワークアドレスかブロードキャストアドレスです。",
        "'{found}' is the network or broadcast address of {network}.",
    ),
    Text(
        "ホストのアドレスとプレフィックス長を確かめてください。",
        "Check the address and the length.",
    ),
    Text(
        "アドレスは付いても、他のホストから接続できません。",
        "A node may get the address, but no other host can connect to it.",
    ),
    "OSC2017 Tokyo/Fall slides",
)
SAME_ADDRESS = Code(
    "AGT417",
    Severity.ERROR,
    Text(
        "仮想 IP アドレス {found} は「{other}」にもあります。",
        "The virtual address {found} is that of '{other}' too.",
    ),
    Text("どちらかのアドレスを直してください。", "Correct one of the two."),
    Text(
        "二つが別のノードで動くとアドレスが衝突し、接続先が定まりません。",
        "On two nodes they conflict, and nobody knows which one a client reaches.",
    ),
    "crmsh cibconfig.py; pcs RESOURCE_INSTANCE_ATTR_VALUE_NOT_UNIQUE",
)
ADDRESS_IN_USE = Code(
    "AGT418",
    Severity.WARNING,
    Text(
        "仮想 IP アドレス {found} は、STONITH リソース「{other}」の宛先でもあります。",
        "The virtual address {found} is also what the fencing device '{other}' connects to.",
    ),
    Text("どちらかのアドレスを直してください。", "Correct one of the two."),
    Text(
        "アドレスが衝突し、障害のとき STONITH が相手に届きません。",
        "The addresses conflict, and when it matters the device is out of reach.",
    ),
    "OSC2017 Tokyo/Fall slides",
)
NOT_ON_EVERY_NODE = Code(
    "AGT419",
    Severity.WARNING,
    Text(
        "「{id}」の nic は条件付きで、ノード {found} に当てはまるものがありません。",
        "All nic rows of '{id}' have rules, and none of them fits the node {found}.",
    ),
    Text(
        "そのノードの行を加えるか、配置の制約で禁止してください。",
        "Add a row for that node, or keep the resource off it.",
    ),
    Text(
        "そのノードでは、NIC が経路表から選ばれるか、起動に失敗します。",
        "There the interface is chosen by the routes, or the start fails.",
    ),
    "pm_crmgen environment sheet, table 7-2",
)
CHECKS_OTHER_ADDRESS = Code(
    "AGT420",
    Severity.WARNING,
    Text(
        "VIPcheck の target_ip {found} は、どの仮想 IP アドレスでもありません。",
        "The target_ip {found} of VIPcheck is none of the virtual addresses.",
    ),
    Text(
        "同じグループの IPaddr2 の ip と同じ値にしてください。",
        "Make it the ip of the IPaddr2 in its group.",
    ),
    Text(
        "二重起動を防ぐはずの確認が、関係のないアドレスに対して行われます。",
        "What is to prevent a double start asks an address that has nothing to do with it.",
    ),
    "OSC2015 slides on exclusive control; pm_extras VIPcheck",
)
CHECKS_AFTER_ADDRESS = Code(
    "AGT421",
    Severity.ERROR,
    Text(
        "VIPcheck「{found}」が、確認する仮想 IP アドレス「{other}」より後にあります。",
        "VIPcheck '{found}' comes after the virtual address '{other}' that it checks.",
    ),
    Text("表 4-1 で前に移してください。", "Move it before the address in table 4-1."),
    Text(
        "自分が付けたアドレスが応答するので、VIPcheck は必ず起動に失敗します。",
        "The address that the node itself has just taken answers, so that VIPcheck always fails.",
    ),
    "OSC2016 Fukuoka slides C-3; pm_extras VIPcheck",
)
