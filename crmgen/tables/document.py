"""Tables COVER and REVISIONS: the workbook as a document of its own."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Table
from crmgen.text import Text

COVER = Table(
    name="COVER",
    numbers="0-1",
    title=Text("表紙", "Cover"),
    help=Text(
        "文書としての項目。設計書に印刷され、クラスタの設定には入りません。",
        "What the document is. Printed in the design book, no part of the configuration.",
    ),
    parts=(
        Part(
            title=Text("文書情報", "Document"),
            columns=(
                Column(
                    name="name",
                    type=types.COVER_ITEM,
                    need=Need.CELL,
                    title=Text("項目", "Item"),
                    help=Text(
                        "一覧から選びます。一覧にない項目も書けます。",
                        "One of the list, or a line of your own.",
                    ),
                    example="文書番号",
                ),
                Column(
                    name="value",
                    need=Need.COLUMN,
                    title=Text("内容", "Content"),
                    help=Text("発行日は YYYY-MM-DD で書きます。", "The date as YYYY-MM-DD."),
                    example="HA-2026-001",
                ),
            ),
        ),
    ),
)

REVISIONS = Table(
    name="REVISIONS",
    numbers="0-2",
    title=Text("改版履歴", "Revision history"),
    help=Text(
        "一つの版を一行に、古い順に書きます。クラスタの設定には入りません。",
        "One row a version, the oldest first. No part of the configuration.",
    ),
    parts=(
        Part(
            title=Text("改版", "Revisions"),
            columns=(
                Column(
                    name="version",
                    need=Need.CELL,
                    title=Text("版数", "Version"),
                    help=Text("この改版でできた版。", "The version that came of it."),
                    example="1.0",
                ),
                Column(
                    name="date",
                    type=types.DATE,
                    title=Text("改版日", "Date"),
                    help=Text("YYYY-MM-DD。", "YYYY-MM-DD."),
                    example="2026-04-01",
                ),
                Column(
                    name="content",
                    need=Need.CELL,
                    title=Text("改版内容", "Changes"),
                    help=Text("何を、なぜ変えたか。", "What was changed, and why."),
                    example="初版",
                ),
                Column(
                    name="author",
                    title=Text("作成者", "Author"),
                    help=Text("作成した人。", "Who wrote it."),
                    example="佐藤",
                ),
                Column(
                    name="checker",
                    title=Text("確認者", "Checked by"),
                    help=Text("確認した人。", "Who checked it."),
                    example="鈴木",
                ),
                Column(
                    name="approver",
                    title=Text("承認者", "Approved by"),
                    help=Text("承認した人。", "Who approved it."),
                    example="高橋",
                ),
            ),
        ),
    ),
)
