"""Table VARS: what the names in the cells stand for, one column a cluster."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, OpenColumn, Part, Table
from crmgen.text import Text

VARS = Table(
    name="VARS",
    numbers="15-1",
    title=Text("変数", "Variables"),
    help=Text(
        "セルの {{ 名前 }} に入れる値。クラスタごとに 1 列を書き、見出しがクラスタの名前です。"
        "値は書かれたとおりの文字列です。",
        "The values for {{ names }} in cells, one column a cluster, whose heading is the "
        "cluster's name. Values are texts, taken as they stand.",
    ),
    parts=(
        Part(
            title=Text("変数", "Variables"),
            columns=(
                Column(
                    name="name",
                    type=types.WORD,
                    need=Need.CELL,
                    title=Text("変数名", "Name"),
                    help=Text(
                        "変数の名前。入れ子と並びは pg.filesystems[0].device のように書きます。",
                        "The variable's name; nested ones and lists as in "
                        "pg.filesystems[0].device.",
                    ),
                    example="vip_address",
                ),
                Column(
                    name="all",
                    title=Text("共通", "All clusters"),
                    help=Text(
                        "クラスタの列が空のときの値。",
                        "The value where the cluster's own column is empty.",
                    ),
                    example="192.0.2.10",
                ),
                Column(
                    name="note",
                    title=Text("備考", "Note"),
                    help=Text("説明。値には使いません。", "What it is for; never a value."),
                ),
            ),
            open_columns=(
                OpenColumn(
                    name="CLUSTER",
                    regex=r".+",
                    title=Text("クラスタの名前", "A cluster's name"),
                    help=Text(
                        "そのクラスタでの値。--cluster にこの見出しを指定します。",
                        "The value for that cluster; --cluster takes this heading.",
                    ),
                    example="tokyo",
                    blank=3,
                ),
            ),
        ),
    ),
)
