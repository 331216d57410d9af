"""Bundles (BUN4xx, CON461, CON462)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NO_CONTROL = Code(
    "BUN401",
    Severity.ERROR,
    Text(
        "Bundle「{bundle}」の中に「{found}」がありますが、ip-range-start も control-port も"
        "ありません。",
        "The bundle '{bundle}' holds '{found}' but has neither ip-range-start nor control-port.",
    ),
    Text(
        "N の部分に ip-range-start か control-port (3121 など) を書いてください。",
        "Write an ip-range-start or a control-port (such as 3121) in its part N.",
    ),
    Text(
        "Pacemaker は Bundle 全体を無視し、どのノードでも起動しません。",
        "Pacemaker ignores the whole bundle: it starts on no node.",
    ),
    "crm_verify 2.0.5, 2.1.5, 3.0.0",
)
PER_HOST = Code(
    "BUN402",
    Severity.ERROR,
    Text(
        "Bundle「{id}」の replicas-per-host が {found} ですが、ip-range-start がありません。",
        "The bundle '{id}' has a replicas-per-host of {found} but no ip-range-start.",
    ),
    Text(
        "ip-range-start を書いて実体ごとに IP アドレスを与えるか、1 にしてください。",
        "Write an ip-range-start, so that each instance has an address, or make it 1.",
    ),
    Text(
        "同じノードの実体が同じポートを使うことになり、Pacemaker はこの Bundle をエラーにします。",
        "Instances on one node would share a port; Pacemaker calls the bundle an error.",
    ),
    "crm_verify 2.0.5, 2.1.5, 3.0.0 (valid_network)",
)
BUNDLED_CHILD = Code(
    "BUN403",
    Severity.ERROR,
    Text(
        "制約が、Bundle「{root}」の中の「{found}」を指しています。",
        "A constraint names '{found}', which stands inside the bundle '{root}'.",
    ),
    Text("Bundle の ID「{root}」を書いてください。", "Write the id of the bundle, '{root}'."),
    Text("Pacemaker はこの制約を無視します。", "Pacemaker ignores the constraint."),
    "crm_verify 2.0.5, 2.1.5, 3.0.0",
)
MORE_PROMOTED = Code(
    "BUN404",
    Severity.WARNING,
    Text(
        "Bundle「{id}」の promoted-max が {found} ですが、実体は {replicas} 個です。",
        "The bundle '{id}' has a promoted-max of {found}, but there are {replicas} replicas.",
    ),
    Text(
        "promoted-max を実体の数以下にするか、replicas を増やしてください。",
        "Lower promoted-max to the number of replicas at the most, or raise replicas.",
    ),
    Text(
        "期待した数の Promoted は動きません。",
        "Fewer instances are promoted than the sheet expects.",
    ),
    "Pacemaker Explained, bundles",
)
CHILD_CANNOT_PROMOTE = Code(
    "BUN405",
    Severity.WARNING,
    Text(
        "Bundle「{bundle}」は昇格する実体を持ちますが、中のエージェント {found} は昇格できません。",
        "The bundle '{bundle}' has instances to promote, but its agent {found} can't be promoted.",
    ),
    Text(
        "昇格に対応したエージェントを使うか、promoted-max を空にしてください。",
        "Use an agent that can promote, or empty promoted-max.",
    ),
    Text(
        "昇格に失敗し、Promoted を待つリソースが起動しません。",
        "The promotion fails, and what waits for a promoted instance never starts.",
    ),
    "agent's metadata, actions",
)
SAME_PORT = Code(
    "CON461",
    Severity.ERROR,
    Text(
        "Bundle「{id}」のポート {found} は、先の行と重なっています。",
        "The port {found} of the bundle '{id}' is mapped in an earlier row too.",
    ),
    Text("ホスト側のポートは一度だけ書いてください。", "Map each port of the host once."),
    Text(
        "同じポートを 2 度使うコンテナは起動しません。",
        "A container that takes a port twice does not start.",
    ),
    "podman-run(1), docker-run(1), --publish",
)
NO_ADDRESS = Code(
    "CON462",
    Severity.ERROR,
    Text(
        "Bundle「{id}」の ip-range-start「{found}」は IP アドレスではありません。",
        "The ip-range-start '{found}' of the bundle '{id}' is no IP address.",
    ),
    Text(
        "コンテナが順に使うアドレスの最初のものを、192.0.2.50 のように書いてください。",
        "Write the first of the addresses that the containers take, such as 192.0.2.50.",
    ),
    Text(
        "アドレスを付けるリソースが起動せず、コンテナも起動しません。",
        "The resource that sets up the address fails, and so does the container.",
    ),
    "Pacemaker Explained, bundle network",
)
