"""What the steps of runbooks say: loading, changing, updating, stopping everything, saving."""

from crmgen.text import Text

# ---- the first load
LOAD_INTRO = Text(
    "設定ファイル {file} は、この手順書と同じ設計書から crmgen で作ります。識別値 {digest} が"
    "一致することを確認します。",
    "Make {file} with crmgen from the same design as this runbook: both have the digest {digest}.",
)
LOAD_ONCE = Text(
    "設定の投入は 1 ノードで 1 回だけです。全ノードに伝わります。",
    "Load once, on one node: it reaches all of them.",
)
LOAD_FILE = Text(
    "設定ファイルを {folder} に置き、識別値を確認する。",
    "Put the file into {folder} and see its digest.",
)
LOAD_FILE_DIFFERS = Text(
    "識別値が違えば、設計書とこの手順書の版がそろっていません。作り直します。",
    "With another digest the design and this runbook are not of the same version: make them anew.",
)
LOAD_STOPPED = Text(
    "全ノードで Pacemaker が停止していることを確認する。",
    "See that Pacemaker is stopped on every node.",
)
LOAD_STOPPED_DIFFERS = Text(
    "動いていれば止めます。すでに運用中のクラスタなら、この手順ではなく {change} を使います。",
    "Stop it where it runs. For a cluster in operation use {change}, not this procedure.",
)
LOAD_OLD = Text(
    "古い設定ファイルが残っていないことを確認する。", "See that no old configuration is left."
)
LOAD_OLD_NOTE = Text(
    "cib.xml があれば別の場所に移します。1 ノードにだけ残っていると、起動したときに古い設定が"
    "全ノードに広がります。",
    "Move a cib.xml that is there to another place. Left on one node alone, it comes back on "
    "all of "
    "them.",
)
LOAD_START = Text("全ノードでクラスタを起動する。", "Start the cluster on every node.")
LOAD_ONLINE = Text("全ノードが Online になるのを待つ。", "Wait until all nodes are online.")
LOAD_ONLINE_NOTE = Text(
    "Online: [ {nodes} ] と表示され、リソースがないこと。参加の途中で投入しません。",
    "Online: [ {nodes} ], and no resources. Don't load while a node is joining.",
)
LOAD_RUN = Text("設定を投入する。", "Load the configuration.")
LOAD_CRM_DIFFERS = Text(
    "ERROR が出て「Do you still want to commit」と聞かれたら n と答えます。何も変わりません。"
    "エージェントが入っているかを全ノードで確認します。",
    "At an ERROR answer n to 'Do you still want to commit': nothing has changed then. See on "
    "every "
    "node whether the agents are installed.",
)
LOAD_CRM_WARNINGS = Text(
    "crmsh 5.0.0 は警告だけでも投入を拒みます。内容を確認した上で crm -F を使います。",
    "crmsh 5.0.0 refuses at mere warnings: look at them, then use crm -F.",
)
LOAD_PCS_DIFFERS = Text(
    "途中で止まったら、クラスタの設定は変わっていません。表示されたセルを設計書で確認します。"
    "エージェントが入っているかを全ノードで確認します。",
    "Where it stops, the cluster is as it was. Look at the cell that it names, and see on "
    "every node "
    "whether the agents are installed.",
)
LOAD_START_FAILS = Text(
    "Stopped のままのリソースや Failed Resource Actions があれば {cleanup} へ。",
    "Where resources stay Stopped, or Failed Resource Actions are shown, see {cleanup}.",
)

