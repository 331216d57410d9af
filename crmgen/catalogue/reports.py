"""Every text of the reports that is not a finding's own."""

from crmgen.text import Text

TITLE = Text("検証結果", "Findings")
MADE_BY = Text("crmgen {version} が作成", "made by crmgen {version}")
COUNTS = Text("{file}: {counts}", "{file}: {counts}")
CLEAN = Text("問題なし", "no findings")
NO_SHEET = Text("ファイル全体", "about the file")
WHOLE_ROW = Text("{row} 行目", "row {row}")

NUMBER = Text("番号", "No.")
SEVERITY = Text("重さ", "Severity")
CODE = Text("コード", "Code")
SHEET = Text("シート", "Sheet")
CELL = Text("セル", "Cell")
VALUE = Text("入力値", "Value")
MESSAGE = Text("指摘", "Finding")
DETAILS = Text("影響・対処", "What follows, and how to mend it")
FILE = Text("ファイル", "File")
EXPLAIN = Text(
    "コードの説明は crmgen explain コード で表示されます。",
    "crmgen explain CODE tells more about a code.",
)
EXCERPT = Text("{cell} の行", "The row of {cell}")
CONTENTS = Text("目次", "Contents")
SUMMARY = Text("件数", "Summary")
ROW = Text("行", "Row")
