"""Table AGENTS: agents that only the site has, so that the checks know them."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Table
from crmgen.text import Text

_AGENT = Part(
    letter="P",
    title=Text("エージェント", "Agent"),
    columns=(
        Column(
            name="class",
            type=types.CLASS,
            need=Need.CELL,
            title=Text("class", "Class"),
            help=Text("エージェントの規格。", "Standard of the agent."),
            example="ocf",
        ),
        Column(
            name="provider",
            type=types.WORD,
            need=Need.COLUMN,
            title=Text("provider", "Provider"),
            help=Text("ocf でだけ必須。", "Required for ocf, and for ocf only."),
            example="mysite",
        ),
        Column(
            name="type",
            type=types.WORD,
            need=Need.CELL,
            title=Text("type", "Type"),
            help=Text("エージェント名。", "Name of the agent."),
            example="myapp",
        ),
    ),
)
_PARAMETERS = Part(
    letter="A",
    title=Text("パラメータ", "Parameters"),
    columns=(
        Column(
            name="name",
            type=types.NAME,
            need=Need.CELL,
            title=Text("項目", "Name"),
            help=Text("パラメータ名。", "Name of the parameter."),
            example="config",
        ),
        Column(
            name="type",
            type=types.PARAMETER_TYPE,
            title=Text("型", "Type"),
            help=Text("値の型。空なら string。", "Type of the value; string where empty."),
            example="integer",
        ),
        Column(
            name="required",
            type=types.BOOLEAN,
            title=Text("必須", "Required"),
            help=Text("値が必ず要るか。", "Whether there must be a value."),
            example="yes",
        ),
        Column(
            name="unique",
            type=types.BOOLEAN,
            title=Text("一意", "Unique"),
            help=Text(
                "このエージェントのリソースごとに違う値でなければならないか。",
                "Whether each resource of the agent must have a value of its own.",
            ),
            example="no",
        ),
        Column(
            name="default",
            title=Text("既定値", "Default"),
            help=Text("書かないときの値。", "The value where none is given."),
            example="/etc/myapp.conf",
        ),
        Column(
            name="values",
            title=Text("使える値", "Values"),
            help=Text(
                "使える値のすべて (空白かカンマ区切り)。空なら制限なし。",
                "All legal values, with blanks or commas between; any value where empty.",
            ),
            example="fast, safe",
        ),
    ),
)
_ACTIONS = Part(
    letter="O",
    title=Text("アクション", "Actions"),
    columns=(
        Column(
            name="type",
            type=types.NAME,
            need=Need.CELL,
            title=Text("アクション", "Action"),
            help=Text(
                "エージェントが受け付けるアクション。promote と demote があれば昇格できます。",
                "An action that the agent takes. With promote and demote it can be promoted.",
            ),
            example="monitor",
        ),
        Column(
            name="timeout",
            type=types.DURATION_TYPE,
            title=Text("タイムアウト値", "Timeout"),
            help=Text("推奨する最小のタイムアウト。", "The least timeout that is advised."),
            example="60s",
        ),
        Column(
            name="interval",
            type=types.DURATION_TYPE,
            title=Text("間隔", "Interval"),
            help=Text("推奨する間隔。", "The interval that is advised."),
            example="10s",
        ),
        Column(
            name="start-delay",
            type=types.DURATION_TYPE,
            title=Text("起動前待機時間", "Start delay"),
            help=Text("推奨する待機時間。", "The delay that is advised."),
            example="0s",
        ),
        Column(
            name="role",
            type=types.ROLE,
            title=Text("役割", "Role"),
            help=Text("この行の値が当てはまる役割。", "The role that the row is for."),
            example="Promoted",
        ),
        Column(
            name="depth",
            type=types.WHOLE,
            title=Text("深さ", "Depth"),
            help=Text(
                "この行の値が当てはまる OCF_CHECK_LEVEL。",
                "The OCF_CHECK_LEVEL that the row is for.",
            ),
            example="0",
        ),
    ),
)

AGENTS = Table(
    name="AGENTS",
    numbers="15-1",
    title=Text("自作エージェント", "Own agents"),
    help=Text(
        "自作のリソースエージェント (自作 RA) のパラメータとアクション。検査だけに使い、出力には"
        "入りません。エージェントごとに一つの表を書きます。",
        "Parameters and actions of an agent that only this site has, one table each. For the "
        "checks only: nothing of it is in the outputs.",
    ),
    parts=(_AGENT, _PARAMETERS, _ACTIONS),
)
