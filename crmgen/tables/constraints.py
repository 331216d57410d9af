"""Tables 8.1 to 11.1: where resources run, together with what, and in which order."""

from crmgen.tables import types
from crmgen.tables.constraint_columns import (
    action,
    constraint_id,
    discovery,
    influence,
    role,
    rsc,
    rsc_or_pattern,
    score,
)
from crmgen.tables.declare import Column, Need, OpenColumn, Part, Ref, Table
from crmgen.tables.rules import location_rule_column
from crmgen.text import Text

_RULE_SCORE = score(
    Text(
        "スコアのある行から新しいルールが始まります。空の行は条件を追加します。",
        "A row with a score starts a rule; a row without one adds an expression to it.",
    ),
    "-INFINITY",
    Need.COLUMN,
)
_EXPRESSION = (
    Column(
        name="bool_op",
        type=types.BOOL_OP,
        need=Need.COLUMN,
        title=Text("and/or", "and/or"),
        help=Text(
            "条件が二つ以上あるルールの先頭行で必須。",
            "Required in the first row of a rule with two or more expressions.",
        ),
        example="or",
    ),
    Column(
        name="attribute",
        type=types.WORD,
        need=Need.COLUMN,
        title=Text("条件属性名", "Attribute"),
        help=Text("ノード属性名。ノード名は #uname。", "A node attribute; #uname for the name."),
        example="default_ping_set",
    ),
    Column(
        name="op",
        type=types.EXPRESSION_OP,
        need=Need.COLUMN,
        title=Text("条件", "Operator"),
        help=Text(
            "lt gt lte gte eq ne defined not_defined。number:lt のように型を付けられます。",
            "lt gt lte gte eq ne defined not_defined; with a type as in number:lt.",
        ),
        example="lt",
    ),
    Column(
        name="value",
        need=Need.COLUMN,
        title=Text("条件値", "Value"),
        help=Text(
            "defined と not_defined では空。それ以外では必須。",
            "Empty with defined and not_defined, required otherwise.",
        ),
        example="100",
    ),
)

LOCATION = Table(
    name="LOCATION",
    numbers="8-1",
    title=Text("リソース配置制約 (旧)", "Location (old form)"),
    help=Text(
        "配置と監視の条件を列で書く旧い形。ping、pingd、diskd の列で yes とすると、"
        "属性が未定義か異常なノードでは起動せず、属性を設定するリソースとの同居制約と"
        "順序制約も作ります (-C、-O で止められます)。",
        "The old form, with a column for each condition. yes in a ping, pingd or diskd column "
        "keeps the resource off nodes where the attribute is undefined or bad, and makes a "
        "colocation and an order with the resource that sets it (not with -C, -O).",
    ),
    strict=True,
    parts=(
        Part(
            title=Text("配置", "Locations"),
            columns=(rsc("rsc", Text("リソース ID", "Resource id"), "grpWeb"),),
            open_columns=(
                OpenColumn(
                    name="score:N",
                    regex=r"score:.+",
                    title=Text("優先ノード", "Preferred nodes"),
                    help=Text(
                        "スコア N で優先するノード名 (空白区切り)。",
                        "Nodes preferred with score N, separated by blanks.",
                    ),
                    example="pm01",
                ),
                OpenColumn(
                    name="ping:ATTRIBUTE:VALUE",
                    regex=r"pingd?:[^:]+:[^:]+",
                    type=types.BOOLEAN,
                    title=Text("ネットワーク監視", "Network check"),
                    help=Text(
                        "yes なら属性が未定義か VALUE 未満のノードで起動しません。pingd: も同じ。",
                        "yes: not on nodes where the attribute is undefined or below VALUE. "
                        "pingd: means the same.",
                    ),
                    example="yes",
                ),
                OpenColumn(
                    name="diskd:ATTRIBUTE",
                    regex=r"diskd:[^:]+",
                    type=types.BOOLEAN,
                    title=Text("ディスク監視", "Disk check"),
                    help=Text(
                        "yes なら、属性が未定義か ERROR のノードでは起動しません。",
                        "yes: not on nodes where the attribute is undefined or ERROR.",
                    ),
                    example="yes",
                ),
            ),
        ),
    ),
)

LOCATION_EXPERT = Table(
    name="LOCATION_EXPERT",
    numbers="8-1",
    title=Text("リソース配置制約", "Location rules"),
    help=Text(
        "ルールによる配置。一行が一つの条件です。",
        "Location by rules; each row is one expression.",
    ),
    parts=(
        Part(
            title=Text("ルール", "Rules"),
            columns=(
                *rsc_or_pattern("grpPg"),
                _RULE_SCORE,
                location_rule_column(),
                *_EXPRESSION,
                role("role", Text("役割", "Role")),
                Column(
                    name="id_spec",
                    title=Text("ルール ID", "Rule id"),
                    help=Text(
                        '$id="名前" でルールに名前を付け、$id-ref="名前" で再利用します。',
                        '$id="NAME" names the rule, $id-ref="NAME" uses a named one again.',
                    ),
                    example='$id="r1"',
                ),
                discovery(),
                constraint_id(),
            ),
        ),
    ),
)

