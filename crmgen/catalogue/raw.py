"""Findings about the raw commands of ADDITIONAL_CONFIG (RAW6xx).

``{command}`` is the command as typed, on one line.
"""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text


def _error(number: int, ja: str, en: str, hint: Text | None = None) -> Code:
    return Code(f"RAW{number}", Severity.ERROR, Text(ja, en), hint)


OPEN_QUOTE = _error(
    601,
    "引用符が閉じていません: {command}",
    "A quotation is not closed: {command}",
    Text(
        "引用符を閉じるか、値の中の引用符を別の種類の引用符で囲んでください。",
        "Close it, or put quotes of the other kind around a value that holds one.",
    ),
)
UNKNOWN_COMMAND = _error(
    602,
    "「{found}」は {language} のコマンドではありません: {command}",
    "'{found}' is not a command of {language}: {command}",
    Text(
        "crmsh の設定コマンドは一行に一つ、pcs のコマンドは pcs から書いてください。",
        "Write one configuration command of crmsh a line, or begin a pcs command with pcs.",
    ),
)
USAGE = _error(
    603,
    "コマンドの引数が正しくありません: {command}",
    "The arguments of this command are not right: {command}",
    Text("書き方: {usage}", "Usage: {usage}"),
)
BAD_SCORE = _error(
    604,
    "スコア「{found}」は正しくありません: {command}",
    "The score '{found}' is not valid: {command}",
    Text(
        "整数、INFINITY または -INFINITY を書いてください。",
        "Write an integer, INFINITY or -INFINITY.",
    ),
)
BAD_WORD = _error(
    605,
    "「{found}」は {what} として正しくありません: {command}",
    "'{found}' is not a valid {what}: {command}",
    Text("使える値のどれかを書いてください。", "Write one of the allowed words."),
)
BAD_ID = _error(
    606,
    "ID「{found}」は使えません: {command}",
    "'{found}' can't be an id: {command}",
    Text(
        "文字または「_」で始め、文字、数字、「-」「_」「.」だけを使ってください。",
        "Begin with a letter or '_', and use letters, digits, '-', '_' and '.' only.",
    ),
)
BRACKETS = _error(
    607,
    "「{found}」の括弧の対応が正しくありません: {command}",
    "The brackets do not match at '{found}': {command}",
    Text(
        "括弧は空白で区切り、入れ子にせず、中に一つ以上のリソースを書いてください。",
        "Put blanks around brackets, do not nest them, and name a resource in each pair.",
    ),
)
BAD_RULE = _error(
    608,
    "ルールを「{found}」のところで解釈できません: {command}",
    "The rule can't be read at '{found}': {command}",
    Text(
        "属性 演算子 値、defined 属性、not_defined 属性 を and または or でつないでください。",
        "Join ATTRIBUTE OPERATOR VALUE, defined ATTRIBUTE, not_defined ATTRIBUTE by and / or.",
    ),
)
MIXED_OPERATORS = _error(
    609,
    "crmsh の一つのルールに and と or を混ぜることはできません: {command}",
    "One rule of crmsh can't mix and with or: {command}",
    Text(
        "ルールを複数の location に分けてください。",
        "Split the rule into several location constraints.",
    ),
)
NO_PAIR = _error(
    610,
    "「{found}」は 名前=値 の形ではありません: {command}",
    "'{found}' is not of the form name=value: {command}",
    Text(
        "名前と値を = で結び、前後に空白を入れずに書いてください。",
        "Join name and value by = without blanks.",
    ),
)
TWO_VALUES = _error(
    611,
    "オプション「{found}」に異なる値が二つあります: {command}",
    "The option '{found}' has two different values: {command}",
    Text("どちらか一方だけを残してください。", "Keep one of the two."),
)
IGNORED_OPTION = _error(
    612,
    "pcs は「{found}」を黙って無視します: {command}",
    "pcs silently ignores '{found}': {command}",
    Text(
        "アクションはリソースの前に書いてください: promote A then start B",
        "Write the action before the resource: promote A then start B",
    ),
)
FILE_OPTION = _error(
    613,
    "「-f」は書けません (出力するスクリプトがファイルを決めます): {command}",
    "'-f' can't be used here, the written script decides on the file: {command}",
    Text("「-f ファイル」を消してください。", "Remove '-f FILE'."),
)
SHELL_PARENTHESIS = _error(
    616,
    "引用符で囲まれていない括弧があり、シェルがエラーにします: {command}",
    "A parenthesis is not quoted, the shell would refuse it: {command}",
    Text("「'('」「')'」のように囲んでください。", "Write it as '(' or ')', with its quotes."),
)
NEGATIVE_ORDER = Code(
    "RAW614",
    Severity.WARNING,
    Text(
        "order のスコア「{found}」は kind=Mandatory になります: {command}",
        "The order's score '{found}' becomes kind=Mandatory: {command}",
    ),
    Text(
        "Mandatory、Optional または Serialize を書いてください。",
        "Write Mandatory, Optional or Serialize.",
    ),
)
AVOIDS_NEGATIVE = Code(
    "RAW615",
    Severity.WARNING,
    Text(
        "pcs の avoids は符号を反転するので、「{found}」はそのノードを優先します: {command}",
        "avoids of pcs turns the sign round, '{found}' makes the node preferred: {command}",
    ),
    Text("正の値を書いてください。", "Write a positive score."),
)
