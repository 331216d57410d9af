"""Findings about the value of one cell (VAL2xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

EMPTY = Code(
    "VAL201",
    Severity.ERROR,
    Text("必須列「{column}」が空です。", "The required column '{column}' is empty."),
    Text(
        "値を記入するか、不要な行なら列 A に「#」を書いてコメントにしてください。",
        "Fill it in, or put '#' into column A if the row is not needed.",
    ),
)
BAD_ID = Code(
    "VAL202",
    Severity.ERROR,
    Text("「{found}」は ID として使えません。", "'{found}' can't be used as an id."),
    Text(
        "半角の英字か _ で始め、英数字と _ - . だけを使ってください。"
        "crmsh も pcs もこれ以外の ID を読めません。",
        "Start with an ASCII letter or _, then use letters, digits, _ - and . only: "
        "neither crmsh nor pcs reads any other id.",
    ),
)
BAD_UNAME = Code(
    "VAL203",
    Severity.ERROR,
    Text("「{found}」はノード名として使えません。", "'{found}' can't be a node name."),
    Text(
        "各ノードの uname -n と同じ名前を半角で書いてください。",
        "Write the name that 'uname -n' prints on the node, in ASCII.",
    ),
    effect=Text(
        "実在しない名前への配置制約やフェンシングは働きません。",
        "Locations and fencing for a name that no node has do nothing.",
    ),
)
BAD_NAME = Code(
    "VAL204",
    Severity.ERROR,
    Text(
        "項目名「{found}」に空白か使えない記号があります。",
        "The name '{found}' holds a blank or a sign that a name can't have.",
    ),
    Text(
        "空白、=、引用符、<、>、& は使えません。", "Blanks, =, quotes, <, > and & are not allowed."
    ),
)
BAD_WORD = Code(
    "VAL205",
    Severity.ERROR,
    Text(
        "「{found}」に空白か全角文字があります。",
        "'{found}' holds a blank or a full-width character.",
    ),
    Text("半角で、空白なしで書いてください。", "Write it in ASCII and without blanks."),
)
NOT_ONE_OF = Code(
    "VAL206",
    Severity.ERROR,
    Text(
        "列「{column}」に「{found}」は書けません。",
        "'{found}' is not a legal value of the column '{column}'.",
    ),
    Text("使える値のどれかを書いてください。", "Write one of the allowed values."),
)
BAD_SCORE = Code(
    "VAL207",
    Severity.ERROR,
    Text("「{found}」はスコアではありません。", "'{found}' is not a score."),
    Text(
        "整数か INFINITY、-INFINITY を半角で書いてください。",
        "Write an integer, INFINITY or -INFINITY in ASCII.",
    ),
    effect=Text(
        "読めないスコアを Pacemaker は 0 とみなすか、制約ごと無視します。",
        "Pacemaker takes a score that it can't read for 0, or ignores the constraint.",
    ),
)
BAD_DURATION = Code(
    "VAL208",
    Severity.ERROR,
    Text("「{found}」は時間として読めません。", "'{found}' is not a time."),
    Text(
        "半角の数字と単位 (ms、s、min、h) で 60s のように書いてください。",
        "Write ASCII digits and a unit (ms, s, min, h), as in 60s.",
    ),
    effect=Text(
        "読めない時間を Pacemaker は 0 か既定値とみなし、監視されない、早くタイムアウトするなどの"
        "ことが起こります。",
        "Pacemaker takes a time that it can't read for 0 or for the default: nothing is "
        "monitored, or the timeout comes too soon.",
    ),
)
BAD_INTEGER = Code(
    "VAL209",
    Severity.ERROR,
    Text("「{found}」は整数ではありません。", "'{found}' is not a whole number."),
    Text("半角の数字だけで書いてください。", "Write it in ASCII digits only."),
)
INVISIBLE = Code(
    "VAL210",
    Severity.ERROR,
    Text(
        "見えない文字 {character} が含まれています。",
        "The cell holds the invisible character {character}.",
    ),
    Text("セルを打ち直してください。", "Type the cell again."),
    effect=Text(
        "見た目が同じでも別の値とみなされ、名前や属性の比較に失敗します。",
        "With that character the value equals nothing that it should equal.",
    ),
)
NO_EFFECT = Code(
    "VAL211",
    Severity.WARNING,
    Text(
        "列「{column}」の「{found}」には効果がありません。{why}",
        "'{found}' in the column '{column}' has no effect. {why}",
    ),
    Text("セルを空にするか、正しい行に移してください。", "Empty the cell, or move it to its row."),
)
BAD_RULE = Code(
    "VAL212",
    Severity.ERROR,
    Text("適用条件「{found}」を読めません: {why}", "The rule '{found}' can't be read: {why}"),
    Text(
        "「1: rule #uname eq pm01」のように「[スコア:] rule 条件」の形で書いてください。",
        "Write '[SCORE:] rule EXPRESSION', as in '1: rule #uname eq pm01'.",
    ),
)
BAD_ID_SPEC = Code(
    "VAL213",
    Severity.ERROR,
    Text(
        "ルール ID の指定「{found}」を読めません。",
        "The id_spec '{found}' can't be read.",
    ),
    Text(
        '$id="名前" か $id-ref="名前" の形で書いてください。',
        'Write $id="NAME", or $id-ref="NAME" to use a named rule again.',
    ),
)
NEGATIVE_ORDER = Code(
    "VAL214",
    Severity.ERROR,
    Text(
        "順序制約のスコアに負の値「{found}」は使えません。",
        "A negative score '{found}' has no meaning for an order.",
    ),
    Text(
        "0 (可能なら順序を守る) か INFINITY (必ず守る) を書いてください。",
        "Write 0 (keep the order where possible) or INFINITY (always keep it).",
    ),
)
ORDER_SCORE = Code(
    "VAL215",
    Severity.ADVICE,
    Text(
        "順序制約のスコア {found} は Mandatory として出力します。",
        "The order's score {found} is written as kind Mandatory.",
    ),
    Text(
        "0 以外のスコアはどれも同じ意味です。INFINITY と書くと意図が伝わります。",
        "All scores but 0 mean the same; INFINITY says so plainly.",
    ),
)
NOT_BOOLEAN = Code(
    "VAL216",
    Severity.ERROR,
    Text(
        "「{name}」の値「{found}」は真偽値ではありません。",
        "'{found}' is not a boolean, as '{name}' needs.",
    ),
    Text("true か false を書いてください。", "Write true or false."),
    effect=Text(
        "Pacemaker は読めない真偽値の代わりに既定値を使います。",
        "Pacemaker uses the default in place of a boolean that it can't read.",
    ),
)
CONFLICT = Code(
    "VAL217",
    Severity.ERROR,
    Text(
        "列「{column}」の「{found}」が、同じルールの前の行の「{first}」と食い違っています。",
        "'{found}' in the column '{column}' contradicts '{first}' in an earlier row of the rule.",
    ),
    Text("ルールの先頭行だけに書いてください。", "Write it in the first row of the rule only."),
)
SCORE_AND_KIND = Code(
    "VAL218",
    Severity.ERROR,
    Text(
        "スコア「{found}」が、同じ行の kind「{kind}」と食い違っています。",
        "The score '{found}' contradicts the kind '{kind}' of the same row.",
    ),
    Text("どちらか一方だけを書いてください。", "Write only one of the two."),
)
BAD_DATE = Code(
    "VAL220",
    Severity.ERROR,
    Text("「{found}」は日付ではありません。", "'{found}' is not a date."),
    Text("2027-03-31 のように書いてください。", "Write it as in 2027-03-31."),
)
RSC_AND_PATTERN = Code(
    "VAL240",
    Severity.ERROR,
    Text(
        "rsc「{rsc}」と rsc-pattern「{found}」の両方が書かれています。",
        "The row names both the resource '{rsc}' and the pattern '{found}'.",
    ),
    Text("どちらか一方だけを書いてください。", "Write only one of the two."),
)
BAD_PATTERN = Code(
    "VAL241",
    Severity.ERROR,
    Text(
        "「{found}」は正規表現として読めません: {why}",
        "'{found}' is not a regular expression: {why}",
    ),
    Text(
        "POSIX の拡張正規表現を書いてください。例: ^prmFs[0-9]+$",
        "Write a POSIX extended regular expression, as in ^prmFs[0-9]+$.",
    ),
)
SET_CONFLICT = Code(
    "VAL242",
    Severity.ERROR,
    Text(
        "列「{column}」の「{found}」が、同じ制約またはセットの先の行の「{first}」と食い違って"
        "います。",
        "'{found}' in the column '{column}' contradicts '{first}' in an earlier row of the same "
        "constraint or set.",
    ),
    Text(
        "先頭行だけに書くか、id か set を変えて別の制約・セットにしてください。",
        "Write it in the first row only, or start another constraint or set with id or set.",
    ),
)
NO_COLOCATION_SCORE = Code(
    "VAL243",
    Severity.WARNING,
    Text(
        "同居制約のスコアが空です。Pacemaker は 0 とみなし、制約は何もしません。",
        "The colocation has no score: Pacemaker takes 0, and it does nothing.",
    ),
    Text("必ず同居させるなら INFINITY を書いてください。", "Write INFINITY to keep them together."),
)
NODE_AND_RULE = Code(
    "VAL244",
    Severity.ERROR,
    Text(
        "ノード「{node}」とルール「{found}」の両方が書かれています。",
        "The location names both the node '{node}' and the rule '{found}'.",
    ),
    Text("どちらか一方だけを書いてください。", "Write only one of the two."),
)
BAD_PORT = Code(
    "VAL250",
    Severity.ERROR,
    Text("「{found}」はポート番号ではありません。", "'{found}' is no port."),
    Text(
        "1 から 65535 の数字を半角で書いてください。",
        "Write a number from 1 to 65535 in ASCII digits.",
    ),
)
BAD_PORT_RANGE = Code(
    "VAL251",
    Severity.ERROR,
    Text("「{found}」はポートの範囲ではありません。", "'{found}' is no range of ports."),
    Text(
        "8000-8010 のように、小さい番号から半角で書いてください。",
        "Write it as 8000-8010, the lower port first, in ASCII.",
    ),
)
BAD_ELEMENT = Code(
    "VAL252",
    Severity.ERROR,
    Text("「{found}」は XML の名前ではありません。", "'{found}' is no name in XML."),
    Text(
        "primitive、nvpair、value のように、CIB の要素や属性の名前を書いてください。",
        "Write the name of an element or attribute of the CIB, such as primitive, nvpair or value.",
    ),
)
BAD_ADDRESS = Code(
    "VAL253",
    Severity.ERROR,
    Text("「{found}」は IP アドレスではありません。", "'{found}' is no IP address."),
    Text(
        "192.0.2.11/24 のように、アドレスとプレフィックス長を半角で書いてください。",
        "Write the address and the length of its prefix in ASCII, as in 192.0.2.11/24.",
    ),
)
BAD_XPATH = Code(
    "VAL280",
    Severity.ERROR,
    Text(
        "「{found}」は要素を選ぶ XPath として読めません。",
        "'{found}' is no XPath that chooses elements.",
    ),
    Text(
        "//primitive[@id='prmIp'] のように書いてください。",
        "Write one such as //primitive[@id='prmIp'].",
    ),
)
