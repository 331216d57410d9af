"""Tables 5.1 to 8.1: what each resource is."""

from crmgen.tables import types
from crmgen.tables.cluster import name_column, value_column
from crmgen.tables.declare import Column, Need, OpenColumn, Part, Ref, Table
from crmgen.tables.rules import set_columns
from crmgen.tables.time_types import TIME
from crmgen.tables.tree import description_column
from crmgen.text import Text

# The attributes that Pacemaker's schemas allow on <op>, other than id, name and interval.
# requires was dropped with schema 3.0.
OP_ATTRIBUTES = {
    "timeout": types.DURATION_TYPE,
    "on-fail": types.ON_FAIL,
    "start-delay": types.DURATION_TYPE,
    "role": types.ROLE,
    "enabled": types.BOOLEAN,
    "record-pending": types.BOOLEAN,
    "requires": types.REQUIRES,
    "interval-origin": TIME,
    "description": types.FREE,
}
_OP_TITLES = {
    "timeout": Text("タイムアウト値", "Timeout"),
    "on-fail": Text("障害時の動作", "On failure"),
    "start-delay": Text("起動前待機時間", "Start delay"),
    "role": Text("役割", "Role"),
    "enabled": Text("有効", "Enabled"),
    "record-pending": Text("実行中の記録", "Record pending"),
    "requires": Text("前提", "Requires"),
    "interval-origin": Text("間隔の起点", "Interval origin"),
    "description": Text("説明", "Description"),
}
_OP_EXAMPLES = {"timeout": "60s", "on-fail": "restart", "start-delay": "0s", "role": "Started"}

RSC_ATTRIBUTES = Table(
    name="RSC_ATTRIBUTES",
    numbers="5-1",
    title=Text("リソース・パラメータ", "Attributes of groups and clones"),
    help=Text(
        "グループやクローンのメタ属性とパラメータ。",
        "Meta attributes and parameters of groups and clones.",
    ),
    parts=(
        Part(
            title=Text("属性", "Attributes"),
            columns=(
                Column(
                    name="id",
                    type=types.ID,
                    need=Need.CELL,
                    down=True,
                    refers=(Ref.CONTAINER,),
                    title=Text("リソース ID", "Resource id"),
                    help=Text("表 4-1 のリソース。", "A resource of table 4-1."),
                    example="clnPing",
                ),
                Column(
                    name="type",
                    type=types.RSC_KIND,
                    down=True,
                    title=Text("パラメータ種別", "Kind of parameter"),
                    help=Text(
                        "params か meta。pcs 形式にはこの列がなく、meta とみなします。",
                        "params or meta. The pcs dialect has no such column: all are meta.",
                    ),
                    example="meta",
                ),
                *set_columns("id", "type"),
                name_column(Text("属性名。", "Name of the attribute."), "clone-max"),
                value_column("2"),
            ),
        ),
    ),
)


def _id(refers: Ref, example: str) -> Column:
    return Column(
        name="id",
        type=types.ID,
        need=Need.CELL,
        refers=(refers,),
        title=Text("リソース ID", "Resource id"),
        help=Text("表 4-1 に書いた ID。", "The id given in table 4-1."),
        example=example,
    )


_OPERATIONS = Part(
    letter="O",
    title=Text("オペレーション", "Operations"),
    columns=(
        Column(
            name="type",
            type=types.NAME,
            need=Need.CELL,
            title=Text("オペレーション", "Operation"),
            help=Text(
                "start、stop、monitor、promote、demote、notify など。",
                "start, stop, monitor, promote, demote, notify and so on.",
            ),
            example="monitor",
        ),
        Column(
            name="interval",
            type=types.DURATION_TYPE,
            title=Text("監視間隔", "Interval"),
            help=Text(
                "monitor では必須。繰り返さないオペレーションでは空か 0s。",
                "Required for monitor. Empty or 0s for operations that do not recur.",
            ),
            example="10s",
        ),
        *(
            Column(
                name=name,
                type=kind,
                title=_OP_TITLES[name],
                help=Text(f"op の属性 {name}。", f"The attribute {name} of the operation."),
                example=_OP_EXAMPLES.get(name, ""),
            )
            for name, kind in OP_ATTRIBUTES.items()
        ),
    ),
    open_columns=(
        OpenColumn(
            name="OCF_CHECK_LEVEL",
            regex="ocf_check_level",
            type=types.WORD,
            title=Text("監視の深さ", "Depth of the monitor"),
            help=Text(
                "エージェントに渡す検査の深さ (0、10、20)。",
                "How deep the agent is to look (0, 10, 20).",
            ),
            example="10",
        ),
        OpenColumn(
            name="NAME",
            regex=r"[a-z_][a-z0-9_.-]*",
            title=Text("その他の属性", "Any other attribute"),
            help=Text(
                "オペレーションのパラメータ (instance_attributes) になります。",
                "Becomes a parameter (instance attribute) of the operation.",
            ),
            example="trace_ra",
            warn=True,
        ),
    ),
)


