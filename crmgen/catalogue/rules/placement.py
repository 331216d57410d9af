"""What the analysis of placement finds (PLC4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NOWHERE = Code(
    "PLC401",
    Severity.ERROR,
    Text(
        "「{id}」が動けるノードがありません ({nodes} のすべてで禁止されています)。",
        "'{id}' can start nowhere: it is forbidden on all of {nodes}.",
    ),
    Text(
        "どれか一つの禁止を外してください。",
        "Take back one of the bans.",
    ),
    Text(
        "このサービスは起動しません。crm_verify も crmsh も pcs も何も言いません。",
        "The service never starts. crm_verify, crmsh and pcs say nothing.",
    ),
    "crm_simulate 2.1.5",
)
NO_COMMON_NODE = Code(
    "PLC402",
    Severity.ERROR,
    Text(
        "「{id}」と、同じノードで動くはずの「{other}」に、共通して動けるノードがありません。",
        "'{id}' has to run with '{other}', but there is no node where both may run.",
    ),
    Text(
        "どちらかの禁止を外すか、同居の制約を消してください。",
        "Take back a ban of either, or remove the colocation.",
    ),
    Text(
        "「{id}」は起動しません。crm_verify も crmsh も pcs も何も言いません。",
        "'{id}' never starts. crm_verify, crmsh and pcs say nothing.",
    ),
    "crm_simulate 2.1.5",
)
ONE_NODE = Code(
    "PLC403",
    Severity.WARNING,
    Text(
        "「{id}」が動けるのはノード {node} だけです。",
        "'{id}' can run on the node {node} only.",
    ),
    Text(
        "待機系でも動かすなら、ここの禁止を外してください。",
        "Take back the ban, if it is to have a standby.",
    ),
    Text(
        "{node} が止まると、切り替わらずにサービスが止まります。",
        "When {node} fails, the service does not fail over: it is down.",
    ),
    "crm_simulate 2.1.5",
)
REFUSED = Code(
    "PLC404",
    Severity.WARNING,
    Text(
        "「{id}」は「{other}」と -INFINITY で分けられ、{when}動けるノードが残りません。",
        "'{id}' is kept apart from '{other}' by -INFINITY and has no node left {when}.",
    ),
    Text(
        "-100 など有限のスコアにすると、ノードが足りないときは同じノードで動きます。止めてよい"
        "サービスなら、priority を低くして示してください。",
        "With a finite score such as -100 they share a node when there is no other; where this one "
        "may stop, say so with a lower priority.",
    ),
    Text(
        "切り替え先があっても起動を拒まれ、サービスが止まります。",
        "It is refused although a node is up, and the service is down.",
    ),
    "crm_simulate 2.1.5; Linux-HA Japan wp-archives 3868, example 1; OSC2017",
)
LUCK = Code(
    "PLC405",
    Severity.ADVICE,
    Text(
        "「{id}」がどのノードで起動するかは、スコアでは決まりません。",
        "No score decides on which node '{id}' starts.",
    ),
    Text(
        "運用系のノードに、待機系より高い配置のスコアを付けてください。",
        "Give the node that it belongs to a higher location score than the others.",
    ),
    Text(
        "今の計算では {node} ですが、リソースの数や名前が変わると別のノードになります。",
        "As things are it is {node}; another number of resources or another name changes that.",
    ),
    "Linux-HA Japan wp-archives 2454 (Q24), 3786",
)
PILE_UP = Code(
    "PLC406",
    Severity.ADVICE,
    Text(
        "ノード {down} が止まると、「{id}」は「{other}」の動く {node} に重なります。",
        "When the node {down} fails, '{id}' joins '{other}' on {node}.",
    ),
    Text(
        "1 台で足りるか確かめ、分けたいなら負のスコアの同居を、優先度があるなら priority を"
        "書いてください。",
        "Make sure that one node carries both; write a colocation with a negative score to keep "
        "them apart where possible, or a priority where one of them may wait.",
    ),
    Text(
        "性能やメモリが足りないと、両方のサービスが遅くなるか止まります。",
        "If its power or memory does not do, both services suffer.",
    ),
    "OSC2017 slides, pages 14-15",
)
SHARED_STANDBY = Code(
    "PLC407",
    Severity.ADVICE,
    Text(
        "「{id}」と「{other}」の切り替え先は、どちらも {node} です。",
        "'{id}' and '{other}' both fail over to {node}.",
    ),
    Text(
        "2 台目が止まったときにどちらを優先するか、priority か負のスコアの同居で示してください。",
        "Say by priority, or by a colocation with a negative score, what happens when the second "
        "node fails too.",
    ),
    Text(
        "2 台続けて止まると、両方が {node} に重なります。",
        "When both their nodes are down, both run on {node}.",
    ),
    "OSC2017 slides, pages 14-15",
)
FAILS_BACK = Code(
    "PLC408",
    Severity.WARNING,
    Text(
        "「{id}」は resource-stickiness を持ちますが、{node} が復帰すると自動で戻ります。",
        "'{id}' has a resource-stickiness, yet moves back by itself when {node} returns.",
    ),
    Text(
        "stickiness の合計 ({stickiness}) を配置のスコアの差 ({difference}) より大きく"
        "してください。戻すつもりなら 0 にしてください。",
        "Make the sum of stickiness ({stickiness}) larger than the difference of the location "
        "scores ({difference}); write 0 if it is meant to move back.",
    ),
    Text(
        "故障の復旧後に、もう一度サービスが止まります。",
        "After the repair the service is interrupted a second time.",
    ),
    "crm_simulate 2.1.5; OSC2016 Fukuoka A-2; OSC2020",
)
FAILBACK_UNSAID = Code(
    "PLC409",
    Severity.ADVICE,
    Text(
        "「{id}」は {node} が復帰すると自動で戻ります (resource-stickiness の指定がありません)。",
        "'{id}' moves back by itself when {node} returns: no resource-stickiness is set.",
    ),
    Text(
        "自動フェイルバックさせないなら resource-stickiness を INFINITY などに、させるなら 0 と"
        "書いてください。",
        "Set resource-stickiness, to INFINITY for instance, against it, or 0 if it is meant.",
    ),
    Text(
        "故障の復旧後に、もう一度サービスが止まります。",
        "After the repair the service is interrupted a second time.",
    ),
    "crm_simulate 2.1.5; OSC2016 Fukuoka A-2",
)
