"""Patterns, tags, sets and options of constraints (CON444 to CON450, CLU430, CLU431,
TAG401, TAG402)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

PATTERN_WITHOUT_MATCH = Code(
    "CON444",
    Severity.WARNING,
    Text(
        "パターン「{found}」に一致する最上位のリソースがありません。",
        "No top-level resource matches the pattern '{found}'.",
    ),
    Text(
        "パターンを直してください。グループのメンバーやクローンの中のリソースは対象になりません。",
        "Change the pattern. Members of groups and what is inside a clone are not looked at.",
    ),
    Text("この制約は何もしません。", "The constraint does nothing."),
    "crm_simulate 2.1.5 and 3.0.0",
)
NEVER_LOOKED_FOR = Code(
    "CON445",
    Severity.WARNING,
    Text(
        "スコア {score} のノード {node} で resource-discovery=never が指定されています。",
        "resource-discovery=never for the node {node}, which has the score {score}.",
    ),
    Text(
        "never は、決して動かさないノード (-INFINITY) にだけ書いてください。",
        "Write never only for nodes where the resource is never to run (-INFINITY).",
    ),
    Text(
        "リソースがそのノードですでに動いていても Pacemaker は気付かず、別のノードでも起動する"
        "ことがあります。",
        "Pacemaker does not notice that the resource runs there already, and may start it on "
        "another node as well.",
    ),
    "Pacemaker Explained, limiting resource discovery",
)
NOT_LOOKED_FOR = Code(
    "CON450",
    Severity.ADVICE,
    Text(
        "resource-discovery={found} が理由の記載なしに指定されています。",
        "resource-discovery={found} stands without a reason.",
    ),
    Text(
        "必要なら備考に理由を書き、不要なら空にしてください (既定値 always)。",
        "Say why in the remarks, or leave the cell empty, which means always.",
    ),
    Text(
        "探さないノードで誰かが手作業で起動したリソースに Pacemaker は気付かず、別のノードでも"
        "起動します (二重起動)。",
        "Where Pacemaker does not look, it misses a resource that somebody started by hand, and "
        "runs it on another node as well.",
    ),
    "Pacemaker Explained, limiting resource discovery",
)
EXCLUDED_PREFERENCE = Code(
    "CON446",
    Severity.WARNING,
    Text(
        "「{rsc}」は resource-discovery=exclusive のノードでしか動かず、{found} を優先しても"
        "効果がありません。",
        "'{rsc}' runs only on nodes with resource-discovery=exclusive: to prefer {found} has no "
        "effect.",
    ),
    Text(
        "この行にも exclusive を書くか、exclusive を消してください。",
        "Write exclusive in this row too, or take exclusive out of the other one.",
    ),
    None,
    "Pacemaker Explained, limiting resource discovery; crm_simulate 2.1.5 and 3.0.0",
)
REQUIRE_ALL_OF_ONE = Code(
    "CON447",
    Severity.ADVICE,
    Text(
        "「{rsc}」はクローンではないので、require-all={found} には効果がありません。",
        "'{rsc}' is no clone: require-all={found} has no effect.",
    ),
    Text("セルを空にしてください。", "Empty the cell."),
    None,
    "Pacemaker Explained, ordering constraints",
)
REQUIRE_ALL_DEPRECATED = Code(
    "CON449",
    Severity.ADVICE,
    Text(
        "順序制約の require-all は非推奨です。",
        "require-all of an order is deprecated.",
    ),
    Text(
        "「{rsc}」のメタ属性 clone-min=1 が同じ意味です (RSC_ATTRIBUTES 表)。",
        "The meta attribute clone-min=1 of '{rsc}' says the same (table RSC_ATTRIBUTES).",
    ),
    Text(
        "crm_verify が警告し、将来の Pacemaker では使えなくなります。",
        "crm_verify warns of it, and a later Pacemaker will not know it.",
    ),
    "crm_verify 2.1.5",
)
UNKNOWN_NODE_ATTRIBUTE = Code(
    "CON448",
    Severity.WARNING,
    Text(
        "ノード属性「{found}」は、どのノードにもありません。",
        "No node has the attribute '{found}'.",
    ),
    Text(
        "NODE 表で各ノードにこの属性を与えるか、名前の綴りを確かめてください。",
        "Give it to the nodes in the table NODE, or look at its spelling.",
    ),
    Text(
        "属性のないノードどうしは同じ場所とみなされず、必須の同居制約ではどこでも起動しません。",
        "Nodes without it are never one place: with a mandatory colocation nothing is started.",
    ),
    "crm_simulate 2.1.5",
)
PATTERN_OF_NO_NODE = Code(
    "CLU430",
    Severity.WARNING,
    Text(
        "フェンシングの対象「{found}」に当たるノードがありません。",
        "No node is meant by the fencing target '{found}'.",
    ),
    Text(
        "パターンか属性の値を、NODE 表のノードに合わせてください。",
        "Make the pattern, or the attribute's value, fit the nodes of the table NODE.",
    ),
    Text("この段は使われません。", "The level is never used."),
    "Pacemaker Explained, fencing topologies",
)
TWO_TARGETS = Code(
    "CLU431",
    Severity.WARNING,
    Text(
        "ノード {node} は「{found}」にも「{other}」にも当たります。",
        "The node {node} is meant by '{found}' and by '{other}'.",
    ),
    Text(
        "一つのノードには一つの対象だけが当たるようにしてください。",
        "Let one target alone be for a node.",
    ),
    Text(
        "Pacemaker はどちらか一方の段だけを使い、どちらになるかは決まっていません。",
        "Pacemaker uses the levels of one of them, and nobody knows which.",
    ),
    "Pacemaker 2.1.5, fenced_remote.c",
)
TAG_OF_OTHERS = Code(
    "TAG401",
    Severity.WARNING,
    Text(
        "制約が使うタグ「{found}」に、リソースではない「{ref}」が入っています。",
        "A constraint names the tag '{found}', which holds '{ref}', no resource.",
    ),
    Text(
        "制約に使うタグにはリソースだけを入れ、それ以外は別のタグにしてください。",
        "Keep to resources in a tag that constraints name; put the rest into another tag.",
    ),
    Text(
        "Pacemaker は設定の誤りとして記録し、その部分を無視します。",
        "Pacemaker logs a configuration error and ignores that part.",
    ),
    "crm_verify 2.1.5",
)
TAG_WITH_TAG = Code(
    "TAG402",
    Severity.ERROR,
    Text(
        "「{found}」と「{other}」は、どちらもタグまたはテンプレートです。",
        "'{found}' and '{other}' of this colocation are both tags or templates.",
    ),
    Text(
        "一方をリソースにするか、リソース・セットの制約 (RESOURCE_SET) にしてください。",
        "Name a resource on one side, or write a constraint of sets (RESOURCE_SET).",
    ),
    Text(
        "Pacemaker は設定の誤りとしてこの同居制約を無視し、リソースは別々のノードで動くことが"
        "あります。",
        "Pacemaker ignores such a colocation as an error of the configuration, and the resources "
        "may run on different nodes.",
    ),
    "crm_verify 2.1.5 and 3.0.0",
)
