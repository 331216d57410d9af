"""Tables 1.1 to 3.2: nodes, cluster properties and defaults."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Ref, Table
from crmgen.tables.rules import set_columns
from crmgen.text import Text


def name_column(help_text: Text, example: str, need: Need = Need.CELL) -> Column:
    """The column for the name of a pair."""
    return Column(
        name="name",
        type=types.NAME,
        need=need,
        title=Text("項目", "Name"),
        help=help_text,
        example=example,
    )


def value_column(example: str, need: Need = Need.CELL) -> Column:
    """The column for the value of a pair: any text, taken as it stands."""
    return Column(
        name="value",
        need=need,
        title=Text("設定内容", "Value"),
        help=Text(
            "値。書かれたとおりに出力します。空の値は <empty>、値のない属性は <unset>。",
            "The value, written out as it stands; <empty> for an empty one, <unset> for none.",
        ),
        example=example,
    )


NODE = Table(
    name="NODE",
    numbers="1-1",
    title=Text("クラスタ・ノード属性", "Node attributes"),
    help=Text(
        "ノードの属性と、ノードが提供できる資源量 (utilization)。",
        "Attributes of the nodes, and what they can offer (utilization).",
    ),
    parts=(
        Part(
            title=Text("ノード", "Nodes"),
            columns=(
                Column(
                    name="uname",
                    type=types.UNAME,
                    need=Need.CELL,
                    down=True,
                    defines=Ref.NODE,
                    title=Text("ノード名", "Node name"),
                    help=Text("uname -n と同じ名前。", "As 'uname -n' prints it."),
                    example="pm01",
                ),
                Column(
                    name="id",
                    type=types.NODE_ID,
                    title=Text("ノード番号", "Node id"),
                    help=Text(
                        "corosync の nodeid。CIB XML で使います。空なら --corosync のファイル、"
                        "それもなければノード名を使います。",
                        "Corosync's nodeid, for the CIB. Without it the file of --corosync tells "
                        "it, else the node's name is used.",
                    ),
                    example="1",
                ),
                Column(
                    name="ntype",
                    type=types.NODE_KIND,
                    title=Text("ノード種別", "Kind of node"),
                    help=Text(
                        "normal (通常、空でも同じ) か remote。",
                        "normal (the same as empty) or remote.",
                    ),
                    example="normal",
                ),
                Column(
                    name="ptype",
                    aliases=("type",),
                    type=types.ATTRIBUTE_KIND,
                    need=Need.COLUMN,
                    down=True,
                    title=Text("パラメータ種別", "Kind of parameter"),
                    help=Text(
                        "attributes (属性) か utilization (資源量)。pcs 形式では列名 type、"
                        "値 attribute も使えます。",
                        "attributes or utilization. The pcs dialect calls the column type and "
                        "the value attribute.",
                    ),
                    example="attributes",
                ),
                *set_columns("uname", "ptype"),
                name_column(Text("属性名。", "Name of the attribute."), "site", Need.COLUMN),
                value_column("tokyo", Need.COLUMN),
            ),
        ),
    ),
)

PROPERTY = Table(
    name="PROPERTY",
    numbers="2-1",
    title=Text("クラスタ・プロパティ", "Cluster properties"),
    help=Text("クラスタ全体の設定。", "Settings of the whole cluster."),
    parts=(
        Part(
            title=Text("プロパティ", "Properties"),
            columns=(
                *set_columns(),
                name_column(Text("プロパティ名。", "Name of the property."), "stonith-enabled"),
                value_column("true"),
            ),
        ),
    ),
)

RSC_DEFAULTS = Table(
    name="RSC_DEFAULTS",
    numbers="3-1",
    title=Text("リソース・デフォルト", "Resource defaults"),
    help=Text(
        "どのリソースにも効くメタ属性の既定値。",
        "Meta attributes that hold for every resource without its own.",
    ),
    parts=(
        Part(
            title=Text("既定値", "Defaults"),
            columns=(
                *set_columns(),
                name_column(
                    Text("メタ属性名。", "Name of the meta attribute."), "migration-threshold"
                ),
                value_column("1"),
            ),
        ),
    ),
)

OP_DEFAULTS = Table(
    name="OP_DEFAULTS",
    numbers="3-2",
    title=Text("オペレーション・デフォルト", "Operation defaults"),
    help=Text(
        "どのオペレーションにも効く属性の既定値。",
        "Attributes that hold for every operation without its own.",
    ),
    parts=(
        Part(
            title=Text("既定値", "Defaults"),
            columns=(
                *set_columns(),
                name_column(Text("オペレーション属性名。", "Name of the attribute."), "timeout"),
                value_column("60s"),
            ),
        ),
    ),
)
