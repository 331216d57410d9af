"""Table EXCEPTIONS: findings that are accepted on purpose."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Table
from crmgen.text import Text

EXCEPTIONS = Table(
    name="EXCEPTIONS",
    numbers="14-1",
    title=Text("例外承認", "Exceptions"),
    help=Text(
        "理由があって受け入れる指摘。指摘は「承認済」として残り、終了コードには影響しません。",
        "Findings accepted on purpose. They stay listed as accepted and no longer count for the "
        "exit code.",
    ),
    parts=(
        Part(
            title=Text("例外", "Exceptions"),
            columns=(
                Column(
                    name="code",
                    type=types.WORD,
                    need=Need.CELL,
                    title=Text("指摘コード", "Code"),
                    help=Text("指摘のコード。", "The code of the finding."),
                    example="OPS401",
                ),
                Column(
                    name="where",
                    need=Need.CELL,
                    title=Text("対象", "Where"),
                    help=Text(
                        "指摘のセル (C12、シートが複数なら 制約!C12) か、指摘が挙げる ID。",
                        "The cell of the finding (C12, Constraints!C12 where there are several "
                        "sheets), or the id that it names.",
                    ),
                    example="prmEx",
                ),
                Column(
                    name="reason",
                    need=Need.CELL,
                    title=Text("理由", "Reason"),
                    help=Text("受け入れる理由。", "Why it is accepted."),
                    example="監視は外部の装置が行う",
                ),
                Column(
                    name="approver",
                    title=Text("承認者", "Approver"),
                    help=Text("承認した人。", "Who accepted it."),
                    example="高橋",
                ),
                Column(
                    name="expiry",
                    type=types.DATE,
                    title=Text("期限", "Expiry"),
                    help=Text(
                        "この日まで有効 (YYYY-MM-DD)。空なら期限なし。",
                        "Valid up to this day (YYYY-MM-DD); without end where empty.",
                    ),
                    example="2027-03-31",
                ),
            ),
        ),
    ),
)
