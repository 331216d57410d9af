"""What the steps of runbooks say: what is rarely done, but then has to be right."""

from crmgen.text import Text

# ---- the schema of the CIB
SCHEMA = Text("CIB のスキーマを上げる", "Upgrading the schema of the CIB")
SCHEMA_INTRO = Text(
    "Pacemaker を新しくしても、CIB は古いスキーマのままです。動きはしますが、判断のたびに変換が"
    "要ります。全ノードの更新が終わってから、先に写しの上で試して上げます。上げると、古い版のノードは"
    "もう参加できません。",
    "A new Pacemaker leaves the CIB in its old schema. That works, but has to be converted for "
    "every decision. Upgrade it once all nodes are updated, on a copy first. Nodes of an older "
    "version can't join afterwards.",
)
SCHEMA_NOW = Text("今のスキーマを見る。", "See which schema it has.")
SCHEMA_NOW_NOTE = Text(
    "pacemaker-{schema} なら、この版で最新です。ここで終わります。",
    "With pacemaker-{schema}, the newest of this version, there is nothing to do.",
)
SCHEMA_TRY = Text("写しの上で上げてみる。", "Upgrade a copy.")
SCHEMA_TRY_DIFFERS = Text(
    "失敗したら上げません。表示された項目を設計書で直し、投入してからやり直します。",
    "Where it fails, leave the schema: mend what it names in the design, load that, and try again.",
)
SCHEMA_COMPARE = Text("写しで何が変わったかを見る。", "See what has changed in the copy.")
SCHEMA_COMPARE_NOTE = Text(
    "cib の行（validate-with と版の番号）と、書き方だけが変わること。値が失われていないこと。",
    "The line of cib (validate-with and the version) and ways to write things; no value is lost.",
)
SCHEMA_WHAT_IF = Text("上げたら何が起こるかを予測する。", "Try what it would do.")
SCHEMA_NOTHING = Text(
    "「Transition Summary」に何もないこと。あれば上げません。",
    "Nothing under 'Transition Summary'; else leave the schema.",
)
SCHEMA_RUN = Text("クラスタの CIB を上げる。", "Upgrade the CIB of the cluster.")
SCHEMA_SEEN = Text(
    "新しいスキーマになったことを確認する。",
    "See that it has the new schema.",
)
SCHEMA_BACK = Text(
    "もとに戻すには、全ノードのクラスタを止め、保存した {file} を使います（{restore}）。",
    "To go back, stop the cluster on all nodes and use the saved {file} (see {restore}).",
)

# ---- the start after a loss of power
POWER = Text("電源喪失のあとの起動", "Starting after all nodes lost their power")
POWER_INTRO = Text(
    "全ノードが同時に落ちたあとに使います。ノードより先に、ノードが頼るものを起動します。順序を"
    "誤ると、相手を待ち続ける、強制停止に失敗する、ディスクが見えずに起動に失敗する、のどれかに"
    "なります。",
    "For when all nodes went down at once. What they depend on comes up first. In a wrong order "
    "nodes wait for each other, can't fence, or fail because their disks are missing.",
)
POWER_FIRST = Text(
    "スイッチ、共有ディスク、強制停止の装置、監視先の機器が動いていることを確認する。",
    "See that switches, shared disks, fencing devices and what is pinged are up.",
)
POWER_NODES = Text(
    "全ノード（{nodes}）の電源を入れ、OS が起動するのを待つ。",
    "Power on all nodes ({nodes}) and wait until they are booted.",
)
POWER_NODES_NOTE = Text(
    "全ノードがそろうまで、クラスタを起動してはいけません。クラスタが OS と一緒に起動する設定なら、"
    "間を空けずに電源を入れます。",
    "Don't start the cluster before all are there. Where it starts by itself at boot, power them "
    "on without a pause between them.",
)
POWER_MISSING = Text(
    "起動できないノードがあれば、その電源が切れていることを目で確かめてから残りで起動します。"
    "Corosync が全ノードを待っている（wait_for_all）間は Quorate が No のままです。待たせずに"
    "進めるには {unblock} を実行します。そのノードは {recovery} の P2 で復旧します。",
    "Where one can't be booted, see with your own eyes that it is powered off, and start the "
    "others. While Corosync waits for all nodes (wait_for_all), Quorate says No; type {unblock} "
    "to go on without it. Recover that node with P2 of {recovery}.",
)
POWER_CONFIRM = Text(
    "強制停止できないために UNCLEAN のままのノードがあれば、{recovery} の P2 の手順で電源断を"
    "伝えます。",
    "Where a node stays UNCLEAN because it can't be fenced, tell the cluster that it is off, as "
    "P2 of {recovery} says.",
)
POWER_HISTORY = Text(
    "起動のときの強制停止を確認する。", "See which nodes were fenced at the start."
)
POWER_HISTORY_NOTE = Text(
    "遅れて起動したノードは、一度強制停止されることがあります（startup-fencing）。記録に残します。",
    "A node that came late may have been fenced once (startup-fencing). Keep a note of it.",
)

