"""Dates, agents and operations in rules (RUL401 to RUL419)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

OVER = Code(
    "RUL401",
    Severity.WARNING,
    Text(
        "「{found}」はもう過ぎています。このルールは二度と成り立ちません。",
        "'{found}' is over: the rule never passes any more.",
    ),
    Text("日時を直すか、ルールを消してください。", "Correct the date, or leave the rule out."),
    Text(
        "Pacemaker は警告なしに受け取り、条件付きの設定を使いません。",
        "Pacemaker takes it without a word and never uses what depends on it.",
    ),
    "Pacemaker Explained, Rules",
)
BACKWARDS = Code(
    "RUL402",
    Severity.ERROR,
    Text(
        "期間の終わり「{found}」が、始まり「{start}」より前です。",
        "The end '{found}' comes before the start '{start}'.",
    ),
    Text("start と end を入れ替えてください。", "Exchange start and end."),
    Text(
        "この期間は存在せず、ルールは成り立ちません。",
        "There is no such time, and the rule never passes.",
    ),
    "Pacemaker Explained, Rules",
)
NEVER = Code(
    "RUL403",
    Severity.ERROR,
    Text(
        "{name} の範囲「{found}」は、始まりが終わりより大きく、成り立つことがありません。",
        "The range '{found}' of {name} starts after its end and is never the case.",
    ),
    Text(
        "日をまたぐ 22 時から 5 時は、hours=22-23 と hours=0-5 の二つの条件を or で結びます。",
        "For 22 to 5 o'clock join two conditions by or: hours 22-23 and hours 0-5.",
    ),
    Text(
        "Pacemaker は範囲が次の日に続くとは考えません。",
        "To Pacemaker no range goes on into the next day.",
    ),
    "crm_simulate of Pacemaker 2.0.5, 2.1.5, 3.0.0",
)
AGENT_ELSEWHERE = Code(
    "RUL404",
    Severity.ERROR,
    Text(
        "エージェントの条件「{found}」は RSC_DEFAULTS と OP_DEFAULTS でだけ成り立ちます。",
        "A condition on an agent ('{found}') passes in RSC_DEFAULTS and OP_DEFAULTS only.",
    ),
    Text(
        "ルールをデフォルトのセットで使うか、条件を消してください。",
        "Use the rule in a set of defaults, or leave the condition out.",
    ),
    Text(
        "ここではどのリソースについても成り立たず、設定が使われません。",
        "Here it passes for no resource, and what depends on it is not used.",
    ),
    "crm_simulate of Pacemaker 2.0.5, 2.1.5, 3.0.0",
)
OPERATION_ELSEWHERE = Code(
    "RUL405",
    Severity.ERROR,
    Text(
        "オペレーションの条件「{found}」は OP_DEFAULTS でだけ成り立ちます。",
        "A condition on an operation ('{found}') passes in OP_DEFAULTS only.",
    ),
    Text(
        "ルールを OP_DEFAULTS のセットで使うか、条件を消してください。",
        "Use the rule in a set of OP_DEFAULTS, or leave the condition out.",
    ),
    Text(
        "ここではどのオペレーションについても成り立たず、設定が使われません。",
        "Here it passes for no operation, and what depends on it is not used.",
    ),
    "crm_simulate of Pacemaker 2.0.5, 2.1.5, 3.0.0",
)
NO_SUCH_AGENT = Code(
    "RUL406",
    Severity.WARNING,
    Text(
        "エージェントの条件「{found}」に合うリソースがありません。",
        "No resource is of the agent '{found}' that the rule asks for.",
    ),
    Text("エージェント名の綴りを確かめてください。", "Check the spelling of the agent."),
    Text(
        "条件付きの設定は、どのリソースにも効きません。",
        "What depends on the rule holds for no resource.",
    ),
    "Pacemaker Explained, Rules",
)
NODE_IN_PROPERTIES = Code(
    "RUL407",
    Severity.ERROR,
    Text(
        "クラスタ・プロパティのルールでは、ノード属性「{found}」を見られません。",
        "A rule of cluster properties can't look at the node attribute '{found}'.",
    ),
    Text(
        "プロパティはクラスタ全体に一つです。日時の条件だけを使ってください。",
        "A property holds for the whole cluster: use dates only.",
    ),
    Text(
        "プロパティにノードはなく、属性は定義されていないものとして扱われます。",
        "A property belongs to no node, and the attribute counts as undefined.",
    ),
    "Pacemaker Explained, Rules",
)
NODE_IN_OPERATIONS = Code(
    "RUL408",
    Severity.WARNING,
    Text(
        "オペレーションの設定を選ぶルールでは、ノード属性「{found}」を見られません。",
        "A rule that chooses settings of operations can't look at the node attribute '{found}'.",
    ),
    Text(
        "エージェント、オペレーション、日時の条件を使ってください。",
        "Use conditions on agents, operations or dates.",
    ),
    Text(
        "ルールはどのノードでも成り立たず、この値は使われません。",
        "The rule passes on no node, and the value is never used.",
    ),
    "crm_simulate 2.0.5, 2.1.5 and 3.0.0: the timeout stays the default",
)