# ---- adding and changing
CHANGE_INTRO = Text(
    "設計書を直してから、設定ファイルとこの手順書を作り直します。クラスタを直接変更すると、"
    "次の投入で失われます。",
    "Change the design, and make the file and this runbook anew from it. What is changed in the "
    "cluster alone is lost with the next load.",
)
CHANGE_RESTARTS = Text(
    "動いているグループの途中にメンバーを足すと、それより後ろのメンバーが再起動します。"
    "パラメータの変更は、そのリソースと依存するリソースを再起動させることがあります。",
    "A member put into the middle of a running group restarts those behind it. A changed "
    "parameter "
    "may restart its resource and all that depend on it.",
)
CHANGE_REPLACE = Text(
    "設定は丸ごと入れ替わります。手作業で加えた設定（standby の解除忘れ、切替の制約）は先に"
    "片付けます。",
    "The whole configuration is replaced. Clear away what was set by hand (nodes on standby, "
    "constraints of switches) before.",
)
CHANGE_CHECK = Text("直した設計書を検査する。", "Check the changed design.")
CHANGE_CHECK_DIFFERS = Text(
    "エラーがあれば投入しません。警告は承認を得てから進めます。",
    "Don't load with errors. Have warnings approved first.",
)
CHANGE_MAKE = Text("設定ファイルを作る。", "Make the file.")
CHANGE_PLACE = Text("作ったファイルを {folder} に置く。", "Put the file into {folder}.")
CHANGE_COPY = Text(
    "保存した CIB の写しに投入してみる。クラスタは変わりません。",
    "Load it into a copy of the saved CIB: the cluster stays as it is.",
)
CHANGE_COPY_DIFFERS = Text(
    "ERROR や命令の失敗があれば投入しません。表示されたセルや ID を設計書で確認します。",
    "At an ERROR, or a command that fails, don't load it: look at the cell or id that it names.",
)
CHANGE_TRY = Text(
    "投入したら、今のクラスタで何が起こるかを予測する。",
    "Try what it would do in the cluster as it is now.",
)
CHANGE_TRY_NOTE = Text(
    "「Transition Summary」に、意図した Start、Stop、Move、Restart だけがあること。",
    "Under 'Transition Summary' no Start, Stop, Move or Restart but those that are meant.",
)
CHANGE_TRY_DIFFERS = Text(
    "意図しないものがあれば投入せず、設計書を見直します。「An invalid transition was produced」は、"
    "順序の制約が噛み合わないか、今は起動できないリソースが順序に含まれるときに出ます。同じ"
    "コマンドを before.xml に対しても実行し、そこでは出ないなら投入しません。",
    "Where there are others, don't load it: go back to the design. 'An invalid transition was "
    "produced' means that orders contradict each other, or name what can't start at present. Try "
    "before.xml the same way: if it is not said there, don't load.",
)
CHANGE_DIFF = Text("今の設定と見比べる。", "Compare with the present configuration.")
CHANGE_DIFF_NOTE = Text(
    "違いが、変更する内容だけであること。", "They differ in what is to be changed, and no more."
)
CHANGE_MODE_LOST = Text(
    "設定は丸ごと入れ替わるため、先にメンテナンスモードにしても投入と同時に解除されます。"
    "投入しても"
    "何も動かさずに様子を見るには、設計書の PROPERTY に maintenance-mode = true を書いて投入し、"
    "{simulate} の予測を見てから {off} で解除します（設計書からも消します）。",
    "The whole configuration is replaced, so maintenance mode turned on before ends with the "
    "load. "
    "To load without anything moving, set maintenance-mode to true in the design's PROPERTY, "
    "load, "
    "look at what {simulate} foresees, and then turn it off with {off} (and in the design).",
)
KEEP = Text(
    "投入した設定ファイルの写しを残す（次の変更で見比べる）。",
    "Keep a copy of the file that was loaded, to compare with next time.",
)
CHANGE_LOAD = Text("新しい設定を投入する。", "Load the new configuration.")
CHANGE_BACK = Text(
    "意図しない状態になったら、保存した設定を戻します：{command}",
    "Where the state is not what was meant, restore what was saved: {command}",
)
CHANGE_AFTER = Text(
    "新しい手順書の「正常時の状態」と見比べる。",
    "Compare with the normal state in the new runbook.",
)
ADD_AGENT = Text(
    "追加するリソースのエージェントとアプリケーションが、全ノードにあることを確認する。",
    "See that the agent and the application of the new resource are on every node.",
)
ADD_AGENT_NOTE = Text(
    "片方のノードにないと、切替のときに初めて失敗します。",
    "Missing on one node, it fails only at the first failover.",
)
ADD_DESIGN = Text(
    "設計書に行を追加する。メタ属性 target-role を Stopped にしておく。",
    "Add its rows to the design, with the meta attribute target-role set to Stopped.",
)
ADD_DESIGN_NOTE = Text(
    "場所・同居・順序の制約も忘れずに書きます。順序のない同居、"
    "同居のない順序がないかを見直します。",
    "Its location, colocation and order too: look for an order without a colocation, and the "
    "other "
    "way round.",
)
ADD_LOAD = Text("{change} の手順で投入する。", "Load it as in {change}.")
ADD_ONLY = Text(
    "crm_mon に、追加したリソースだけが Stopped (disabled) で増えたことを確認する。",
    "See in crm_mon that the new resource, Stopped (disabled), is all that was added.",
)
ADD_START = Text(
    "追加したリソースを {resource} の手順で起動する。設計書の target-role を消しておく。",
    "Start the new resource as in {resource}. Take target-role out of the design.",
)
ADD_TEST = Text(
    "新しい手順書の {tests} で、追加したリソースの試験を行う。",
    "Carry out the tests of the new resource, see {tests} in the new runbook.",
)

