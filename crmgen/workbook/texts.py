"""Every word that the writer of workbooks puts beside the tables, in both languages."""

from collections.abc import Mapping

from crmgen.text import Text
from crmgen.workbook.voice import Voice

HEADINGS: Mapping[Voice, str] = {
    "ja": "#表 {number}　{title}",
    "en": "#Table {number}  {title}",
    "both": "#表 {number} (Table {number})　{title}",
}
REQUIRED = Text("＊", "*")
LEGEND = Text(
    "# 青い枠が記入欄です。＊は必須、↓は空欄なら上の値を引き継ぐ列です。列 A に # と書いた行は"
    "読み飛ばします。",
    "# Fill in the framed cells. * is required; in a column marked ↓ an empty cell takes the "
    "value above it. A row with # in column A is skipped.",
)
NOTE_CAPTIONS = (Text("概要", "Meaning"), Text("備考", "Remarks"))
TYPE = Text("型: {type}", "Type: {type}")
CHOICES = Text("使える値: {choices}", "Values: {choices}")
EXAMPLE = Text("例: {example}", "Example: {example}")
NEEDED = Text("必須", "Required")
DOWN = Text("空欄なら上の行の値を引き継ぎます。", "An empty cell takes the value above it.")
CHANGE = Text("環境に合わせて変更してください。", "Change this for your site.")
OPEN_TITLE = Text("一覧にない値", "Not in the list")
OPEN_MESSAGE = Text(
    "一覧にない値です。正しければそのまま続けてください。",
    "This is not in the list. Go on if you mean it.",
)
CLOSED_MESSAGE = Text(
    "使える値は一覧のとおりです。{{ 変数 }} を書くときはそのまま続けてください。",
    "Only the values of the list are legal. Go on if this is a {{ variable }}.",
)
REF_MESSAGE = Text(
    "この名前はまだ定義されていません。後で定義するなら、そのまま続けてください。",
    "Nothing of that name is defined yet. Go on if it will be.",
)
UNKNOWN_COLUMN = Text("crmgen が読まない列です。", "A column that crmgen does not read.")
COVER_TITLE = Text("環境定義書", "Cluster definition")
NO_SYSTEM = Text("（システム名）", "(system)")
STAMPS = Text("承認欄", "Approval")
HOW_TO = Text("記入要領", "How to fill in")
HOW_TO_LINES = (
    Text(
        "青い枠が記入欄です。ほかのセルは保護してありますが、パスワードはありません。",
        "Fill in the framed cells. All others are protected, without a password.",
    ),
    Text(
        "列名にマウスを重ねると説明が出ます。▼のあるセルは一覧から選べます。",
        "Point at a column's name to read what it means. Cells with ▼ offer a list.",
    ),
    Text(
        "行が足りないときは、表の途中に行を挿入してください。表を増やすときは、表名から最後の行までを下に"
        "コピーしてください。",
        "Insert rows inside a table where they do not suffice. For another table copy one, from "
        "its name to its last row, below the others.",
    ),
    Text(
        "できあがったら crmgen check で確かめてください。",
        "When it is done, have it judged with 'crmgen check'.",
    ),
)
COLOURS = Text("セルの色", "Colours")
COLOUR_INPUT = Text("記入欄", "to fill in")
COLOUR_CHANGE = Text("環境に合わせて変える値", "change for your site")
COLOUR_MISSING = Text("必須なのに空欄", "required and empty")
COLOUR_TWICE = Text("ID の重複", "an id used twice")
COLOUR_UNKNOWN = Text("定義されていない名前", "nothing of that name")
COLOUR_WIDE = Text("全角文字", "a full-width character")
