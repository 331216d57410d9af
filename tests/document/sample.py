"""A complete document: every block, both languages, and text that tries to break each format."""

from crmgen.document.model import (
    Bullets,
    Callout,
    Code,
    CodeBlock,
    Column,
    Document,
    Figure,
    Item,
    Kind,
    Link,
    Paragraph,
    Procedure,
    Row,
    Section,
    SheetCell,
    Status,
    Step,
    Strong,
    Table,
    Tone,
)
from crmgen.figures.canvas import Drawing
from crmgen.figures.overview import overview
from crmgen.figures.relations import relations
from crmgen.figures.tree import tree
from crmgen.text import Lang, Text
from tests.figures.clusters import overview_of, relations_of, tree_of

HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.com","x")',
    "+1|-1|@SUM(A1)",
    "a|b `c` *d* _e_ [f](g) <b> & \\",
    "bell\x07 esc\x1b[31m nul\x00 \ud800 \u202eright",
    "]]> --> {{ x }} {% y %}",
    "# no heading\n- no list\n1. none",
    "http://example.com/ www.example.com",
)
_OUTPUT = """\
Node List:
  * Online: [ pm01 pm02 ]

Full List of Resources:
  * Resource Group: grpPg:
    * prmFs\t(ocf:heartbeat:Filesystem):\t Started pm01
"""


def figures_of(drawings: tuple[Drawing, ...], anchor: str) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            caption=drawing.title,
            alt=drawing.alt,
            svg=drawing.svg,
            flat=drawing.flat,
            width=drawing.width,
            height=drawing.height,
            anchor=f"{anchor}-{number}",
        )
        for number, drawing in enumerate(drawings, start=1)
    )


def sample(lang: Lang = "ja", *, hosts: int = 2, groups: int = 2, rows: int = 12) -> Document:
    """``hosts`` and ``groups`` make the figures large, ``rows`` the list of parameters."""

    def say(ja: str, en: str) -> str:
        return Text(ja, en)(lang)

    return Document(
        title=say("クラスタ詳細設計書", "Cluster design"),
        subtitle=say("受注管理システム 本番環境", "Order management, production"),
        lang=lang,
        running=(say("受注管理システム", "Order management"), "1.00", say("社外秘", "Internal")),
        facts=(
            (say("文書番号", "Number"), "HA-0001"),
            (say("版", "Version"), "1.00"),
            (say("発行日", "Issued"), "2026-04-01"),
            (say("ハッシュ", "Digest"), Code("sha256:0123456789abcdef")),
        ),
        cover=(_history(say),),
        chapters=(
            _overview(say, lang, hosts, groups),
            _constraints(say, lang, groups),
            _parameters(say, rows),
            _runbook(say, lang),
            _hostile(say),
        ),
    )


def _history(say) -> Table:
    return Table(
        caption=say("改版履歴", "Revisions"),
        columns=(
            Column(say("版", "Version"), Kind.NUMBER, 1),
            Column(say("日付", "Date"), Kind.TEXT, 2),
            Column(say("内容", "What changed"), Kind.TEXT, 6),
            Column(say("承認", "Approved"), Kind.BLANK, 2),
        ),
        rows=(Row(("1.00", "2026-04-01", say("初版", "First edition"), "")),),
    )


def _overview(say, lang: Lang, hosts: int, groups: int) -> Section:
    return Section(
        title=say("構成概要", "Overview"),
        anchor="overview",
        blocks=(
            Paragraph(
                (
                    say("全体の構成を", "The whole is in "),
                    Link("overview-figure-1"),
                    say("に、リソースを", ", the resources are in "),
                    Link("tree"),
                    say("に示す。値は", "; values are in "),
                    Link("parameters"),
                    say("、元のセルは ", ", from cell "),
                    SheetCell("NODE!D5"),
                    say("。", "."),
                )
            ),
            Bullets(
                (
                    Item((Code("pm01"), say(": 現用系", ": active"))),
                    Item(
                        (Code("pm02"), say(": 待機系", ": standby")),
                        (Item(say("切替後は現用系になる", "active after a failover")),),
                    ),
                )
            ),
            *figures_of(overview(overview_of(hosts, groups, 3, lang)), "overview-figure"),
        ),
        sections=(
            Section(
                title=say("リソースの構成", "Tree of resources"),
                anchor="tree",
                blocks=figures_of(tree(tree_of(groups, 4, lang)), "tree-figure"),
            ),
        ),
    )


