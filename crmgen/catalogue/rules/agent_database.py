"""Databases, above all pgsql with replication (AGT450 to AGT459)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

_REFUSES = Text(
    "エージェントは設定誤りとして起動を拒み、データベースは動きません。",
    "The agent refuses to start as 'not configured', and the database never runs.",
)

REPLICATION_INCOMPLETE = Code(
    "AGT450",
    Severity.ERROR,
    Text(
        "「{id}」は rep_mode={found} なのに、パラメータ {missing} がありません。",
        "'{id}' has rep_mode={found} but lacks {missing}.",
    ),
    Text("A の部分に行を加えてください。", "Add the rows to part A."),
    _REFUSES,
    "resource-agents pgsql (pgsql_validate_all)",
)
BAD_REP_MODE = Code(
    "AGT451",
    Severity.ERROR,
    Text("rep_mode に「{found}」は書けません。", "'{found}' is no value of rep_mode."),
    Text(
        "none、sync、async、slave のどれかを書いてください。",
        "Write none, sync, async or slave.",
    ),
    _REFUSES,
    "resource-agents pgsql (pgsql_validate_all)",
)
UNKNOWN_IN_LIST = Code(
    "AGT452",
    Severity.WARNING,
    Text(
        "node_list のノード「{node}」はクラスタにありません。",
        "The node '{node}' in node_list is not in the cluster.",
    ),
    Text("uname -n と同じ名前を書いてください。", "Write the names that 'uname -n' prints."),
    Text(
        "名前の違うノードの複製の状態が分からず、昇格や同期が正しく行われません。",
        "The state of the node under its real name is not looked at: promotion and synchronous "
        "replication go wrong.",
    ),
    "linux-ha.jp archive 4377",
)
NODE_NOT_LISTED = Code(
    "AGT453",
    Severity.WARNING,
    Text(
        "ノード「{node}」は「{id}」が動くノードなのに、node_list にありません。",
        "The node '{node}', where '{id}' may run, is not in its node_list.",
    ),
    Text(
        "node_list に加えるか、配置の制約で禁止してください。",
        "Add it to node_list, or keep the resource off it.",
    ),
    Text(
        "そのノードの複製の状態が管理されず、切り替え先になりません。",
        "Its replication is not looked after, and it never takes over.",
    ),
    "linux-ha.jp archive 4377",
)
MASTER_IP_UNKNOWN = Code(
    "AGT454",
    Severity.WARNING,
    Text(
        "master_ip {found} は、どの仮想 IP アドレスでもありません。",
        "The master_ip {found} is none of the virtual addresses.",
    ),
    Text(
        "Promoted に付く IPaddr2 の ip と同じ値にしてください。",
        "Make it the ip of the IPaddr2 that follows the promoted instance.",
    ),
    Text(
        "Unpromoted は接続先が見つからず、複製が始まりません。",
        "The unpromoted instance finds nobody to connect to, and replication never starts.",
    ),
    "linux-ha.jp archive 4377 (vip-rep)",
)
MASTER_IP_ELSEWHERE = Code(
    "AGT455",
    Severity.WARNING,
    Text(
        "master_ip {found} の「{vip}」と「{clone}」の間に同居制約がありません。",
        "No colocation ties '{vip}', which holds the master_ip {found}, to '{clone}'.",
    ),
    Text(
        "with-rsc={clone}、with-rsc-role=Promoted の同居制約を加えてください。",
        "Add a colocation with {clone} in the role Promoted.",
    ),
    Text(
        "アドレスが Promoted と別のノードにあると、複製の接続は届きません。",
        "Where the address is on another node than the promoted instance, nobody can replicate.",
    ),
    "linux-ha.jp archive 4377 (vip-rep)",
)
BAD_SLOT_NAME = Code(
    "AGT456",
    Severity.ERROR,
    Text(
        "replication_slot_name「{found}」に使えない文字があります。",
        "The replication_slot_name '{found}' holds a character that is not allowed.",
    ),
    Text(
        "英小文字、数字、下線だけを使ってください。",
        "Use lower-case letters, digits and underscores only.",
    ),
    _REFUSES,
    "resource-agents pgsql (pgsql_validate_all)",
)
STATUS_NAME = Code(
    "AGT457",
    Severity.ADVICE,
    Text(
        "複製を行う pgsql の ID が「{found}」です。状態の属性は {found}-status になります。",
        "The replicated pgsql has the id '{found}': its state is the attribute {found}-status.",
    ),
    Text(
        "ID を pgsql にするか、属性の名前を運用手順に書いてください。",
        "Name it pgsql, or tell the operators the name of the attribute.",
    ),
    Text(
        "pgsql-status を見る手順やツール (PG-REX など) が働きません。",
        "Runbooks and tools such as PG-REX look at pgsql-status and find nothing.",
    ),
    "OSC2018 Osaka slides",
)
SHARED_BY_INSTANCES = Code(
    "AGT458",
    Severity.WARNING,
    Text(
        "「{id}」の {name} ({found}) は「{other}」と同じです。",
        "The {name} of '{id}' ({found}) is that of '{other}' too.",
    ),
    Text(
        "別の値にするか、二つが同じノードで動かないようにしてください。",
        "Give it another value, or keep the two off one node.",
    ),
    Text(
        "同じノードでは二つ目が起動に失敗するか、互いのデータを壊します。",
        "On one node the second fails to start, or they damage each other's data.",
    ),
    "PostgreSQL and MariaDB (one port, one data directory an instance)",
)
PG_REX_PROVIDER = Code(
    "AGT459",
    Severity.ADVICE,
    Text(
        "{target} の PG-REX は ocf:linuxhajp:pgsql を使いますが、provider が {found} です。",
        "PG-REX on {target} uses ocf:linuxhajp:pgsql, but the provider is {found}.",
    ),
    Text(
        "PG-REX を使うなら provider を linuxhajp にしてください。",
        "With PG-REX, make the provider linuxhajp.",
    ),
    Text(
        "PG-REX の運用コマンドは linuxhajp のエージェントを前提にしています。",
        "The commands of PG-REX count on the agent of linuxhajp.",
    ),
    "OSC2020 Online/Fall slides; pm_extra_tools README",
)
