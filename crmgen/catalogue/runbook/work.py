"""What the steps of runbooks say: looking, switching, nodes, resources."""

from crmgen.text import Text

# ---- looking
LOOK = Text("{normal} のとおりであることを確認する。", "See that the state is as in {normal}.")
LOOK_AT = Text("今の状態を確認し、記録する。", "Look at the present state and note it.")
LOOK_AGAIN = Text("状態が期待どおりになったことを確認する。", "See that the state is as expected.")
LOOK_TOOL = Text("{tool} の表示でも確認する。", "Look with {tool} too.")
LOOK_TOOL_NOTE = Text(
    "全ノードが Online、リソースは crm_mon と同じ状態であること。",
    "All nodes online, the resources as crm_mon shows them.",
)
VERIFY = Text("設定に誤りがないことを確認する。", "See that the configuration is free of mistakes.")
VERIFY_DIFFERS = Text(
    "error が出たら {backup} の復元で直前の設定に戻します。warning "
    "だけなら内容を記録して続けます。",
    "At an error restore the former configuration, see {backup}. Note warnings and go on.",
)
FENCE_HISTORY = Text("フェンシングの履歴を確認する。", "Look at the history of fencing.")
FENCE_HISTORY_NOTE = Text(
    "前回の点検より後の記録、失敗した記録がないこと。",
    "Nothing since the last check, and nothing that failed.",
)
QUORUM = Text("クォーラムを確認する。", "Look at the quorum.")
QUORUM_NOTE = Text(
    "Quorate が Yes、全ノードが並ぶこと。", "Quorate says Yes, all nodes are listed."
)
LINKS = Text("インターコネクトを確認する。", "Look at the links between the nodes.")
LINKS_NOTE = Text(
    "どのリンクにも faulty、disconnected がないこと。", "No link is faulty or disconnected."
)
ATTRIBUTES = Text("監視の属性値を確認する。", "Look at the attributes of the monitors.")
ATTRIBUTES_NOTE = Text("次の値であること：{values}", "They are: {values}")
ATTRIBUTE = Text("{node} の {name} = {value}", "{name} of {node} = {value}")
ATTRIBUTES_DIFFER = Text(
    "値が下がっていれば、監視先までのネットワークやディスクを調べます。",
    "Where a value is lower, look at the network or disk on the way to what is monitored.",
)
DAILY_LOG = Text(
    "Pacemaker のログに警告がないことを確認する。", "See that Pacemaker's log holds no warnings."
)
DAILY_LOG_NOTE = Text(
    "「-- No entries --」であること。ログをファイルに集めている環境では、そのファイルも見ます。",
    "'-- No entries --'. Where logs are collected in a file, look there too.",
)
DAILY_DIFFERS = Text(
    "故障の記録があれば {recovery} へ。ノードやリソースが足りないときも同じです。",
    "Where a failure is recorded, or a node or resource is missing, go to {recovery}.",
)

# ---- saving
SAVE = Text("今の設定を保存する。", "Save the present configuration.")
SAVE_NOTE = Text(
    "同じ名前のファイルが残っていれば、先に別の名前に変えます。上書きすると戻せなくなります。",
    "Rename what is left there under these names: overwritten, there is no way back.",
)
SAVE_DIFFERS = Text(
    "保存できないまま作業を始めません。空き容量と権限を確認します。",
    "Don't begin without it. Look at free space and permissions.",
)

