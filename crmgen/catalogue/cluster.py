"""Findings about the structure of the cluster (CLU4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

TOO_DEEP = Code(
    "CLU401",
    Severity.ERROR,
    Text(
        "「{found}」を含むべき上の階層のリソースがありません。",
        "Nothing above contains '{found}': the row is too deep.",
    ),
    Text(
        "resourceItem の列を一つ左に移すか、上に Group や Clone の行を加えてください。",
        "Move it one resourceItem column to the left, or add the group or clone above it.",
    ),
)
WRONG_CHILD = Code(
    "CLU402",
    Severity.ERROR,
    Text(
        "{parent}「{parent_id}」の中に {found} は置けません。",
        "The {parent} '{parent_id}' can't hold a {found}.",
    ),
    Text(
        "中に置けるものに替えるか、階層を直してください。",
        "Put in what it can hold, or correct the depth of the row.",
    ),
    effect=Text(
        "CIB のスキーマに反するため、クラスタは設定を受け付けません。",
        "The schema of the CIB forbids it, and the cluster refuses the configuration.",
    ),
)
EMPTY_CONTAINER = Code(
    "CLU403",
    Severity.ERROR,
    Text(
        "{kind}「{found}」の中にリソースがありません。",
        "The {kind} '{found}' holds no resource.",
    ),
    Text(
        "一つ右の列に、下の行から続けて書いてください。",
        "Write its members below it, one column to the right.",
    ),
    effect=Text(
        "CIB のスキーマに反するため、クラスタは設定を受け付けません。",
        "The schema of the CIB forbids it, and the cluster refuses the configuration.",
    ),
)
SECOND_CHILD = Code(
    "CLU404",
    Severity.ERROR,
    Text(
        "{parent}「{parent_id}」にはすでに「{first}」があります。二つ目は置けません。",
        "The {parent} '{parent_id}' holds '{first}' already and can't hold a second one.",
    ),
    Text(
        "複数のリソースは Group にまとめ、その Group を入れてください。",
        "Put the resources into a group, and the group into the clone.",
    ),
    effect=Text(
        "CIB のスキーマに反するため、クラスタは設定を受け付けません。",
        "The schema of the CIB forbids it, and the cluster refuses the configuration.",
    ),
)
PROVIDER_MISSING = Code(
    "CLU405",
    Severity.ERROR,
    Text(
        "class が ocf のときは provider が必要です。",
        "The class ocf needs a provider.",
    ),
    Text(
        "heartbeat、pacemaker などエージェントの提供元を書いてください。",
        "Write where the agent comes from: heartbeat, pacemaker, …",
    ),
    effect=Text(
        "どの提供元のエージェントか決まらず、リソースを起動できません。",
        "Nobody knows whose agent is meant, and the resource can't start.",
    ),
)
PROVIDER_UNUSED = Code(
    "CLU406",
    Severity.ERROR,
    Text(
        "class が {standard} のとき provider は書けません。",
        "The class {standard} has no provider.",
    ),
    Text("provider のセルを空にしてください。", "Empty the cell."),
)
MONITOR_INTERVAL = Code(
    "CLU407",
    Severity.ERROR,
    Text(
        "「{id}」の monitor に interval がありません。",
        "The monitor of '{id}' has no interval.",
    ),
    Text("監視間隔を 10s のように書いてください。", "Write one, such as 10s."),
    effect=Text(
        "crmsh では監視なし、pcs では 60 秒となり、意味が決まりません。",
        "crmsh would take it for no monitoring, pcs for 60 seconds.",
    ),
)
RULE_WITHOUT_SCORE = Code(
    "CLU408",
    Severity.ERROR,
    Text(
        "「{rsc}」の最初の条件行にスコアがありません。",
        "The first row of '{rsc}' has no score.",
    ),
    Text("ルールはスコアのある行から始まります。", "A rule starts with a row that has a score."),
)
BOOL_OP_MISSING = Code(
    "CLU409",
    Severity.ERROR,
    Text(
        "条件が二つ以上あるルールに and/or の指定がありません。",
        "The rule has several expressions and no bool_op to join them.",
    ),
    Text(
        "ルールの先頭行の bool_op に and か or を書いてください。",
        "Write and or or into bool_op of the rule's first row.",
    ),
)
VALUE_MISSING = Code(
    "CLU410",
    Severity.ERROR,
    Text(
        "条件 {op} には値が必要です。",
        "The operator {op} needs a value.",
    ),
    Text(
        "値を書くか、属性の有無だけを見るなら defined か not_defined にしてください。",
        "Write a value; to ask only whether the attribute is there, use defined or not_defined.",
    ),
)
LOCATION_EMPTY = Code(
    "CLU411",
    Severity.ERROR,
    Text(
        "「{rsc}」の行に、配置の条件が一つも書かれていません。",
        "The row of '{rsc}' says nothing about where it runs.",
    ),
    Text(
        "ノード名か yes を書くか、行を消してください。",
        "Write a node's name or yes, or delete the row.",
    ),
)
OPERATIONS_NAME = Code(
    "CLU412",
    Severity.ERROR,
    Text(
        "種別 operations では項目名は $id だけです。",
        "With the kind operations the only name is $id.",
    ),
    Text(
        "パラメータなら種別を params に、メタ属性なら meta にしてください。",
        "Make the kind params for a parameter, or meta for a meta attribute.",
    ),
)
PROMOTABLE_FALSE = Code(
    "CLU413",
    Severity.ERROR,
    Text(
        "「{id}」は表 4-1 で {kind} なのに promotable=false とされています。",
        "'{id}' is a {kind} in table 4-1, yet promotable=false is given.",
    ),
    Text("行を削るか、表 4-1 で Clone にしてください。", "Drop the row, or make it a Clone."),
)
SELF_REFERENCE = Code(
    "CLU414",
    Severity.ERROR,
    Text(
        "「{found}」が自分自身との制約になっています。",
        "The constraint is between '{found}' and itself.",
    ),
    Text("別のリソースを指定してください。", "Name another resource."),
    effect=Text(
        "この制約は、Pacemaker のスケジューラを異常終了させるか、実行できない計画を作らせます。",
        "Such a constraint crashes Pacemaker's scheduler, or gives it a plan that can't be "
        "carried out.",
    ),
)
NODE_TYPES_DIFFER = Code(
    "CLU415",
    Severity.ERROR,
    Text(
        "ノード「{uname}」の {column} が {first} の「{before}」と食い違っています。",
        "The {column} of the node '{uname}' contradicts '{before}' in {first}.",
    ),
    Text(
        "どちらかに合わせるか、一つの行だけに書いてください。",
        "Make them equal, or write it in one of the rows only.",
    ),
    effect=Text("どちらの値になるか決まりません。", "Nobody knows which of them holds."),
)
COROSYNC_UNREADABLE = Code(
    "CLU416",
    Severity.ERROR,
    Text(
        "corosync の設定ファイル {file} を読めません: {why}",
        "The corosync configuration {file} can't be read: {why}",
    ),
    Text(
        "パスと読み取り権限を確かめ、nodelist のある corosync.conf を指定してください。",
        "Check its path and permissions, and name a corosync.conf that has a nodelist.",
    ),
)
COROSYNC_DIFFERS = Code(
    "CLU417",
    Severity.ERROR,
    Text(
        "ノード「{uname}」の番号は {file} では {other} です。",
        "The id of the node '{uname}' is {other} in {file}.",
    ),
    Text("どちらかを直してください。", "Correct one of the two."),
    effect=Text(
        "番号の合わないノードは、オフラインの別のノードとして現れます。",
        "A node with another id shows up as a second node that is offline.",
    ),
)
COROSYNC_UNKNOWN = Code(
    "CLU418",
    Severity.ERROR,
    Text(
        "ノード「{found}」は {file} にありません。",
        "The node '{found}' is not in {file}.",
    ),
    Text(
        "ノード名を uname -n の出力に合わせるか、corosync の設定を直してください。",
        "Write what 'uname -n' prints on the node, or correct the corosync configuration.",
    ),
    effect=Text(
        "その名前のノードは、オフラインのまま現れません。",
        "No node of that name ever comes online.",
    ),
)
SECOND_IN_BUNDLE = Code(
    "CLU440",
    Severity.ERROR,
    Text(
        "{parent}「{parent_id}」にはすでに「{first}」があります。二つ目は置けません。",
        "The {parent} '{parent_id}' holds '{first}' already and can't hold a second one.",
    ),
    Text(
        "リソースごとに Bundle を分けるか、コンテナの中のサービスをまとめて扱うエージェントを"
        "使ってください。",
        "Make a bundle for each, or use an agent that looks after all services of the container.",
    ),
)
TEMPLATE_AND_AGENT = Code(
    "CLU441",
    Severity.ERROR,
    Text(
        "template「{template}」を使うリソースには class、provider、type を書けません。",
        "A resource made from the template '{template}' has no class, provider or type of its own.",
    ),
    Text(
        "エージェントはひな形のものが使われます。どちらか一方を空にしてください。",
        "The agent is the template's. Empty one of the two.",
    ),
)
TEMPLATE_OF_TEMPLATE = Code(
    "CLU442",
    Severity.ERROR,
    Text(
        "Template「{id}」を別の Template「{found}」から作ることはできません。",
        "The template '{id}' can't be made from another template, '{found}'.",
    ),
    Text(
        "class、provider、type を書き、template を空にしてください。",
        "Write class, provider and type, and empty template.",
    ),
)
DESCRIPTIONS_DIFFER = Code(
    "CLU443",
    Severity.ERROR,
    Text(
        "「{id}」の説明が {first} と食い違っています。",
        "The description of '{id}' differs from the one in {first}.",
    ),
    Text("どちらか一方だけに書いてください。", "Write it in one of the two places."),
)
PORT_OR_RANGE = Code(
    "CLU444",
    Severity.ERROR,
    Text(
        "ポートの割り当てには、port か range のどちらか一方を書きます。",
        "A port mapping has either a port or a range.",
    ),
    Text(
        "internal-port は port と一緒にだけ使えます。",
        "internal-port goes with port only.",
    ),
)
SOURCE_OR_ROOT = Code(
    "CLU445",
    Severity.ERROR,
    Text(
        "ディレクトリの割り当てには、source-dir か source-dir-root のどちらか一方を書きます。",
        "A storage mapping has either a source-dir or a source-dir-root.",
    ),
    Text("どちらか一方だけを残してください。", "Keep one of the two."),
)
PERMISSION_OBJECT = Code(
    "CLU446",
    Severity.ERROR,
    Text(
        "権限の対象は、xpath、reference、object-type のどれか一つに書きます。",
        "A permission says in one of xpath, reference and object-type what it is about.",
    ),
    Text(
        "三つの列のうち一つだけに書いてください。",
        "Fill one of the three columns, and leave the others empty.",
    ),
)
PERMISSION_ATTRIBUTE = Code(
    "CLU447",
    Severity.ERROR,
    Text(
        "attribute「{found}」は object-type と一緒にだけ使えます。",
        "The attribute '{found}' goes with object-type only.",
    ),
    Text(
        "object-type に要素名を書くか、xpath で「//要素/@属性」のように書いてください。",
        "Name the element in object-type, or write an xpath such as //ELEMENT/@ATTRIBUTE.",
    ),
)
SELECT_ATTRIBUTE = Code(
    "CLU448",
    Severity.ERROR,
    Text(
        "attribute「{found}」は、kind が attributes の行にだけ書けます。",
        "The attribute '{found}' belongs into a row of the kind attributes.",
    ),
    Text(
        "kind を attributes にするか、attribute を空にしてください。",
        "Make the kind attributes, or empty the cell.",
    ),
)
BUNDLE_PARAMS = Code(
    "CLU449",
    Severity.ERROR,
    Text(
        "Bundle にパラメータ (params) はありません。meta だけを書けます。",
        "A bundle has no parameters (params), only meta attributes.",
    ),
    Text(
        "中のリソースのパラメータなら、そのリソースの表に書いてください。",
        "If it is one of the resource inside, write it in the table of that resource.",
    ),
)
SELF_WITHOUT_EFFECT = Code(
    "CLU450",
    Severity.WARNING,
    Text(
        "「{found}」と自分自身との制約です。何も変わりません。",
        "The constraint between '{found}' and itself changes nothing.",
    ),
    Text(
        "行を消すか、別のリソースを指定してください。",
        "Delete the row, or name another resource.",
    ),
)
