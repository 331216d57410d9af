"""Findings about the workbook as a document: its cover and its history (DOC4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

_HOUSE = "crmgen: documents are handed in with the sheet"

TWICE = Code(
    "DOC401",
    Severity.WARNING,
    Text(
        "表紙に「{found}」が二つあります。上の行だけを使います。",
        "The cover has '{found}' twice. Only the upper one counts.",
    ),
    Text("どちらか一方を削除してください。", "Delete one of them."),
    Text("設計書には上の行の内容だけが印刷されます。", "The design book shows the upper one only."),
    source=_HOUSE,
)
OTHER_VERSION = Code(
    "DOC402",
    Severity.ADVICE,
    Text(
        "表紙の版数は {found} ですが、改版履歴の最後の版は {last} です。",
        "The cover says version {found}, the last line of the history {last}.",
    ),
    Text(
        "表紙の版数を直すか、改版履歴に行を追加してください。",
        "Correct the cover, or add a line to the history.",
    ),
    Text(
        "どの版の設計書なのか、読み手には分かりません。",
        "Readers can't tell which version they hold.",
    ),
    source=_HOUSE,
)
DATES = Code(
    "DOC403",
    Severity.ADVICE,
    Text(
        "改版日 {found} が、上の行の {before} より前です。",
        "The date {found} is before that of the row above, {before}.",
    ),
    Text("古い順に書いてください。", "Write the oldest version first."),
    Text(
        "最後の行が最新の版とみなされます。",
        "The last row counts as the newest version.",
    ),
    source=_HOUSE,
)