def _constraints(say, lang: Lang, groups: int) -> Section:
    return Section(
        title=say("制約", "Constraints"),
        anchor="constraints",
        blocks=(
            *figures_of(relations(relations_of(groups, 3, lang)), "relations-figure"),
            Callout(
                Tone.WARNING,
                (Paragraph((Strong("symmetrical"), say(" は既定値 true。", " is true."))),),
                say("停止の順序", "Order of stops"),
            ),
            Table(
                caption=say("スコア", "Scores"),
                columns=(
                    Column(say("リソース", "Resource"), Kind.CODE, 3),
                    Column("pm01", Kind.NUMBER, 1, say("ノード", "Node")),
                    Column("pm02", Kind.NUMBER, 1, say("ノード", "Node")),
                    Column(say("判定", "State"), Kind.STATUS, 1),
                ),
                rows=(
                    Row(("grpPg", "200", "100", Status("OK", Tone.GOOD))),
                    Row(
                        ("clnPing", "-INFINITY", "0", Status("NG", Tone.BAD)),
                        anchor="score-ping",
                        tone=Tone.BAD,
                    ),
                ),
                row_headers=1,
            ),
        ),
    )


def _parameters(say, rows: int) -> Section:
    return Section(
        title=say("パラメータ一覧", "Parameters"),
        anchor="parameters",
        number="10",
        blocks=(
            Paragraph(
                say(
                    "既定値のままのものも含む。禁則の確認のため、この段落は一行に収まらない長さにしてある。"
                    * 3,
                    "With those that have their defaults. " * 6,
                )
            ),
            Table(
                caption=say("すべてのパラメータ", "All parameters"),
                anchor="parameter-table",
                columns=(
                    Column(say("項番", "No."), Kind.NUMBER, 1),
                    Column(say("項目", "Item"), Kind.CODE, 5),
                    Column(say("設定値", "Value"), Kind.CODE, 3),
                    Column(say("既定値", "Default"), Kind.CODE, 3),
                    Column(say("説明", "Note"), Kind.TEXT, 6),
                    Column(say("元のセル", "Cell"), Kind.TEXT, 2),
                ),
                rows=tuple(
                    Row(
                        (
                            str(n),
                            f"prmFs{n}.monitor.timeout",
                            "60s",
                            "40s",
                            say("切替時間の試算に使う", "used for the time budget"),
                            SheetCell(f"resource!D{n}"),
                        )
                    )
                    for n in range(1, rows + 1)
                ),
                row_headers=2,
            ),
        ),
    )


def _runbook(say, lang: Lang) -> Section:
    return Section(
        title=say("系切替", "Switch-over"),
        anchor="switch",
        blocks=(
            Procedure(
                before=(
                    Step(
                        purpose=say("状態を確認する", "See how it is"),
                        where=Code("pm01"),
                        commands=("crm_mon -1rfA",),
                        expected=_OUTPUT,
                        differs=say("作業を中止し、担当者に連絡する。", "Stop and call."),
                    ),
                ),
                work=(
                    Step(
                        purpose=say("待機系へ移す", "Move to the standby"),
                        commands=("crm resource move grpPg pm02",),
                        note=("lifetime ", Code("PT5M")),
                    ),
                ),
                after=(
                    Step(
                        purpose=say("移動の制約を消す", "Remove the move's constraint"),
                        commands=("crm resource clear grpPg",),
                        expected="INFO: Removed migration constraints for grpPg",
                    ),
                ),
            ),
            CodeBlock(text="primitive prmFs Filesystem \\\n\tparams device=/dev/sda1\n"),
            Table(
                caption=say("試験項目", "Tests"),
                anchor="tests",
                columns=(
                    Column(say("項番", "No."), Kind.NUMBER, 1),
                    Column(say("確認項目", "What is checked"), Kind.TEXT, 6),
                    Column(say("期待結果", "Expected"), Kind.TEXT, 8),
                    Column(say("結果", "Result"), Kind.BLANK, 2),
                ),
                rows=(
                    Row(("1", say("プロセス停止", "killed"), say("系切替する", "fails over"), "")),
                    Row(
                        ("2", say("サービスLAN断", "cut off"), say("系切替する", "fails over"), "")
                    ),
                ),
                row_headers=1,
            ),
        ),
    )


def _hostile(say) -> Section:
    return Section(
        title="<script>alert(0)</script> & `x` | *y*",
        anchor="hostile",
        number="A",
        blocks=(
            *(Paragraph(text) for text in HOSTILE),
            *(Paragraph(Code(text)) for text in HOSTILE),
            Bullets(tuple(Item(text) for text in HOSTILE), ordered=True),
            Table(
                caption="=1+1 <i> | `",
                columns=(Column("<b>|`", Kind.TEXT), Column("=2+2", Kind.CODE)),
                rows=tuple(Row((text, Code(text))) for text in HOSTILE),
            ),
            CodeBlock(text="```\n</pre></code>\x07\n~~~~"),
        ),
    )
