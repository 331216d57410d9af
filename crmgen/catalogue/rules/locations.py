"""Locations by node (CON440 to CON443)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

INFINITE_PREFERENCE = Code(
    "CON440",
    Severity.WARNING,
    Text(
        "「{id}」のノード {node} の優先度が INFINITY です。",
        "'{id}' prefers the node {node} with INFINITY.",
    ),
    Text(
        "200 など有限のスコアにしてください。優先するノードを決めるには差があれば十分です。",
        "Use a finite score such as 200: any difference is enough to prefer a node.",
    ),
    Text(
        "{node} が復帰すると、stickiness に関係なく必ず戻ります (自動フェイルバック)。",
        "When {node} comes back, the service moves back at once, whatever its stickiness.",
    ),
    "Pacemaker Explained, location; Linux-HA Japan crm command slides 2011",
)
LEFTOVER = Code(
    "CON441",
    Severity.WARNING,
    Text(
        "制約「{found}」は、運用中の移動コマンドが残した制約の名前です。",
        "The constraint '{found}' has the name of one that a move command leaves behind.",
    ),
    Text(
        "残ったものなら消してください。設計として必要なら別の名前にしてください。",
        "Remove it if it is a leftover; give it another name if it is meant.",
    ),
    Text(
        "切り戻しの後に残ると、切り替え先がなくなります。",
        "Left behind after switching back, it takes away the node to fail over to.",
    ),
    "OSC2012, OSC2016 Kyoto case 2, Linux-HA Japan wp-archives 1809; pcs rhbz#2058247",
)
BOTH_SIGNS = Code(
    "CON442",
    Severity.WARNING,
    Text(
        "「{id}」のノード {node} は -INFINITY (禁止) なのに、優先 ({found}) もされています。",
        "'{id}' prefers the node {node} ({found}) although -INFINITY forbids it there.",
    ),
    Text("どちらかを消してください。", "Remove one of the two."),
    Text(
        "-INFINITY が勝ち、{node} では起動しません。",
        "-INFINITY wins: it never runs on {node}.",
    ),
    "crm_simulate 2.1.5",
)
NOT_ENABLED = Code(
    "CON443",
    Severity.ERROR,
    Text(
        "symmetric-cluster=false なのに、「{found}」を動かすノードの指定がありません。",
        "symmetric-cluster is false, and no location enables a node for '{found}'.",
    ),
    Text(
        "配置の表に 0 以上のスコアの行を加えてください。",
        "Add a location with a score of 0 or more.",
    ),
    Text(
        "どのノードでも起動しません。crm_verify も crmsh も pcs も何も言いません。",
        "It starts nowhere. crm_verify, crmsh and pcs say nothing.",
    ),
    "crm_simulate 2.1.5; Pacemaker Explained, opt-in clusters",
)