# ---- switching
SWITCH_INTRO = Text(
    "正常時は {node} で動き、切替先は {to} です。", "It normally runs on {node} and goes to {to}."
)
SWITCH_STILL = Text("{rsc} が {to} で動いていること。", "{rsc} runs on {to}.")
SWITCH_IS_BACK = Text(
    "{rsc} がすでに {node} で動いていれば、戻っています。この手順は行いません。",
    "If {rsc} runs on {node}, it is back already: leave this procedure.",
)
SWITCH_FOLLOWS = Text(
    "{rsc} は {leader} と同じノードで動きます。単独では切り替えません。{link} で一緒に動きます。",
    "{rsc} runs where {leader} does and is not switched by itself: it moves along, see {link}.",
)
SWITCH_BUNDLE = Text(
    "{rsc} は Bundle です。レプリカごとに動くノードが違い、Bundle の移動を受け付けない pcs もある"
    "ため、単独では切り替えません。{link} の手順でノードごと切り離します。",
    "{rsc} is a bundle: each replica has a node of its own, and some versions of pcs refuse to "
    "move bundles. It is not switched by itself: take its node out of service, see {link}.",
)
SWITCH_ALONG = Text("一緒に動くもの：{along}", "What goes along: {along}")
SWITCH_LIMIT = Text(
    "サービスは停止してから起動します。かかる時間は長くても {seconds} 秒（"
    "停止と起動のタイムアウトの"
    "合計）です。",
    "The service is stopped and then started. That takes {seconds} seconds at the most (the "
    "sum of "
    "the timeouts of its stops and starts).",
)
SWITCH_GO_TITLE = Text("切替：{from_} → {to}", "Switch from {from_} to {to}")
SWITCH_BACK_TITLE = Text("切り戻し：{from_} → {to}", "Back from {from_} to {to}")
SWITCH_THERE = Text("{rsc} を {to} に切り替える。", "Move {rsc} to {to}.")
SWITCH_BACK = Text("{rsc} を {to} に戻す。", "Move {rsc} back to {to}.")
SWITCH_CLEAR = Text(
    "移動のために付いた制約を消す。", "Take away the constraint that the move has left."
)
SWITCH_CLEAR_NOTE = Text(
    "忘れると、次に故障したときに切り替わらない、または勝手に戻る原因になります。",
    "Forgotten, it keeps the next failover from happening, or moves the service back later.",
)
SWITCH_CLEARED_DIFFERS = Text(
    "{ban} や {prefer} が残っていれば、もう一度消します。",
    "Where {ban} or {prefer} is left, take it away again.",
)
SWITCH_FAILS = Text(
    "動かないときは、切替先に故障の記録が残っていないかを {cleanup} で確認します。",
    "If it does not move, look for failures on the other node, see {cleanup}.",
)
SWITCH_MOVE_REFUSED = Text(
    "「元のノードに戻る」として拒まれたら、何も変わっていません。{evidence} "
    "の資料を取って設計者に"
    "連絡します。",
    "Where pcs refuses because the resource would go back, nothing has changed: collect "
    "evidence, "
    "see {evidence}, and call the designer.",
)
SWITCH_STAYS = Text(
    "制約を消しても {to} で動き続けます。切り戻しは任意です。サービスの継続には必要ありません。",
    "It stays on {to} once the constraint is gone. Switching back is optional: the service "
    "goes on "
    "without.",
)
SWITCH_GOES_BACK = Text(
    "移動の制約を消すと、{rsc} はすぐに {node} に戻ります（サービスがもう一度止まります）。"
    "{to} で"
    "動かしておく間は制約を残し、{node} に戻してよい時刻になってから消します。",
    "Once the constraint of the move is gone, {rsc} goes back to {node} at once, and the service "
    "stops again. Leave the constraint while it is to run on {to}; take it away when it may go "
    "back.",
)
SWITCH_GOES_BACK_KEEP = Text(
    "制約が残っている間に {to} が故障すると、{rsc} は {node} に切り替わりますが、{to} "
    "が復帰すると"
    "また {to} に動きます。",
    "If {to} fails while the constraint is there, {rsc} runs on {node} and moves again when {to} "
    "returns.",
)
SWITCH_STUCK = Text(
    "{node} のほかに動けるノードがありません。切り替えるとサービスが止まるため、手順はありません。",
    "No node but {node} takes it. A switch would stop the service, so there is no procedure.",
)
SWITCH_OPEN = Text(
    "設計書だけでは、制約を消した後にどこで動くか決まりません。事後確認の表示で確かめます。",
    "The design alone does not tell where it runs once the constraint is gone: see by the checks "
    "after.",
)
SWITCH_ROLE = Text(
    "Promoted（マスター）の役割だけを移します。どのノードが昇格できるかはエージェントが決めます。",
    "Only the promoted role moves. Its agent decides which nodes may be promoted.",
)
SWITCH_ROLE_SEEN = Text(
    "{rsc} の昇格したノードが {to} だけであること。残りは降格して動いていること。",
    "{to} alone is promoted in {rsc}; the others run, not promoted.",
)
SWITCH_ROLE_STUCK = Text(
    "昇格しないときは、{to} のデータが最新でないことがあります。制約を消して元に戻し、"
    "エージェントの属性値とログを調べます。",
    "If {to} is not promoted, its data may not be up to date. Take the constraint away, and "
    "look at "
    "the attributes and logs of the agent.",
)
SWITCH_PGSQL = Text(
    "{rsc} は PostgreSQL のレプリケーションです。元の Primary には PGSQL.lock が残り、データを"
    "Primary から作り直すまで Standby として起動しません。切り戻す前に、元のノードのデータを"
    "作り直して組み込んでおきます。",
    "{rsc} is a replication of PostgreSQL. PGSQL.lock stays on the former primary, which does "
    "not "
    "start as a standby until its data is rebuilt from the primary. Rebuild it before switching "
    "back.",
)

