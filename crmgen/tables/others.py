"""Tables 12.1 and 13.1: raw configuration text and alerts."""

from crmgen.tables import types
from crmgen.tables.cluster import name_column, value_column
from crmgen.tables.declare import Column, Need, Part, Table
from crmgen.tables.rules import set_columns
from crmgen.text import Text

ADDITIONAL_CONFIG = Table(
    name="ADDITIONAL_CONFIG",
    numbers="12-1 / 13-1",
    title=Text("追加設定", "Additional configuration"),
    help=Text(
        "crmsh の設定行か pcs のコマンド。crmgen が読めるものはすべての出力に入り、"
        "読めないものはその言語の出力にだけそのまま入ります。",
        "Lines of crmsh or commands of pcs. What crmgen can read is in every output; the rest "
        "goes word by word into the output of its own language only.",
    ),
    parts=(
        Part(
            title=Text("追加設定", "Configuration"),
            columns=(
                Column(
                    name="config",
                    need=Need.CELL,
                    lines=True,
                    title=Text("追加設定", "Configuration"),
                    help=Text("セル内の改行は残ります。", "Line breaks inside the cell are kept."),
                    example="order o1 Serialize: A ( B C )",
                ),
            ),
        ),
    ),
)


def _id_column() -> Column:
    return Column(
        name="id",
        type=types.ID,
        title=Text("ID", "Id"),
        help=Text("空なら自動で付けます。", "Made up where it is empty."),
    )


def _description_column() -> Column:
    return Column(
        name="description",
        title=Text("説明", "Description"),
        help=Text("CIB に入る説明。", "A description that goes into the CIB."),
    )


ALERT = Table(
    name="ALERT",
    numbers="13-1 / 12-1",
    title=Text("ALERT 設定", "Alert"),
    help=Text(
        "イベントのたびに Pacemaker が呼ぶスクリプト。スクリプトごとに一つの表を書きます。",
        "A script that Pacemaker calls on events, one table each.",
    ),
    parts=(
        Part(
            letter="P",
            title=Text("スクリプト", "Script"),
            columns=(
                Column(
                    name="path",
                    need=Need.CELL,
                    title=Text("スクリプト", "Path"),
                    help=Text("絶対パス。", "Absolute path."),
                    example="/usr/share/pacemaker/alerts/alert_snmp.sh",
                ),
                _id_column(),
                _description_column(),
            ),
        ),
        Part(
            letter="S",
            title=Text("対象のイベント", "Selected events"),
            columns=(
                Column(
                    name="kind",
                    type=types.EVENTS,
                    need=Need.CELL,
                    down=True,
                    title=Text("イベントの種別", "Kind of event"),
                    help=Text(
                        "nodes、fencing、resources、attributes。この部分がなければ attributes 以外"
                        "のすべてです。",
                        "nodes, fencing, resources or attributes. Without this part: all but "
                        "attributes.",
                    ),
                    example="attributes",
                ),
                Column(
                    name="attribute",
                    type=types.NAME,
                    title=Text("ノード属性名", "Node attribute"),
                    help=Text(
                        "attributes のとき、対象にするノード属性。1 行に 1 つ。空ならすべて。",
                        "With attributes: the node attribute whose changes count, one a row. "
                        "Empty: all.",
                    ),
                    example="pgsql-status",
                ),
            ),
        ),
        Part(
            letter="A",
            title=Text("パラメータ", "Parameters"),
            columns=(
                Column(
                    name="type",
                    type=types.ALERT_KIND,
                    need=Need.CELL,
                    down=True,
                    title=Text("パラメータ種別", "Kind of parameter"),
                    help=Text(
                        "attributes (pcs 形式では options) か meta。",
                        "attributes (options in the pcs dialect) or meta.",
                    ),
                    example="attributes",
                ),
                *set_columns("type"),
                name_column(Text("パラメータ名。", "Name of the parameter."), "timeout"),
                value_column("15s"),
            ),
        ),
        Part(
            letter="R",
            title=Text("受信者", "Recipient"),
            columns=(
                Column(
                    name="recipient",
                    need=Need.CELL,
                    title=Text("受信者", "Recipient"),
                    help=Text(
                        "スクリプトに渡す宛先。", "Whom to tell, as the script understands it."
                    ),
                    example="192.0.2.9",
                ),
                _id_column(),
                _description_column(),
            ),
        ),
    ),
)
