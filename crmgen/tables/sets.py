"""RESOURCE_SET and TAG: several resources in one constraint, and a name for several things."""

from crmgen.tables import types
from crmgen.tables.constraint_columns import action, constraint_id, discovery, influence, role, rsc
from crmgen.tables.declare import Column, Need, Part, Ref, Table
from crmgen.text import Text

_CONSTRAINT = (
    constraint_id(),
    Column(
        name="type",
        type=types.SET_KIND,
        need=Need.COLUMN,
        title=Text("制約の種別", "Kind of constraint"),
        help=Text(
            "order、colocation、location、ticket。埋まった行から新しい制約が始まります。",
            "order, colocation, location or ticket. A row where it is filled starts a constraint.",
        ),
        example="order",
    ),
    Column(
        name="score",
        type=types.SCORE,
        title=Text("スコア", "Score"),
        help=Text("colocation と location のスコア。", "Of a colocation or a location."),
        example="INFINITY",
    ),
    Column(
        name="kind",
        type=types.KIND,
        title=Text("順序の種別", "Kind of order"),
        help=Text(
            "order の Optional、Mandatory、Serialize。空なら Mandatory。",
            "Of an order: Optional, Mandatory or Serialize. Empty: Mandatory.",
        ),
        example="Mandatory",
    ),
    Column(
        name="symmetrical",
        type=types.BOOLEAN,
        title=Text("起動と逆順に停止", "Symmetrical"),
        help=Text(
            "order で false なら停止の順序は縛りません。",
            "Of an order; false: nothing is said about the order of stopping.",
        ),
        example="false",
    ),
    influence(),
    Column(
        name="ticket",
        type=types.WORD,
        defines=Ref.TICKET,
        title=Text("チケット ID", "Ticket"),
        help=Text("ticket の、booth のチケット名。", "Of a ticket constraint: the booth ticket."),
        example="ticketA",
    ),
    Column(
        name="loss-policy",
        type=types.LOSS_POLICY,
        title=Text("チケット剥奪時の動作", "Loss policy"),
        help=Text(
            "ticket の fence、stop、freeze、demote。",
            "Of a ticket constraint: fence, stop, freeze or demote.",
        ),
        example="stop",
    ),
    Column(
        name="node",
        type=types.UNAME,
        refers=(Ref.NODE,),
        title=Text("ノード", "Node"),
        help=Text("location のノード名。", "Of a location: the name of the node."),
        example="pm01",
    ),
    Column(
        name="rule",
        type=types.ID,
        refers=(Ref.RULE,),
        title=Text("ルール", "Rule"),
        help=Text(
            "location で、node の代わりに書く RULE 表のルール。"
            "スコアはルールのスコアより優先します。",
            "Of a location, in place of node: a rule of table RULE. The score goes before its own.",
        ),
        example="rule-office-hours",
    ),
    discovery(),
)
_SET = (
    Column(
        name="set",
        type=types.COUNT,
        title=Text("セット番号", "Set"),
        help=Text(
            "番号が変わる行から新しいセットが始まります。空なら上の行と同じセット。",
            "A row with another number starts a set. Empty: the set of the row above.",
        ),
        example="1",
    ),
    Column(
        name="sequential",
        type=types.BOOLEAN,
        title=Text("セット内の順序", "Sequential"),
        help=Text(
            "false ならセットの中では順序も依存もありません (空なら true)。",
            "false: nothing holds between the members of the set (empty: true).",
        ),
        example="false",
    ),
    Column(
        name="require-all",
        type=types.BOOLEAN,
        title=Text("全メンバーを待つ", "Require all"),
        help=Text(
            "order で false なら、セットのどれか一つが動けば次のセットに進みます (空なら true)。",
            "Of an order; false: one member of the set is enough for the next set (empty: true).",
        ),
        example="false",
    ),
    action("action", Text("アクション", "Action")),
    role("role", Text("役割", "Role")),
    Column(
        name="set-score",
        type=types.SCORE,
        title=Text("セットのスコア", "Score of the set"),
        help=Text(
            "colocation と location で、このセットだけのスコア。",
            "Of a colocation or a location: a score for this set alone.",
        ),
        example="100",
    ),
    rsc("rsc", Text("リソース ID", "Resource id"), "prmIp"),
)

RESOURCE_SET = Table(
    name="RESOURCE_SET",
    numbers="11-2",
    title=Text("リソースセット制約", "Resource sets"),
    help=Text(
        "三つ以上のリソースを一つの制約に。一行が一つのリソースで、制約の列は制約の先頭行に、"
        "セットの列はセットの先頭行に書きます。",
        "One constraint of many resources. Each row is a resource; the columns of the constraint "
        "are filled in its first row, those of a set in the first row of the set.",
    ),
    parts=(Part(title=Text("セット", "Sets"), columns=(*_CONSTRAINT, *_SET)),),
)

TAG = Table(
    name="TAG",
    numbers="11-3",
    title=Text("タグ", "Tags"),
    help=Text(
        "いくつかのリソース、制約、ノードをまとめて呼ぶ名前。一行が一つの参照です。",
        "A name for several resources, constraints or nodes; each row is one reference.",
    ),
    parts=(
        Part(
            title=Text("タグ", "Tags"),
            columns=(
                Column(
                    name="id",
                    type=types.ID,
                    need=Need.CELL,
                    down=True,
                    defines=Ref.TAG,
                    title=Text("タグ ID", "Tag id"),
                    help=Text("空なら上の行と同じタグ。", "Empty: the tag of the row above."),
                    example="tagDb",
                ),
                Column(
                    name="ref",
                    type=types.WORD,
                    need=Need.CELL,
                    title=Text("参照先", "Reference"),
                    help=Text(
                        "リソース、制約の ID、またはノード名。",
                        "The id of a resource or a constraint, or the name of a node.",
                    ),
                    example="prmIp",
                ),
            ),
        ),
    ),
)
