"""Quorum and membership (QUO4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

TWO_NODES = Code(
    "QUO401",
    Severity.ADVICE,
    Text(
        "2 ノードで no-quorum-policy={found} です。",
        "no-quorum-policy is {found} in a cluster of two nodes.",
    ),
    Text(
        "corosync.conf に two_node: 1 か qdevice があることを確かめてください。"
        "two_node は wait_for_all も有効にします。",
        "Make sure that corosync.conf has two_node: 1 or a qdevice; two_node switches "
        "wait_for_all on as well.",
    ),
    Text(
        "two_node も qdevice もなければ、1 台が止まると残った 1 台も過半数を失い、"
        "サービスを動かせません。",
        "With neither two_node nor a qdevice, the survivor loses quorum too when one node "
        "stops, and runs nothing.",
    ),
    "LINBIT knowledge base (two-node clusters), OSC2016 Fukuoka",
)
IGNORED = Code(
    "QUO402",
    Severity.WARNING,
    Text(
        "ノードが {count} 台なのに no-quorum-policy={found} です。",
        "no-quorum-policy is {found} in a cluster of {count} nodes.",
    ),
    Text(
        "stop (既定値) か freeze にしてください。",
        "Use stop, the default, or freeze.",
    ),
    Text(
        "分断のとき、少数側のノードもサービスを起動しようとします。",
        "After a split the minority starts the services as well.",
    ),
    "OSC2016 Fukuoka (Linux-HA Japan)",
)
UNPROTECTED = Code(
    "QUO403",
    Severity.WARNING,
    Text(
        "「{found}」を二重に起動させない仕組みがありません。"
        "STONITH は無効で、no-quorum-policy は ignore です。",
        "Nothing keeps '{found}' from running twice: fencing is off and no-quorum-policy is "
        "ignore.",
    ),
    Text(
        "STONITH を有効にしてください。できなければ、グループの先頭に sfex か VIPcheck を"
        "置いてください。",
        "Switch fencing on; where that can't be, put sfex or VIPcheck first into the group.",
    ),
    Text(
        "ノード間の通信が切れると両系で起動し、アドレスが衝突し、ディスクのデータが壊れます。",
        "When the nodes lose each other both start it: addresses clash and data on shared disks is "
        "destroyed.",
    ),
    "OSC2015 and OSC2017 (Linux-HA Japan, exclusive control)",
)
NOT_FROZEN = Code(
    "QUO404",
    Severity.WARNING,
    Text(
        "DLM を使う「{id}」がありますが、no-quorum-policy は {found} です。",
        "'{id}' uses the DLM, but no-quorum-policy is {found}.",
    ),
    Text("no-quorum-policy=freeze にしてください。", "Set no-quorum-policy to freeze."),
    Text(
        "過半数を失うと、DLM に依存するファイルシステムを止められず、クラスタ全体が固まります。",
        "Without quorum the file systems on the DLM can't be stopped, and the whole cluster hangs.",
    ),
    "crmsh 13a1fcb1, RHEL HA documentation of GFS2",
)
NODE_ID_NUMBER = Code(
    "QUO405",
    Severity.WARNING,
    Text(
        "ノード「{uname}」の番号「{found}」は 1 以上の整数ではありません。",
        "The id '{found}' of the node '{uname}' is no positive integer.",
    ),
    Text(
        "corosync.conf の nodeid と同じ値を書いてください。",
        "Write the nodeid of corosync.conf.",
    ),
    Text(
        "Pacemaker はこのノードを corosync のノードと結び付けられず、属性が効きません。",
        "Pacemaker can't match the node with corosync's, and its attributes have no effect.",
    ),
    "corosync.conf(5), pm_pcsgen bf03576",
)
SAME_NODE_ID = Code(
    "QUO406",
    Severity.ERROR,
    Text(
        "ノード「{uname}」の番号 {found} は「{other}」と同じです。",
        "The id {found} of the node '{uname}' is that of '{other}' too.",
    ),
    Text(
        "corosync.conf の nodeid のとおり、ノードごとに違う番号にしてください。",
        "Give each node its own, as corosync.conf has it.",
    ),
    Text(
        "Pacemaker は 2 つを同じノードとして扱います。",
        "Pacemaker takes the two for one node.",
    ),
    "corosync.conf(5), pm_pcsgen f57bd3e",
)
NODE_ID_MISSING = Code(
    "QUO407",
    Severity.WARNING,
    Text(
        "ノード「{found}」だけ番号がありません。",
        "The node '{found}' has no id, though others have.",
    ),
    Text(
        "corosync.conf の nodeid を id 列に書いてください。",
        "Write its nodeid of corosync.conf into the column id.",
    ),
    Text(
        "CIB ではノード名が番号の代わりになり、corosync のノードと結び付きません。",
        "In the CIB the name stands in for the id, and does not match corosync's node.",
    ),
    "pm_pcsgen bf03576",
)
