"""Findings about writing the output files (OUT7xx)."""

import errno

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

SAME_OUTPUT = Code(
    "OUT701",
    Severity.ERROR,
    Text("出力先「{found}」が 2 回指定されています。", "The output '{found}' is named twice."),
    Text("-o ごとに別のファイルを指定してください。", "Name another file for each -o."),
)
OUTPUT_IS_INPUT = Code(
    "OUT702",
    Severity.ERROR,
    Text(
        "出力先「{found}」は入力ファイルです。上書きすると入力が失われます。",
        "The output '{found}' is an input file, which would be lost.",
    ),
    Text("-o に別のファイルを指定してください。", "Name another file with -o."),
)
NOT_WRITTEN = Code(
    "OUT703",
    Severity.ERROR,
    Text("「{found}」に書き込めません: {reason}", "'{found}' can't be written: {reason}"),
    Text(
        "どのファイルも元のままです。場所、権限、空き容量を確かめてください。",
        "All files are as they were. Check the folder, its permissions and the free space.",
    ),
)

REPORT_NOT_WRITTEN = Code(
    "OUT704",
    Severity.ERROR,
    Text(
        "報告「{found}」を書き込めません: {reason}",
        "The report '{found}' can't be written: {reason}",
    ),
    Text(
        "どの報告も書いていません。場所、権限、空き容量を確かめてください。",
        "No report was written. Check the folder, its permissions and the free space.",
    ),
)
REPORT_SUFFIX = Code(
    "OUT705",
    Severity.ERROR,
    Text(
        "報告「{found}」の名前は {suffix} で終わらなければ、表計算ソフトで開けません。",
        "A spreadsheet program opens the report '{found}' only if its name ends in {suffix}.",
    ),
    Text(
        "{suffix} で終わる名前にしてください。マクロのあるワークブックの写しは .xlsm、ほかは "
        ".xlsx です。",
        "End the name in {suffix}: .xlsm for the copy of a workbook with macros, .xlsx for others.",
    ),
)

PROCESS_ENDED = Code(
    "OUT706",
    Severity.ERROR,
    Text(
        "「{found}」の処理中に、そのプロセスが終了しました。",
        "The process that compiled '{found}' ended before it was done.",
    ),
    Text(
        "メモリの不足で OS に止められた可能性があります。--jobs を減らすか、このファイルだけで"
        "試してください。",
        "The system may have run out of memory and stopped it. Lower --jobs, or try this file "
        "alone.",
    ),
)
FAULT = Code(
    "OUT707",
    Severity.ERROR,
    Text(
        "「{found}」の処理中に crmgen 自体の不具合が起きました: {reason}",
        "crmgen failed by a fault of its own on '{found}': {reason}",
    ),
    Text(
        "入力の誤りではありません。このファイルとこの行を crmgen の開発者に知らせてください。",
        "It is not your input's. Please send this file and this line to the developers of crmgen.",
    ),
)

REASONS = {
    "ENOENT": Text("フォルダがありません", "the folder does not exist"),
    "ENOTDIR": Text("途中にフォルダでないものがあります", "its folder is not a folder"),
    "EISDIR": Text("フォルダです", "it is a folder"),
    "EACCES": Text("書き込みの権限がありません", "no permission to write"),
    "EPERM": Text("書き込みの権限がありません", "no permission to write"),
    "EROFS": Text("読み取り専用の場所です", "the file system is read-only"),
    "ENOSPC": Text("空き容量がありません", "no space is left"),
    "EBADF": Text("閉じられています", "it is closed"),
    "ENAMETOOLONG": Text("ファイル名が長すぎます", "the name is too long"),
}


def reason_of(error: OSError) -> Text:
    """Why the operating system refused, in both languages where it is known."""
    other = Text(error.strerror or str(error), error.strerror or str(error))
    return REASONS.get(errno.errorcode.get(error.errno or 0, ""), other)
