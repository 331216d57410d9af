"""Names of nodes and resources, and what constraints name (NAM4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

UNKNOWN_NODE = Code(
    "NAM401",
    Severity.WARNING,
    Text(
        "ノード「{found}」は NODE 表 (表 1-1) にありません。",
        "There is no node '{found}' in the table NODE (1-1).",
    ),
    Text(
        "uname -n と同じ名前か、ドメイン名の有無まで含めて確かめてください。",
        "Compare it with 'uname -n', the domain part included, or add the node to table 1-1.",
    ),
    Text(
        "この行はどのノードにも当てはまらず、エラーも出ないまま効きません。",
        "The row fits no node and has no effect, without any error.",
    ),
    "crmsh cibconfig.py (node check)",
)
LONE_NODE_NAME = Code(
    "NAM402",
    Severity.WARNING,
    Text(
        "ノード名「{found}」はここにしか現れません。「{near}」の誤りではありませんか。",
        "The node name '{found}' stands nowhere else; is '{near}' meant?",
    ),
    Text(
        "綴りを直してください。NODE 表 (表 1-1) にノードを書くと、すべての名前を照合できます。",
        "Correct it. With the nodes listed in table NODE (1-1) every name can be compared.",
    ),
    Text(
        "存在しないノードの行は、エラーも出ないまま効きません。",
        "A row for a node that does not exist has no effect, without any error.",
    ),
    "crmsh cibconfig.py (node check)",
)
CLONED_CHILD = Code(
    "NAM403",
    Severity.ERROR,
    Text(
        "制約が、クローン「{root}」の中の「{found}」を指しています。",
        "The constraint names '{found}', which is inside the clone '{root}'.",
    ),
    Text("「{root}」と書いてください。", "Name the clone: '{root}'."),
    Text(
        "Pacemaker は制約を無視し (crm_verify はエラー)、pcs は登録を拒みます。依存するものより"
        "先に起動することになります。",
        "Pacemaker ignores the constraint (an error of crm_verify) and pcs refuses it: resources "
        "would start before what they depend on.",
    ),
    "Pacemaker Explained, clones; crm_verify 2.1.5, pcs 0.11.5",
)
GROUP_MEMBER = Code(
    "NAM404",
    Severity.WARNING,
    Text(
        "制約が、グループ「{root}」の中の「{found}」だけを動かそうとしています。",
        "The constraint moves only '{found}', a member of the group '{root}'.",
    ),
    Text("グループ「{root}」に付けてください。", "Name the group: '{root}'."),
    Text(
        "メンバーが置けないノードでは、それより後のメンバーも止まり、グループの前半だけが動きます。",
        "Where the member can't run, it and all members after it stay stopped, while those before "
        "it run.",
    ),
    "crmsh cibconfig.py (constraints on grouped resources)",
)
SAME_PAIR = Code(
    "NAM405",
    Severity.WARNING,
    Text(
        "「{found}」と「{other}」の間に、同じ種類の制約が {first} にもあります。",
        "'{found}' and '{other}' have a constraint of this kind already, in {first}.",
    ),
    Text("どちらか一方だけを残してください。", "Keep one of the two."),
    Text(
        "二つは重ねて効き、片方を直しても動作が変わらないことがあります。pcs は二つ目を拒みます。",
        "Both hold at once, so that changing one may change nothing; pcs refuses the second.",
    ),
    "pcs report DUPLICATE_CONSTRAINTS_EXIST",
)
SAME_RULE = Code(
    "NAM406",
    Severity.WARNING,
    Text(
        "「{found}」に、同じ条件のルールが {first} にもあります。",
        "'{found}' has a rule with the same condition already, in {first}.",
    ),
    Text("どちらか一方だけを残してください。", "Keep one of the two."),
    Text(
        "スコアは足し合わされ、表に書いた値にはなりません。",
        "The scores add up to something that stands nowhere in the sheet.",
    ),
    "Pacemaker Explained, location constraints",
)
UNKNOWN_ID_IN_TEXT = Code(
    "NAM407",
    Severity.WARNING,
    Text(
        "コマンドの中のリソース「{id}」は、RESOURCES 表 (表 4-1) にありません。",
        "The resource '{id}' in this command is not in the table RESOURCES (4-1).",
    ),
    Text("いまの ID に直してください。", "Use its present id."),
    Text(
        "コマンドは失敗し、その結果で判断する動作 (待機系の見分けなど) が働きません。",
        "The command fails, and what depends on its result, such as telling the standby node, does "
        "not work.",
    ),
    "pm_crmgen environment sheet (standby_check_command); pm_logconv-cs",
)
NODE_CASE = Code(
    "NAM408",
    Severity.WARNING,
    Text(
        "ノード名「{found}」は、NODE 表 (表 1-1) の「{near}」と大文字・小文字が違います。",
        "The node name '{found}' differs from '{near}' in table NODE (1-1) in its case.",
    ),
    Text("同じ綴りにしてください。", "Spell it the same everywhere."),
    Text(
        "Pacemaker の配置では同じノードになりますが、STONITH のデバイスやスクリプトは大文字と"
        "小文字を区別します。",
        "Pacemaker places by it all the same, but fencing devices and scripts tell upper from "
        "lower case.",
    ),
    "Red Hat solution 2619961",
)
NODES_DIFFER_IN_CASE = Code(
    "NAM409",
    Severity.ERROR,
    Text(
        "ノード「{found}」と「{other}」は、大文字・小文字しか違いません。",
        "The nodes '{found}' and '{other}' differ in their case only.",
    ),
    Text("uname -n と同じ名前だけを残してください。", "Keep the name that 'uname -n' prints."),
    Text(
        "Pacemaker はノード名の大文字と小文字を区別せず、二つを一台とみなします。",
        "Pacemaker does not tell upper from lower case in node names and takes both for one node.",
    ),
    "Pacemaker lib/pengine/unpack.c (two nodes of one name)",
)
IDS_DIFFER_IN_CASE = Code(
    "NAM410",
    Severity.ADVICE,
    Text(
        "ID「{found}」と「{other}」は、大文字・小文字しか違いません。",
        "The ids '{found}' and '{other}' differ in their case only.",
    ),
    Text("見分けやすい名前にしてください。", "Choose names that are easy to tell apart."),
    Text(
        "運用中のコマンドで取り違えやすくなります。",
        "In a command typed by hand one is soon taken for the other.",
    ),
    "Review practice",
)
