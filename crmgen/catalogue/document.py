"""Every text that the writers of documents add by themselves."""

from crmgen.text import Text

TABLE = Text("表 {number}", "Table {number}")
FIGURE = Text("図 {number}", "Figure {number}")
CONTENTS = Text("目次", "Contents")
SKIP = Text("本文へ移動", "Skip to the text")
DOCUMENT_DATA = Text("文書情報", "About this document")
COVER = Text("表紙", "Cover")
PAGE_OF = Text("{page} / {pages} ページ", "Page {page} of {pages}")
SEE_SHEET = Text("シート「{sheet}」を参照", 'see sheet "{sheet}"')
TO_CONTENTS = Text("目次へ", "To the contents")
SOURCE_CELL = Text("元のセル", "source cell")

NOTE = Text("補足", "Note")
WARNING = Text("注意", "Caution")
DANGER = Text("警告", "Warning")
GOOD = Text("確認済み", "Confirmed")

BEFORE = Text("事前確認", "Check before")
WORK = Text("作業", "Work")
AFTER = Text("事後確認", "Check after")
PHASE = Text("区分", "Phase")
STEP = Text("手順 {number}", "Step {number}")
PURPOSE = Text("目的", "Purpose")
COMMAND = Text("コマンド", "Command")
EXPECTED = Text("期待する出力", "Expected output")
DIFFERS = Text("異なる場合", "If it differs")
WHERE = Text("実施場所", "Where")
REMARK = Text("備考", "Remark")


PDF_MISSING = Text(
    "PDF を書き出すにはライブラリ WeasyPrint が必要です。"
    "pip install 'crmgen[pdf]' で追加してください (Pango も必要です)。",
    "Writing PDF takes the library WeasyPrint: pip install 'crmgen[pdf]' adds it (it needs Pango).",
)
GRAPH_MISSING = Text(
    "関係図を描くにはライブラリ fast-sugiyama が必要です。"
    "pip install 'crmgen[doc]' で追加してください。",
    "Drawing the graph takes the library fast-sugiyama: pip install 'crmgen[doc]' adds it.",
)
