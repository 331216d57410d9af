"""What ``crmgen fmt`` tells: what it can't carry over, and each change that it makes."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

UNREADABLE_NOTE = Text(
    "元のシートで読めなかったセルです。内容は備考にあります。正しい値を入力してください。",
    "This cell could not be read in the old sheet; what it held stands in the remarks. Type the "
    "right value.",
)

SHEET_LEFT = Code(
    "SHT050",
    Severity.WARNING,
    Text(
        "シート「{found}」は、このクラスタの定義ではないため、新しいワークブックに入れません。",
        "The sheet '{found}' is no part of this cluster and is not in the new workbook.",
    ),
    Text(
        "必要なら、表計算ソフトで新しいワークブックにコピーしてください。",
        "If it is needed, copy it into the new workbook with the spreadsheet program.",
    ),
)
NOT_CARRIED = Code(
    "SHT051",
    Severity.ERROR,
    Text(
        "セルの内容「{found}」は、新しいワークブックに書き写せません。",
        "The content of the cell, '{found}', can't be written into a new workbook.",
    ),
    Text(
        "元のシートでこのセルを直してから、もう一度実行してください。",
        "Mend the cell in the old sheet, then run it again.",
    ),
    Text("新しいワークブックは作りません。", "No new workbook is made."),
)
NOT_THE_SAME = Code(
    "SHT052",
    Severity.ERROR,
    Text(
        "新しいワークブックを読み返すと、表 {table} の内容が元のシートと同じになりません。",
        "Read back, the new workbook would not say the same in table {table} as the old sheet.",
    ),
    Text(
        "crmgen の誤りです。元のシートを添えて報告してください。",
        "This is a fault of crmgen. Please report it with the old sheet.",
    ),
    Text("新しいワークブックは作りません。", "No new workbook is made."),
)
EXCEPTION_LOST = Code(
    "SHT053",
    Severity.WARNING,
    Text(
        "例外の対象のセル {found} は、新しいワークブックのどのセルにも当たりません。",
        "The cell {found} of the exception has no counterpart in the new workbook.",
    ),
    Text(
        "新しいワークブックで、対象のセルを書き直してください。",
        "Name the cell anew in the new workbook.",
    ),
)
NOTES_LEFT = Code(
    "SHT054",
    Severity.WARNING,
    Text(
        "{what}は、新しいワークブックに移りません。",
        "{what} can't be carried into the new workbook.",
    ),
    Text(
        "必要なら、表計算ソフトで新しいワークブックに写してください。",
        "If they are needed, copy them into the new workbook with the spreadsheet program.",
    ),
)
NOTES = Text(
    "表のデータ以外のセル ({cells}) に付いたメモ {n} 件",
    "Notes on cells that hold no data of a table ({n}: {cells})",
)
DRAWINGS = Text("図形や画像", "Drawings or pictures of the sheet")

REPEATED = Code(
    "FMT401",
    Severity.ADVICE,
    Text(
        "結合したセル {range} の値「{found}」を、各行のセルに書きました。",
        "The value '{found}' of the merged cells {range} is written in each of the rows.",
    ),
    Text(
        "新しいワークブックで、どの行にもその値でよいか確かめてください。",
        "See in the new workbook whether each of the rows is to have it.",
    ),
)
META_WRITTEN = Code(
    "FMT402",
    Severity.ADVICE,
    Text(
        "type の列がない表なので、どの行も meta と読みます。新しい表には meta と書きました。",
        "The table has no column type, so that all rows are meta; the new one says meta.",
    ),
    Text("することはありません。", "There is nothing to do."),
)
CELL_MOVED = Code(
    "FMT403",
    Severity.ADVICE,
    Text(
        "例外の対象のセル {found} は、新しいワークブックでは {new} です。",
        "The cell {found} of the exception is {new} in the new workbook.",
    ),
    Text("することはありません。", "There is nothing to do."),
)
WORD_CHANGED = Code(
    "FMT404",
    Severity.ADVICE,
    Text(
        "「{found}」を今の語「{new}」に書き換えました。意味は同じです。",
        "'{found}' is '{new}' in the words of today. It means the same.",
    ),
    Text("することはありません。", "There is nothing to do."),
)
NAME_CHANGED = Code(
    "FMT405",
    Severity.ADVICE,
    Text(
        "メタ属性「{found}」を今の名前「{new}」に書き換えました。どの版にもその版の名前で出力します。",
        "The meta attribute '{found}' is called '{new}' today. Each version gets its own name.",
    ),
    Text("することはありません。", "There is nothing to do."),
)
SCORE_CHANGED = Code(
    "FMT406",
    Severity.ADVICE,
    Text(
        "順序のスコア {found} を種別 {new} に書き換えました。Pacemaker はスコア 0 を Optional、"
        "ほかを Mandatory と読みます。",
        "The score {found} of the order is the kind {new}: Pacemaker takes 0 for Optional, any "
        "other score for Mandatory.",
    ),
    Text("することはありません。", "There is nothing to do."),
)