LOCATION_NODE = Table(
    name="LOCATION_NODE",
    numbers="9-1",
    title=Text("リソース配置制約 (ノード)", "Location by node"),
    help=Text("ノード名による配置。", "Location by the names of nodes."),
    parts=(
        Part(
            title=Text("配置", "Locations"),
            columns=(
                *rsc_or_pattern("pgsql-group"),
                Column(
                    name="prefers/avoids",
                    type=types.PREFERS,
                    need=Need.CELL,
                    down=True,
                    title=Text("prefers/avoids", "prefers/avoids"),
                    help=Text(
                        "prefers (優先) か avoids (スコアの符号を反転)。",
                        "prefers, or avoids, which negates the score.",
                    ),
                    example="prefers",
                ),
                Column(
                    name="node",
                    type=types.UNAME,
                    need=Need.CELL,
                    refers=(Ref.NODE,),
                    title=Text("ノード", "Node"),
                    help=Text("ノード名。", "Name of the node."),
                    example="db01",
                ),
                score(Text("空なら INFINITY。", "INFINITY where empty."), "200", Need.COLUMN),
                role("role", Text("役割", "Role")),
                discovery(),
                constraint_id(),
            ),
        ),
    ),
)

LOCATION_RULE = Table(
    name="LOCATION_RULE",
    numbers="9-2",
    title=Text("リソース配置制約 (ルール)", "Location rules"),
    help=LOCATION_EXPERT.help,
    parts=(
        Part(
            title=Text("ルール", "Rules"),
            columns=(
                *rsc_or_pattern("pgsql-group"),
                _RULE_SCORE,
                location_rule_column(),
                *_EXPRESSION,
                role("role", Text("役割", "Role")),
                discovery(),
                constraint_id(),
            ),
        ),
    ),
)

COLOCATION = Table(
    name="COLOCATION",
    numbers="9-1 / 10-1",
    title=Text("リソース同居制約", "Colocation"),
    help=Text(
        "rsc を with-rsc のいるノードで動かします (負のスコアなら避けます)。",
        "Runs rsc where with-rsc runs (away from it with a negative score).",
    ),
    parts=(
        Part(
            title=Text("同居", "Colocations"),
            columns=(
                rsc("rsc", Text("制約関連リソース ID", "Resource"), "grpPg"),
                rsc("with-rsc", Text("制約対象リソース ID", "With resource"), "clnPing"),
                score(
                    Text(
                        "INFINITY なら必ず同居。空は 0 で、制約は働きません。",
                        "INFINITY: always together. Empty: 0, the constraint does nothing.",
                    ),
                    "INFINITY",
                    Need.COLUMN,
                ),
                role("rsc-role", Text("制約関連リソースの役割", "Role of the resource")),
                role("with-rsc-role", Text("制約対象リソースの役割", "Role of the other")),
                influence(),
                Column(
                    name="node-attribute",
                    type=types.NAME,
                    title=Text("同じとみなすノード属性", "Node attribute"),
                    help=Text(
                        "この属性の値が同じノードどうしを一つの場所とみなします (空ならノード名)。",
                        "Nodes with the same value of this attribute count as one place (empty: "
                        "each node by itself).",
                    ),
                    example="rack",
                ),
                constraint_id(),
            ),
        ),
    ),
)


ORDER = Table(
    name="ORDER",
    numbers="10-1 / 11-1",
    title=Text("リソース起動順序制約", "Order"),
    help=Text(
        "first-rsc の後に then-rsc を動かします。",
        "Runs then-rsc after first-rsc.",
    ),
    parts=(
        Part(
            title=Text("順序", "Orders"),
            columns=(
                rsc("first-rsc", Text("先に起動するリソース ID", "First"), "clnPing"),
                rsc("then-rsc", Text("後に起動するリソース ID", "Then"), "grpPg"),
                score(
                    Text(
                        "0 は Optional、それ以外は Mandatory。新しい表では kind を使ってください。",
                        "0 means Optional, anything else Mandatory. New sheets use kind.",
                    ),
                    "0",
                ),
                Column(
                    name="kind",
                    type=types.KIND,
                    instead="score",
                    title=Text("種別", "Kind"),
                    help=Text(
                        "Optional、Mandatory、Serialize。空なら Pacemaker の既定 (Mandatory)。",
                        "Optional, Mandatory or Serialize. Empty: Pacemaker's default, Mandatory.",
                    ),
                    example="Optional",
                ),
                action("first-action", Text("先起動リソースのアクション", "First action")),
                action("then-action", Text("後起動リソースのアクション", "Then action")),
                Column(
                    name="symmetrical",
                    type=types.BOOLEAN,
                    title=Text("起動と逆順に停止", "Symmetrical"),
                    help=Text(
                        "false なら停止の順序は縛りません。",
                        "false: nothing is said about the order of stopping.",
                    ),
                    example="false",
                ),
                Column(
                    name="require-all",
                    type=types.BOOLEAN,
                    title=Text("全インスタンスを待つ", "Require all"),
                    help=Text(
                        "false なら、クローンの一つのインスタンスが動けば次に進みます。",
                        "false: one instance of the clone is enough.",
                    ),
                    example="false",
                ),
                constraint_id(),
            ),
        ),
    ),
)

RSC_TICKET = Table(
    name="RSC_TICKET",
    numbers="11-1",
    title=Text("リソースチケット制約", "Tickets"),
    help=Text(
        "チケットを持つサイトでだけリソースを動かします。",
        "Runs a resource only where the site holds the ticket.",
    ),
    parts=(
        Part(
            title=Text("チケット", "Tickets"),
            columns=(
                Column(
                    name="ticket",
                    type=types.WORD,
                    need=Need.CELL,
                    defines=Ref.TICKET,
                    title=Text("チケット ID", "Ticket"),
                    help=Text("booth のチケット名。", "Name of the booth ticket."),
                    example="ticketA",
                ),
                rsc("rsc", Text("リソース ID", "Resource id"), "grpPg"),
                role("role", Text("役割", "Role")),
                Column(
                    name="loss-policy",
                    type=types.LOSS_POLICY,
                    title=Text("チケット剥奪時の動作", "Loss policy"),
                    help=Text("fence、stop、freeze、demote。", "fence, stop, freeze or demote."),
                    example="stop",
                ),
                constraint_id(),
            ),
        ),
    ),
)
