"""Every text of ``crmgen fmt`` but its findings."""

from crmgen.text import Text

HELP = Text(
    "どの形式の環境定義書も、今のワークブックに書き直します。表の内容、概要と備考、# のコメント行、"
    "変数 {{ 名前 }} はそのまま残し、変えたところは一つずつ表示します。出力がすでにあるときは、"
    "何も書きません。",
    "Rewrites a sheet of any form as a workbook of today. What the tables say, the notes, the # "
    "comments and {{ variables }} stay as they are; each change is listed. Nothing is written "
    "where the output exists already.",
)
SHORT = Text("古い環境定義書を今のワークブックに書き直す", "rewrite an old sheet as a workbook")
OUT_WORD = Text("出力.xlsx|フォルダ/", "OUT.xlsx|FOLDER/")
OPTION_HELP = {
    "output": Text(
        "書き出すワークブック。入力の各シートが別のクラスタなら、フォルダを指定するとシートごとに"
        "一つずつ作ります。",
        "The workbook to write. Where each sheet of the input is a cluster of its own, a folder "
        "takes one for each.",
    ),
    "voice": Text(
        "ワークブックの言語: ja、en、both (併記)。ja と en は表示の言語も兼ねます。",
        "The language of the workbook: ja, en or both. ja and en are the language of messages too.",
    ),
    "update": Text(
        "古い語を今の語に書き換えます (Ms は Promotable、Master は Promoted、順序の score は "
        "kind)。",
        "Change old words to those of today (Ms to Promotable, Master to Promoted, the score of an "
        "order to kind).",
    ),
}
ONE_INPUT = Text("入力を一つ指定してください。", "Name one input.")
NO_OUTPUT = Text(
    "-o で書き出すワークブックを指定してください。", "Name the workbook to write with -o."
)
CHANGED = Text("変更 ({n} 件):", "Changes ({n}):")
WRITTEN = Text("{path} を作りました。", "{path} is made.")
MENDED = Text(
    "{path} を作りました。元のシートの指摘 ({counts}) は残っています。「crmgen check {path}」で"
    "確かめてください。",
    "{path} is made. What was found in the old sheet ({counts}) is still there: see 'crmgen check "
    "{path}'.",
)
NOTHING_WRITTEN = Text("何も書きませんでした ({counts})。", "Nothing was written ({counts}).")
