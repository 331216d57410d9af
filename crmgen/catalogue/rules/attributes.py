"""Node attributes that monitors set, and the rules that look at them (MON4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NOBODY_SETS = Code(
    "MON401",
    Severity.WARNING,
    Text(
        "条件の属性「{found}」を設定するリソースもノード属性もありません。",
        "No resource and no node attribute sets '{found}', which this rule looks at.",
    ),
    Text(
        "ping や diskd のパラメータ name、または表 1-1 の属性名と同じに綴ってください。",
        "Spell it as the parameter name of the ping or diskd resource, or as the attribute in "
        "table 1-1.",
    ),
    Text(
        "属性はずっと未定義のままで、not_defined の条件があればどのノードでも起動せず、"
        "なければ異常を検知しても切り替わりません。",
        "The attribute stays undefined: with a test of not_defined the resource starts nowhere, "
        "without one it never fails over.",
    ),
    "OSC2020 Osaka (Linux-HA Japan), Pacemaker 2.1.5 (silent)",
)
NOBODY_LOOKS = Code(
    "MON402",
    Severity.WARNING,
    Text(
        "「{id}」の設定する属性「{found}」を見るルールがありません。",
        "No rule looks at the attribute '{found}', which '{id}' sets.",
    ),
    Text(
        "配置のルールで、属性「{found}」が未定義か異常のノードを -INFINITY にしてください。",
        "Ban the service by a location rule where '{found}' is undefined or bad.",
    ),
    Text(
        "監視が異常を検知しても、リソースは移動しません。",
        "Whatever the monitor finds, no resource moves.",
    ),
    "pm_crmgen_env.xls 2.2",
)
NAMES_DIFFER = Code(
    "MON403",
    Severity.WARNING,
    Text(
        "「{id}」は属性「{found}」を設定しますが、ルールが見るのは「{other}」です。",
        "'{id}' sets the attribute '{found}', but the rules look at '{other}'.",
    ),
    Text(
        "パラメータ name とルールの属性名を同じにしてください。",
        "Make the parameter name and the attribute in the rules the same.",
    ),
    Text(
        "「{other}」はずっと未定義なので、not_defined の条件があればどのノードでも起動しません。",
        "'{other}' stays undefined: with a test of not_defined the resource starts nowhere.",
    ),
    "OSC2020 Osaka (Linux-HA Japan), Pacemaker 2.1.5 (silent)",
)
BAD_WHEN_HEALTHY = Code(
    "MON404",
    Severity.ERROR,
    Text(
        "すべて正常で属性「{attribute}」が {healthy} のときにも、この -INFINITY の条件"
        " ({operation} {found}) が成り立ちます。",
        "This rule of -INFINITY ({operation} {found}) passes even when all is well and "
        "'{attribute}' is {healthy}.",
    ),
    Text(
        "比較の向きと値を確かめてください。ping の正常時の値は multiplier (既定値 1) と"
        "監視先の数の積です。",
        "Look at the operator and the value. With all hosts up, ping sets multiplier (1 by "
        "default) times their number.",
    ),
    Text(
        "監視が正常でも、リソースはどのノードでも起動しません。",
        "The resource starts nowhere, however healthy the nodes are.",
    ),
    "OSC2016 Fukuoka and OSC2020 (Linux-HA Japan)",
)
NEVER_TRUE = Code(
    "MON405",
    Severity.WARNING,
    Text(
        "条件「{operation} {found}」は成り立ちません。「{attribute}」の取る値は {values} です。",
        "'{operation} {found}' is never true: '{attribute}' takes the values {values}.",
    ),
    Text(
        "取りうる値の中で比較してください。",
        "Compare with a value that the attribute can take.",
    ),
    Text(
        "監視が異常を検知しても、このルールは働きません。",
        "Whatever the monitor finds, the rule has no effect.",
    ),
    "OSC2016 Fukuoka and OSC2020 (Linux-HA Japan)",
)
NOT_DEFINED_MISSING = Code(
    "MON406",
    Severity.WARNING,
    Text(
        "「{rsc}」のルールに、属性「{found}」が未定義 (not_defined) のときの条件がありません。",
        "The rules of '{rsc}' say nothing about nodes where '{found}' is not_defined.",
    ),
    Text(
        "bool_op を or にして「{found} not_defined」の行を加えてください。",
        "Add '{found} not_defined' to the rule, joined by or.",
    ),
    Text(
        "監視の結果がまだないノードや監視の止まったノードでも、正常とみなして起動します。",
        "A node that has no result yet, or whose monitor has stopped, passes for a healthy one.",
    ),
    "Linux-HA Japan article 4377, ansible.pcs-modules-2 pull 43",
)
IMPOSSIBLE = Code(
    "MON407",
    Severity.WARNING,
    Text(
        "属性「{attribute}」についての条件を and で結んでいるため、このルールは成り立ちません。",
        "The rule can never pass: it joins by and what '{attribute}' can't be at once.",
    ),
    Text(
        "どれか一つで足りるのなら bool_op を or にしてください。",
        "Where one of them is enough, make bool_op or.",
    ),
    Text(
        "ルールは一度も働きません。",
        "The rule never has any effect.",
    ),
    "Pacemaker Explained, rules",
)
ALWAYS_TRUE = Code(
    "MON408",
    Severity.ERROR,
    Text(
        "属性「{attribute}」についての条件を or で結んでいるため、この -INFINITY のルールは"
        "どのノードでも成り立ちます。",
        "This rule of -INFINITY passes on every node: it joins by or what covers any value of "
        "'{attribute}'.",
    ),
    Text(
        "両方を満たすときだけ禁止するのなら bool_op を and にしてください。",
        "To ban only where all of them hold, make bool_op and.",
    ),
    Text(
        "リソースはどのノードでも起動しません。",
        "The resource starts on no node.",
    ),
    "Pacemaker Explained, rules",
)
NOT_CLONED = Code(
    "MON409",
    Severity.WARNING,
    Text(
        "ルールが見る属性「{attribute}」を設定する「{found}」が、クローンではありません。",
        "'{found}' sets '{attribute}', which rules look at, but is no clone.",
    ),
    Text(
        "クローンに入れ、全ノードで動かしてください。",
        "Put it into a clone, so that it runs on all nodes.",
    ),
    Text(
        "動いていないノードでは属性が未定義のままなので、切り替え先がありません。",
        "The attribute stays undefined on all other nodes: there is nowhere to fail over to.",
    ),
    "Linux-HA Japan article 576, OSC2016 Fukuoka",
)
TOO_FEW_CLONES = Code(
    "MON410",
    Severity.WARNING,
    Text(
        "「{id}」の clone-max={found} が、ノードの数 {count} より少なくなっています。",
        "clone-max of '{id}' is {found}, less than the {count} nodes.",
    ),
    Text(
        "clone-max をノードの数にするか、行を消してください (既定値はノードの数)。",
        "Make it the number of nodes, or drop the row: that number is the default.",
    ),
    Text(
        "監視の動かないノードでは属性が未定義のままなので、切り替え先になれません。",
        "Where the monitor does not run the attribute stays undefined, and no service fails over "
        "to that node.",
    ),
    "Linux-HA Japan article 576, OSC2016 Fukuoka",
)
NOT_COLOCATED = Code(
    "MON411",
    Severity.ADVICE,
    Text(
        "「{rsc}」は属性「{found}」を見ますが、それを設定する「{clone}」との同居制約がありません。",
        "'{rsc}' looks at '{found}' but is not colocated with '{clone}', which sets it.",
    ),
    Text(
        "「{rsc}」を「{clone}」と同居 (INFINITY) させてください。",
        "Colocate '{rsc}' with '{clone}' (INFINITY).",
    ),
    Text(
        "監視が故障して止まったノードで動き続けることがあります。",
        "The service may run on a node whose monitor has failed.",
    ),
    "Linux-HA Japan article 4377, pm_crmgen 81f067e",
)
NOT_ORDERED = Code(
    "MON412",
    Severity.ADVICE,
    Text(
        "「{rsc}」は属性「{found}」を見ますが、それを設定する「{clone}」との順序制約がありません。",
        "'{rsc}' looks at '{found}' but is not ordered after '{clone}', which sets it.",
    ),
    Text(
        "「{clone}」を先に起動する順序 (Optional、symmetrical=false) を加えてください。",
        "Add an order that starts '{clone}' first (Optional, symmetrical=false).",
    ),
    Text(
        "監視より先に起動を試みることがあります。",
        "The service may be tried before its monitor runs.",
    ),
    "Linux-HA Japan article 4377, pm_crmgen 81f067e",
)
SAME_ATTRIBUTE = Code(
    "MON413",
    Severity.WARNING,
    Text(
        "「{id}」と「{other}」が同じ属性「{found}」を設定します。",
        "'{id}' and '{other}' set the same attribute '{found}'.",
    ),
    Text(
        "パラメータ name をリソースごとに違う名前にしてください。",
        "Give each of them a parameter name of its own.",
    ),
    Text(
        "後から書いた結果が先の結果を消すので、片方の異常が見えなくなります。",
        "Each overwrites what the other found, and a failure is lost.",
    ),
    "pm_crmgen_env.xls 2.2 (diskcheck_status)",
)
WRONG_KIND = Code(
    "MON414",
    Severity.WARNING,
    Text(
        "属性「{attribute}」の値は{kind}なので、「{found}」とは比べられません。",
        "'{attribute}' holds {kind}, which can't be compared by '{found}'.",
    ),
    Text(
        "ping の属性は数 (lt 100 など)、diskd の属性は文字 (eq ERROR) と比べてください。",
        "Compare what ping sets with a number (lt 100), what diskd sets with a text (eq ERROR).",
    ),
    Text(
        "条件は意図どおりに働きません。",
        "The rule does not do what it says.",
    ),
    "OSC2016 Fukuoka (Linux-HA Japan), A-7",
)
HASH_MISSING = Code(
    "MON415",
    Severity.WARNING,
    Text(
        "「{found}」という属性はありません。ノード名などの組み込みの属性は # で始まります。",
        "There is no attribute '{found}': built-in ones such as the node's name begin with #.",
    ),
    Text("「#{found}」と書いてください。", "Write '#{found}'."),
    Text(
        "条件は成り立たず、ルールは黙って無視されます。",
        "The expression is never true, and nobody tells you.",
    ),
    "seen on Pacemaker 2.1.5 (no tool tells)",
)
OWN_ADDRESS = Code(
    "MON416",
    Severity.WARNING,
    Text(
        "「{id}」の監視先 {found} は、このクラスタ自身のものです ({owner})。",
        "'{id}' watches {found}, which is the cluster's own ({owner}).",
    ),
    Text(
        "ゲートウェイなど、クラスタの外にある止まらない機器のアドレスを書いてください。",
        "Write the address of something outside the cluster that stays up, such as a gateway.",
    ),
    Text(
        "外への経路が切れても応答があるので、異常に気づきません。",
        "It answers even when the way out is broken, and the failure goes unnoticed.",
    ),
    "OSC2012 Tokyo and OSC2020 (Linux-HA Japan)",
)
ONE_HOST = Code(
    "MON417",
    Severity.ADVICE,
    Text(
        "「{id}」の監視先は {found} だけです。",
        "'{id}' watches {found} only.",
    ),
    Text(
        "監視先を 2 つ以上にすることを検討してください。",
        "Consider a second host to watch.",
    ),
    Text(
        "監視先の機器が 1 台止まっただけで、全ノードでサービスが止まります。",
        "When that one host is down, the service stops on all nodes.",
    ),
    "OSC2012 Tokyo (Linux-HA Japan), 4-1",
)
NO_HEALTH_STRATEGY = Code(
    "MON418",
    Severity.WARNING,
    Text(
        "「{found}」は属性 #health-… を設定しますが、node-health-strategy がないか none です。",
        "'{found}' sets an attribute #health-…, but node-health-strategy is unset or none.",
    ),
    Text(
        "プロパティ node-health-strategy に only-green か migrate-on-red などを設定してください。",
        "Set the property node-health-strategy to only-green, migrate-on-red or the like.",
    ),
    Text(
        "ディスクなどの異常を検知しても、リソースは移動しません。",
        "Whatever it finds, no resource moves.",
    ),
    "resource-agents storage-mon 4.12, Pacemaker Explained (node health)",
)
PARTITION = Code(
    "MON419",
    Severity.WARNING,
    Text(
        "「{id}」の監視する {found} は、ディスクではなくパーティションです。",
        "'{id}' watches {found}, a partition and not a disk.",
    ),
    Text(
        "パーティションの番号を除いたディスクのデバイス名を書いてください。",
        "Write the device of the whole disk, without the number of the partition.",
    ),
    Text(
        "パーティションの内容に左右され、ディスクの故障を正しく捉えられません。",
        "The result depends on that partition, not on the state of the disk.",
    ),
    "Linux-HA Japan article 4377, OSC2016 Fukuoka C-5",
)
OTHER_DISK = Code(
    "MON420",
    Severity.ADVICE,
    Text(
        "「{rsc}」のディスク {disk} は監視されていません。「{id}」が見ているのは {found} です。",
        "Nothing watches {disk} of '{rsc}': '{id}' looks at {found}.",
    ),
    Text(
        "監視するディスクを取り違えていないか確かめてください。",
        "Look whether the disks were mixed up.",
    ),
    Text(
        "サービスの使うディスクが故障しても、切り替わりません。",
        "When the disk of the service fails, nothing fails over.",
    ),
    "Linux-HA Japan article 4377, OSC2016 Fukuoka C-5",
)