# ---- nodes
NODE_RUNS = Text("正常時に {node} で動くもの：{names}", "What normally runs on {node}: {names}")
NODE_RUNS_NOTHING = Text(
    "正常時に {node} で動くサービスはありません。", "No service normally runs on {node}."
)
NODE_MOVES = Text("{rsc} → {to}", "{rsc} to {to}")
NODE_MOVES_LIST = Text("切り離すと動くもの：{moves}", "What moves when it is taken out: {moves}")
NODE_STOPS = Text(
    "{node} を切り離すと、引き継ぐノードがないため {names} が止まります。",
    "Nobody takes over {names} when {node} is taken out: they stop.",
)
STANDBY = Text("{node} を切り離す（standby）。", "Take {node} out of service (standby).")
STANDBY_NOTE = Text(
    "「standby (with active resources)」の間は停止処理の途中です。",
    "'standby (with active resources)' says that it is still stopping.",
)
ONLINE = Text("{node} を組み込む。", "Put {node} back into service.")
NODE_BACK = Text(
    "{rsc} は {node} に自動で戻ります。その間サービスが止まるので、止めてよい時刻に組み込みます。",
    "{rsc} goes back to {node} by itself, which stops the service for a while: do it when that "
    "is "
    "allowed.",
)
NODE_STAYS = Text(
    "{rsc} は切替先で動き続けます。戻すときは {switch} の切り戻しを行います。",
    "{rsc} stays where it is. To move it back see {switch}.",
)
NODE_OPEN = Text(
    "{rsc} がどこで動くかは、設計書だけでは決まりません。表示で確かめます。",
    "The design alone does not tell where {rsc} runs then: look at the screen.",
)
NODE_MAINTAIN = Text(
    "{node} の保守作業（再起動を含む）を行う。",
    "Do what is to be done on {node}, reboots included.",
)
NODE_MAINTAIN_NOTE = Text("standby は再起動しても続きます。", "Standby outlasts a reboot.")

