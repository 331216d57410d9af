"""Fencing as a whole: devices, their targets, levels and delays (FEN401 to FEN417, from FEN435)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NO_DEVICE = Code(
    "FEN401",
    Severity.ERROR,
    Text(
        "{name}={found} なのに、STONITH リソースが一つもありません。",
        "{name} is {found}, yet the sheet has no fencing device.",
    ),
    Text(
        "ノードごとに STONITH リソースを定義してください。",
        "Define a fencing device for each node.",
    ),
    Text(
        "Pacemaker はどのリソースも起動しません。",
        "Pacemaker starts no resource at all.",
    ),
    "Pacemaker 3.0.2 lib/pengine/unpack.c:898",
)
NO_DEVICE_BY_DEFAULT = Code(
    "FEN402",
    Severity.WARNING,
    Text(
        "STONITH リソースがなく、stonith-enabled も書かれていません。既定値は true です。",
        "There is no fencing device, and stonith-enabled is not set: its default is true.",
    ),
    Text(
        "ノードごとに STONITH リソースを定義してください。"
        "使わないと決めたのなら stonith-enabled=false と書いてください。",
        "Define a fencing device for each node; where going without is decided, write "
        "stonith-enabled=false.",
    ),
    Text(
        "このまま新しいクラスタに登録すると、Pacemaker はどのリソースも起動しません。",
        "On a new cluster Pacemaker starts no resource at all.",
    ),
    "Pacemaker 3.0.2 lib/pengine/unpack.c:898",
)
FENCING_OFF = Code(
    "FEN403",
    Severity.WARNING,
    Text(
        "{name}={found} により STONITH が無効です。",
        "{name}={found} switches fencing off.",
    ),
    Text(
        "true にして STONITH リソースを定義してください。"
        "無効と決めたのなら、理由を例外承認に残してください。",
        "Set it to true and define fencing devices; where going without is decided, put the reason "
        "on record as an exception.",
    ),
    Text(
        "分断のとき両系が同じデータに書き込むことがあり、停止に失敗したリソースは"
        "切り替わりません。RHEL と SLES ではサポートの対象外になります。",
        "After a split both sides may write the same data, and a resource that fails to stop is "
        "never taken over. RHEL and SLES do not support it.",
    ),
    "OSC2020 Online/Fall (Linux-HA Japan), RHEL 7 HA reference",
)
NODE_WITHOUT_DEVICE = Code(
    "FEN404",
    Severity.WARNING,
    Text(
        "ノード「{found}」を止める STONITH リソースがありません。",
        "No fencing device can fence the node '{found}'.",
    ),
    Text(
        "pcmk_host_list に「{found}」を書いた STONITH リソースを加えてください。",
        "Add a device whose pcmk_host_list names '{found}'.",
    ),
    Text(
        "このノードが故障しても停止を確かめられず、リソースは他のノードに引き継がれません。",
        "When this node fails nobody can make sure that it is down, and its resources are never "
        "taken over.",
    ),
    "seen on Pacemaker 2.1.5 (no tool tells)",
)
UNKNOWN_TARGET = Code(
    "FEN405",
    Severity.WARNING,
    Text(
        "「{id}」の対象ノード「{found}」は、このクラスタのノードではありません。",
        "'{id}' fences '{found}', which is no node of this cluster.",
    ),
    Text(
        "表 1-1 と同じノード名 (uname -n) を書いてください。",
        "Write the node's name as table 1-1 (and uname -n) has it.",
    ),
    Text(
        "この STONITH リソースは選ばれず、本来の対象ノードを止められません。",
        "The device is never chosen, and the node that was meant can't be fenced.",
    ),
    "Red Hat knowledge base 2619961, Pacemaker 2.1.5 (silent)",
)
ON_ITS_TARGET = Code(
    "FEN406",
    Severity.WARNING,
    Text(
        "「{found}」は、自分が止める対象のノード「{node}」でも動けます。",
        "'{found}' may run on '{node}', the very node that it fences.",
    ),
    Text(
        "配置の表で、「{found}」をノード「{node}」に置かない (-INFINITY) と書いてください。",
        "Keep '{found}' off '{node}' with a location of -INFINITY.",
    ),
    Text(
        "クラスタの表示では使えるように見えても、自分自身は止められません。"
        "装置の監視も、実際に使うノードからは行われません。",
        "It looks ready where it is of no use: a node can't fence itself, and the device is not "
        "monitored from the node that would use it.",
    ),
    "Linux-HA Japan article 4377, Pacemaker Explained (fencing)",
)
BANNED_ELSEWHERE = Code(
    "FEN407",
    Severity.WARNING,
    Text(
        "「{id}」は、対象のノード「{target}」以外のどのノードからも使えません。",
        "'{id}' may be used by no node but its own target '{target}'.",
    ),
    Text(
        "禁止するノードを取り違えていないか確かめてください。禁止するのは「{target}」です。",
        "Look whether the nodes were mixed up: the one to keep it off is '{target}'.",
    ),
    Text(
        "「{target}」が故障したとき、止められるノードがありません。",
        "When '{target}' fails, no node may fence it.",
    ),
    "Pacemaker Explained, 'When a Fence Device Can Be Used'",
)
NODE_WITHOUT_LEVEL = Code(
    "FEN408",
    Severity.WARNING,
    Text(
        "ノード「{found}」だけ STONITH の実行順がありません。",
        "The node '{found}' has no fencing levels, though others have.",
    ),
    Text(
        "表 6-1 に「{found}」の段も書いてください。",
        "Give '{found}' its levels in table 6-1 too.",
    ),
    Text(
        "このノードだけは装置が決まった順に試されず、一つが成功した時点で終わります。",
        "For this node the devices are tried in no fixed order, and the first success ends it.",
    ),
    "OSC2016 Fukuoka (Linux-HA Japan)",
)
NOT_A_DEVICE = Code(
    "FEN409",
    Severity.ERROR,
    Text(
        "STONITH の実行順にある「{found}」は STONITH リソースではありません。",
        "'{found}' stands in a fencing level but is no fencing device.",
    ),
    Text(
        "グループやクローンではなく、STONITH のプリミティブの ID を書いてください。",
        "Write the id of a fencing primitive, not of a group, a clone or a service.",
    ),
    Text(
        "pcs は登録を拒み、Pacemaker はこの段を飛ばします。",
        "pcs refuses it, and Pacemaker skips the level.",
    ),
    "crmsh 5.0.0 cibconfig.py:2170",
)
OTHER_TARGET = Code(
    "FEN410",
    Severity.WARNING,
    Text(
        "「{found}」はノード「{node}」の段にありますが、止められるのは {targets} です。",
        "'{found}' stands in a level of '{node}' but fences {targets}.",
    ),
    Text(
        "表 6-1 の STONITH リソースか、その pcmk_host_list を直してください。",
        "Correct the device in table 6-1, or its pcmk_host_list.",
    ),
    Text(
        "この段は必ず失敗し、次の段がなければノードを止められません。",
        "The level always fails; without a next one the node can't be fenced.",
    ),
    "Pacemaker Explained (fencing topology)",
)
HELPER_LEVEL = Code(
    "FEN411",
    Severity.WARNING,
    Text(
        "{agent} の「{found}」の後に、ノード「{node}」を止める段がありません。",
        "No level after '{found}' ({agent}) fences the node '{node}'.",
    ),
    Text(
        "「{found}」だけを 1 段目に置き、2 段目に電源を切る装置を書いてください。",
        "Put '{found}' alone into level 1, and a device that cuts the power into level 2.",
    ),
    Text(
        "{agent} は自分では電源を切りません。次の段がなければ、ノードの停止は完了しません。",
        "{agent} cuts no power itself: without a next level the node is never fenced.",
    ),
    "Linux-HA Japan article 4377, OSC2015 (stonith-helper); man fence_kdump",
)
NO_DELAY = Code(
    "FEN412",
    Severity.WARNING,
    Text(
        "2 ノードなのに、STONITH の待ち時間がどの装置にもありません。",
        "There are two nodes, and no fencing device waits.",
    ),
    Text(
        "残したいノードを止める装置に pcmk_delay_base を付けるか、"
        "priority-fencing-delay を設定してください。",
        "Give the device that fences the node to be kept a pcmk_delay_base, or set "
        "priority-fencing-delay.",
    ),
    Text(
        "分断のとき両系が同時に相手を止め、サービスが全て止まることがあります (相撃ち)。",
        "After a split both nodes may shoot each other at once, and nothing is left running.",
    ),
    "OSC2015 and OSC2020 (Linux-HA Japan), RHEL 10 'Fencing delays'",
)
WRONG_SIDE = Code(
    "FEN413",
    Severity.WARNING,
    Text(
        "待ち時間 {found} が、優先するノード「{kept}」ではなく「{node}」を止める装置にあります。",
        "The delay {found} is on the device that fences '{node}', not on the one that fences "
        "'{kept}', the preferred node.",
    ),
    Text(
        "待ち時間は、残したいノード「{kept}」を止める装置に付けてください。",
        "Put the delay on the device that fences '{kept}', the node to be kept.",
    ),
    Text(
        "分断のとき、サービスの動いている「{kept}」のほうが止められます。",
        "After a split '{kept}' is shot, where the services run.",
    ),
    "OSC2020 Online/Fall (Linux-HA Japan)",
)
EQUAL_DELAYS = Code(
    "FEN414",
    Severity.WARNING,
    Text(
        "待ち時間 {found} が、もう一方のノードを止める装置と同じです。",
        "The delay {found} is the same as that of the device for the other node.",
    ),
    Text(
        "残したいノードを止める装置だけに付けるか、違う長さにしてください。",
        "Put it only on the device that fences the node to be kept, or make them differ.",
    ),
    Text(
        "両系が同じだけ待つので、相撃ちを防げません。",
        "Both nodes wait as long, and may still shoot each other.",
    ),
    "OSC2020 Online/Fall (Linux-HA Japan)",
)
NO_PRIORITY = Code(
    "FEN415",
    Severity.WARNING,
    Text(
        "priority-fencing-delay={found} ですが、priority を持つリソースがありません。",
        "priority-fencing-delay is {found}, but no resource has a priority.",
    ),
    Text(
        "残したいノードで動くリソースに meta 属性 priority (1 以上) を付けてください。",
        "Give the resources that mark the node to be kept a meta attribute priority of 1 or more.",
    ),
    Text(
        "どのノードの優先度も 0 になり、待ち時間は働きません。",
        "All nodes have the priority 0, and the delay never takes effect.",
    ),
    "Pacemaker Explained, cluster options (priority-fencing-delay)",
)
PRIORITY_SHORT = Code(
    "FEN416",
    Severity.WARNING,
    Text(
        "priority-fencing-delay={found} が、「{id}」の待ち時間 {delay} の 2 倍に足りません。",
        "priority-fencing-delay is {found}, less than twice the delay {delay} of '{id}'.",
    ),
    Text(
        "装置の待ち時間 (pcmk_delay_base、pcmk_delay_max) の 2 倍以上にしてください。",
        "Make it at least twice the longest pcmk_delay_base or pcmk_delay_max.",
    ),
    Text(
        "優先度の高いノードのほうが先に止められることがあります。",
        "The node with the higher priority may be shot first.",
    ),
    "Pacemaker Explained, cluster options (priority-fencing-delay)",
)
DELAY_EATS_TIMEOUT = Code(
    "FEN417",
    Severity.WARNING,
    Text(
        "「{id}」の delay={found} が、制限時間 {limit} に収まりません。",
        "delay={found} of '{id}' leaves nothing of its timeout {limit}.",
    ),
    Text(
        "{name} を延ばすか、制限時間に数えられない pcmk_delay_base を使ってください。",
        "Raise {name}, or use pcmk_delay_base, which does not count against the timeout.",
    ),
    Text(
        "エージェントの待ち時間は制限時間に含まれるため、停止は毎回時間切れになります。",
        "The agent waits within its timeout, so that each attempt to fence times out.",
    ),
    "Pacemaker daemons/fenced/fenced_remote.c (get_device_timeout)",
)
LEVEL_OF_UNKNOWN = Code(
    "FEN435",
    Severity.WARNING,
    Text(
        "STONITH の実行順の対象「{found}」は、このクラスタのノードではありません。",
        "The fencing levels of '{found}' are for no node of this cluster.",
    ),
    Text(
        "表 1-1 と同じノード名 (uname -n) を書いてください。",
        "Write the node's name as table 1-1 (and uname -n) has it.",
    ),
    Text(
        "この段は使われず、本来のノードの装置は決まった順に試されません。",
        "The levels are never used, and the devices of the node that was meant are tried in no "
        "fixed order.",
    ),
    "crmsh 5.0.0 cibconfig.py:2170, Pacemaker 2.1.5 (silent)",
)
LIST_DISAGREES = Code(
    "FEN436",
    Severity.WARNING,
    Text(
        "「{id}」の対象は「{found}」ですが、制約では「{node}」を止める装置として扱われています。",
        "'{id}' fences '{found}', yet the constraints treat it as the device for '{node}'.",
    ),
    Text(
        "「{node}」を止める装置なら、対象ノードを「{node}」に直してください。",
        "If it is the device for '{node}', make that its target.",
    ),
    Text(
        "「{node}」を止めるときにこの装置は選ばれません。",
        "The device is not chosen when '{node}' has to be fenced.",
    ),
    "Pacemaker Explained (fencing)",
)
LEVEL_OF_OTHER_NODE = Code(
    "FEN437",
    Severity.WARNING,
    Text(
        "「{found}」の段にある装置は、実行順のない「{node}」を止めるものです。",
        "The devices in this level of '{found}' fence '{node}', which has no levels.",
    ),
    Text(
        "対象ノードを「{node}」に直してください。",
        "Make '{node}' the node of the level.",
    ),
    Text(
        "この段は必ず失敗し、「{node}」の装置は決まった順に試されません。",
        "The level always fails, and the devices of '{node}' are tried in no fixed order.",
    ),
    "Pacemaker Explained (fencing topology)",
)
