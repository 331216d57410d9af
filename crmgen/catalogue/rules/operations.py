"""Operations: which there are, when they run and for which role (OPS401 to OPS419)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NO_MONITOR = Code(
    "OPS401",
    Severity.WARNING,
    Text("「{found}」に monitor がありません。", "'{found}' has no monitor operation."),
    Text(
        "O の部分に monitor の行を加えてください。監視しないと決めたのなら理由を残してください。",
        "Add a monitor row to part O; where going without is on purpose, write the reason down.",
    ),
    Text(
        "起動した後の故障に Pacemaker が気づかず、切り替わりません。",
        "Pacemaker never notices a failure after the start, and never fails over.",
    ),
    "Pacemaker Explained, resource operations",
)
NEVER_RECURS = Code(
    "OPS402",
    Severity.WARNING,
    Text(
        "「{id}」の monitor の間隔が {found} で、繰り返し監視されません。",
        "The monitor of '{id}' has the interval {found}: it does not recur.",
    ),
    Text(
        "10s のように 0 より大きい間隔を書いてください。",
        "Write an interval greater than 0, such as 10s.",
    ),
    Text(
        "間隔 0 の monitor は起動前の確認にしか使われず、その後の故障に Pacemaker が気づきません。",
        "A monitor with the interval 0 only serves as the probe before the start: Pacemaker never "
        "notices a later failure.",
    ),
    "Pacemaker Explained, resource operations",
)
ROLE_UNWATCHED = Code(
    "OPS403",
    Severity.WARNING,
    Text(
        "昇格するリソース「{found}」に、役割 {role} の monitor がありません。",
        "The promotable resource '{found}' has no monitor for the role {role}.",
    ),
    Text(
        "役割 {role} の monitor の行を、もう一方の役割と異なる間隔で加えてください。",
        "Add a monitor row with the role {role}, at another interval than the other role's.",
    ),
    Text(
        "役割 {role} で動いている間の故障に Pacemaker が気づきません。",
        "Pacemaker does not notice a failure while the resource runs in the role {role}.",
    ),
    "Pacemaker Explained, monitoring promotable clones; crm_simulate 2.1.5",
)
STARTED_ROLE = Code(
    "OPS404",
    Severity.WARNING,
    Text(
        "昇格するリソース「{id}」の monitor の役割が {found} です。",
        "The monitor of the promotable resource '{id}' is for the role {found}.",
    ),
    Text(
        "Unpromoted または Promoted と書いてください。",
        "Write Unpromoted or Promoted.",
    ),
    Text(
        "昇格するリソースの役割は Promoted か Unpromoted なので、この監視は一度も動きません。",
        "A promotable resource is either Promoted or Unpromoted: this monitor never runs.",
    ),
    "crm_simulate 2.1.5",
)
UNKNOWN_OPERATION = Code(
    "OPS405",
    Severity.WARNING,
    Text(
        "「{id}」に「{found}」というオペレーションは知られていません。",
        "'{found}' of '{id}' is no known operation.",
    ),
    Text(
        "オペレーション名の綴りを確かめてください。",
        "Check the spelling of the operation.",
    ),
    Text(
        "Pacemaker は知らないオペレーションを警告なしに受け取ります。"
        "monitor の書き誤りなら、監視されないままになります。",
        "Pacemaker takes an unknown operation without a word; where monitor was meant, the "
        "resource goes unmonitored.",
    ),
    "crmsh ra.py; pcs 0.11 'is not a valid operation name'",
)
NOTIFY_RECURS = Code(
    "OPS406",
    Severity.ERROR,
    Text(
        "「{id}」の notify に間隔 {found} があります。",
        "The notify operation of '{id}' has the interval {found}.",
    ),
    Text("間隔を空か 0s にしてください。", "Leave the interval empty, or write 0s."),
    Text(
        "Pacemaker のスケジューラが notify を繰り返し動作として計画し、内部エラーになります。",
        "Pacemaker's scheduler plans notify as a recurring action and fails an assertion.",
    ),
    "crm_simulate 2.1.5: fatal assertion in pcmk__notify_key",
)
NOTIFY_OFF = Code(
    "OPS407",
    Severity.WARNING,
    Text(
        "「{id}」に notify がありますが、「{owner}」のメタ属性 notify が true ではありません。",
        "'{id}' has a notify operation, but the meta attribute notify of '{owner}' is not true.",
    ),
    Text(
        "クローンのメタ属性に notify=true を書くか、notify の行を消してください。",
        "Write notify=true among the meta attributes of its clone, or remove the notify row.",
    ),
    Text(
        "notify は一度も呼ばれず、他のノードの起動や停止がエージェントに伝わりません。",
        "notify is never called: the agent does not hear of starts and stops on other nodes.",
    ),
    "Pacemaker Explained, clone options",
)
START_DELAY = Code(
    "OPS408",
    Severity.WARNING,
    Text(
        "「{id}」の {operation} に、理由の書かれていない開始前の待ち {found} があります。",
        "{operation} of '{id}' has a start-delay of {found} without a reason.",
    ),
    Text(
        "待ちを消すか、必要な理由を備考に書いてください。",
        "Remove the delay, or write down why it is needed in a notes column of the row.",
    ),
    Text(
        "待っている間の故障が見えません。起動の確認は start の中で済ませるのが正しい形です。",
        "A failure during the delay goes unseen; start itself should wait until the service works.",
    ),
    "pm_crmgen environment sheet, table 7; Pacemaker Explained, operations",
)
SHORT_INTERVAL = Code(
    "OPS409",
    Severity.ADVICE,
    Text(
        "「{id}」の監視間隔 {found} は短すぎるかもしれません ({least} 以上が目安)。",
        "The monitor interval {found} of '{id}' may be too short ({least} or more is usual).",
    ),
    Text(
        "検知を急ぐ理由がなければ 10s 程度にしてください。",
        "Unless a failure must be found that fast, write about 10s.",
    ),
    Text(
        "監視のたびに SQL や HTTP の要求が届き、アクセスログがあふれます。",
        "Each monitor sends an SQL or HTTP request, which floods the access log.",
    ),
    "Linux-HA Japan, OSC2012 Tokyo, support cases",
)
NOT_OFFERED = Code(
    "OPS410",
    Severity.WARNING,
    Text(
        "「{id}」のエージェント {agent} には {found} がありません。",
        "The agent {agent} of '{id}' has no {found}.",
    ),
    Text(
        "行を消すか、{found} のあるエージェントにしてください。",
        "Remove the row, or use an agent that has {found}.",
    ),
    Text(
        "Pacemaker がこの動作を必要としたとき、エージェントは未実装と答えて失敗します。",
        "When Pacemaker needs the action, the agent answers that it is not implemented.",
    ),
    "agent's metadata, actions; crmsh ra.py",
)
NEVER_PROMOTED = Code(
    "OPS411",
    Severity.WARNING,
    Text(
        "「{id}」に {found} がありますが、昇格するクローンの中にありません。",
        "'{id}' has the operation {found}, but is in no promotable clone.",
    ),
    Text(
        "表 4-1 で Promotable (Ms) の中に置くか、行を消してください。",
        "Put it into a Promotable (Ms) in table 4-1, or remove the row.",
    ),
    Text(
        "一度も昇格しません。複製のあるデータベースなら、どのノードでも書き込めません。",
        "It is never promoted: a replicated database takes no writes on any node.",
    ),
    "Pacemaker Explained, promotable clones; crm_simulate 2.1.5",
)
