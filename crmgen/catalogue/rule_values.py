"""Findings about cells of table RULE and about sets of attributes (VAL23x, REF32x, CLU42x)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text


def _error(number: str, ja: str, en: str, hint: Text | None = None) -> Code:
    return Code(number, Severity.ERROR, Text(ja, en), hint)


BAD_TIME = _error(
    "VAL230",
    "「{found}」は日時として読めません。",
    "'{found}' is not a point in time.",
    Text(
        "ISO 8601 の形で、実在する日時を書いてください。例: 2026-04-01T09:00:00+09:00",
        "Write a time that exists as ISO 8601 does, such as 2026-04-01T09:00:00+09:00.",
    ),
)
BAD_SPAN = _error(
    "VAL231",
    "「{found}」は整数でも範囲でもありません。",
    "'{found}' is neither a whole number nor a range.",
    Text("9、9-17、9- のように書いてください。", "Write 9, 9-17 or 9-, for example."),
)
SPAN_LIMIT = _error(
    "VAL232",
    "{column} の値は {low} から {high} までです。「{found}」は成り立つことがありません。",
    "{column} goes from {low} to {high}: '{found}' is never the case.",
    Text("範囲の中の値を書いてください。", "Write a value within these limits."),
)
NO_NUMBER = _error(
    "VAL233",
    "期間の {column} には整数を一つ書きます。「{found}」は範囲です。",
    "A duration takes one whole number of {column}; '{found}' is a range.",
    Text(
        "整数を一つ書くか、期間ではなく date_spec の条件にしてください。",
        "Write one number, or make it a condition of date_spec.",
    ),
)
NOT_IN_DURATION = _error(
    "VAL234",
    "期間では {column} を使えません。",
    "A duration has no {column}.",
    Text(
        "years、months、weeks、days、hours、minutes、seconds で書いてください。",
        "Use years, months, weeks, days, hours, minutes and seconds.",
    ),
)
NOT_IN_SPEC = _error(
    "VAL235",
    "日付の条件 date_spec では {column} を使えません。",
    "A date_spec has no {column}.",
    Text(
        "monthdays、weekdays、yeardays のどれかを使ってください。",
        "Use monthdays, weekdays or yeardays.",
    ),
)
UNKNOWN_RULE = _error(
    "REF320",
    "ルール「{found}」は表 RULE にありません。",
    "Table RULE has no rule '{found}'.",
    Text(
        "表 RULE に書くか、ID を直してください。",
        "Write it into table RULE, or correct the id.",
    ),
)
UNUSED_RULE = Code(
    "REF321",
    Severity.WARNING,
    Text("ルール「{found}」はどこからも使われていません。", "Nothing uses the rule '{found}'."),
    Text(
        "属性セットか配置制約の rule 列に ID を書くか、ルールを消してください。",
        "Write its id into the rule column of a set or a location, or leave it out.",
    ),
)
PARENT_LOOP = _error(
    "REF322",
    "ルール「{found}」が、自分自身の中に入っています。",
    "The rule '{found}' stands inside itself.",
    Text("parent を直してください。", "Correct the column parent."),
)
TOO_DEEP = _error(
    "CON460",
    "ルール「{found}」は {most} 段以上のルールの中に入っています。",
    "The rule '{found}' stands inside {most} rules or more.",
    Text(
        "条件を外側のルールにまとめてください。and の中の and は 1 つの and で書けます。",
        "Move its conditions into the rules around it: an and inside an and is one and.",
    ),
)
NO_RULE_ID = _error(
    "CLU420",
    "表 RULE の最初の行に ID がありません。",
    "The first row of table RULE has no id.",
    Text(
        "ルールは ID のある行から始まり、ID が空の行は条件を追加します。",
        "A row with an id starts a rule; a row without one adds a condition to it.",
    ),
)
RULE_EMPTY = _error(
    "CLU421",
    "ルール「{found}」に条件がありません。",
    "The rule '{found}' has no condition.",
    Text(
        "条件のある行を加えるか、ルールを消してください。",
        "Add a row with a condition, or remove the rule.",
    ),
)
NO_BOUND = _error(
    "CLU422",
    "日時の条件 {op} には {missing} が必要です。",
    "A date with {op} needs {missing}.",
    Text("列 {missing} に日時を書いてください。", "Write a time into the column {missing}."),
)
NO_KIND = _error(
    "CLU423",
    "条件「{kind}」の行には {missing} が必要です。",
    "A condition of the kind {kind} needs {missing}.",
    Text("列 {missing} に値を書いてください。", "Write a value into the column {missing}."),
)
TWO_SCORES = _error(
    "CLU424",
    "score と score-attribute は一つのルールに両方書けません。",
    "A rule has a score or a score-attribute, not both.",
    Text("どちらか一方のセルを空にしてください。", "Empty one of the two cells."),
)
UNKNOWN_OPERATION = _error(
    "CLU425",
    "リソース「{id}」のオペレーションに「{found}」はありません。",
    "The resource '{id}' has no operation '{found}'.",
    Text(
        "O の部分に書いたオペレーション名を書いてください。同じ名前が複数あるときは "
        "monitor:10s のように間隔を付けます。",
        "Write the name of an operation of part O; with its interval, as in monitor:10s, where "
        "there are several of one name.",
    ),
)
AMBIGUOUS_OPERATION = _error(
    "CLU426",
    "リソース「{id}」には「{found}」が複数あり、どれか決まりません。",
    "The resource '{id}' has several operations '{found}'.",
    Text(
        "monitor:10s のように間隔を付けてください。",
        "Add the interval, as in monitor:10s.",
    ),
)
WRONG_OPERATOR = _error(
    "CLU427",
    "条件「{kind}」では演算子「{found}」を使えません。",
    "A condition of the kind {kind} has no operator '{found}'.",
    Text("使える演算子のどれかを書いてください。", "Write one of the allowed operators."),
)
