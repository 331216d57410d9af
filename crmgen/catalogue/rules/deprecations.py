"""What the target's versions no longer have, or will not have for long (DEP4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

_CHANGES = "Pacemaker ChangeLog 2.0.0, 3.0.0, 3.0.2; Pacemaker Explained"

OPTION_REFUSED = Code(
    "DEP401",
    Severity.ERROR,
    Text(
        "{place}「{found}」は Pacemaker {until} でなくなりました。",
        "'{found}' ({place}) is gone since Pacemaker {until}.",
    ),
    Text("新しい版に合わせて、{instead}", "For newer versions: {instead}"),
    Text(
        "{target} の Pacemaker はスキーマ違反として設定全体を受け取りません。",
        "Pacemaker of {target} refuses the whole configuration as not valid against its schema.",
    ),
    f"crm_verify 3.0.0 (schema 4.0); {_CHANGES}",
)
OPTION_IGNORED = Code(
    "DEP402",
    Severity.WARNING,
    Text(
        "{place}「{found}」は Pacemaker {until} でなくなりました。",
        "'{found}' ({place}) is gone since Pacemaker {until}.",
    ),
    Text("新しい版に合わせて、{instead}", "For newer versions: {instead}"),
    Text(
        "{target} の Pacemaker は警告なしに無視します。",
        "Pacemaker of {target} ignores it without a word.",
    ),
    f"crm_verify 2.0.5, 2.1.5; {_CHANGES}",
)
OPTION_DEPRECATED = Code(
    "DEP403",
    Severity.WARNING,
    Text(
        "{place}「{found}」は {target} の Pacemaker で非推奨です。",
        "'{found}' ({place}) is deprecated in the Pacemaker of {target}.",
    ),
    Text("新しい版に合わせて、{instead}", "For newer versions: {instead}"),
    Text(
        "効きますが crm_verify が警告し、crm configure load は警告のある設定を読み込みません。",
        "It works, but crm_verify warns, and crm configure load refuses what it warns of.",
    ),
    f"crm_verify and crm configure load of 2.1.5 and 3.0.0; {_CHANGES}",
)
OPTION_FADING = Code(
    "DEP404",
    Severity.ADVICE,
    Text(
        "{place}「{found}」は {target} の Pacemaker で非推奨です。",
        "'{found}' ({place}) is deprecated in the Pacemaker of {target}.",
    ),
    Text("新しい版に合わせて、{instead}", "For newer versions: {instead}"),
    Text(
        "今は効きますが、後の版でなくなります。",
        "It works for now; a later version will drop it.",
    ),
    f"{_CHANGES}",
)
VALUE_REFUSED = Code(
    "DEP405",
    Severity.ERROR,
    Text(
        "{name} の値「{found}」は、{target} の Pacemaker にはもうありません。",
        "The Pacemaker of {target} no longer knows the value '{found}' of {name}.",
    ),
    Text("新しい名前の値にしてください。", "Write the value by its present name."),
    Text(
        "スキーマ違反として設定全体を受け取りません。",
        "It refuses the whole configuration as not valid against its schema.",
    ),
    f"crm_verify 3.0.0 (schema 4.0); {_CHANGES}",
)
VALUE_DEPRECATED = Code(
    "DEP406",
    Severity.WARNING,
    Text(
        "{name} の値「{found}」は {target} の Pacemaker で非推奨です。",
        "The value '{found}' of {name} is deprecated in the Pacemaker of {target}.",
    ),
    Text("新しい名前の値にしてください。", "Write the value by its present name."),
    Text(
        "効きますが crm_verify が警告し、crm configure load は警告のある設定を読み込みません。",
        "It works, but crm_verify warns, and crm configure load refuses what it warns of.",
    ),
    f"crm_verify and crm configure load of 2.1.5; {_CHANGES}",
)
VALUE_FADING = Code(
    "DEP407",
    Severity.ADVICE,
    Text(
        "{name} の値「{found}」は {target} の Pacemaker で非推奨です。",
        "The value '{found}' of {name} is deprecated in the Pacemaker of {target}.",
    ),
    Text("新しい名前の値にしてください。", "Write the value by its present name."),
    Text(
        "今は効きますが、後の版でなくなります。",
        "It works for now; a later version will drop it.",
    ),
    f"{_CHANGES}",
)
CLUSTER_GLUE = Code(
    "DEP410",
    Severity.WARNING,
    Text(
        "{target} には「{found}」がありません (cluster-glue のプラグイン)。",
        "{target} does not have '{found}', a plugin of cluster-glue.",
    ),
    Text(
        "同じ機器を扱う fence_* エージェント (fence_ipmilan など) にしてください。",
        "Use the fence_* agent for the same device (fence_ipmilan and the like).",
    ),
    Text(
        "STONITH リソースが起動せず、ノードを止められません。",
        "The fencing device does not start, and no node can be fenced.",
    ),
    "Pacemaker Explained, fencing; OSC2020 Online/Fall (Linux-HA Japan)",
)
HELPER = Code(
    "DEP411",
    Severity.WARNING,
    Text(
        "{target} には stonith-helper がありません。",
        "{target} does not have stonith-helper.",
    ),
    Text(
        "相撃ちの防止には pcmk_delay_base か priority-fencing-delay を使ってください。",
        "Against two nodes fencing each other, use pcmk_delay_base or priority-fencing-delay.",
    ),
    Text(
        "STONITH リソースが起動せず、これを最初の段に置いた STONITH が失敗します。",
        "The device does not start, and fencing that begins with it fails.",
    ),
    "Linux-HA Japan pm_extras; OSC2020 Online/Fall (Linux-HA Japan)",
)
BUILT_FOR_1_1 = Code(
    "DEP412",
    Severity.WARNING,
    Text(
        "「{found}」は Pacemaker 1.1 のためのプログラムで、{target} では動きません。",
        "'{found}' is a program for Pacemaker 1.1 and does not run on {target}.",
    ),
    Text(
        "代わりに {instead} を使ってください。設定する属性の名前も変わります。",
        "Use {instead}; it sets another node attribute.",
    ),
    Text(
        "監視のリソースが起動せず、属性が設定されないので、それを見るサービスも起動しません。",
        "The watching resource does not start, its attribute is never set, and services that look "
        "at the attribute do not start either.",
    ),
    "Linux-HA Japan pm_diskd, pm_ifcheckd; pm_extra_tools 24ebf89, 701b3da",
)
O2CB_GONE = Code(
    "DEP413",
    Severity.WARNING,
    Text(
        "エージェント ocf:pacemaker:{found} は Pacemaker 3.0 でなくなりました。",
        "The agent ocf:pacemaker:{found} is gone since Pacemaker 3.0.",
    ),
    Text(
        "OCFS2 には o2cb の systemd サービスを使うか、GFS2 にしてください。",
        "For OCFS2 use the systemd service o2cb, or change to GFS2.",
    ),
    Text(
        "{target} ではエージェントが見つからず、起動に失敗します。",
        "On {target} the agent is not found, and the start fails.",
    ),
    f"{_CHANGES}",
)
NODE_RULE_FOR_META = Code(
    "DEP414",
    Severity.WARNING,
    Text(
        "メタ属性「{name}」に付いたノード属性のルール「{found}」は、{target} では効きません。",
        "The rule '{found}' on the meta attribute '{name}' does not work on {target}.",
    ),
    Text(
        "ルールなしで書くか、配置の制約で同じことを表してください。",
        "Write the attribute without a rule, or say the same with location constraints.",
    ),
    Text(
        "Pacemaker 3.0 からはメタ属性のルールでノードの属性を見ず、このメタ属性は設定されません。",
        "From 3.0 on Pacemaker does not look at node attributes there; the meta attribute stays "
        "unset.",
    ),
    f"{_CHANGES} (node expressions in meta-attribute rules)",
)
