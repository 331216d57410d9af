"""Findings about what the target can't say (TGT5xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

TOOL_ASSUMED = Code(
    "TGT590",
    Severity.WARNING,
    Text(
        "{target} は {tool} を含みません。{found} の出力は {tool} {version} を想定したものです。",
        "{target} does not ship {tool}: the {found} output assumes {tool} {version}.",
    ),
    Text(
        "使う版が違うときは --target pacemaker={pacemaker},{tool}=VERSION のように"
        "指定してください。",
        "If you use another version, name it: --target pacemaker={pacemaker},{tool}=VERSION.",
    ),
)


def cannot(number: int, ja: str, en: str, hint: Text) -> Code:
    """An error about something that the target has no way to say."""
    return Code(f"TGT{number}", Severity.ERROR, Text(ja, en), hint)


ON_FAIL_DEMOTE = cannot(
    500,
    "{target} の Pacemaker には on-fail=demote がありません。",
    "The Pacemaker of {target} does not know on-fail=demote.",
    Text(
        "Pacemaker 2.0.4 以降を対象にするか、restart など別の動作を書いてください。",
        "Choose a target with Pacemaker 2.0.4 or later, or another action such as restart.",
    ),
)
OP_REQUIRES = cannot(
    501,
    "{target} の Pacemaker は、オペレーションの requires を読みません。",
    "The Pacemaker of {target} does not read requires of an operation.",
    Text(
        "リソースの meta 属性 requires に書いてください。",
        "Write requires as a meta attribute of the resource.",
    ),
)
EXPRESSION_INTEGER = cannot(
    502,
    "{target} の Pacemaker には、比較の型 integer がありません。",
    "The Pacemaker of {target} does not know comparisons of the type integer.",
    Text(
        "型を number にするか、Pacemaker 2.0.5 以降を対象にしてください。",
        "Make it number, or choose a target with Pacemaker 2.0.5 or later.",
    ),
)
ALERTS = cannot(
    503,
    "{target} の Pacemaker にはアラート (alert) がありません。",
    "The Pacemaker of {target} has no alerts.",
    Text(
        "Pacemaker 1.1.15 以降を対象にするか、ocf:pacemaker:ClusterMon を使ってください。",
        "Choose a target with Pacemaker 1.1.15 or later, or use ocf:pacemaker:ClusterMon.",
    ),
)
NON_ASCII = cannot(
    504,
    "{target} の Pacemaker は、ASCII 以外の文字 {character} を壊します。",
    "The Pacemaker of {target} damages characters other than ASCII, such as {character}.",
    Text(
        "半角英数字で書くか、Pacemaker 2.1.3 以降を対象にしてください。",
        "Write it in ASCII, or choose a target with Pacemaker 2.1.3 or later.",
    ),
)
NON_ASCII_BEFORE_MARKUP = cannot(
    505,
    "{target} の Pacemaker は、ASCII 以外の文字の後に {character} がある値を保存すると、"
    "CIB を読めなくします。",
    "The Pacemaker of {target} can't read its CIB again once it has saved a value with "
    "{character} after a character other than ASCII.",
    Text(
        '& " < を除くか、Pacemaker 2.1.8 以降を対象にしてください。',
        'Do without & " and <, or choose a target with Pacemaker 2.1.8 or later.',
    ),
)
CONTROL_CHARACTER = cannot(
    506,
    "{target} の Pacemaker は、値の中の {character} を別の文字に変えます。",
    "The Pacemaker of {target} turns {character} in a value into something else.",
    Text(
        "1 行で書くか、Pacemaker 2.1.8 以降を対象にしてください。",
        "Write the value in one line, or choose a target with Pacemaker 2.1.8 or later.",
    ),
)
NOT_IN_XML = cannot(
    507,
    "文字 {character} は CIB (XML) に書けません。",
    "The character {character} can't stand in a CIB, which is XML.",
    Text("セルを打ち直してください。", "Type the cell again."),
)
EQUAL_INTERVALS = cannot(
    508,
    "「{id}」の {operation} に、間隔の等しいものが 2 つあります。Pacemaker は 2 つ目を無視します。",
    "'{id}' has two operations {operation} with equal intervals: Pacemaker ignores the second.",
    Text(
        "役割ごとに違う間隔にしてください (10s と 11s など)。",
        "Give them different intervals, such as 10s and 11s.",
    ),
)
AGENT_CLASS = cannot(
    509,
    "{target} の Pacemaker は、クラス {found} のリソースを読み捨てます。",
    "The Pacemaker of {target} drops resources of the class {found}.",
    Text("systemd か ocf のエージェントに替えてください。", "Use an agent of systemd or ocf."),
)
FENCING_LEVEL = cannot(
    510,
    "STONITH の順序は 1 から 9 までです。",
    "Fencing levels go from 1 to 9.",
    Text("番号を詰めてください。", "Number the levels without gaps."),
)
RECURRING_ACTION = cannot(
    511,
    "{operation} に間隔「{found}」は付けられません。繰り返せるのは monitor だけです。",
    "{operation} can't have the interval '{found}': only a monitor recurs.",
    Text("interval を空か 0s にしてください。", "Empty the interval, or write 0s."),
)
RAW_TEXT = cannot(
    520,
    "この記述は {language} の出力にしか書けません。",
    "This text can only go into the output for {language}.",
    Text(
        "crmgen が読める書き方に直すか、その出力だけを作ってください。",
        "Write it in a form that crmgen reads, or make only that output.",
    ),
)

# What crm text can't hold (TGT530 to TGT559). The CIB XML holds it, unless Pacemaker itself does
# not: that is reported on its own.
CRM_NON_ASCII = Code(
    "TGT530",
    Severity.ERROR,
    Text(
        "crm テキストには ASCII 以外の文字を書けません: 「{found}」。",
        "crm text can't hold characters other than ASCII: '{found}'.",
    ),
    Text(
        "crmsh は黙って壊れた値を登録します。半角の英数字と記号に直すか、CIB XML (-o out.xml) を"
        "使ってください。",
        "crmsh would store a damaged value without a word. Write it in ASCII, or use the CIB XML "
        "(-o out.xml).",
    ),
)
CRM_LINE_BREAK = Code(
    "TGT531",
    Severity.ERROR,
    Text(
        "値に改行があります。crm テキストでは書けません。",
        "The value holds a line break, which crm text can't hold.",
    ),
    Text(
        "1 行で書くか、CIB XML (-o out.xml) を使ってください。",
        "Write it in one line, or use the CIB XML (-o out.xml).",
    ),
)
CRM_BACKSLASH = Code(
    "TGT532",
    Severity.ERROR,
    Text(
        "crmsh は「{found}」を読めません: 値の末尾か二重引用符の直前に \\ があります。",
        "crmsh can't read '{found}': it holds a backslash at its end or before a double quote.",
    ),
    Text(
        "crmsh は「No closing quotation」と言って全体の読み込みをやめます。値を変えてください。"
        "CIB XML (-o out.xml) なら登録できますが、以後そのクラスタで crm configure は"
        "使えなくなります。",
        "crmsh stops the whole load with 'No closing quotation'. Choose another value: the CIB XML "
        "(-o out.xml) holds it, but 'crm configure' then no longer works on that cluster.",
    ),
)
CRM_RULE_VALUE = Code(
    "TGT533",
    Severity.ERROR,
    Text(
        "crm テキストのルールでは、空の値や、空白か {{ }} を含む値を書けません: 「{found}」。",
        "A rule in crm text can't compare with an empty value or one that holds blanks or braces: "
        "'{found}'.",
    ),
    Text(
        "{target} の crmsh はこの値で異常終了します。値を変えるか、CIB XML (-o out.xml) を"
        "使ってください。",
        "The crmsh of {target} ends in a traceback at it. Choose another value, or use the CIB XML "
        "(-o out.xml).",
    ),
)
CRM_WORD = Code(
    "TGT534",
    Severity.ERROR,
    Text(
        "crm テキストのこの位置に「{found}」という語は書けません。crmsh は別の意味に読みます。",
        "crm text can't hold the word '{found}' here: crmsh reads it as something else.",
    ),
    Text(
        "別の名前にするか、CIB XML (-o out.xml) を使ってください。",
        "Choose another name, or use the CIB XML (-o out.xml).",
    ),
)
CRM_PAIR = Code(
    "TGT535",
    Severity.ERROR,
    Text(
        "crm テキストでは「{found}」を書けません。crmsh は別の意味に読みます。",
        "crm text can't hold '{found}': crmsh reads it as something else.",
    ),
    Text(
        "= を含み : で終わる値はこの位置では使えません。値を変えるか、CIB XML (-o out.xml) を"
        "使ってください。",
        "A value that holds = can't stand here. Choose another one, or use the CIB XML "
        "(-o out.xml).",
    ),
)
CRM_LEVELS = Code(
    "TGT536",
    Severity.ERROR,
    Text(
        "crm テキストではフェンシングの順番を 1 から続けて書きます。ここは {expected} のはずですが"
        "「{found}」です。",
        "In crm text the fencing levels of a node have to count up from 1: this one would be "
        "{expected}, but it is '{found}'.",
    ),
    Text(
        "1、2、3 … と付け直すか、CIB XML (-o out.xml) を使ってください。",
        "Number them 1, 2, 3 …, or use the CIB XML (-o out.xml).",
    ),
)
CRM_SET_WORD = Code(
    "TGT537",
    Severity.ERROR,
    Text(
        "crm テキストのリソースセットには「{found}」を書けません。"
        "colocation は役割だけ、order はアクションだけです。",
        "A resource set in crm text can't hold '{found}': a colocation takes roles only, "
        "an order actions only.",
    ),
    Text("CIB XML (-o out.xml) を使ってください。", "Use the CIB XML (-o out.xml)."),
)
CRM_RECIPIENT_ID = Code(
    "TGT538",
    Severity.ERROR,
    Text(
        "crm テキストでは宛先の ID を選べません。「{found}」ではなく {generated} になります。",
        "crm text can't give a recipient an id: it would be {generated}, not '{found}'.",
    ),
    Text("CIB XML (-o out.xml) を使ってください。", "Use the CIB XML (-o out.xml)."),
)
CRM_SET_SCORE = Code(
    "TGT539",
    Severity.ERROR,
    Text(
        "crm テキストではプロパティや既定値のセットにスコア「{found}」を付けられません。",
        "crm text can't give a set of properties or defaults the score '{found}'.",
    ),
    Text("CIB XML (-o out.xml) を使ってください。", "Use the CIB XML (-o out.xml)."),
)
CRM_ALERT = Code(
    "TGT540",
    Severity.ERROR,
    Text(
        "{target} の crmsh はアラートを書けません (2.3 以降)。",
        "The crmsh of {target} has no alerts (since 2.3).",
    ),
    Text("CIB XML (-o out.xml) を使ってください。", "Use the CIB XML (-o out.xml)."),
)
CRM_INTEGER = Code(
    "TGT541",
    Severity.ERROR,
    Text(
        "{target} の crmsh は比較の型「{found}」を知りません。",
        "The crmsh of {target} does not know the type '{found}' of a comparison.",
    ),
    Text("number を使ってください。", "Use number."),
)
PCS_STONITH_IN_GROUP = cannot(
    560,
    "{target} の pcs は STONITH リソース「{found}」をグループに入れられません。",
    "The pcs of {target} can't put the fencing device '{found}' into a group.",
    Text(
        "グループから出し、使う順番は STONITH の順序 (fencing level) で決めてください。",
        "Take it out of the group, and give the order of devices by fencing levels.",
    ),
)
PCS_RULE = cannot(
    561,
    "{target} の pcs のルールには「{found}」を書けません (制約 {id})。",
    "A rule of the pcs of {target} can't hold '{found}' (constraint {id}).",
    Text(
        "空白・括弧のない値、演算子や型の名前でない値にするか、CIB XML (-o out.xml) を"
        "使ってください。",
        "Use a value without blanks and brackets that is no operator and no type, or the CIB "
        "XML (-o out.xml).",
    ),
)
PCS_SAME_LOCATION = Code(
    "TGT562",
    Severity.ERROR,
    Text(
        "「{rsc}」とノード「{found}」の場所制約が 2 つあります ({first} と {id})。"
        "pcs は先の 1 つを黙って消します。",
        "'{rsc}' has two locations on the node '{found}' ({first} and {id}): pcs silently removes "
        "the first one.",
    ),
    Text(
        "スコアを足して 1 つにするか、片方を #uname のルールにしてください。",
        "Add the scores up in one constraint, or make one of them a rule on #uname.",
    ),
)
PCS_RAW = cannot(
    563,
    "この行は、CIB を変える pcs のコマンドとして書き写せません。",
    "This line can't be copied as a pcs command that changes a CIB.",
    Text(
        "「pcs constraint …」「pcs property …」「pcs resource …」などの 1 行とし、引用符を閉じ、"
        "-f を除いてください。",
        "Write one line such as 'pcs constraint …', 'pcs property …' or 'pcs resource …', close "
        "its quotes and leave out -f.",
    ),
)
PCS_NODE_NAME = cannot(
    565,
    "pcs はノードの属性名「{found}」を扱えません。",
    "pcs can't handle the name '{found}' of a node's attribute.",
    Text(
        "英字で始め、英数字と _ . - だけにしてください。",
        "Begin it with a letter and use letters, digits, _ . and - only.",
    ),
)
PCS_NON_ASCII = cannot(
    566,
    "{target} の pcs は ASCII 以外の文字で止まります。",
    "The pcs of {target} stops at characters other than ASCII.",
    Text(
        "半角英数字で書くか、CIB XML (-o out.xml) を使ってください。",
        "Write it in ASCII, or use the CIB XML (-o out.xml).",
    ),
)
PCS_RULE_ROLE = cannot(
    567,
    "pcs のルールには役割「{found}」を書けません (制約 {id})。",
    "A rule of pcs can't have the role '{found}' (constraint {id}).",
    Text(
        "Promoted か Unpromoted にするか、CIB XML (-o out.xml) を使ってください。",
        "Use Promoted or Unpromoted, or the CIB XML (-o out.xml).",
    ),
)
INFLUENCE = cannot(
    580,
    "{target} の Pacemaker には同居制約の influence がありません。",
    "The Pacemaker of {target} does not know the influence of a colocation.",
    Text(
        "セルを空にするか、Pacemaker 2.1 以降を対象にしてください。",
        "Empty the cell, or compile for Pacemaker 2.1 or later.",
    ),
)
CRM_TAG_NODE = cannot(
    581,
    "crm テキストのタグには、ID が数字で始まるノード ({found}) を書けません。",
    "A tag in crm text can't hold a node whose id begins with a digit ({found}).",
    Text(
        "タグからノードを外すか、CIB XML (-o out.xml) か pcs の出力を使ってください。",
        "Leave the node out of the tag, or use the CIB XML (-o out.xml) or pcs.",
    ),
)
TAG_NODE = cannot(
    582,
    "{target} の Pacemaker のタグには、ノード「{found}」を入れられません。",
    "The Pacemaker of {target} takes no node ('{found}') in a tag.",
    Text(
        "タグからノードを外すか、Pacemaker 2.0.4 以降を対象にしてください。",
        "Leave the node out, or compile for Pacemaker 2.0.4 or later.",
    ),
)
