"""Every text of ``crmgen extras``: findings (EXT4xx, OUT71x), the command, the files' notes."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

RULE_LEFT_OUT = Code(
    "EXT401",
    Severity.WARNING,
    Text(
        "属性「{found}」を見るこのルールは pm_logconv.conf に書けません: {reason}",
        "This rule on the attribute '{found}' can't be put into pm_logconv.conf: {reason}",
    ),
    Text(
        "ping か diskd の属性だけを条件とし、スコアが負のルールに分けてください。",
        "Make it a rule of its own, with a negative score and tests of what ping or diskd set.",
    ),
    Text(
        "pm_logconv は、このルールによる移動をフェイルオーバとして出力しません。",
        "pm_logconv will not tell a move by this rule as a fail-over.",
    ),
    "pm_logconv-cs 2.4 README 4.3.1 and its parser of [Settings]",
)
NO_ACT_RSC = Code(
    "EXT402",
    Severity.WARNING,
    Text(
        "クローンの外にサービスのリソースがないため、pm_logconv.conf に act_rsc を書けません。",
        "No service stands outside of clones, so pm_logconv.conf has no act_rsc.",
    ),
    Text(
        "フェイルオーバを表すリソース (仮想 IP など) があれば、表 RESOURCES に加えてください。",
        "Add the resource whose move is the fail-over (such as an address) to RESOURCES.",
    ),
    Text(
        "pm_logconv は、フェイルオーバの開始と成否を出力しません。",
        "pm_logconv tells neither the start of a fail-over nor whether it succeeded.",
    ),
    "pm_logconv-cs 2.4 README 4.3.2",
)
RAW_NOT_SEEN = Code(
    "EXT403",
    Severity.WARNING,
    Text(
        "ADDITIONAL_CONFIG のこの文は解釈できないため、pm_logconv.conf に反映していません。",
        "This text of ADDITIONAL_CONFIG is not understood, so pm_logconv.conf leaves it out.",
    ),
    Text(
        "監視結果による配置のルールやリソースを含むときは、表に書いてください。",
        "Where it holds resources or rules on monitors' attributes, write them in the tables.",
    ),
)
SYSTEM_ASSUMED = Code(
    "EXT404",
    Severity.WARNING,
    Text(
        "「{found}」は版だけの指定です。付帯ファイルは {platform} 用に作ります。",
        "'{found}' names versions only: the companion files are those of {platform}.",
    ),
    Text(
        "ファイルの置き場所は OS によって違います。--target に環境名を指定してください。",
        "Where files go depends on the system. Name a platform in --target.",
    ),
)
LEFT_BEHIND = Code(
    "OUT710",
    Severity.WARNING,
    Text(
        "「{found}」は以前の crmgen extras が書いたもので、今回のファイルには含まれません。",
        "'{found}' is from an earlier crmgen extras and none of the files of this run.",
    ),
    Text(
        "不要なら消してください。crmgen はファイルを消しません。",
        "Remove it if nothing needs it; crmgen removes no file.",
    ),
)
NOT_OURS = Code(
    "OUT711",
    Severity.ERROR,
    Text(
        "「{found}」は crmgen extras が書いたファイルではないため、上書きしません。",
        "'{found}' was not written by crmgen extras and is not overwritten.",
    ),
    Text("-o に別のフォルダを指定してください。", "Name another folder with -o."),
)

NESTED = Text(
    "日時などの条件、入れ子のルール、または値の参照があります",
    "it has conditions on dates and the like, rules inside, or values taken from elsewhere",
)
OTHERS = Text(
    "ping と diskd が設定しない属性 {names} も条件にしています",
    "it tests {names} as well, which neither ping nor diskd sets",
)
POSITIVE = Text("スコアが負ではありません", "its score is not negative")
BLANKS = Text("属性名か値に空白またはコンマがあります", "a name or value holds a blank or a comma")

HELP = Text(
    "CIB のほかに各ノードで設定するファイルをフォルダに書きます: ha-log への syslog の振り分け、"
    "ログの流量制限の解除、ローテーション、Pacemaker と Corosync のログの設定。Pacemaker 1.1 "
    "では、pacemaker.service のドロップイン、このワークブックの制約とグループから作った "
    "pm_logconv.conf、サービスの有効化も書きます。",
    "Writes what is set up on the nodes beside the CIB into a folder: syslog to ha-log, rate "
    "limits off, rotation, the logging of Pacemaker and Corosync; for Pacemaker 1.1 a drop-in of "
    "pacemaker.service, pm_logconv.conf made of this workbook's constraints and groups, and what "
    "switches the services on as well.",
)
SHORT = Text("CIB のほかに要るファイルの作成", "write the files beside the CIB")
OUTPUT_HELP = Text(
    "書き出すフォルダ。なければ作ります。", "The folder to write to; made where it is not there."
)
NO_FOLDER = Text("-o でフォルダを指定してください。", "Name a folder with -o.")

HEAD_PLACE = Text("置き場所 (全ノード): {place}", "goes to (all nodes): {place}")
HEAD_LINES = Text("加えるファイル (全ノード): {place}", "lines for (all nodes): {place}")
HEAD_SCRIPT = Text(
    "実行する場所: 全ノード、Pacemaker の起動前", "run on all nodes before Pacemaker starts"
)
HEAD_LOAD = Text("反映のしかた:", "to put it to use:")

PURPOSE = {
    "rsyslog": Text(
        "Pacemaker と Corosync のログを /var/log/ha-log に分け、ほかのログには残さない",
        "the log of Pacemaker and Corosync to /var/log/ha-log, and to no other log",
    ),
    "journald": Text("journald の流量制限の解除", "journald's rate limit off"),
    "logrotate": Text("/var/log/ha-log のローテーション", "rotation of /var/log/ha-log"),
    "sysconfig": Text("Pacemaker のログの出力先", "where Pacemaker logs"),
    "corosync": Text("Corosync のログの出力先", "where Corosync logs"),
    "service": Text(
        "Pacemaker が止まったら Corosync も止める", "Corosync stops once Pacemaker has stopped"
    ),
    "logconv": Text(
        "pm_logconv の設定 (監視のルールとサービスのリソース)",
        "settings of pm_logconv (rules on monitors, resources of the services)",
    ),
    "enable": Text(
        "pm_logconv と ifcheckd の有効化と起動", "pm_logconv and ifcheckd switched on and started"
    ),
}
NOTES = {
    "first": Text(
        "名前の 10- は、ほかの振り分けより先に読ませるためです。",
        "10- in the name: it has to be read before other rules.",
    ),
    "module": Text(
        "この環境では imjournal の流量制限を /etc/rsyslog.conf の module 行でしか変えられません。"
        '最初のコマンドがその行に Ratelimit.Interval="0" を加え (元は rsyslog.conf.bak)、次の'
        "コマンドがその行を表示します。表示されないときは手で直してください。",
        "Here imjournal's rate limit can only be changed on its module line in /etc/rsyslog.conf. "
        'The first command adds Ratelimit.Interval="0" to it (rsyslog.conf.bak is the old one), '
        "the second one shows it. Where it shows nothing, mend the line by hand.",
    ),
    "local1": Text(
        "ほかのプログラムが local1 を使っていないことを確かめてください。",
        "Make sure that nothing else uses the facility local1.",
    ),
    "burst": Text(
        "フェイルオーバのときは短い間に多くのログが出ます。制限があると途中が失われます。",
        "A fail-over logs much in little time; with a limit a part of it is lost.",
    ),
    "forward": Text(
        "ForwardToSyslog は、journald から rsyslog にログを渡すためです。",
        "ForwardToSyslog hands the messages over from journald to rsyslog.",
    ),
    "quarter": Text("週ごとに 13 世代 (3 か月) 残します。", "A week each, 13 of them are kept."),
    "restart": Text(
        "クラスタを止めて行います。次に Pacemaker を起動したときから有効です。",
        "Do it while the cluster is stopped: it holds from Pacemaker's next start on.",
    ),
    "all_in_syslog": Text(
        "pm_logconv は syslog 経由の info 以上のログを読むため、ファイルへの直接の出力は止めます。"
        "パッケージの /etc/logrotate.d/pacemaker は回すものがなくなり、消してもかまいません。",
        "pm_logconv reads messages from info up that came by syslog, so the direct file is off. "
        "The package's /etc/logrotate.d/pacemaker has nothing left to rotate and may go.",
    ),
    "detail_log": Text(
        "詳細ログは既定の場所に残し、パッケージの /etc/logrotate.d/pacemaker が回します。",
        "The detail log stays where it is by default; the package's /etc/logrotate.d/pacemaker "
        "rotates it.",
    ),
    "logging": Text(
        "corosync.conf にすでにある logging の中の同じ行を置き換えてください。ほかの行はそのまま"
        "残します。次に Corosync を起動したときから有効です。",
        "Replace the same lines of the logging section that corosync.conf has, and keep its "
        "others. It holds from Corosync's next start on.",
    ),
    "killall": Text(
        "killall は psmisc、pidof は sysvinit-tools か procps-ng のコマンドです。",
        "killall comes with psmisc, pidof with sysvinit-tools or procps-ng.",
    ),
    "systemctl": Text(
        "クラスタを systemctl stop pacemaker で止める運用のためのものです。pcs cluster stop だけを"
        "使うなら要りません。",
        "It is for clusters that are stopped with systemctl stop pacemaker; where pcs cluster stop "
        "does it, it is not needed.",
    ),
    "crashed": Text(
        "crmd が残っているとき (pacemakerd だけの異常終了) は Corosync を止めません。",
        "Where crmd still runs (only pacemakerd has crashed) Corosync is left alone.",
    ),
    "same_rules": Text(
        "attribute_… は場所制約のルールと、act_rsc はグループの先頭と末尾と同じでなければ"
        "なりません。ワークブックを変えたら作り直してください。",
        "attribute_… have to equal the rules of the locations, act_rsc the first and last members "
        "of groups: make this file anew after each change of the workbook.",
    ),
    "no_act_rsc": Text(
        "act_rsc は、クローンの外にサービスのリソースがないためありません。",
        "There is no act_rsc, as no service stands outside of clones.",
    ),
    "packages": Text(
        "Linux-HA Japan の pm_logconv-cs と pm_extras (ifcheckd) が入っている必要があります。",
        "pm_logconv-cs and pm_extras (ifcheckd) of Linux-HA Japan have to be installed.",
    ),
}
README = {
    "title": Text("付帯ファイル", "Companion files"),
    "intro": Text(
        "クラスタの設定 (CIB) のほかに、各ノードで設定するものです。どのノードも同じ内容です。"
        "コマンドは、このフォルダで root として実行します。",
        "What is set up on the nodes beside the cluster's configuration (CIB); it is the same on "
        "every node. Run the commands in this folder as root.",
    ),
    "needs": Text(
        "rsyslog と logrotate が入っている必要があります。",
        "rsyslog and logrotate have to be installed.",
    ),
    "file": Text("ファイル", "File"),
    "place": Text("置き場所", "Goes to"),
    "purpose": Text("目的", "What for"),
    "lines": Text("{place} に加える行", "lines of {place}"),
    "here": Text("ここで実行", "run from here"),
    "steps": Text("手順", "Steps"),
    "left_out": Text("作らなかったもの", "Not written"),
}
LEFT_OUT = {
    "logconv": Text(
        "pm_logconv と ifcheckd: Linux-HA Japan の Pacemaker 1.1 用で、{target} の Pacemaker "
        "{pacemaker} のログは読めません。{alerts}",
        "pm_logconv and ifcheckd: they are Linux-HA Japan's for Pacemaker 1.1 and can't read the "
        "log of {target}'s Pacemaker {pacemaker}. {alerts}",
    ),
    "no_alerts": Text(
        "通知にはアラート (表 ALERT) を使ってください。",
        "Alerts (table ALERT) tell of events instead.",
    ),
    "alerts": Text(
        "通知には、このワークブックのアラートがあります: {ids}",
        "This workbook's alerts tell of events: {ids}",
    ),
    "service": Text(
        "pacemaker.service のドロップイン: {target} の pcs や crm のクラスタ停止コマンドは "
        "Corosync も止めるため、要りません。",
        "a drop-in of pacemaker.service: to stop the cluster with {target}'s pcs or crm stops "
        "Corosync as well.",
    ),
    "imuxsock": Text(
        "rsyslog の流量制限の行: ソケットからの入力の既定は制限なしです。",
        "a line on rsyslog's rate limit: its input from sockets has none by default.",
    ),
    "logconv_rotation": Text(
        "/var/log/pm_logconv.out のローテーション: pm_logconv-cs のパッケージに "
        "/etc/logrotate.d/pm_logconv があります。",
        "rotation of /var/log/pm_logconv.out: the package pm_logconv-cs has "
        "/etc/logrotate.d/pm_logconv.",
    ),
    "ping": Text(
        "attribute_ping: ping の結果を条件にする場所制約がありません。",
        "attribute_ping: no location has a rule on what ping sets.",
    ),
    "diskd": Text(
        "attribute_diskd: diskd の結果を条件にする場所制約がありません。",
        "attribute_diskd: no location has a rule on what diskd sets.",
    ),
}
