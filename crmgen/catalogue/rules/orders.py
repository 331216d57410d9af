"""Orders, and sets of resources that stand alone (CON401 to CON414)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

CIRCLE = Code(
    "CON401",
    Severity.ERROR,
    Text("順序制約が環になっています: {chain}", "The orders form a circle: {chain}"),
    Text(
        "環の中の順序制約を一つ消すか、向きを直してください。",
        "Remove one of the orders of the circle, or turn it round.",
    ),
    Text(
        "Pacemaker は実行できない計画を立て、環の中のリソースは一つも起動しません (Optional でも"
        "同じです)。crm_verify も crmsh も pcs も何も言いません。",
        "Pacemaker makes a plan that can't be carried out, and none of these resources starts, "
        "even where the orders are Optional. crm_verify, crmsh and pcs say nothing.",
    ),
    "crm_simulate 2.1.5 (invalid transition)",
)
AGAINST_GROUP = Code(
    "CON402",
    Severity.ERROR,
    Text(
        "「{found}」→「{then}」の順序は、グループ「{group}」の並びと逆です。",
        "The order '{found}' → '{then}' goes against the order of the group '{group}'.",
    ),
    Text(
        "順序制約を消すか、グループの中の並びを入れ替えてください。",
        "Remove the order, or change the places of the two in the group.",
    ),
    Text(
        "グループは並び順に起動するので、両方を満たす計画がなく、グループは起動しません。",
        "A group starts in its own order, so no plan can satisfy both: the group does not start.",
    ),
    "crm_simulate 2.1.5 (invalid transition); ClusterLabs/pcs pull 509, 517",
)
REVERSE_DIFFERS = Code(
    "CON403",
    Severity.ERROR,
    Text(
        "この順序は、「{other}」の順序から自動的に決まる逆の順序と食い違います。",
        "This order contradicts the reverse that follows from the order in '{other}'.",
    ),
    Text(
        "逆順を自分で書くなら両方の symmetrical を false にし、そうでなければこの行を消すか"
        "向きを直してください。",
        "Set symmetrical=false on both to write the reverse yourself; otherwise remove this row or "
        "turn it round.",
    ),
    Text(
        "起動または停止の計画が環になり、リソースが起動しないか、切り替えのときに止まりません。",
        "The plan for starting or stopping becomes a circle: the resources do not start, or do not "
        "stop when the cluster has to move them.",
    ),
    "crm_simulate 2.1.5 (invalid transition); Pacemaker pcmk_sched_ordering.c:154",
)
SERIALIZE_REVERSE = Code(
    "CON404",
    Severity.WARNING,
    Text(
        "Serialize の順序に symmetrical={found} は効きません。",
        "symmetrical={found} has no effect with the kind Serialize.",
    ),
    Text("symmetrical を空にしてください。", "Empty the cell."),
    Text(
        "crm_verify が警告し、Pacemaker は false として扱います。",
        "crm_verify warns, and Pacemaker takes it for false.",
    ),
    "crm_verify 2.1.5; Pacemaker pcmk_sched_ordering.c:154",
)
NOT_TOGETHER = Code(
    "CON405",
    Severity.WARNING,
    Text(
        "「{found}」は「{first}」の後に起動しますが、同じノードで動かす制約がありません。",
        "'{found}' starts after '{first}', but nothing makes it run on the same node.",
    ),
    Text(
        "表 COLOCATION に rsc={found}、with-rsc={first} を加えてください。別のノードで動いてよい"
        "なら、理由を例外承認に書いてください。",
        "Add rsc={found}, with-rsc={first} to the table COLOCATION; where they may run apart, "
        "accept this finding with a reason.",
    ),
    Text(
        "順序だけでは場所は決まりません。「{first}」と別のノードで起動することがあります。",
        "An order says nothing about places: it may start on another node than '{first}'.",
    ),
    "Pacemaker Explained, ordering; crm_simulate 2.1.5",
)
MONITOR_RESTARTS = Code(
    "CON406",
    Severity.WARNING,
    Text(
        "監視リソース「{first}」への順序が必須で、逆順 (symmetrical) も有効です。",
        "The order after the monitor '{first}' is mandatory and symmetrical.",
    ),
    Text(
        "kind を Optional (score なら 0)、symmetrical を false にしてください。",
        "Make its kind Optional (its score 0) and symmetrical false.",
    ),
    Text(
        "監視リソースが再起動すると、「{then}」も止められて起動し直されます。",
        "Whenever the monitor is restarted, '{then}' is stopped and started again as well.",
    ),
    "crm_simulate 2.1.5; OSC2016 Fukuoka; Linux-HA Japan wp-archives 3868",
)
NO_INTERLEAVE = Code(
    "CON407",
    Severity.WARNING,
    Text(
        "クローン「{id}」は「{first}」の後に起動しますが、interleave が true ではありません。",
        "The clone '{id}' starts after '{first}' but does not have interleave=true.",
    ),
    Text(
        "「{id}」のメタ属性に interleave=true を書いてください。",
        "Add the meta attribute interleave=true to '{id}'.",
    ),
    Text(
        "1 台のノードで「{first}」が再起動すると、「{id}」が全ノードで再起動します。",
        "A restart of '{first}' on one node restarts '{id}' on all nodes.",
    ),
    "crm_simulate 2.1.5; crmsh ef3d2515",
)
START_NOT_PROMOTE = Code(
    "CON408",
    Severity.WARNING,
    Text(
        "「{then}」は「{found}」の Promoted と同じノードで動きますが、昇格ではなく起動の後に"
        "始まります。",
        "'{then}' runs beside the promoted '{found}' but waits for its start, not for its "
        "promotion.",
    ),
    Text(
        "first-action を promote、then-action を start にしてください。",
        "Write promote as first-action and start as then-action.",
    ),
    Text(
        "データベースが書き込める状態になる前に「{then}」が起動します。",
        "'{then}' is up before the database can be written to.",
    ),
    "Linux-HA Japan wp-archives 4377",
)
NEVER_PROMOTED = Code(
    "CON409",
    Severity.ERROR,
    Text(
        "「{id}」は昇格しないリソースなので、その {found} を待つ「{then}」は起動しません。",
        "'{id}' is never promoted, so '{then}', which waits for its {found}, never starts.",
    ),
    Text(
        "first-action を start にするか、「{id}」を Promotable (Ms、Master) にしてください。",
        "Write start as first-action, or make '{id}' a Promotable (Ms, Master).",
    ),
    Text(
        "Pacemaker は実行できない promote を待ち続けます。crm_verify も crmsh も pcs も何も"
        "言いません。",
        "Pacemaker waits for a promote that can't happen. crm_verify, crmsh and pcs say nothing.",
    ),
    "crm_simulate 2.1.5 (unrunnable promote)",
)
NOT_ITS_ACTION = Code(
    "CON410",
    Severity.WARNING,
    Text(
        "「{id}」は昇格しないリソースなので、{found} の順序は効きません。",
        "'{id}' is never promoted: an order of its {found} has no effect.",
    ),
    Text("start か stop にしてください。", "Write start or stop."),
    Text(
        "この順序は守られず、二つのリソースは同時に起動、停止します。",
        "The order does not hold; the two start and stop at the same time.",
    ),
    "crm_simulate 2.1.5",
)
ACTION_INHERITED = Code(
    "CON411",
    Severity.WARNING,
    Text(
        "then-action が空なので first-action と同じ {action} になりますが、"
        "「{id}」は昇格しません。",
        "then-action is empty and so means {action}, as first-action does, but '{id}' is never "
        "promoted.",
    ),
    Text("then-action に {other} を書いてください。", "Write {other} as then-action."),
    Text(
        "順序が効かず、「{id}」は昇格を待たずに起動します。",
        "The order has no effect: '{id}' starts without waiting.",
    ),
    "crm_simulate 2.1.5; Pacemaker Explained (then-action defaults to first-action)",
)
NO_DEMOTE_ORDER = Code(
    "CON412",
    Severity.WARNING,
    Text(
        "「{found}」の昇格の後に「{then}」を起動しますが、止めるときの順序がありません "
        "(symmetrical=false)。",
        "'{then}' starts after the promotion of '{found}', but nothing orders them when they stop "
        "(symmetrical=false).",
    ),
    Text(
        "first-rsc={found}、first-action=demote、then-rsc={then}、then-action=stop、"
        "symmetrical=false の行を加えてください。",
        "Add a row first-rsc={found}, first-action=demote, then-rsc={then}, then-action=stop, "
        "symmetrical=false.",
    ),
    Text(
        "動いているデータベースの下から仮想 IP などが先に外れ、エラーが記録されます。",
        "What clients or the standby use, such as the address, goes away under a running database.",
    ),
    "crm_simulate 2.1.5; Linux-HA Japan wp-archives 4377 (last two orders)",
)
SET_ALONE = Code(
    "CON413",
    Severity.WARNING,
    Text(
        "この制約の組は一つだけで、順番を持たないので、何の効果もありません。",
        "The constraint has a single set whose members are in no sequence: it does nothing.",
    ),
    Text(
        "sequential=false (角括弧) を外すか、組を二つ以上に分けてください。",
        "Drop sequential=false (the brackets), or write two or more sets.",
    ),
    Text(
        "書いた順序や同居は守られません。",
        "The order or colocation that it seems to say does not hold.",
    ),
    "crm_simulate 2.1.5; Pacemaker Explained, resource sets",
)
WITH_FENCING = Code(
    "CON414",
    Severity.WARNING,
    Text(
        "フェンシングのリソース「{found}」が順序または同居の制約に入っています。",
        "The fencing device '{found}' is in an order or a colocation.",
    ),
    Text("この行を消してください。", "Remove the row."),
    Text(
        "フェンシングは起動していなくても使われるので役に立たず、装置の監視が失敗すると相手まで"
        "止まります。",
        "Fencing works whether the device is started or not, so it gains nothing; and when the "
        "device's monitor fails, the other resource is stopped too.",
    ),
    "Pacemaker Explained, fencing",
)
