"""Every text of the commands that write documents."""

from crmgen.text import Text

DOC_HELP = Text(
    "環境定義書から設計書を作ります: 構成図、制約の意味、故障時動作マトリクス、切替時間の試算、"
    "全パラメータ、試験項目書など。形式はファイル名の終わりで決まります。エラーがあれば何も書き"
    "ません。警告は設計書の「検証結果」にも載ります。",
    "Makes the design book of a workbook: figures, constraints in words, the failure matrix, the "
    "time budget, every parameter, a test sheet and more. The end of a file's name tells its "
    "format. With an error nothing is written; warnings stand in the book too.",
)
DOC_SHORT = Text("設計書の作成", "make the design book")
DOC_EXAMPLES = (
    "crmgen doc -o book.html design.xlsx",
    "crmgen doc -o book.docx -o book.md --against old.xlsx design.xlsx",
)
OPTION_HELP = {
    "output": Text(
        "書き出すファイル (複数可)。名前の終わりは .html .docx .xlsx .md .pdf のどれか。"
        ".md の図は「名前.figures」フォルダに書きます。",
        "A file to write; repeatable. Its name ends in .html, .docx, .xlsx, .md or .pdf. The "
        "figures of .md go to the folder NAME.figures beside it.",
    ),
    "format": Text(
        "付録に載せる設定の種類 (複数可)。指定がなければ、対象環境が含むツールの種類です。",
        "The kind of configuration in the appendix; repeatable. Without it: those whose tools the "
        "target ships.",
    ),
    "against": Text(
        "前の版の環境定義書。意味の上での差分を 12 章に載せます。",
        "The workbook of the former edition: chapter 12 tells what has changed in meaning.",
    ),
    "show_secrets": Text(
        "パスワードなどの秘密の値を伏せずに載せます。",
        "Show passwords and other secrets, which are masked otherwise.",
    ),
}
NO_OUTPUT = Text(
    "書き出すファイルを -o で指定してください ({suffixes})。",
    "Name the file to write with -o ({suffixes}).",
)
UNKNOWN_SUFFIX = Text(
    "「{path}」の形式がわかりません。名前を {suffixes} のどれかで終わらせてください。",
    "The format of '{path}' is not clear. End its name in one of {suffixes}.",
)
FORMER_UNREADABLE = Text(
    "前の版「{path}」を読めません。次の指摘を直してください。",
    "The former edition '{path}' can't be read, for the reasons below.",
)
