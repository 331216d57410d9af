"""Resources compared with what their agents take (AGT401 to AGT409)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

REQUIRED_MISSING = Code(
    "AGT401",
    Severity.ERROR,
    Text(
        "「{id}」に、{agent} の必須パラメータ「{found}」がありません。",
        "'{id}' lacks the parameter '{found}', which {agent} requires.",
    ),
    Text("A の部分に行を加えてください。", "Add a row to part A."),
    Text(
        "どのノードでも起動に失敗し、サービスは動きません。",
        "The start fails on one node after the other, and the service never runs.",
    ),
    "Metadata of the agent; crmsh ra.py",
)
UNKNOWN_PARAMETER = Code(
    "AGT402",
    Severity.WARNING,
    Text(
        "{agent} に「{found}」というパラメータはありません。",
        "{agent} has no parameter '{found}'.",
    ),
    Text(
        "綴りを直してください。自作のエージェントなら AGENTS 表に書けます。",
        "Correct the spelling; an in-house agent can be described in the table AGENTS.",
    ),
    Text(
        "エージェントはこの値を読まず、既定値で動きます。",
        "The agent never reads the value and works with its default.",
    ),
    "Metadata of the agent; crmsh ra.py",
)
UNKNOWN_AGENT = Code(
    "AGT403",
    Severity.WARNING,
    Text(
        "エージェント {agent} は crmgen のカタログにありません。",
        "The agent {agent} is not known.",
    ),
    Text(
        "綴りを直してください。自作のエージェントなら AGENTS 表に書けます。",
        "Correct the spelling; an in-house agent can be described in the table AGENTS.",
    ),
    Text(
        "エージェントのないノードでは「not installed」となり、リソースは起動しません。",
        "On a node without the agent the resource is 'not installed' and never starts.",
    ),
    "resource-agents, fence-agents and Pacemaker as packaged by Debian",
)
VALUE_TYPE = Code(
    "AGT404",
    Severity.WARNING,
    Text(
        "パラメータ「{name}」の値「{found}」は、{agent} の受け付ける形 ({type}) ではありません。",
        "'{found}' is no value that {agent} takes for '{name}' ({type}).",
    ),
    Text(
        "エージェントが受け付ける形の値に直してください。",
        "Write a value of the kind that the agent takes.",
    ),
    Text(
        "エージェントは既定値を使うか、起動に失敗します。",
        "The agent uses its default or fails to start.",
    ),
    "Metadata of the agent; pcs 0.11.6 resource describe",
)
NOT_UNIQUE = Code(
    "AGT405",
    Severity.WARNING,
    Text(
        "{agent} の「{name}」の値「{found}」は、「{other}」と同じです。",
        "'{found}' as '{name}' of {agent} is the value of '{other}' too.",
    ),
    Text("リソースごとに違う値にしてください。", "Give each resource a value of its own."),
    Text(
        "同じノードで動くと、二つ目の起動が失敗するか、互いの状態を書き換えます。",
        "On one node the second one fails to start, or they overwrite each other's state.",
    ),
    "Metadata of the agent (unique); crmsh cibconfig.py",
)
SUPERSEDED_AGENT = Code(
    "AGT406",
    Severity.WARNING,
    Text(
        "エージェント {agent} は古く、{newer} に代わっています。",
        "The agent {agent} is old; {newer} took its place.",
    ),
    Text("{newer} に替えてください。", "Use {newer}."),
    Text(
        "新しい配布物には含まれないことがあり、不具合も直されません。",
        "Newer distributions may not ship it, and its faults are no longer mended.",
    ),
    "linux-ha.jp archive 1178; resource-agents",
)
LSB_SCRIPT = Code(
    "AGT407",
    Severity.ADVICE,
    Text(
        "「{id}」はクラス {found} の起動スクリプトを使います。",
        "'{id}' uses an init script of the class {found}.",
    ),
    Text(
        "できれば ocf か systemd のものに替えてください。",
        "Use an agent of ocf or systemd where there is one.",
    ),
    Text(
        "監視はスクリプトの status だけが頼りで、応答しないサービスには気づきません。SLES 16 には"
        "このクラスがありません。",
        "The monitor is the script's own status, which does not notice a service that hangs. "
        "SLES 16 has no such class.",
    ),
    "OSC2017 Tokyo/Fall slides; crmsh migration.py",
)
FORMER_NAME = Code(
    "AGT408",
    Severity.ADVICE,
    Text(
        "{agent} のパラメータ「{found}」は古い名前です。",
        "'{found}' is a former name of a parameter of {agent}.",
    ),
    Text("いまの名前: {newer}", "Its present name: {newer}."),
    Text(
        "いまは動きますが、将来の版でなくなることがあります。",
        "It works for now; a later version may drop it.",
    ),
    "Metadata of the agent (deprecated)",
)
BOTH_NAMES = Code(
    "AGT409",
    Severity.WARNING,
    Text(
        "{agent} の同じパラメータが、古い名前「{found}」と新しい名前「{newer}」の両方にあります。",
        "The same parameter of {agent} is given by its former name '{found}' and as '{newer}'.",
    ),
    Text("「{newer}」だけを残してください。", "Keep '{newer}' only."),
    Text(
        "どちらの値が使われるかはエージェントしだいです。",
        "Which of the two values is used is up to the agent.",
    ),
    "crmsh 0d149ef3; pcs 0.10 (rhbz#1436217)",
)
