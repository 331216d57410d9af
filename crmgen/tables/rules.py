"""Table RULE, and the columns with which tables of names and values make several sets."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Ref, Table
from crmgen.tables.time_types import SPAN, TIME
from crmgen.text import Text

# The fields of the calendar, and the units of a duration, in the order of their size.
DATE_FIELDS = {
    "years": Text("年", "Years"),
    "months": Text("月", "Months"),
    "monthdays": Text("日", "Days of the month"),
    "weekdays": Text("曜日 (1 が月曜)", "Days of the week (1 is Monday)"),
    "yeardays": Text("年の通算日", "Days of the year"),
    "weeks": Text("週", "Weeks"),
    "weekyears": Text("週の年", "Years of weeks"),
    "days": Text("日数", "Days"),
    "hours": Text("時", "Hours"),
    "minutes": Text("分", "Minutes"),
    "seconds": Text("秒", "Seconds"),
}
DURATION_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
# What each field of the calendar may be (Pacemaker Explained, rules).
LIMITS = {
    "months": (1, 12),
    "monthdays": (1, 31),
    "weekdays": (1, 7),
    "yeardays": (1, 366),
    "weeks": (1, 53),
    "hours": (0, 23),
    "minutes": (0, 59),
    "seconds": (0, 59),
}
_FIELD_EXAMPLES = {"weekdays": "1-5", "hours": "9-17"}


def set_columns(*until: str) -> tuple[Column, ...]:
    """The columns set, score and rule; empty cells take what is above, up to a cell of
    ``until``."""
    return (
        Column(
            name="set",
            type=types.ID,
            down=True,
            down_until=until,
            title=Text("セット ID", "Set id"),
            help=Text(
                "属性セットの ID。ID を書いた行から新しいセットが始まり、空の行は上の行と同じ"
                "セットに入ります。先頭から空なら既定のセットです。",
                "Id of a set of attributes. A row with an id starts a set, a row without one "
                "belongs to the set above it; without any, all are in the one default set.",
            ),
            example="nightly",
        ),
        Column(
            name="score",
            type=types.SCORE,
            down=True,
            down_until=(*until, "set"),
            title=Text("スコア", "Score"),
            help=Text(
                "同じ属性が複数のセットにあるとき、スコアの大きいセットの値が使われます。",
                "Where several sets name one attribute, the set of the highest score counts.",
            ),
            example="10",
        ),
        rule_column((*until, "set")),
    )


def rule_column(until: tuple[str, ...]) -> Column:
    """The column for the rule of a set."""
    return Column(
        name="rule",
        down=True,
        down_until=until,
        title=Text("適用条件", "Rule"),
        help=Text(
            "表 RULE のルール ID、または「[スコア:] rule 条件」。そのセットの属性は条件が"
            "成り立つときだけ効きます。",
            "The id of a rule of table RULE, or '[SCORE:] rule EXPRESSION': the attributes of the "
            "set hold only where the rule passes.",
        ),
        example="1: rule #uname eq pm01",
    )


def location_rule_column() -> Column:
    """The column for the rule of a location."""
    return Column(
        name="rule",
        type=types.ID,
        refers=(Ref.RULE,),
        title=Text("ルール参照", "Rule of table RULE"),
        help=Text(
            "表 RULE のルール ID。この行の条件の代わりになります。",
            "The id of a rule of table RULE, which takes the place of this row's expression.",
        ),
        example="officeHours",
    )


def _plain(
    name: str, ja: str, en: str, help_text: Text, example: str, type: types.CellType = types.FREE
) -> Column:
    return Column(name=name, type=type, title=Text(ja, en), help=help_text, example=example)


def _field(name: str, title: Text) -> Column:
    return Column(
        name=name,
        type=SPAN,
        title=title,
        help=Text(
            f"date_spec の {name} (数か範囲)、または期間の {name}。"
            if name in DURATION_UNITS
            else f"date_spec の {name} (数か範囲)。",
            f"{name} of a date_spec (a number or a range), or of a duration."
            if name in DURATION_UNITS
            else f"{name} of a date_spec (a number or a range).",
        )
        if name != "days"
        else Text("期間の days。", "days of a duration."),
        example=_FIELD_EXAMPLES.get(name, ""),
    )


RULE = Table(
    name="RULE",
    numbers="14-1",
    title=Text("ルール", "Rules"),
    help=Text(
        "日時、エージェント、オペレーション、ノード属性を条件にするルール。属性セットと配置制約の "
        "rule 列から ID で使います。一行が一つの条件です。",
        "Rules on dates, agents, operations and node attributes, for the rule columns of attribute "
        "sets and locations. Each row is one condition.",
    ),
    parts=(
        Part(
            title=Text("ルール", "Rules"),
            columns=(
                Column(
                    name="id",
                    type=types.ID,
                    need=Need.COLUMN,
                    defines=Ref.RULE,
                    title=Text("ルール ID", "Rule id"),
                    help=Text(
                        "ID のある行からルールが始まります。空の行は条件を追加します。",
                        "A row with an id starts a rule; a row without one adds a condition.",
                    ),
                    example="officeHours",
                ),
                Column(
                    name="parent",
                    type=types.ID,
                    refers=(Ref.RULE,),
                    title=Text("親のルール", "Inside the rule"),
                    help=Text(
                        "このルールを中に入れるルールの ID (入れ子)。",
                        "The id of the rule that this one stands inside of.",
                    ),
                    example="maintenance",
                ),
                _plain(
                    "bool_op",
                    "and/or",
                    "and/or",
                    Text(
                        "条件が二つ以上あるルールの先頭行で必須。",
                        "Required in the first row of a rule with two or more conditions.",
                    ),
                    "and",
                    types.BOOL_OP,
                ),
                _plain(
                    "score",
                    "スコア",
                    "Score",
                    Text("配置制約のスコア。", "The score of a location."),
                    "INFINITY",
                    types.SCORE,
                ),
                _plain(
                    "score-attribute",
                    "スコア属性",
                    "Score attribute",
                    Text(
                        "値をスコアとして使うノード属性 (score の代わり)。",
                        "The node attribute whose value is the score, in place of score.",
                    ),
                    "ping-score",
                    types.WORD,
                ),
                _plain(
                    "role",
                    "役割",
                    "Role",
                    Text(
                        "配置制約で、この役割のインスタンスにだけ効きます。",
                        "Of a location: for instances of this role only.",
                    ),
                    "Promoted",
                    types.ROLE,
                ),
                _plain(
                    "kind",
                    "条件の種類",
                    "Kind",
                    Text(
                        "attribute (ノード属性)、date (日時)、date_spec (暦)、rsc (エージェント)、"
                        "op (オペレーション)。空なら記入した列から決めます。",
                        "attribute (of a node), date, date_spec (calendar), rsc (agent) or op "
                        "(operation). Where empty, the filled columns tell.",
                    ),
                    "date",
                    types.CONDITION_KIND,
                ),
                _plain(
                    "attribute",
                    "条件属性名",
                    "Attribute",
                    Text("ノード属性名。", "A node attribute."),
                    "#uname",
                    types.WORD,
                ),
                _plain(
                    "type",
                    "比較の型",
                    "Type",
                    Text(
                        "string、number、integer、version。",
                        "string, number, integer or version.",
                    ),
                    "number",
                    types.COMPARISON,
                ),
                _plain(
                    "op",
                    "条件",
                    "Operator",
                    Text(
                        "属性では lt gt lte gte eq ne defined not_defined、日時では gt (より後)、"
                        "lt (より前)、in_range (期間中)。",
                        "lt gt lte gte eq ne defined not_defined with attributes; gt (after), lt "
                        "(before) or in_range with dates.",
                    ),
                    "in_range",
                    types.RULE_OP,
                ),
                _plain(
                    "value",
                    "条件値",
                    "Value",
                    Text("比べる値。", "The value to compare with."),
                    "pm01",
                ),
                _plain(
                    "value-source",
                    "値の意味",
                    "Value source",
                    Text(
                        "param か meta なら、value はリソースのパラメータ名・メタ属性名で、その値と"
                        "比べます。",
                        "param or meta: value names a parameter or meta attribute of the resource, "
                        "and its value counts.",
                    ),
                    "meta",
                    types.VALUE_SOURCE,
                ),
                _plain(
                    "start",
                    "開始日時",
                    "Start",
                    Text("gt と in_range の日時。", "The time of gt and in_range."),
                    "2026-04-01T09:00:00+09:00",
                    TIME,
                ),
                _plain(
                    "end",
                    "終了日時",
                    "End",
                    Text(
                        "lt と in_range の日時。in_range では代わりに期間も書けます。",
                        "The time of lt and in_range, which may have a duration instead.",
                    ),
                    "2026-04-02",
                    TIME,
                ),
                *(_field(name, title) for name, title in DATE_FIELDS.items()),
                _plain(
                    "class",
                    "class",
                    "Class",
                    Text("rsc: エージェントの規格。", "rsc: standard of the agent."),
                    "ocf",
                    types.CLASS,
                ),
                _plain(
                    "provider",
                    "provider",
                    "Provider",
                    Text("rsc: provider。", "rsc: provider of the agent."),
                    "heartbeat",
                    types.WORD,
                ),
                _plain(
                    "rsc-type",
                    "エージェント名",
                    "Agent",
                    Text("rsc: エージェント名。", "rsc: name of the agent."),
                    "IPaddr2",
                    types.WORD,
                ),
                _plain(
                    "op-name",
                    "オペレーション",
                    "Operation",
                    Text("op: オペレーション名。", "op: name of the operation."),
                    "monitor",
                    types.NAME,
                ),
                _plain(
                    "interval",
                    "監視間隔",
                    "Interval",
                    Text("op: オペレーションの間隔。", "op: interval of the operation."),
                    "10s",
                    types.DURATION_TYPE,
                ),
            ),
        ),
    ),
)
