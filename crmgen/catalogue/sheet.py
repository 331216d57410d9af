"""Findings about files, sheets and what stands in their cells (SHT0xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NOT_FOUND = Code(
    "SHT001",
    Severity.ERROR,
    Text("ファイル {found} がありません。", "There is no file {found}."),
    Text("パスとファイル名を確かめてください。", "Check the path and the file name."),
)
DIRECTORY = Code(
    "SHT002",
    Severity.ERROR,
    Text(
        "{found} はディレクトリです。ファイルを指定してください。",
        "{found} is a directory, not a file.",
    ),
    Text("中のファイルの名前まで指定してください。", "Name a file in it."),
)
NOT_READABLE = Code(
    "SHT003",
    Severity.ERROR,
    Text("ファイル {found} を読めません: {reason}", "The file {found} can't be read: {reason}"),
    Text(
        "アクセス権を確かめ、他のプログラムで開いている場合は閉じてください。",
        "Check its permissions, and close it in other programs.",
    ),
)
EMPTY = Code(
    "SHT004",
    Severity.ERROR,
    Text("ファイル {found} は空です。", "The file {found} is empty."),
    Text(
        "保存し直すか、正しいファイルを指定してください。", "Save it anew, or name the right file."
    ),
)
UNKNOWN_KIND = Code(
    "SHT005",
    Severity.ERROR,
    Text("ファイル {found} は読める形式ではありません。", "{found} is no file of a known kind."),
    Text(
        "表計算ソフトで .xlsx、.xls、.ods、.csv のいずれかとして保存してください。",
        "Save it from the spreadsheet program as .xlsx, .xls, .ods or .csv.",
    ),
)
WRONG_SUFFIX = Code(
    "SHT006",
    Severity.ERROR,
    Text(
        "ファイル {found} の中身は、拡張子 {suffix} の形式ではありません。",
        "The content of {found} is not of the kind that its suffix {suffix} names.",
    ),
    Text(
        "表計算ソフトで開き、その形式で保存し直してください。"
        "文字だけのファイルなら拡張子を .csv にしてください。",
        "Open it in the spreadsheet program and save it in that format; "
        "if it is plain text, name it .csv.",
    ),
)
ENCRYPTED = Code(
    "SHT007",
    Severity.ERROR,
    Text(
        "ファイル {found} はパスワードで暗号化されています。",
        "The file {found} is encrypted with a password.",
    ),
    Text("パスワードを外して保存してください。", "Save it without a password."),
)
BROKEN = Code(
    "SHT008",
    Severity.ERROR,
    Text(
        "ファイル {found} は壊れているため読めません({reason})。",
        "The file {found} is damaged and can't be read ({reason}).",
    ),
    Text(
        "表計算ソフトで開けるか確かめ、保存し直してください。",
        "See whether the spreadsheet program opens it, and save it anew.",
    ),
)
TOO_BIG = Code(
    "SHT009",
    Severity.ERROR,
    Text(
        "ファイル {found} は展開すると大きすぎるため読みません({reason})。",
        "The file {found} is too big once unpacked and is not read ({reason}).",
    ),
    Text(
        "使っていない行・列・シートを削除して保存し直してください。",
        "Delete unused rows, columns and sheets, and save it anew.",
    ),
)
UNDECODABLE = Code(
    "SHT010",
    Severity.ERROR,
    Text(
        "{line} 行目の {offset} バイト目 {found} を {encoding} の文字として読めません。",
        "Line {line}, byte {offset}: {found} is no character of {encoding}.",
    ),
    Text(
        "UTF-8 (Excel では「CSV UTF-8」)で保存し直してください。",
        "Save the file as UTF-8 (in Excel: “CSV UTF-8”).",
    ),
)
NUL = Code(
    "SHT011",
    Severity.ERROR,
    Text(
        "{at} に NUL 文字 (0x00) があります。テキストファイルではないか、壊れています。",
        "{at} holds a NUL character (0x00): the file is no text, or damaged.",
    ),
    Text(
        "UTF-16 のファイルなら、BOM を付けるか UTF-8 で保存し直してください。",
        "If it is UTF-16, save it with a BOM, or as UTF-8.",
    ),
)
OPEN_QUOTE = Code(
    "SHT012",
    Severity.ERROR,
    Text(
        '{at} で始まる引用符 " が閉じられていません。ファイルの終わりまでが 1 つのセルになります。',
        'The quote " that opens {at} is never closed; the rest of the file would be one cell.',
    ),
    Text(
        'セルの終わりに " を付けてください。セルの中の " は "" と書きます。',
        'Close the cell with "; a " inside a cell is written "".',
    ),
)
AMBIGUOUS_ENCODING = Code(
    "SHT013",
    Severity.WARNING,
    Text(
        "文字コードが {encoding} とも {other} とも読めます。"
        "{encoding} として「{found}」と読みました。",
        "The text can be read as {encoding} and as {other}; it was read as {encoding}: “{found}”.",
    ),
    Text("UTF-8 で保存し直すと確実です。", "Save the file as UTF-8 to be sure."),
)
NO_SHEETS = Code(
    "SHT014",
    Severity.ERROR,
    Text("ファイル {found} にワークシートがありません。", "The file {found} has no worksheet."),
    Text(
        "表を記入したワークシートのあるブックを指定してください。",
        "Name a book that has a sheet with the tables.",
    ),
)

DATE = Code(
    "SHT020",
    Severity.ERROR,
    Text(
        "セルの値が日付・時刻 ({found}) になっています。",
        "The cell holds a date or time ({found}), not a text.",
    ),
    Text(
        "表計算ソフトが 1-2 や 10:30 のような入力を日付や時刻に変えたものです。"
        "セルの書式を「文字列」にしてから、入力し直してください。",
        "The spreadsheet program turned what was typed, such as 1-2 or 10:30, into a date or "
        "time. Format the cell as text, then type the value again.",
    ),
)
LONG_NUMBER = Code(
    "SHT021",
    Severity.ERROR,
    Text(
        "数値 {found} は、表計算ソフトの標準の書式では丸めて表示されます。",
        "The number {found} is shown rounded by the spreadsheet's General format.",
    ),
    Text(
        "セルの書式を「文字列」にしてから、全桁を入力し直してください。",
        "Format the cell as text, then type all digits again.",
    ),
)
NUMBER_FORMAT = Code(
    "SHT022",
    Severity.ERROR,
    Text(
        "セルの値 {found} が表示形式 {format} でどう見えるか、確実には分かりません。",
        "How the number format {format} shows the cell's value {found} can't be told for sure.",
    ),
    Text(
        "セルの書式を「文字列」にしてから、見せたいとおりに入力し直してください。",
        "Format the cell as text, then type what it shall say.",
    ),
)
ERROR_VALUE = Code(
    "SHT023",
    Severity.ERROR,
    Text("セルの値がエラー値 {found} です。", "The cell holds the error value {found}."),
    Text(
        "数式を直してください。- や + や = で始まる文字を入力したいときは、"
        "セルの書式を「文字列」にしてから入力し直してください。",
        "Mend the formula. To type a text that begins with -, + or =, "
        "format the cell as text first, then type it again.",
    ),
)
NO_RESULT = Code(
    "SHT024",
    Severity.ERROR,
    Text(
        "数式 {found} の計算結果がファイルに保存されていません。",
        "The file holds no result for the formula {found}.",
    ),
    Text(
        "表計算ソフトで開いて保存し直すか、値を直接入力してください。",
        "Open the file in the spreadsheet program and save it, or type the value itself.",
    ),
)
INFINITY_FORMULA = Code(
    "SHT025",
    Severity.WARNING,
    Text(
        "表計算ソフトが {found} を数式と解釈し、エラー値になっています。{value} として読みました。",
        "The spreadsheet program took {found} for a formula and shows an error; "
        "it was read as {value}.",
    ),
    Text(
        "セルの書式を「文字列」にしてから、{value} と入力し直してください。",
        "Format the cell as text, then type {value} again.",
    ),
)
UNDER_MERGED = Code(
    "SHT026",
    Severity.ERROR,
    Text(
        "結合されたセル {range} の下に、見えない値「{found}」が残っています。",
        "The value “{found}” is hidden beneath the merged cells {range}.",
    ),
    Text(
        "結合を解除し、不要な値を消してください。",
        "Unmerge the cells and delete the value if it is not wanted.",
    ),
)
OVERFLOW = Code(
    "SHT027",
    Severity.ERROR,
    Text(
        "セルの値が {found} です。列の幅が足りないまま書き出された数値です。",
        "The cell reads {found}: a number that was written out from a column too narrow for it.",
    ),
    Text(
        "表計算ソフトで列の幅を広げてから、書き出し直してください。",
        "Widen the column in the spreadsheet program and save the file anew.",
    ),
)
UNTITLED_SHEET = Code(
    "SHT028",
    Severity.WARNING,
    Text(
        "シート「{found}」には表が記入されていますが、ほかのシートにある題の行がセル A1 に"
        "ないため、読みません。",
        "The sheet '{found}' is filled in, but is not read: its cell A1 lacks the title that other "
        "sheets of this workbook have.",
    ),
    Text(
        "このクラスタの定義なら、セル A1 を「# crmgen 環境定義書」で始めてください。"
        "別のクラスタの定義なら --sheet で選べます。",
        "If it belongs to this cluster, begin its cell A1 with '# crmgen cluster definition'; if "
        "it is another cluster, choose it with --sheet.",
    ),
    Text(
        "この表の設定は、クラスタに入りません。",
        "Nothing of it reaches the cluster.",
    ),
)