# ---- networks
NETWORK = Text("ネットワーク機器の保守", "Maintenance of network devices")
NETWORK_INTRO = Text(
    "スイッチなどを止めても切替を起こさないための手順です。メンテナンスモードの間は、サービスの"
    "監視も切替も行われません。",
    "Keeps a switch that is turned off from moving services. While maintenance mode is on, "
    "services are neither monitored nor moved.",
)
NETWORK_LINKS = Text(
    "ノード同士をつなぐ経路（インターコネクト）を一度に全部切ってはいけません。メンテナンスモードでも、"
    "見えなくなったノードは強制停止されます。全部を切る作業なら、{shutdown} でクラスタを止めます。",
    "Never cut all links between the nodes at once: even in maintenance mode a node that is not "
    "seen is fenced. Work that cuts them all needs the cluster stopped, see {shutdown}.",
)
NETWORK_FENCING = Text(
    "強制停止の装置へのネットワークが切れている間は、ノードが故障しても引き継ぎが止まります。",
    "While the network of the fencing devices is down, a node that fails is not taken over.",
)
NETWORK_WORK = Text("ネットワーク機器の作業を行う。", "Do the work on the network device.")
NETWORK_LINKS_SEEN = Text(
    "インターコネクトがすべて戻ったことを確認する。",
    "See that all links between the nodes are back.",
)
NETWORK_LINKS_DIFFER = Text(
    "戻っていなければ、解除せずにネットワークを直します。",
    "Where one is not, mend the network before maintenance mode ends.",
)
NETWORK_ATTRIBUTES_NOTE = Text(
    "監視はメンテナンスモードの間止まるため、値は作業前のままです。監視先に届くことを ping などで"
    "確かめます。届かないまま解除すると切替が起こります。値：{values}",
    "Monitors rest in maintenance mode, so the values are those from before. See with ping or the "
    "like that what is monitored can be reached: if not, services move when the mode ends. "
    "Values: {values}",
)

# ---- another machine, another address
REPLACE = Text("ノードの交換とアドレスの変更", "Replacing a node, changing an address")
REPLACE_OF = Text("{node} の交換", "Replacing {node}")
REPLACE_INTRO = Text(
    "同じ名前の新しい機器に入れ替えます。ほかのノードは動いたままです。",
    "Puts another machine in its place, under the same name. The other nodes stay up.",
)
REPLACE_OFF = Text("{node} の電源を切り、取り外す。", "Power {node} off and take it away.")
REPLACE_NEW = Text(
    "新しい機器に、{node} と同じ OS、パッケージ、アプリケーション、ホスト名、アドレスを設定する。",
    "Set the new machine up with the same system, packages, applications, host name and "
    "addresses as {node}.",
)
REPLACE_NEW_NOTE = Text(
    "/etc/hosts、時刻合わせ、共有ディスクへの経路、ライセンス、VIP を付けるインタフェースの名前も"
    "そろえます。クラスタはまだ起動しません。",
    "/etc/hosts, the clock, the paths to shared disks, licences and the names of the interfaces "
    "that get the VIPs too. Don't start the cluster.",
)
REPLACE_COPY = Text(
    "稼働中のノードから /etc/corosync の corosync.conf と authkey を写す（/etc/pacemaker/authkey が"
    "あれば、それも）。",
    "Copy corosync.conf and authkey in /etc/corosync from a node that is up (and "
    "/etc/pacemaker/authkey where there is one).",
)
REPLACE_COPY_PCS = Text(
    "pcs を使うため、pcsd を起動し、hacluster のパスワードをほかのノードとそろえます。",
    "For pcs start pcsd, with the password of hacluster as on the other nodes.",
)
REPLACE_OLD = Text(
    "新しい機器に古い設定が残っていないことを確認する。",
    "See that no old configuration is left on the new machine.",
)
REPLACE_OLD_NOTE = Text(
    "cib.xml がないこと。あれば別の場所に移します。設定はほかのノードから届きます。",
    "No cib.xml is there; else move it to another place. The configuration comes from the others.",
)
REPLACE_FENCE = Text(
    "強制停止の装置が新しい機器を指すことを確認する。",
    "See that the fencing devices lead to the new machine.",
)
REPLACE_FENCE_NOTE = Text(
    "BMC のアドレスやコンセントの番号が変わったなら、設計書を直して投入します（{change}）。本番に"
    "入れる前に、{tests} の {node} の行で確かめます。",
    "If the address of its BMC or its outlet is another, change the design and load it "
    "({change}). Before it goes into service, try the rows of {node} in {tests}.",
)
ADDRESS = Text("アドレスの変更", "Changing an address")
ADDRESS_INTRO = Text(
    "ノードのアドレスは、次のところに書かれています。すべてを同時に変えるため、クラスタを止めて"
    "行います。",
    "The address of a node stands in these places. All of them change together, so the cluster "
    "has to be stopped.",
)
ADDRESS_PLACES = (
    Text(
        "全ノードの /etc/corosync/corosync.conf（ring0_addr など）",
        "/etc/corosync/corosync.conf on every node (ring0_addr and the like)",
    ),
    Text("全ノードの /etc/hosts、または DNS", "/etc/hosts on every node, or DNS"),
    Text(
        "設計書：表 1-2（ネットワーク構成）、強制停止の装置のパラメータ、監視先のアドレス、"
        "レプリケーションの相手",
        "the design: table 1-2 (networks), parameters of fencing devices, what is pinged, the "
        "other end of replications",
    ),
    Text("ファイアウォールの設定", "firewalls"),
)
ADDRESS_STOP = Text("{stop} の手順でクラスタを止める。", "Stop the cluster as in {stop}.")
ADDRESS_COPY = Text("今の corosync.conf を残す。", "Keep the present corosync.conf.")
ADDRESS_EDIT = Text(
    "アドレスを変え、corosync.conf を全ノードで同じにする。",
    "Change the address, and make corosync.conf the same on every node.",
)
ADDRESS_EDIT_NOTE = Text(
    "corosync.conf の config_version を 1 増やします。",
    "Add 1 to config_version in corosync.conf.",
)
ADDRESS_START = Text("{start} の手順でクラスタを起動する。", "Start the cluster as in {start}.")
ADDRESS_BACK = Text(
    "faulty、disconnected があれば、残した corosync.conf に戻してやり直します。",
    "Where a link is faulty or disconnected, go back to the corosync.conf that was kept.",
)
ADDRESS_DESIGN = Text(
    "設計書のアドレスを変え、{change} の手順で投入する。",
    "Change the addresses in the design and load it as in {change}.",
)

