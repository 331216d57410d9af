"""Values as they were typed (TXT4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

FULL_WIDTH = Code(
    "TXT401",
    Severity.WARNING,
    Text(
        "「{found}」に全角文字が含まれています。",
        "'{found}' holds full-width characters.",
    ),
    Text("半角で「{narrow}」と入力し直してください。", "Type it again in ASCII: '{narrow}'."),
    Text(
        "全角の英数字はそのまま渡り、数字やパスとしては読まれません。Pacemaker は「１０」を 0 と"
        "読みます。",
        "Full-width letters and digits are passed on as they are and are no numbers and no paths: "
        "Pacemaker reads １０ as 0.",
    ),
    "pm_extra_tools README",
)
AUTOCORRECTED = Code(
    "TXT402",
    Severity.WARNING,
    Text(
        "「{found}」に、表計算ソフトが自動修正した文字 {character} が含まれています。",
        "'{found}' holds {character}, which the spreadsheet program put in by itself.",
    ),
    Text(
        "「{narrow}」と入力し直し、オートコレクトを切ってください。",
        "Type '{narrow}' again, with AutoCorrect turned off.",
    ),
    Text(
        "“ ” ‘ ’ – − … は引用符やハイフンとしては働かず、コマンドや引数が別の意味になります。",
        "“ ” ‘ ’ – − … are no quotes and no hyphens to a program: commands and options come to "
        "mean something else.",
    ),
    "pyxform issues 85, 110, 118",
)
TURNED_BY_SPREADSHEET = Code(
    "TXT403",
    Severity.WARNING,
    Text(
        "「{found}」は、表計算ソフトが入力を数値や日付に変えた結果のように見えます。",
        "'{found}' looks like what a spreadsheet program makes of a number or a date.",
    ),
    Text(
        "元の値を確かめ、セルの書式を「文字列」にしてから入力し直してください。",
        "Look up what it was, format the cell as text and type it again.",
    ),
    Text(
        "この文字のまま出力され、元の値には戻りません。",
        "It is written just as it reads: the value that was meant is lost.",
    ),
    "pyxform changes (e01b6df)",
)
PLACEHOLDER = Code(
    "TXT404",
    Severity.WARNING,
    Text(
        "「{found}」に、ひな形の仮の値 {part} が残っています。",
        "'{found}' still holds the placeholder {part}.",
    ),
    Text("実際の値に置き換えてください。", "Put in the real value."),
    Text(
        "仮の値のままクラスタに登録され、リソースの起動や監視に失敗します。",
        "The cluster takes it as it is, and the resource fails to start or watches nothing.",
    ),
    "pm_crmgen environment sheet, examples 1 and 2; linux-ha.jp archive 4377",
)
