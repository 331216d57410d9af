"""Findings about rules and attribute sets that the target can't say (TGT570 to TGT579)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

_USE_XML = Text("CIB XML (-o out.xml) を使ってください。", "Use the CIB XML (-o out.xml).")


def _cannot(number: int, ja: str, en: str, hint: Text) -> Code:
    return Code(f"TGT{number}", Severity.ERROR, Text(ja, en), hint)


CRM_RULE_FORM = _cannot(
    570,
    "crm テキストでは、ここのルールに入れ子のルール、エージェントやオペレーションの条件、"
    "seconds・minutes・yeardays・days を書けません。",
    "crm text has no words for a rule inside a rule, an agent, an operation, or for seconds, "
    "minutes, yeardays and days in a rule here.",
    Text(
        "条件を一段のルールに直すか、CIB XML (-o out.xml) を使ってください。",
        "Make it a rule without others inside, or use the CIB XML (-o out.xml).",
    ),
)
CRM_OP_SETS = _cannot(
    571,
    "{target} の crmsh は、オペレーション「{found}」の属性セットを書けません (4.0 以降)。",
    "The crmsh of {target} has no attribute sets of operations such as '{found}' (since 4.0).",
    _USE_XML,
)
CRM_VALUE_SOURCE = _cannot(
    572,
    "{target} の crmsh は value-source「{found}」を書けません (4.0 以降)。",
    "The crmsh of {target} has no value-source such as '{found}' (since 4.0).",
    _USE_XML,
)
PAIR_WITHOUT_VALUE = _cannot(
    573,
    "{target} の Pacemaker は、値のない属性「{found}」を受け付けません。",
    "The Pacemaker of {target} takes no attribute without a value, as '{found}' is.",
    Text(
        "行を消してください。3.0 より前の Pacemaker も、値のない属性は読み飛ばします。",
        "Leave the row out: Pacemaker before 3.0 passes over such an attribute anyway.",
    ),
)
RULE_ON_AGENT = _cannot(
    574,
    "{target} の Pacemaker は、エージェントやオペレーションを条件にするルールを知りません。",
    "The Pacemaker of {target} does not know rules on agents and operations.",
    Text(
        "Pacemaker 2.0.4 以降を対象にするか、属性をリソースごとに書いてください。",
        "Choose a target with Pacemaker 2.0.4 or later, or give each resource the attribute.",
    ),
)
DATE_UNIT = _cannot(
    575,
    "{target} の Pacemaker は、日時の条件の {unit} を知りません。",
    "The Pacemaker of {target} does not know {unit} in a date.",
    Text(
        "Pacemaker 2.1.5 以降を対象にするか、hours など別の単位で書いてください。",
        "Choose a target with Pacemaker 2.1.5 or later, or say it in another unit such as hours.",
    ),
)
VALUE_SOURCE = _cannot(
    576,
    "{target} の Pacemaker は、ルールの value-source「{found}」を知りません。",
    "The Pacemaker of {target} does not know the value-source '{found}' of a rule.",
    Text(
        "Pacemaker 1.1.17 以降を対象にするか、比べる値を直接書いてください。",
        "Choose a target with Pacemaker 1.1.17 or later, or write the value itself.",
    ),
)
CRM_XML_BLANKS = _cannot(
    577,
    "crm テキストの XML では、値の中の続いた空白が一つに縮みます: 「{found}」。",
    "crm text shrinks several blanks in a row inside XML to one: '{found}'.",
    Text(
        "空白を一つにするか、CIB XML (-o out.xml) を使ってください。",
        "Leave one blank, or use the CIB XML (-o out.xml).",
    ),
)
CRM_DATE_SPAN = _cannot(
    578,
    "crm テキストでは、開始か終了だけの期間 (in_range) を書けません。",
    "crm text has no words for a span (in_range) that has only a start or only an end.",
    Text(
        "反対側の日時か期間の長さを書くか、gt または lt にするか、"
        "CIB XML (-o out.xml) を使ってください。",
        "Give the other end or a length, make it gt or lt, or use the CIB XML (-o out.xml).",
    ),
)
