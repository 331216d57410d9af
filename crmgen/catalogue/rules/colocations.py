"""Colocations and roles (CON420 to CON427)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NOT_ORDERED = Code(
    "CON420",
    Severity.WARNING,
    Text(
        "「{found}」は「{other}」({agent} を含む) と同じノードで動きますが、"
        "起動の順序がありません。",
        "'{found}' runs where '{other}' does (which holds {agent}), but no order says which starts "
        "first.",
    ),
    Text(
        "表 ORDER に first-rsc={other}、then-rsc={found} を加えてください。",
        "Add first-rsc={other}, then-rsc={found} to the table ORDER.",
    ),
    Text(
        "同時に起動するので、「{found}」は必要なディスクやアドレスがまだないうちに起動し、"
        "失敗することがあります。",
        "Both start at once: '{found}' may start, and fail, before the disk or address is there.",
    ),
    "Pacemaker Explained, colocation; Clusters from Scratch 6.6",
)
MUTUAL = Code(
    "CON421",
    Severity.WARNING,
    Text("同居の制約が環になっています: {chain}", "The colocations form a circle: {chain}"),
    Text(
        "従う側から従われる側への一方向だけを残してください。",
        "Keep one direction: from what follows to what it follows.",
    ),
    Text(
        "どちらの場所を先に決めるかが Pacemaker の内部の順番しだいになり、配置が読めません。",
        "Which one is placed first depends on Pacemaker's inner order of work, and so do the "
        "places.",
    ),
    "lab with crm_verify, crmsh and pcs (all silent)",
)
TOGETHER_AND_APART = Code(
    "CON422",
    Severity.ERROR,
    Text(
        "「{found}」と「{other}」は、別のノードで動かす指定なのに、同じノードで動かす指定も"
        "あります: {chain}",
        "'{found}' and '{other}' are to run apart, yet must run together: {chain}",
    ),
    Text(
        "INFINITY と -INFINITY のどちらかを消してください。",
        "Remove either the INFINITY or the -INFINITY.",
    ),
    Text(
        "片方はどのノードでも起動しません。crm_verify も crmsh も pcs も何も言いません。",
        "One of the two starts nowhere. crm_verify, crmsh and pcs say nothing.",
    ),
    "crm_simulate 2.1.5",
)
GROUP_SPLIT = Code(
    "CON423",
    Severity.ERROR,
    Text(
        "同じグループ「{group}」の「{found}」と「{other}」を別のノードに分ける制約です。",
        "The constraint keeps '{found}' and '{other}' apart, both members of the group '{group}'.",
    ),
    Text(
        "制約を消すか、片方をグループから出してください。",
        "Remove the constraint, or take one of the two out of the group.",
    ),
    Text(
        "グループが 2 台のノードに分かれて起動するか、途中までしか起動しません。",
        "The group is split over two nodes, or starts in part only.",
    ),
    "crm_simulate 2.1.5; crm configure verify 4.4.0",
)
GROUP_APART = Code(
    "CON424",
    Severity.WARNING,
    Text(
        "同じグループ「{group}」の「{found}」と「{other}」に、負のスコアの同居の制約があります。",
        "'{found}' and '{other}' of the group '{group}' have a colocation with a negative score.",
    ),
    Text("制約を消してください。", "Remove the constraint."),
    Text(
        "効果がないか、グループが 2 台のノードに分かれて起動します。",
        "It has no effect, or the group is split over two nodes.",
    ),
    "crm_simulate 2.1.5 (-1000 splits the group)",
)
CLONE_FOLLOWS = Code(
    "CON425",
    Severity.WARNING,
    Text(
        "同居の制約が、クローン「{found}」を「{other}」に従わせています。",
        "The colocation makes the clone '{found}' follow '{other}'.",
    ),
    Text(
        "向きが逆なら rsc={other}、with-rsc={found} にしてください。",
        "If it is the wrong way round, write rsc={other}, with-rsc={found}.",
    ),
    Text(
        "クローンは「{other}」の動くノードでしか動かず、ほかのノードでは動きません。",
        "The clone runs beside '{other}' only, and not on the other nodes.",
    ),
    "crm_simulate 2.1.5; ha_cluster role d542be4 (the same mistake)",
)
ANY_INSTANCE = Code(
    "CON426",
    Severity.WARNING,
    Text(
        "「{found}」は昇格するクローン「{other}」に従いますが、with-rsc-role がありません。",
        "'{found}' follows the promotable clone '{other}', but with-rsc-role is empty.",
    ),
    Text(
        "昇格した側に従わせるなら Promoted を、どの実体でもよいなら Started を書いてください。",
        "Write Promoted to follow the promoted instance, or Started if any instance will do.",
    ),
    Text(
        "昇格していない、読み取り専用の実体のノードで動くことがあります。",
        "It may run beside an instance that is not promoted and can't be written to.",
    ),
    "Linux-HA Japan wp-archives 4377 (INFINITY: ... msPostgresql:Master)",
)
ROLE_OF_NONE = Code(
    "CON427",
    Severity.WARNING,
    Text(
        "「{id}」は昇格するクローンではないので、役割 {found} になることがありません。",
        "'{id}' is no promotable clone and never has the role {found}.",
    ),
    Text(
        "役割を消すか、「{id}」を Promotable (Ms、Master) にしてください。",
        "Remove the role, or make '{id}' a Promotable (Ms, Master).",
    ),
    Text("この制約は守られません。", "The constraint does not hold."),
    "lab with crm_simulate (the colocation is not enforced)",
)
