"""Single fencing devices and what depends on them (FEN418 to FEN434)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

ACTION_PARAMETER = Code(
    "FEN418",
    Severity.WARNING,
    Text(
        "「{id}」にパラメータ action={found} があります。",
        "'{id}' has the parameter action={found}.",
    ),
    Text(
        "行を消してください。動作はプロパティ stonith-action か pcmk_reboot_action で決めます。",
        "Drop the row; what to do is said by the property stonith-action or by pcmk_reboot_action.",
    ),
    Text(
        "動作は Pacemaker が呼び出しのたびに指定するので、この値は効きません。"
        "pcs は警告かエラーにします。",
        "Pacemaker names the action in each call and this value does not count; pcs warns about "
        "it or refuses it.",
    ),
    "pcs 0.11.5 (stonith create)",
)
METHOD_CYCLE = Code(
    "FEN419",
    Severity.WARNING,
    Text(
        "「{id}」の method={found} は、電源が切れたことを確かめません。",
        "method={found} of '{id}' does not make sure that the power went off.",
    ),
    Text("method=onoff (既定値) にしてください。", "Use method=onoff, the default."),
    Text(
        "止まっていないノードを止まったとみなし、データを二重に使うことがあります。",
        "A node that still runs may be taken for dead, and its data be used twice.",
    ),
    "Pacemaker Explained (fencing), pcs status",
)
CLONED = Code(
    "FEN420",
    Severity.WARNING,
    Text(
        "STONITH リソース「{device}」がクローン「{found}」に入っています。",
        "The fencing device '{device}' is cloned by '{found}'.",
    ),
    Text(
        "クローンから出してください。どのノードも、動いていない装置を使えます。",
        "Take it out of the clone: every node can use a device wherever it runs.",
    ),
    Text(
        "全ノードから装置を監視するだけで、他の効果はありません。pcs 0.11 以降は作れません。",
        "All nodes monitor the device, to no other effect; pcs 0.11 and later can't make it.",
    ),
    "pcs 0.11.1 changelog (rhbz#1811072)",
)
DISABLED = Code(
    "FEN421",
    Severity.WARNING,
    Text(
        "STONITH リソース「{id}」は target-role={found} で止めてあります。",
        "The fencing device '{id}' is disabled by target-role={found}.",
    ),
    Text("target-role の行を消してください。", "Drop the row of target-role."),
    Text(
        "止めてある装置は、対象ノードが故障しても使われません。",
        "A disabled device is not used when its target fails.",
    ),
    "Pacemaker Explained, 'When a Fence Device Can Be Used'",
)
TEST_AGENT = Code(
    "FEN422",
    Severity.WARNING,
    Text(
        "「{id}」の {found} は試験用で、本番では使えません。",
        "{found} of '{id}' is for tests only.",
    ),
    Text(
        "BMC、電源装置、仮想化基盤などを操作するエージェントに替えてください。",
        "Use an agent for the BMC, the power switch or the hypervisor.",
    ),
    Text(
        "応答しなくなったノードは止められません。",
        "It can't stop a node that no longer answers.",
    ),
    "LPI seminar 2011 (Linux-HA Japan), Pacemaker Explained (fencing)",
)
BMC_ALONE = Code(
    "FEN423",
    Severity.ADVICE,
    Text(
        "ノード {nodes} を止める装置は、本体と電源を共有する BMC だけです。",
        "The only devices for {nodes} are BMCs, which share the power with their hosts.",
    ),
    Text(
        "2 段目に PDU や UPS、共有ディスクを使う STONITH を加えることを検討してください。",
        "Consider a second level: a power switch, or fencing by shared storage.",
    ),
    Text(
        "ノードが電源を失うと BMC も応答せず、停止を確かめられないので切り替わりません。",
        "When a node loses its power its BMC is silent too: nobody can make sure that it is down, "
        "and nothing is taken over.",
    ),
    "Pacemaker Explained (fencing)",
)
SAME_ADDRESS = Code(
    "FEN424",
    Severity.WARNING,
    Text(
        "「{id}」の接続先 {found} は、別のノードを止める「{other}」と同じです。",
        "'{id}' reaches {found}, as does '{other}', which fences another node.",
    ),
    Text(
        "ノードごとの BMC のアドレス、または電源装置のコンセントの番号を書いてください。",
        "Give each node the address of its own BMC, or its own outlet.",
    ),
    Text(
        "故障したノードではなく、健全なノードを止めることがあります。",
        "The healthy node may be shot in place of the one that failed.",
    ),
    "Pacemaker Explained (fencing), OSC2017 Tokyo/Fall",
)
NOT_LANPLUS = Code(
    "FEN425",
    Severity.ADVICE,
    Text(
        "「{found}」に {name} がありません。",
        "'{found}' does not say {name}.",
    ),
    Text(
        "IPMI 2.0 の BMC なら {name} を加えてください。",
        "Add {name} for a BMC of IPMI 2.0.",
    ),
    Text(
        "IPMI 2.0 だけを受け付ける BMC では、装置の起動に失敗します。",
        "With a BMC that takes IPMI 2.0 only, the device fails to start.",
    ),
    "Linux-HA Japan article 4377, fence_ipmilan 4.12 (default 0)",
)
NOT_MONITORED = Code(
    "FEN426",
    Severity.WARNING,
    Text(
        "STONITH リソース「{found}」に monitor がありません。",
        "The fencing device '{found}' has no monitor operation.",
    ),
    Text(
        "O の部分に monitor の行 (間隔は 3600s など) を加えてください。",
        "Add a monitor row to part O, with an interval such as 3600s.",
    ),
    Text(
        "パスワードの期限切れや断線に、ノードを止めるときまで気づきません。",
        "An expired password or a broken cable shows only when a node has to be fenced.",
    ),
    "OSC2020 Online/Fall (Linux-HA Japan, 3600s)",
)
DEAD_CHECK_NOT_IP = Code(
    "FEN427",
    Severity.WARNING,
    Text(
        "「{id}」の dead_check_target にある「{found}」は IP アドレスではありません。",
        "'{found}' in dead_check_target of '{id}' is no IP address.",
    ),
    Text(
        "対象ノードの IP アドレスを、LAN ごとに空白で区切って書いてください。",
        "Write the addresses of the target in all LANs, separated by blanks.",
    ),
    Text(
        "対象ノードの生死を取り違え、不要な停止や切り替えの失敗が起こります。",
        "The helper takes a dead node for alive or the reverse.",
    ),
    "stonith-helper (pm_extras), its own metadata",
)
DEAD_CHECK_SAME = Code(
    "FEN428",
    Severity.WARNING,
    Text(
        "「{id}」の dead_check_target にある {found} は、別のノードを見る「{other}」にもあります。",
        "{found} in dead_check_target of '{id}' stands in that of '{other}' too, which looks at "
        "another node.",
    ),
    Text(
        "それぞれの対象ノード自身のアドレスを書いてください。",
        "Write the addresses of the device's own target.",
    ),
    Text(
        "別のノードを見て生死を判定してしまいます。",
        "The helper judges one node by the answers of another.",
    ),
    "stonith-helper (pm_extras), its own metadata",
)
QUORUM_CHECK = Code(
    "FEN429",
    Severity.WARNING,
    Text(
        "「{id}」の run_quorum_check={found} は、no-quorum-policy={policy} とは使えません。",
        "run_quorum_check={found} of '{id}' does not go with no-quorum-policy={policy}.",
    ),
    Text(
        "no-quorum-policy を stop か freeze にするか、run_quorum_check を no にしてください。",
        "Set no-quorum-policy to stop or freeze, or run_quorum_check to no.",
    ),
    Text(
        "過半数を失った側が相手を止めるのをやめ、どちらの側も引き継げなくなります。",
        "The side without quorum gives up fencing, and neither side can take over.",
    ),
    "stonith-helper (pm_extras), its own metadata",
)
STATIC_WITHOUT_LIST = Code(
    "FEN430",
    Severity.WARNING,
    Text(
        "「{id}」は pcmk_host_check={found} ですが、pcmk_host_list も pcmk_host_map もありません。",
        "'{id}' has pcmk_host_check={found} but neither pcmk_host_list nor pcmk_host_map.",
    ),
    Text(
        "pcmk_host_list に対象ノードを書いてください。",
        "Name the target in pcmk_host_list.",
    ),
    Text(
        "この装置はどのノードの停止にも選ばれません。",
        "The device is never chosen for any node.",
    ),
    "Pacemaker Explained (fencing, pcmk_host_check)",
)
HOST_MAP = Code(
    "FEN431",
    Severity.WARNING,
    Text(
        "「{id}」の pcmk_host_map の「{found}」を読めません。",
        "'{found}' in pcmk_host_map of '{id}' can't be read.",
    ),
    Text(
        "「ノード名:コンセント」を ; で区切って書いてください。例: pm01:1;pm02:2",
        "Write NODE:PLUG pairs separated by semicolons, as in pm01:1;pm02:2.",
    ),
    Text(
        "読めない部分は捨てられ、そのノードを止められません。",
        "Pacemaker drops what it can't read, and can't fence that node.",
    ),
    "Pacemaker Explained (fencing, pcmk_host_map)",
)
TICKET_FENCE = Code(
    "FEN432",
    Severity.WARNING,
    Text(
        "チケットの loss-policy={found} には STONITH が要りますが、無効です。",
        "loss-policy={found} of a ticket needs fencing, which is switched off.",
    ),
    Text(
        "STONITH を有効にするか、loss-policy を stop にしてください。",
        "Switch fencing on, or set loss-policy to stop.",
    ),
    Text(
        "crm_verify はエラーとし、Pacemaker は stop とみなします。",
        "crm_verify calls it an error, and Pacemaker takes it for stop.",
    ),
    "Pacemaker 3.0.2 pcmk_sched_tickets.c:180",
)
REQUIRES_FENCING = Code(
    "FEN433",
    Severity.WARNING,
    Text(
        "「{id}」の requires={found} には STONITH が要りますが、無効です。",
        "requires={found} of '{id}' needs fencing, which is switched off.",
    ),
    Text(
        "STONITH を有効にするか、requires の行を消してください。",
        "Switch fencing on, or drop the row of requires.",
    ),
    Text(
        "Pacemaker は requires=quorum とみなします。",
        "Pacemaker takes it for requires=quorum.",
    ),
    "Pacemaker 2.1.5 crm_verify",
)
SECRET = Code(
    "FEN434",
    Severity.ADVICE,
    Text(
        "パスワード (「{id}」の {name} など) がシートに書かれています。",
        "The sheet holds passwords, such as {name} of '{id}'.",
    ),
    Text(
        "見本の値にしておき、構築のときに差し替えてください。エージェントが {name}_script に"
        "対応していれば、それも使えます。",
        "Keep a placeholder in the sheet and put the real one in when the cluster is built, or use "
        "{name}_script where the agent has it.",
    ),
    Text(
        "シートや出力を読める人は誰でもパスワードを知り、バージョン管理にも残ります。",
        "Whoever can read the sheet or the output knows the password, and version control keeps "
        "it.",
    ),
    "crmsh fb18e7b6 (bsc#1163581), ha_cluster role e901a03",
)
NO_TARGETS = Code(
    "FEN438",
    Severity.WARNING,
    Text(
        "BMC の「{found}」に、対象のノード (pcmk_host_list) が書かれていません。",
        "The BMC '{found}' does not say which node it fences (pcmk_host_list).",
    ),
    Text(
        "pcmk_host_list に、その BMC の載ったノードを書いてください。",
        "Write the node of that BMC as pcmk_host_list.",
    ),
    Text(
        "Pacemaker はどのノードにも使える装置とみなし、別のノードを止めてしまうことがあります。",
        "Pacemaker takes it for a device that can fence any node, and may shoot the wrong one.",
    ),
    "Pacemaker Explained, fencing, pcmk_host_check",
)
