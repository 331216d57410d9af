"""What the steps of runbooks say: rolling updates."""

from crmgen.text import Text

UPDATE_WAYS = Text(
    "サービスを動かしたまま更新する方法は二つあります。ノードごとに切り離す方法は切替の回数だけ"
    "サービスが短く止まり、メンテナンスモードの方法はサービスを止めずに Pacemaker と Corosync "
    "だけを"
    "入れ替えます。",
    "There are two ways to update while services run. Node by node, they stop for a moment "
    "each time "
    "they move. In maintenance mode they don't stop, and only Pacemaker and Corosync are "
    "replaced.",
)
UPDATE_APPLICATION = Text(
    "アプリケーションの更新は、ノードごとに切り離す方法で行います。",
    "Applications are updated node by node.",
)
UPDATE_MIXED = Text(
    "新旧の版が混在するのは更新の間だけにします。混在中に旧版のノードが離脱すると、"
    "再び参加できない"
    "ことがあります。",
    "Let versions be mixed for no longer than the update takes: an old node that leaves "
    "meanwhile "
    "may not be able to join again.",
)
UPDATE_ORDER_TEXT = Text(
    "動いているサービスが少ないノードから順に更新します。"
    "全台の更新でサービスの切替が最も少なくなる"
    "順です。",
    "Nodes with fewer services come first: that way services move the least.",
)
UPDATE_DC = Text(
    "DC のノードは最後にするのが望ましい方法です。DC を確認する。",
    "The DC is best done last. See which node it is.",
)
UPDATE_DC_EXPECTED = Text(
    "DC が先頭のノードなら、ほかの条件が許す範囲で順序を入れ替えます。",
    "If it is the first node, change the order where nothing speaks against it.",
)
UPDATE_TABLE = Text("更新の順序", "Order of the update")
UPDATE_RUNS = Text("正常時に動くサービス", "Services that normally run there")
UPDATE_TO = Text("切り離したときの移動先", "Where they go")
UPDATE_STOPPED = Text("止まるもの", "What stops")
STOP_NODE = Text("{node} でクラスタを停止する。", "Stop the cluster on {node}.")
STOP_NODE_SEEN = Text(
    "{node} が停止したことを、ほかのノードで確認する。",
    "See on another node that {node} is stopped.",
)
STOP_NODE_UNCLEAN = Text(
    "{node} が UNCLEAN なら停止に失敗しています。強制停止されるのを待ち、{recovery} へ。",
    "If {node} is UNCLEAN, it did not stop in order: wait for the fencing and see {recovery}.",
)
UPDATE_PACKAGES = Text(
    "{node} のパッケージやアプリケーションを更新し、必要なら再起動する。",
    "Update the packages or the application on {node}; reboot it where needed.",
)
UPDATE_PACKAGES_NOTE = Text(
    "更新するパッケージの一覧は作業チェックシートに書いておきます。ネットワークを止めるのは、"
    "クラスタを停止した後だけです。",
    "The list of packages belongs on the work sheet. Stop networks only while the cluster is "
    "stopped.",
)
UPDATE_VERIFY = Text(
    "更新した版で、保存しておいた設定を検査する。",
    "Check the saved configuration with the new version.",
)
UPDATE_VERIFY_DIFFERS = Text(
    "error が出たら起動せず、パッケージを元の版に戻します。ノードが見えないという警告"
    "（Node … is unclean）は問題ありません。",
    "At an error don't start: go back to the former packages. That nodes are not seen (Node … is "
    "unclean) does no harm.",
)
START_NODE = Text("{node} でクラスタを起動する。", "Start the cluster on {node}.")
START_NODE_SEEN = Text(
    "{node} が参加したことを確認する（standby のまま）。",
    "See that {node} has joined, still on standby.",
)
START_NODE_DIFFERS = Text(
    "参加しないときは {node} のログを調べます。版の差が大きいと参加を拒まれます。",
    "If it does not join, look at the logs of {node}: versions too far apart are refused.",
)
UPDATE_NEXT = Text("次のノードへ進みます：{next}", "Go on with the next node: {next}")
UPDATE_LAST = Text("全台の更新が終わりました。", "All nodes are updated.")
UPDATE_SCHEMA = Text(
    "全ノードの更新が終わったら、保存した設定と crm_verify の警告を見て、設計書を新しい版向けに"
    "見直します。",
    "When all nodes are done, look at the warnings of crm_verify and adapt the design to the new "
    "version.",
)
MAINTENANCE_BLIND = Text(
    "メンテナンスモードの間は、故障しても検知も切替も行われません。作業中はサービスを別の方法で"
    "見張ります。",
    "In maintenance mode nothing is noticed and nothing is taken over. Watch the services by "
    "other "
    "means meanwhile.",
)
MAINTENANCE_ATTRIBUTE = Text(
    "{rsc} は、{monitor} が付ける属性 {attribute} のルール（{cell}）で置かれています。"
    "Pacemaker を"
    "再起動するとこの属性は消え、メンテナンスモードを解除した瞬間に {rsc} が止まる、"
    "または動くことが"
    "あります。",
    "A rule on the attribute {attribute} of {monitor} places {rsc} ({cell}). The attribute "
    "vanishes "
    "when Pacemaker is restarted, and {rsc} may stop or move as soon as maintenance mode is off.",
)
MAINTENANCE_ATTRIBUTE_FIX = Text(
    "そのため、解除の前に属性値を手で入れます。", "So set it by hand before that."
)
MAINTENANCE_REMOTE = Text(
    "{rsc} はリモートノードです。リモートノードのあるクラスタでは、この方法は使えません。"
    "ノードごとに行う更新を使います。",
    "{rsc} is a remote node. With remote nodes this way is not possible: update node by node.",
)
MAINTENANCE_SET = Text("監視の属性値を入れる。", "Set the attributes of the monitors.")
MAINTENANCE_SET_NOTE = Text(
    "監視先に届くことを ping などで確かめてから入れます。",
    "See first, with ping or the like, that what is monitored can be reached.",
)
MAINTENANCE_SEEN = Text(
    "すべてのリソースが起動中として検出されたことを確認する。",
    "See that all resources are found running.",
)
MAINTENANCE_SEEN_NOTE = Text(
    "各リソースが元のノードで Started、行末に (unmanaged) か (maintenance) とあること。FAILED、"
    "ORPHANED がないこと。",
    "Each is Started where it was, with (unmanaged) or (maintenance) behind it. None is FAILED "
    "or "
    "ORPHANED.",
)
MAINTENANCE_SEEN_DIFFERS = Text(
    "Stopped と検出されたものがあれば、解除すると起動・切替が始まります。"
    "原因を調べるまで解除しません。",
    "What is found Stopped will be started or moved once the mode is off: find out why first.",
)
MAINTENANCE_OFF = Text("メンテナンスモードを解除する。", "Turn maintenance mode off.")
MAINTENANCE_SIMULATE = Text(
    "解除したら何が起こるかを予測する。", "Try what will happen when it is off."
)

UPDATE_ALL_PACKAGES = Text(
    "Pacemaker と Corosync のパッケージを更新する。",
    "Update the packages of Pacemaker and Corosync.",
)
UPDATE_NO_REBOOT = Text(
    "サービスは動いたままです。再起動や、サービスのネットワーク・ディスクに触れる作業はしません。",
    "The services still run: don't reboot, and leave their networks and disks alone.",
)
MAINTENANCE_SIMULATE_NOTE = Text(
    "「Transition Summary」に Stop、Move、Restart、Fence がないこと。あれば解除しません。",
    "No Stop, Move, Restart or Fence under 'Transition Summary'; else don't turn it off.",
)

CHANGE_MAINTENANCE = Text("メンテナンスモードにする。", "Turn maintenance mode on.")
CHANGE_MAINTENANCE_NOTE = Text(
    "解除するまで、故障の検知も切替も行われません。",
    "Until it is off again no failure is noticed, and nothing is taken over.",
)
CHANGE_MODE_SEEN = Text(
    "メンテナンスモードになったことを確認する。", "See that maintenance mode is on."
)
