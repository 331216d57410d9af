"""Findings about writing the output files (OUT7xx)."""

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

REASONS = {
    "ENOENT": Text("フォルダーがありません", "the folder does not exist"),
    "ENOTDIR": Text("途中にフォルダーでないものがあります", "its folder is not a folder"),
    "EISDIR": Text("フォルダーです", "it is a folder"),
    "EACCES": Text("書き込みの権限がありません", "no permission to write"),
    "EPERM": Text("書き込みの権限がありません", "no permission to write"),
    "EROFS": Text("読み取り専用の場所です", "the file system is read-only"),
    "ENOSPC": Text("空き容量がありません", "no space is left"),
    "ENAMETOOLONG": Text("ファイル名が長すぎます", "the name is too long"),
}
