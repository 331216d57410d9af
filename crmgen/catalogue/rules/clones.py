"""Groups, clones and promotable resources (CLN4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

ONE_MEMBER = Code(
    "CLN401",
    Severity.ADVICE,
    Text("グループ「{found}」のメンバーは 1 つだけです。", "The group '{found}' has one member."),
    Text(
        "後で増やす予定がなければ、グループにせず Primitive だけを置いてください。",
        "Unless more will follow, place the primitive without a group.",
    ),
    Text(
        "動作は同じですが、表示と制約の名前が一段深くなります。",
        "It works the same, with one more name in displays and constraints.",
    ),
    "hawk 5710229f",
)
NODE_MAX = Code(
    "CLN402",
    Severity.ERROR,
    Text(
        "クローン「{id}」の clone-node-max が {found} ですが、globally-unique が true では"
        "ありません。",
        "The clone '{id}' has a clone-node-max of {found}, but globally-unique is not true.",
    ),
    Text(
        "1 ノードに 1 つなら clone-node-max を消し、"
        "複数なら globally-unique=true を書いてください。",
        "Remove clone-node-max for one instance a node, or write globally-unique=true for several.",
    ),
    Text(
        "crm_verify がエラーにし、Pacemaker は 1 ノードに 1 つだけ動かします。",
        "crm_verify calls it an error, and Pacemaker runs one instance a node.",
    ),
    "crm_verify 2.0.5, 2.1.5, 3.0.0; Pacemaker lib/pengine/clone.c",
)
CLASS_NOT_PROMOTABLE = Code(
    "CLN403",
    Severity.ERROR,
    Text(
        "昇格するクローン「{id}」の中の {found} は昇格できません。",
        "{found}, in the promotable clone '{id}', can't be promoted.",
    ),
    Text(
        "昇格に対応した OCF エージェントを使うか、普通の Clone にしてください。",
        "Use an OCF agent that can promote, or make it a plain clone.",
    ),
    Text(
        "Pacemaker はこのクローン全体を無視し、どのノードでも起動しません。",
        "Pacemaker ignores the whole clone: it starts on no node.",
    ),
    "crm_verify 2.0.5, 2.1.5, 3.0.0; pcs 0.11.4 (rhbz#1493416)",
)
AGENT_NOT_PROMOTABLE = Code(
    "CLN404",
    Severity.WARNING,
    Text(
        "昇格するクローン「{id}」のエージェント {found} には promote がありません。",
        "The agent {found} of the promotable clone '{id}' has no promote action.",
    ),
    Text(
        "昇格に対応したエージェントを使うか、普通の Clone にしてください。",
        "Use an agent that can promote, or make it a plain clone.",
    ),
    Text(
        "昇格に失敗し、Promoted を待つリソースが起動しません。",
        "The promotion fails, and what waits for a promoted instance never starts.",
    ),
    "agent's metadata, actions; Pacemaker lib/pengine/native.c",
)
MORE_THAN_NODES = Code(
    "CLN405",
    Severity.WARNING,
    Text(
        "「{id}」の clone-max が {found} ですが、動かせる数は {room} までです。",
        "'{id}' has a clone-max of {found}, but there is room for {room}.",
    ),
    Text(
        "ノードの数に合わせてください。全ノードで動かすなら clone-max は書かなくてかまいません。",
        "Fit it to the number of nodes; for all of them clone-max can be left out.",
    ),
    Text(
        "余りの実体はどのノードでも動きません。ノードの書き漏れかもしれません。",
        "The instances in excess run nowhere; or a node is missing from the sheet.",
    ),
    "Linux-HA Japan OSC2016 Fukuoka, table A-4",
)
PROMOTED_OVER_MAX = Code(
    "CLN406",
    Severity.WARNING,
    Text(
        "「{id}」の promoted-max が {found} ですが、実体の数は {limit} までです。",
        "'{id}' has a promoted-max of {found}, but at most {limit} instance(s).",
    ),
    Text(
        "promoted-max を実体の数 (clone-max) 以下にしてください。",
        "Make promoted-max no more than the number of instances (clone-max).",
    ),
    Text(
        "書いた数までは昇格しません。",
        "Fewer instances than written are promoted.",
    ),
    "Linux-HA Japan OSC2016 Fukuoka, table A-4",
)
SEVERAL_WRITERS = Code(
    "CLN407",
    Severity.WARNING,
    Text(
        "「{id}」は書き込めるのが 1 つのサービスですが、promoted-max が {found} です。",
        "The service of '{id}' has one writer, but its promoted-max is {found}.",
    ),
    Text("promoted-max を 1 にしてください。", "Set promoted-max to 1."),
    Text(
        "複数の実体が書き込みを受け付け、データが食い違います。",
        "Several instances accept writes, and their data drift apart.",
    ),
    "Linux-HA Japan OSC2016 Fukuoka, table A-4",
)
NOT_A_CLONE = Code(
    "CLN408",
    Severity.ERROR,
    Text(
        "「{found}」({agent}) が昇格するクローンの中にありません。",
        "'{found}' ({agent}) is not in a promotable clone.",
    ),
    Text(
        "表 4-1 で Promotable (旧 Ms、Master) の下に置いてください。",
        "Place it below a Promotable (Ms or Master in old sheets) in table 4-1.",
    ),
    Text(
        "エージェントが設定の誤りとして起動を拒みます。",
        "The agent refuses to start and calls the configuration wrong.",
    ),
    "resource-agents 4.12 pgsql (is_replication, ocf_is_ms); Linux-HA Japan wp-archives 576; "
    "resource-agents drbd, pgsql (rep_mode); Linux-HA Japan article 576",
)
NO_NOTIFY = Code(
    "CLN409",
    Severity.WARNING,
    Text(
        "昇格するクローン「{id}」のメタ属性 notify が true ではありません。",
        "The promotable clone '{id}' does not have notify=true.",
    ),
    Text("メタ属性に notify=true を書いてください。", "Add the meta attribute notify=true."),
    Text(
        "エージェントが相手の起動、停止、昇格を知らされず、複製の状態が正しく保たれません。",
        "The agent does not hear of starts, stops and promotions on the other node, and the state "
        "of the replication goes wrong.",
    ),
    "Linux-HA Japan wp-archives 4377; drbd and pgsql agents",
)
UNEQUAL_INSTANCES = Code(
    "CLN410",
    Severity.WARNING,
    Text(
        "interleave の「{id}」は 1 ノードに {ours} つ、前提の「{other}」は {theirs} つ動きます。",
        "The interleaved '{id}' has {ours} instance(s) a node, '{other}' that it follows {theirs}.",
    ),
    Text(
        "clone-node-max を両方で同じにしてください。",
        "Give both the same clone-node-max.",
    ),
    Text(
        "Pacemaker は interleave を使わず、1 ノードの再起動で全ノードの実体を止めます。",
        "Pacemaker drops the interleave: a restart on one node restarts the instances on all.",
    ),
    "Pacemaker 3.0.2 lib/pacemaker/pcmk_sched_clone.c:229",
)
FILESYSTEM_CLONED = Code(
    "CLN411",
    Severity.ERROR,
    Text(
        "{found} のファイルシステム「{id}」がクローン「{clone}」の中にあります。",
        "'{id}', a filesystem of type {found}, is in the clone '{clone}'.",
    ),
    Text(
        "クローンから出すか、gfs2、ocfs2、nfs など複数ノードで使える種類にしてください。"
        "ノードごとに別のディスクなら force_clones=true を書いてください。",
        "Take it out of the clone, or use a type that several nodes may mount (gfs2, ocfs2, nfs); "
        "where each node has a disk of its own, write force_clones=true.",
    ),
    Text(
        "エージェントが DANGER と言って起動を拒みます。拒まなければデータが壊れます。",
        "The agent says DANGER and refuses to start; otherwise the data would be destroyed.",
    ),
    "resource-agents 4.12 Filesystem:1021-1045",
)
VOLUME_AFTER_MOUNT = Code(
    "CLN412",
    Severity.WARNING,
    Text(
        "「{found}」(ボリューム) が、その上の「{mount}」(マウント) より後にあります。",
        "'{found}' (a volume group) comes after '{mount}', which mounts a volume of it.",
    ),
    Text(
        "グループ「{group}」の中で「{found}」を「{mount}」より前に置いてください。",
        "In the group '{group}', place '{found}' before '{mount}'.",
    ),
    Text(
        "ボリュームがまだ使えないので、マウントに失敗します。",
        "The mount fails: its volume is not active yet.",
    ),
    "Linux-HA Japan OSC2015 (start order), LPI seminar 2011",
)
DATABASE_BEFORE_MOUNT = Code(
    "CLN413",
    Severity.WARNING,
    Text(
        "「{found}」(データベース) が、「{mount}」(マウント) より前にあります。",
        "'{found}' (a database) comes before '{mount}' (a mount).",
    ),
    Text(
        "グループ「{group}」の中で「{mount}」を「{found}」より前に置いてください。",
        "In the group '{group}', place '{mount}' before '{found}'.",
    ),
    Text(
        "データのディレクトリがマウントされる前に起動し、失敗するか空のデータで動きます。",
        "It starts before its data directory is mounted: it fails, or runs on empty data.",
    ),
    "Linux-HA Japan OSC2015 (start order), LPI seminar 2011",
)