# ---- why it happened
REVIEW = Text("なぜ切り替わったかを調べる", "Finding out why it failed over")
REVIEW_INTRO = Text(
    "採取した資料を、DC だったノードで見ます。何が故障し、クラスタが何を決め、いつ実行したかを"
    "この順に確かめます。",
    "Looks at what was collected, on the node that was the DC: what failed, what the cluster "
    "decided, and when it acted, in this order.",
)
REVIEW_COUNTS = Text("何が失敗したかを見る。", "See what has failed.")
REVIEW_COUNTS_NOTE = Text(
    "Migration Summary の fail-count と、Failed Resource Actions の操作（monitor、start、stop）、"
    "時刻、exitreason。何もなければ、リソースの故障ではなく、ノード、ネットワーク、または人の操作です。",
    "The fail-counts under Migration Summary; the action (monitor, start, stop), time and "
    "exitreason under Failed Resource Actions. Where there is nothing, it was no resource but a "
    "node, a network, or a person.",
)
REVIEW_FENCED = Text("強制停止されたノードを見る。", "See which nodes were fenced.")
REVIEW_FENCED_NOTE = Text(
    "対象、時刻、要求したノード。切替の直前の記録があれば、ノードが見えなくなったことが原因です。",
    "Target, time, and who asked for it. An entry right before the failover says that a node was "
    "not seen any more.",
)
REVIEW_DC = Text("どのノードがいつ判断したかを見る。", "See which node decided, and when.")
REVIEW_DC_NOTE = Text(
    "「Calculated transition」の行があるノードが、その時刻の DC です。切替の時刻の行に書かれた "
    "pe-input の番号を控えます。ログをファイルに集めている環境では、そのファイルも探します。",
    "The node whose log has lines 'Calculated transition' was the DC then. Note the number of the "
    "pe-input in the line of that time. Where logs are collected in a file, search that too.",
)
REVIEW_WHERE = Text("その時刻に DC だったノード", "the node that was the DC then")
REVIEW_LIST = Text(
    "判断の入力を新しい順に並べる。", "List the inputs of the decisions, the newest first."
)
REVIEW_LIST_NOTE = Text(
    "切替の時刻のファイルを選びます。番号は一巡すると 0 に戻ります。",
    "Choose that of the time of the failover. Numbers begin at 0 again after a while.",
)
REVIEW_INPUT = Text("そのときの判断を再現する。", "Have that decision made again.")
REVIEW_INPUT_NOTE = Text(
    "このコマンドは最も新しいものを使います。ほかの時刻のものは、ファイルの名前を書いて実行します。"
    "「Transition Summary」の Fence、Recover、Move、Stop と、その後ろの理由（due to …）を見ます。"
    "「Current cluster status」の FAILED、UNCLEAN が、判断のもとになった事実です。",
    "This takes the newest; for another time write the name of its file. Look at Fence, Recover, "
    "Move and Stop under 'Transition Summary' and the reason behind them (due to …). FAILED and "
    "UNCLEAN under 'Current cluster status' are the facts it decided by.",
)
REVIEW_LOG = Text("故障した操作のログを見る。", "Look at the log of what failed.")
REVIEW_LOG_NOTE = Text(
    "故障したノードの記録で、切替の時刻の少し前から読みます。エージェントの出力には、リソースの名前が"
    "付きます。",
    "On the node that failed, from shortly before the failover on. What agents say has the name "
    "of the resource with it.",
)
REVIEW_TABLE = Text(
    "分かった故障を {table} で探し、そこに書かれた手順で復旧します。",
    "Look the failure up in {table}, and recover as it says.",
)