# ---- failures
CLEANUP_INTRO = Text(
    "故障の原因を取り除いてから行います。記録を消すと監視がやり直され、回数の上限で動けなくなって"
    "いたノードでも、また動けるようになります。",
    "Do it once the cause is gone. Monitoring starts over, and nodes that were out because of "
    "too "
    "many failures are allowed again.",
)
CLEANUP_TABLE = Text("リソースごとのコマンド", "Commands for each resource")
CLEANUP_SHOW = Text("回数の表示", "Show the count")
CLEANUP_DO = Text("クリア", "Clear it")
CLEANUP_LOOK = Text(
    "どのリソースがどのノードで故障したかを確認し、記録する。",
    "See which resource has failed on which node, and note it.",
)
CLEANUP_LOOK_NOTE = Text(
    "Migration Summary の fail-count と Failed Resource Actions。",
    "The fail-count under Migration Summary, and Failed Resource Actions.",
)
CLEANUP_RUN = Text(
    "{table} から、そのリソースとノードのコマンドを実行する。",
    "Type the command of that resource and node from {table}.",
)
EVERY_RESOURCE = Text("（そのノードのすべて）", "(all on that node)")
EVERY_FAILURE = Text("（すべて）", "(all)")
CLEANUP_SEEN = Text("記録が消えたことを確認する。", "See that the record is gone.")
CLEANUP_AGAIN = Text(
    "すぐに回数が増えるなら、原因が残っています。{recovery} へ。",
    "If it counts up at once, the cause is still there: see {recovery}.",
)
RESOURCE = Text("リソース", "Resource")
NODE_WORD = Text("ノード", "Node")

# ---- resources
STOP_ALONG = Text(
    "{rsc} を止めると、次のものも止まります：{along}", "What stops along with {rsc}: {along}"
)
STOP_ALONE = Text(
    "{rsc} を止めても、ほかのサービスは止まりません。", "Nothing else stops with {rsc}."
)
STOP = Text("{rsc} を停止する。", "Stop {rsc}.")
STOP_SEEN = Text("停止したことを確認する。", "See that it has stopped.")
STOP_FAILS = Text(
    "FAILED や blocked と表示されたら、停止に失敗しています。{recovery} へ。",
    "FAILED or blocked: it could not be stopped. See {recovery}.",
)
STOP_FENCES = Text(
    "停止に失敗すると、そのノードは強制停止されます。アプリケーションが停止できる状態かを先に"
    "確かめます。",
    "Where it can't be stopped, its node is fenced: see first that the application is able to "
    "stop.",
)
STOP_STAYS = Text(
    "停止の指定は設定に残り、全ノードを再起動しても続きます。保存した設定や設計書に残さないよう、"
    "必ず起動まで行います。",
    "The order to stop is kept in the configuration and outlasts reboots. Go on to the start, so "
    "that it is not left in saved files.",
)
RESOURCE_WORK = Text(
    "アプリケーションの保守作業を行う。", "Do what is to be done to the application."
)
RESOURCE_WORK_NOTE = Text(
    "自分で起動したものは、クラスタに戻す前に停止しておきます。",
    "What you start yourself has to be stopped before the cluster takes it back.",
)
START = Text("{rsc} を起動する。", "Start {rsc}.")
START_FAILS = Text(
    "起動しないときは {cleanup} で記録を消し、原因を調べます。",
    "If it does not start, clear its failures, see {cleanup}, and look for the cause.",
)
BY_GROUP = Text("グループの順序", "order of the group")
BY_ORDER = Text("順序制約", "order")
BY_COLOCATION = Text("同居制約", "colocation")
ALONG_COLUMN = Text("一緒に止まるもの", "Stops along")
BECAUSE = Text("理由", "Because of")
OF_COLUMN = Text("依存先", "Depends on")
CELL_COLUMN = Text("設計書のセル", "Cell of the design")
ALONG_TABLE = Text("{rsc} と一緒に止まるもの", "What stops along with {rsc}")
MEMBER_NOTE = Text(
    "グループの一部だけを止めるとき（それより後ろのメンバーも止まります）：",
    "To stop a part of the group only (the members behind it stop too):",
)
MEMBER_TABLE = Text("メンバーごとのコマンド", "Commands for each member")
STOP_COLUMN = Text("停止", "Stop")
START_COLUMN = Text("起動", "Start")
START_CLUSTER = Text("{node} でクラスタを起動する。", "Start the cluster on {node}.")
