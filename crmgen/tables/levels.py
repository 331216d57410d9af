"""Table 6.1: which fencing devices are tried for which nodes, in which order."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Ref, Table
from crmgen.text import Text

_TARGET = (
    Column(
        name="node",
        type=types.WORD,
        need=Need.CELL,
        down=True,
        aliases=("target",),
        refers=(Ref.NODE,),
        title=Text("STONITH の対象ノード", "Target node"),
        help=Text(
            "フェンシングされるノード。target-type が pattern ならノード名の拡張"
            "正規表現、attribute ならノード属性名。",
            "The node to be fenced; with target-type pattern an extended regular "
            "expression for names of nodes, with attribute a node attribute.",
        ),
        example="pm01",
    ),
    Column(
        name="target-type",
        type=types.TARGET_KIND,
        down=True,
        down_until=("node",),
        title=Text("対象の指定方法", "Kind of target"),
        help=Text(
            "node (空でも同じ)、pattern、attribute。",
            "node (the same as empty), pattern or attribute.",
        ),
        example="node",
    ),
    Column(
        name="target-value",
        type=types.WORD,
        down=True,
        down_until=("node",),
        title=Text("属性の値", "Value of the attribute"),
        help=Text(
            "target-type が attribute のとき、対象ノードの属性の値。",
            "With target-type attribute: the attribute's value on the nodes.",
        ),
        example="rack1",
    ),
)


def _level_table(name: str, device: str, index: str) -> Table:
    return Table(
        name=name,
        numbers="6-1",
        title=Text("STONITH の実行順序", "Fencing topology"),
        help=Text(
            "ノードごとのフェンシングの順序。同じ番号のデバイスは一緒に使われます。",
            "The order of fencing devices for each node. Devices of one number act together.",
        ),
        parts=(
            Part(
                title=Text("段", "Levels"),
                columns=(
                    *_TARGET,
                    Column(
                        name=device,
                        type=types.ID,
                        need=Need.CELL,
                        refers=(Ref.STONITH,),
                        title=Text("STONITH リソース ID", "Fencing device"),
                        help=Text("表 4-1 の STONITH リソース。", "A fencing device of table 4-1."),
                        example="prmStonith1",
                    ),
                    Column(
                        name=index,
                        type=types.COUNT,
                        need=Need.CELL,
                        title=Text("実行順序", "Level"),
                        help=Text("1 から順に試されます。", "Tried from 1 upwards."),
                        example="1",
                    ),
                ),
            ),
        ),
    )


FENCING_TOPOLOGY = _level_table("FENCING_TOPOLOGY", "rsc", "index")
STONITH_LEVEL = _level_table("STONITH_LEVEL", "id", "level")