# ---- everything down
SHUTDOWN_INTRO = Text(
    "サービスはすべて止まります。切替を起こさないよう、"
    "サービスの動いていないノードから順に止めます。",
    "All services stop. Nodes without services come first, so that nothing moves.",
)
SHUTDOWN_INTRO_PCS = Text(
    "サービスはすべて止まります。pcs は全ノードの Pacemaker を止めてから Corosync を止めるため、"
    "切替は起こりません。",
    "All services stop. pcs stops Pacemaker on all nodes before Corosync, so nothing moves.",
)
SHUTDOWN_ALL = Text("全ノードのクラスタを停止する。", "Stop the cluster on all nodes.")
SHUTDOWN_SEEN = Text("停止したことを全ノードで確認する。", "See on every node that it is stopped.")
SHUTDOWN_SEEN_EXPECTED = Text(
    "inactive と表示されたノードから電源を切れます。failed なら、そのノードのログを調べます。",
    "Nodes that say inactive may be switched off. At failed look at the logs of that node.",
)
START_TOGETHER = Text(
    "全ノードの電源を入れ、そろってから起動します。1 台だけで起動すると、もう一方を待ち続ける"
    "（wait_for_all）か、応答しないノードとして強制停止することがあります。",
    "Power all nodes on before you start the cluster. One alone waits for the others "
    "(wait_for_all) "
    "or fences them because they don't answer.",
)
START_ALL = Text("全ノードのクラスタを起動する。", "Start the cluster on all nodes.")

# ---- backup and evidence
BACKUP_INTRO = Text(
    "設定を変える前と後、および定期的に行います。",
    "Do it before and after every change, and regularly.",
)
BACKUP_COROSYNC = Text("Corosync の設定も写す。", "Copy the configuration of Corosync too.")
BACKUP_MOVE = Text(
    "{folder} のファイルを、クラスタの外の保管場所に写す。",
    "Copy the files in {folder} to a place outside the cluster.",
)
RESTORE_INTRO = Text(
    "保存した時点の設定に戻します。リソースの停止や移動が起こることがあるので、先に予測します。",
    "Goes back to the configuration as it was saved. Resources may stop or move: try it first.",
)
RESTORE_CHECK = Text("保存した設定を検査する。", "Check what was saved.")
RESTORE_CHECK_DIFFERS = Text(
    "error が出たら戻さず、別のバックアップを使います。ノードが見えないという警告"
    "（Node … is unclean）は問題ありません。",
    "At an error don't restore it: take another backup. That nodes are not seen (Node … is "
    "unclean) does no harm.",
)
RESTORE_TRY = Text("戻したら何が起こるかを予測する。", "Try what it would do.")
RESTORE_TRY_NOTE = Text(
    "「Transition Summary」に意図しない Stop や Move がないこと。"
    "保存した時点の状態からの予測です。",
    "No Stop or Move under 'Transition Summary' that is not meant. It is tried from the state "
    "that "
    "was saved.",
)
RESTORE_RUN = Text("設定を戻す。", "Restore it.")
RESTORE_DIFFERS = Text(
    "「Update does not conform to the configured schema」なら、版の違うクラスタのファイルです。"
    "戻しません。",
    "'Update does not conform to the configured schema': the file is of another version. Leave it.",
)
RESTORE_NONE = Text(
    "CIB も読めないときは、{load} の手順で設計書の設定を投入し直します。",
    "Where the CIB can't be read at all, load the design anew, see {load}.",
)
EVIDENCE_INTRO = Text(
    "復旧より先に、全ノードで採取します。再起動や記録のクリアで失われるものがあります。サービスの"
    "復旧を急ぐときも、最初の状態の記録だけは行います。",
    "Collect it on all nodes before you repair: reboots and clearing lose some of it. In a "
    "hurry, at "
    "least note the state.",
)
EVIDENCE_STATE = Text("状態を記録する。", "Note the state.")
EVIDENCE_REPORT = Text(
    "全ノードのログと設定をまとめて採取する。", "Collect logs and configuration of all nodes."
)
EVIDENCE_REPORT_NOTE = Text(
    "直近 24 時間分です。故障がそれより前なら、開始時刻を変えます。ほかのノードに届かないときは"
    "ノードごとに実行します。",
    "The last 24 hours; change the beginning for an earlier failure. Where nodes can't be "
    "reached, "
    "do it on each of them.",
)
EVIDENCE_LOG = Text("各ノードのログを写す。", "Copy the logs of each node.")
EVIDENCE_INPUTS = Text(
    "判断の記録（pe-input）を写す。", "Copy the inputs of the scheduler (pe-input)."
)
EVIDENCE_INPUTS_NOTE = Text(
    "故障の時刻に DC だったノードのものが必要です。",
    "Those of the node that was the DC when it failed are needed.",
)
EVIDENCE_VERSIONS = Text("版を記録する。", "Note the versions.")
EVIDENCE_ASK = Text("添えて伝えること", "What to tell with it")
EVIDENCE_QUESTIONS = (
    Text("いつ、何が起こったか（利用者から見た症状）", "when what happened, as users saw it"),
    Text("直前に行った作業", "what was done shortly before"),
    Text("故障の時刻に DC だったノード", "which node was the DC at that time"),
    Text("今サービスが動いているノード", "where the services run now"),
)
