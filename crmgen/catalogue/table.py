"""Findings about tables, their keyword rows and their rows (TBL1xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

UNKNOWN_TABLE = Code(
    "TBL101",
    Severity.ERROR,
    Text(
        "列 B の「{found}」は表の名前ではありません。次の表まで読み飛ばします。",
        "'{found}' in column B is not the name of a table. Its rows are skipped.",
    ),
    Text(
        "表の名前を直すか、列 A に「#」を書いてコメントにしてください。",
        "Correct the name, or put '#' into column A to make the row a comment.",
    ),
)
UNKNOWN_COLUMN = Code(
    "TBL102",
    Severity.WARNING,
    Text(
        "表 {table} に「{found}」という列はありません。この列の値は使われません。",
        "The table {table} has no column '{found}'. Its values are not used.",
    ),
    Text(
        "列名を直すか、不要な列なら値を消してください。",
        "Correct the column's name, or empty the column if it is not wanted.",
    ),
)
UNKNOWN_LOCATION_COLUMN = Code(
    "TBL103",
    Severity.ERROR,
    Text(
        "表 {table} に「{found}」という列はありません。",
        "The table {table} has no column '{found}'.",
    ),
    Text(
        "score:値、ping:属性名:値、diskd:属性名 の形で書いてください。",
        "Write score:N, ping:ATTRIBUTE:VALUE or diskd:ATTRIBUTE.",
    ),
)
MISSING_COLUMN = Code(
    "TBL104",
    Severity.ERROR,
    Text(
        "表 {table} に必須列「{column}」がありません。この表の行は読み飛ばします。",
        "The table {table} lacks the required column '{column}'. Its rows are skipped.",
    ),
    Text("キーワード行に列名を追加してください。", "Add the column's name to the keyword row."),
)
DOUBLE_COLUMN = Code(
    "TBL105",
    Severity.ERROR,
    Text(
        "表 {table} に列「{found}」が二つあります。",
        "The table {table} has the column '{found}' twice.",
    ),
    Text("どちらか一方だけを残してください。", "Keep one of the two."),
    effect=Text("どちらの値が使われるか決まりません。", "Nobody knows which of the values counts."),
)
NO_HEADER = Code(
    "TBL106",
    Severity.ERROR,
    Text(
        "表 {table} に列名の行 (キーワード行) がありません。",
        "The table {table} has no keyword row naming its columns.",
    ),
    Text(
        "表の名前の次の行に、列の名前を書いてください。",
        "Write the names of the columns into the row below the table's name.",
    ),
)
MISPLACED_PART = Code(
    "TBL107",
    Severity.ERROR,
    Text(
        "列 B の「{found}」は {allowed_in} の中でだけ使えます。",
        "'{found}' in column B belongs into {allowed_in}.",
    ),
    Text(
        "この行の上に表の名前の行があるか確かめてください。",
        "See whether the row with the table's name is still there, above this one.",
    ),
)
ROWS_BEFORE_PART = Code(
    "TBL108",
    Severity.ERROR,
    Text(
        "表 {table} の行が、部分を示す文字 (列 B の {letters}) より前にあります。",
        "This row of the table {table} stands before a part letter ({letters} in column B).",
    ),
    Text(
        "列名の行の列 B に、部分の文字を書いてください。",
        "Write the part's letter into column B of the row that names the columns.",
    ),
)
PART_WITHOUT_FIRST = Code(
    "TBL109",
    Severity.ERROR,
    Text(
        "表 {table} の {found} の部分の前に {first} の部分がありません。",
        "The part {found} of the table {table} has no part {first} before it.",
    ),
    Text(
        "{first} の行が消えていないか確かめてください。消えていると前の表の続きと区別できません。",
        "See whether the {first} rows were deleted: without them nobody knows what these rows "
        "belong to.",
    ),
)
SEVERAL_ROWS = Code(
    "TBL110",
    Severity.ERROR,
    Text(
        "表 {table} の {letter} の部分に二つ目の行があります。",
        "The part {letter} of the table {table} has a second row.",
    ),
    Text(
        "一つの表に一つだけ書き、次のものは新しい表に書いてください。",
        "Write one in a table, and the next one in a table of its own.",
    ),
)
HIDDEN_ROW = Code(
    "TBL111",
    Severity.WARNING,
    Text(
        "非表示の行に値があります。出力には含まれます。",
        "A hidden row holds values. They are in the output.",
    ),
    Text(
        "再表示して確かめてください。不要なら列 A に「#」を書いてください。",
        "Show the row and look at it; put '#' into column A if it is not wanted.",
    ),
    effect=Text(
        "画面や印刷だけを見たレビューでは気付けません。",
        "Who reviews what is shown or printed does not see it.",
    ),
)
HIDDEN_COLUMN = Code(
    "TBL112",
    Severity.WARNING,
    Text(
        "非表示の列「{found}」に値があります。出力には含まれます。",
        "The hidden column '{found}' holds values. They are in the output.",
    ),
    Text("列を再表示して確かめてください。", "Show the column and look at it."),
    effect=Text(
        "画面や印刷だけを見たレビューでは気付けません。",
        "Who reviews what is shown or printed does not see it.",
    ),
)
MERGED = Code(
    "TBL113",
    Severity.ERROR,
    Text(
        "結合されたセルの中にあり、値は左上のセル {first} にしかありません。",
        "The cell is part of a merged range; only its first cell {first} holds the value.",
    ),
    Text("結合を解除し、行ごとに値を書いてください。", "Unmerge the cells and fill in each row."),
)
UNKNOWN_OP_COLUMN = Code(
    "TBL114",
    Severity.WARNING,
    Text(
        "「{found}」は Pacemaker のオペレーション属性ではありません。"
        "オペレーションのパラメータ (instance_attributes) として出力します。",
        "'{found}' is not an attribute of an operation. It is written as a parameter "
        "(instance attribute) of the operation.",
    ),
    Text(
        "オペレーションの属性のつもりなら、列名を直してください。",
        "If an attribute of the operation is meant, correct the column's name.",
    ),
)
NOTHING = Code(
    "TBL115",
    Severity.ERROR,
    Text("シートに表がありません。", "The sheet holds no table."),
    Text(
        "列 B に表の名前 (PROPERTY、RESOURCES など) が必要です。"
        "列の区切りと文字コードも確かめてください。",
        "Column B names the tables (PROPERTY, RESOURCES, …). Look at the delimiter and the "
        "encoding too.",
    ),
)
EXCESS_VALUE = Code(
    "TBL116",
    Severity.ERROR,
    Text(
        "一つの行に「{column}」が二つあります。",
        "The row has two values for '{column}'.",
    ),
    Text(
        "階層を表す列は、一行に一つだけ埋めてください。",
        "Fill one of the columns in each row: which one it is tells the depth.",
    ),
)
NOTHING_FILLED_IN = Code(
    "TBL117",
    Severity.ERROR,
    Text("表に何も記入されていません。", "Nothing is filled in."),
    Text("記入したファイルを指定してください。", "Name the file that was filled in."),
)
NO_FIRST_ROW = Code(
    "TBL118",
    Severity.ERROR,
    Text(
        "表 {table} の {letter} の部分が空なのに、続きの部分に値があります。",
        "The part {letter} of the table {table} is empty, yet later parts hold values.",
    ),
    Text("ID などを {letter} の部分に書いてください。", "Fill in the part {letter}."),
)
NO_RESOURCES_TABLE = Code(
    "TBL119",
    Severity.ERROR,
    Text(
        "RESOURCES 表 (表 4-1) がありません。リソースの構成が分かりません。",
        "The table RESOURCES (4-1) is missing: nothing tells which resources there are.",
    ),
    Text("表 4-1 を加え、すべてのリソースを書いてください。", "Add table 4-1 with all resources."),
)
SEVERAL_SHEETS = Code(
    "TBL120",
    Severity.ERROR,
    Text(
        "記入されたシートが複数あります。--sheet で一つを選んでください:{sheets}",
        "Several sheets are filled in. Choose one with --sheet:{sheets}",
    ),
    Text(
        "一つのクラスタを分けて書いたのなら、各シートのセル A1 を「# crmgen 環境定義書」で"
        "始めてください。",
        "If together they are one cluster, begin the cell A1 of each with "
        "'# crmgen cluster definition'.",
    ),
)
NO_FILLED_SHEET = Code(
    "TBL121",
    Severity.ERROR,
    Text(
        "記入されたシートがありません (シート: {sheets})。",
        "No sheet is filled in (sheets: {sheets}).",
    ),
    Text(
        "列 B に表の名前 (PROPERTY など) のあるシートに記入してください。",
        "Fill in a sheet whose column B holds the tables' names (PROPERTY, …).",
    ),
)
UNKNOWN_SHEET = Code(
    "TBL122",
    Severity.ERROR,
    Text("シート「{found}」はありません。", "There is no sheet '{found}'."),
    Text(
        "シートの名前か、1 から数えた番号を指定してください。",
        "Give the name of a sheet, or its number from 1.",
    ),
)
SHIFTED_TABLE = Code(
    "TBL123",
    Severity.ERROR,
    Text(
        "表の名前「{found}」が列 A にあります。"
        "表は列 B の名前で始まるため、この下の行は読まれません。",
        "The name of the table {found} stands in column A: only column B starts a table, so the "
        "rows below are not read.",
    ),
    Text("列 B に移してください。", "Move it to column B."),
)