OPERATION_ATTRIBUTES = Part(
    letter="OA",
    title=Text("オペレーションの属性", "Attributes of operations"),
    columns=(
        Column(
            name="op",
            type=types.WORD,
            need=Need.CELL,
            down=True,
            title=Text("オペレーション", "Operation"),
            help=Text(
                "O の部分のオペレーション名。同じ名前が複数あるときは monitor:10s のように"
                "間隔を付けます。",
                "An operation of part O by its name; with its interval, as in monitor:10s, where "
                "there are several of one name.",
            ),
            example="monitor:10s",
        ),
        Column(
            name="type",
            type=types.OP_SET_KIND,
            need=Need.CELL,
            down=True,
            title=Text("パラメータ種別", "Kind of parameter"),
            help=Text(
                "params (instance_attributes) か meta (meta_attributes)。",
                "params (instance attributes) or meta (meta attributes).",
            ),
            example="params",
        ),
        *set_columns("op", "type"),
        name_column(Text("属性名。", "Name of the attribute."), "trace_ra"),
        value_column("1"),
    ),
)


def _attributes(kind: types.OneOf, help_text: Text) -> Part:
    return Part(
        letter="A",
        title=Text("パラメータ", "Parameters"),
        columns=(
            Column(
                name="type",
                type=kind,
                need=Need.CELL,
                down=True,
                title=Text("パラメータ種別", "Kind of parameter"),
                help=help_text,
                example="params",
            ),
            *set_columns("type"),
            name_column(Text("パラメータ名。", "Name of the parameter."), "ip"),
            value_column("192.0.2.10"),
        ),
    )


PRIMITIVE = Table(
    name="PRIMITIVE",
    numbers="7-1",
    title=Text("Primitive リソース", "Primitive"),
    help=Text(
        "一つのリソース。リソースごとに一つの表を書きます。", "One resource, one table each."
    ),
    parts=(
        Part(
            letter="P",
            title=Text("リソース", "Resource"),
            columns=(
                _id(Ref.PRIMITIVE, "prmIp"),
                Column(
                    name="template",
                    type=types.ID,
                    refers=(Ref.TEMPLATE,),
                    title=Text("ひな形", "Template"),
                    help=Text(
                        "表 4-1 の Template の ID。class、provider、type は空にします。"
                        "この表に書いたものが Template より優先されます。",
                        "The id of a template of table 4-1; class, provider and type stay empty "
                        "then. What this table says goes before what the template says.",
                    ),
                    example="tmplIp",
                ),
                Column(
                    name="class",
                    type=types.CLASS,
                    need=Need.COLUMN,
                    title=Text("class", "Class"),
                    help=Text(
                        "エージェントの規格。template がなければ必須。",
                        "Standard of the agent; required without a template.",
                    ),
                    example="ocf",
                ),
                Column(
                    name="provider",
                    type=types.WORD,
                    need=Need.COLUMN,
                    title=Text("provider", "Provider"),
                    help=Text("ocf でだけ必須。", "Required for ocf, and for ocf only."),
                    example="heartbeat",
                ),
                Column(
                    name="type",
                    type=types.WORD,
                    need=Need.COLUMN,
                    title=Text("type", "Type"),
                    help=Text(
                        "エージェント名。template がなければ必須。",
                        "Name of the agent; required without a template.",
                    ),
                    example="IPaddr2",
                ),
                description_column(),
            ),
        ),
        _attributes(
            types.PARAM_KIND,
            Text(
                "params (pcs 形式では options)、meta、utilization、operations。"
                "operations では項目 $id で operations 要素に名前を付けます。",
                "params (options in the pcs dialect), meta, utilization, operations. With "
                "operations the name $id names the operations element.",
            ),
        ),
        _OPERATIONS,
        OPERATION_ATTRIBUTES,
    ),
)

STONITH = Table(
    name="STONITH",
    numbers="8-1",
    title=Text("STONITH リソース", "Fencing device"),
    help=Text("一つのフェンシング・デバイス。", "One fencing device, one table each."),
    parts=(
        Part(
            letter="P",
            title=Text("デバイス", "Device"),
            columns=(
                _id(Ref.STONITH, "prmStonith1"),
                Column(
                    name="type",
                    type=types.WORD,
                    need=Need.CELL,
                    title=Text("type", "Type"),
                    help=Text("フェンス・エージェント名。", "Name of the fence agent."),
                    example="fence_ipmilan",
                ),
                description_column(),
            ),
        ),
        _attributes(
            types.STONITH_KIND,
            Text("options (params)、meta、operations。", "options (params), meta, operations."),
        ),
        _OPERATIONS,
        OPERATION_ATTRIBUTES,
    ),
)
