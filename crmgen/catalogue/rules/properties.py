"""Cluster properties, defaults and meta attributes (PRP401 to PRP419)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

UNKNOWN_PROPERTY = Code(
    "PRP401",
    Severity.WARNING,
    Text(
        "「{found}」という{place}は Pacemaker にありません。",
        "'{found}' is no {place} of Pacemaker.",
    ),
    Text("名前の綴りを確かめてください。", "Check the spelling of the name."),
    Text(
        "Pacemaker は警告なしに受け取って無視し、書かなかったのと同じになります。",
        "Pacemaker takes it without a word and ignores it, as if it were not there.",
    ),
    "daemons' metadata of Pacemaker 2.0.5, 2.1.5, 3.0.0; crm_verify is silent",
)
UNKNOWN_META = Code(
    "PRP402",
    Severity.WARNING,
    Text(
        "「{found}」という{place}は Pacemaker にありません。",
        "'{found}' is no {place} of Pacemaker.",
    ),
    Text(
        "名前の綴りと書く場所を確かめてください (clone-max などは Clone、"
        "エージェントのパラメータは params に書きます)。",
        "Check the spelling and the place: clone-max and the like belong to the clone, an agent's "
        "parameters among params.",
    ),
    Text(
        "Pacemaker は警告なしに受け取って無視し、既定の動作をします。",
        "Pacemaker takes it without a word, ignores it, and does what it does by default.",
    ),
    "crm_resource --list-options of Pacemaker 3.0.0; pcs 0.12.2 (RHEL-7673)",
)
TOO_NEW = Code(
    "PRP403",
    Severity.WARNING,
    Text(
        "{place}「{found}」があるのは Pacemaker {since} からです ({target} は {version})。",
        "'{found}' ({place}) is known from Pacemaker {since} on; {target} has {version}.",
    ),
    Text(
        "行を消すか、同じことを別の設定で表してください。",
        "Remove the row, or say the same with options of that version.",
    ),
    Text(
        "この版の Pacemaker は警告なしに無視します。",
        "Pacemaker of that version ignores it without a word.",
    ),
    "daemons' metadata of Pacemaker 2.0.5, 2.1.5, 3.0.0 and its change log",
)
BAD_VALUE = Code(
    "PRP404",
    Severity.ERROR,
    Text(
        "「{name}」に「{found}」は書けません。書けるのは{expected}です。",
        "'{found}' is no value for '{name}', which takes {expected}.",
    ),
    Text("値を直してください。", "Correct the value."),
    Text(
        "Pacemaker は読めない値を捨てて既定値で動きます。多くは crm_verify もエラーにします。",
        "Pacemaker drops a value that it can't read and uses its default; crm_verify calls most of "
        "them errors.",
    ),
    "crm_verify 2.0.5, 2.1.5, 3.0.0 (Using default value for cluster option); "
    "Pacemaker Explained (options and their types)",
)
POLICY_NEEDS_FENCING = Code(
    "PRP405",
    Severity.ERROR,
    Text(
        "STONITH が無効なのに no-quorum-policy が {found} です。",
        "no-quorum-policy is {found}, but fencing is off.",
    ),
    Text(
        "stonith-enabled を true にするか、no-quorum-policy を stop か freeze にしてください。",
        "Set stonith-enabled to true, or no-quorum-policy to stop or freeze.",
    ),
    Text(
        "crm_verify がエラーにし、Pacemaker は stop に戻します。",
        "crm_verify calls it an error, and Pacemaker goes back to stop.",
    ),
    "crm_verify 2.0.5, 2.1.5, 3.0.0 (Resetting no-quorum-policy)",
)
STARTUP_FENCING_OFF = Code(
    "PRP406",
    Severity.ADVICE,
    Text(
        "startup-fencing={found} により、起動時に見えないノードは強制停止されません。",
        "startup-fencing={found}: nodes that are not seen at the start are not fenced.",
    ),
    Text(
        "片系だけで起動したとき相手が動いていないと言い切れなければ、true にしてください。",
        "Set it to true unless the other node is known to be down when one starts alone.",
    ),
    Text(
        "見えない相手が動いていても起動し、同じデータに両系が書き込むことがあります。",
        "Services start although an unseen node may be running them: both may write the same data.",
    ),
    "crm_verify 2.1.5 (Blind faith: not fencing unseen nodes); OSC2016 Fukuoka A-1",
)
OPERATIONAL_STATE = Code(
    "PRP407",
    Severity.WARNING,
    Text(
        "{name}={found} は運用中の一時的な状態で、設計の値ではありません。",
        "{name}={found} is a state that operators set for a while, not a design.",
    ),
    Text(
        "行を消してください。保守の間だけなら、運用の手順で設定します。",
        "Remove the row; for the time of maintenance it is set by the runbook.",
    ),
    Text(
        "読み込んだとたんにサービスが止まったまま、または故障しても放置されるクラスタになります。",
        "Once loaded, services stay stopped, or fail without anything being done about it.",
    ),
    "lab with crm_verify, crmsh and pcs (all silent); crmsh 801ed3f9",
)
UTILIZATION_UNUSED = Code(
    "PRP408",
    Severity.WARNING,
    Text(
        "utilization (「{found}」など) がありますが、placement-strategy が設定されていません。",
        "There is utilization ('{found}' and others), but no placement-strategy.",
    ),
    Text(
        "プロパティ placement-strategy に utilization か balanced を書いてください。",
        "Set the property placement-strategy to utilization or balanced.",
    ),
    Text(
        "資源の量は見られず、収まらないノードにもリソースが集まります。",
        "Nothing looks at the amounts: resources pile up on nodes that can't hold them.",
    ),
    "Pacemaker Explained, utilization; pcs 0.11.6 (rhbz#1465829)",
)
UTILIZATION_NOT_INTEGER = Code(
    "PRP409",
    Severity.ERROR,
    Text(
        "utilization「{name}」の値「{found}」は整数ではありません。",
        "The utilization '{name}' has the value '{found}', which is no whole number.",
    ),
    Text(
        "単位を付けず、すべてのノードとリソースで同じ単位の整数にしてください。",
        "Write a whole number without a unit, in the same unit for all nodes and resources.",
    ),
    Text(
        "Pacemaker は数の部分だけを読むか 0 とみなし、容量の計算が狂います。",
        "Pacemaker reads the digits in front, or 0: the capacities come out wrong.",
    ),
    "Pacemaker Explained, utilization; ha_cluster role 6d960e9",
)
