"""Cover, introduction and what all chapters share."""

from crmgen.text import Text

# ---- cover ----------------------------------------------------------------------------------

TITLE = Text("Pacemaker クラスタ設計書", "Pacemaker cluster design")
SHEET_DATA = Text("元の環境定義書", "Workbook")
DIGEST = Text("内容のダイジェスト", "Digest of its content")
CLUSTER = Text("クラスタ", "Cluster")
VARIABLES = Text("変数ファイル", "File of variables")
TARGET = Text("対象プラットフォーム", "Target")
TOOL = Text("作成ツール", "Made by")
REVISIONS = Text("改版履歴", "Revision history")
VERSION = Text("版数", "Version")
DATE = Text("改版日", "Date")
CHANGES = Text("改版内容", "Changes")
AUTHOR = Text("作成", "Written by")
CHECKER = Text("確認", "Checked by")
APPROVER = Text("承認", "Approved by")
APPROVAL = Text("承認欄", "Approval")

# ---- what all share -------------------------------------------------------------------------

NUMBER = Text("項番", "No.")
RESOURCE = Text("リソース", "Resource")
NODE = Text("ノード", "Node")
CELL = Text("元セル", "Cell")
CELLS = Text("根拠のセル", "Cells")
NOTE = Text("概要・備考", "Note")
ITEM = Text("項目", "Item")
CONTENT = Text("内容", "Content")
NAME = Text("名前", "Name")
VALUE = Text("設定値", "Value")
DEFAULT = Text("既定値", "Default")
KIND = Text("種別", "Kind")
AGENT = Text("エージェント", "Agent")
MEANING = Text("意味", "Meaning")
NONE = Text("なし", "none")
YES = Text("はい", "yes")
NO = Text("いいえ", "no")
UNKNOWN = Text("不明", "unknown")
LIST = Text("、", ", ")
DEFAULT_MARK = Text("{value} (既定)", "{value} (default)")
FROM_LEVEL = Text("{value} ({level})", "{value} ({level})")
LEVELS = {
    "group": Text("グループ", "group"),
    "clone": Text("クローン", "clone"),
    "rsc_defaults": Text("リソースの既定", "resource defaults"),
    "op_defaults": Text("操作の既定", "operation defaults"),
    "agent": Text("エージェントの既定", "agent's default"),
    "pacemaker": Text("既定", "default"),
}
ROW = Text("{row} 行", "row {row}")
MS = Text("{number} ミリ秒", "{number} ms")
SECONDS = Text("{number} 秒", "{number} s")
MINUTES = Text("{minutes} 分", "{minutes} min")
MINUTES_SECONDS = Text("{minutes} 分 {number} 秒", "{minutes} min {number} s")
HOURS = Text("{hours} 時間 {minutes} 分", "{hours} h {minutes} min")

# ---- 1 introduction -------------------------------------------------------------------------

INTRODUCTION = Text("はじめに", "Introduction")
PURPOSE = Text("目的と範囲", "Purpose and scope")
PURPOSE_TEXT = Text(
    "本書は、環境定義書「{file}」に定義した Pacemaker クラスタの構成、故障時の動作、設定値を示す"
    "設計書である。Pacemaker が管理する範囲を対象とし、OS、corosync、アプリケーションの設定は含"
    "まない。",
    "This book describes the Pacemaker cluster that the workbook '{file}' defines: its structure, "
    "what it does about failures, and every value. It covers what Pacemaker manages, not the "
    "settings of the operating system, of corosync or of the applications.",
)
PURPOSE_SOURCE = Text(
    "本書の内容はすべて環境定義書から算出した。環境定義書を改めたときは本書を作り直す。"
    "手で書き加えるのは結果欄と押印欄だけとする。",
    "All of it is worked out from the workbook. When the workbook changes, the book is made anew; "
    "only results and stamps are entered by hand.",
)
PURPOSE_TARGET = Text(
    "対象環境は {target} (Pacemaker {pacemaker}、crmsh {crmsh}、pcs {pcs}) とする。"
    "既定値と表示はこの版のものである。",
    "The target is {target} (Pacemaker {pacemaker}, crmsh {crmsh}, pcs {pcs}); defaults and "
    "outputs are those of these versions.",
)
READERS = Text("読者と構成", "Readers and structure")
READERS_HEAD = (Text("知りたいこと", "Question"), Text("章", "Chapter"))
READERS_ROWS = {
    "overview": Text("全体の構成と設計の要点", "What the whole looks like, and its key points"),
    "placement": Text("どのノードで動くか、その理由", "Where everything runs, and why"),
    "failures": Text("故障したときに何が起こるか", "What happens when something fails"),
    "budget": Text("切り替えに最長で何秒かかるか", "How long a failover takes at the most"),
    "parameters": Text("すべての設定値", "Every value"),
    "tests": Text("何をどう試験するか", "What has to be tested, and how"),
}
NOTATION = Text("表記", "Notation")
NOTATION_CELL = Text(
    "元セルは、値が記入されている環境定義書のセル番地である。シート「{sheet}」のセルは番地だけを、"
    "ほかのシートのセルは「シート名!番地」を示す。",
    "A cell is the address in the workbook where the value stands: the address alone on the sheet "
    "'{sheet}', else with the name of its sheet before it.",
)
NOTATION_CELL_ALONE = Text(
    "元セルは、値が記入されている環境定義書のセル番地である。",
    "A cell is the address in the workbook where the value stands.",
)
NOTATION_CELL_SHEETS = Text(
    "元セルは、値が記入されている環境定義書のセルで、「シート名!番地」の形で示す。",
    "A cell is the sheet and the address in the workbook where the value stands.",
)
NOTATION_DEFAULT = Text(
    "「(既定)」は環境定義書に記入がなく、エージェントか Pacemaker の既定値が有効であることを示す。"
    "ほかの括弧は、値を決めているところ (リソースの既定など) である。",
    "'(default)' marks a value that the workbook does not give: that of the agent or of Pacemaker "
    "holds. Other words in parentheses say where a value comes from.",
)
NOTATION_TIME = Text(
    "時間はすべて、各操作が制限時間いっぱいかかる場合の最大値である。実測で確かめること。",
    "All times are worst cases, in which every operation takes its whole timeout. Measure them.",
)
NOTATION_BRACES = Text(
    "crm_mon の表示で {braces} のように波括弧で囲んだものは、そのどれかになる。",
    "In outputs of crm_mon, one of the words between braces, as in {braces}, is what is shown.",
)
NOTATION_SECRET = Text(
    "パスワードなどの秘密の値は {mask} と示す。",
    "Passwords and other secrets are shown as {mask}.",
)
NOTATION_SECRET_SHOWN = Text(
    "本書にはパスワードなどの秘密の値がそのまま記載されている。取り扱いに注意すること。",
    "This book shows passwords and other secrets as they are. Handle it accordingly.",
)
GLOSSARY = Text("用語", "Glossary")
GLOSSARY_HEAD = (
    Text("用語", "Term"),
    Text("英語", "Term"),
    Text("旧称・同義語", "Former name"),
    Text("意味", "Meaning"),
)
# (term, its English, former name or synonym, meaning); the Japanese word is left out in English
GLOSSARY_ROWS: tuple[tuple[Text, str, Text, Text], ...] = (
    (
        Text("稼働系 / 待機系", "active / standby"),
        "active / standby",
        Text("ACT / SBY、現用系 / 予備系", "ACT / SBY"),
        Text(
            "サービスが動いているノードと、故障に備えて待っているノード",
            "the node where a service runs, and the one that waits to take it over",
        ),
    ),
    (
        Text("系切替", "failover"),
        "failover",
        Text("フェイルオーバー", "-"),
        Text(
            "故障により、サービスが別のノードへ移ること",
            "a service moves to another node because of a failure",
        ),
    ),
    (
        Text("切り戻し", "failback"),
        "failback",
        Text("フェイルバック", "-"),
        Text(
            "復旧後、サービスを元のノードへ戻すこと",
            "a service goes back to where it was once that is repaired",
        ),
    ),
    (
        Text("両系 / 片系", "both nodes / one node"),
        "both nodes up / one node up",
        Text("-", "-"),
        Text(
            "すべてのノードが動いている状態と、1 ノードだけの状態",
            "the cluster with all nodes up, and with one alone",
        ),
    ),
    (
        Text("リソース", "resource"),
        "resource",
        Text("-", "-"),
        Text(
            "Pacemaker が起動、監視、停止する対象",
            "what Pacemaker starts, watches and stops",
        ),
    ),
    (
        Text("グループ", "group"),
        "group",
        Text("-", "-"),
        Text(
            "同じノードで、決まった順に起動するリソースの組",
            "resources that run on one node and start in their order",
        ),
    ),
    (
        Text("クローン", "clone"),
        "clone",
        Text("-", "-"),
        Text("複数のノードで同時に動くリソース", "a resource that runs on several nodes at once"),
    ),
    (
        Text("昇格可能クローン", "promotable clone"),
        "promotable clone",
        Text("Master/Slave (ms)", "master/slave (ms)"),
        Text(
            "昇格 (Promoted、旧 Master) と非昇格 (Unpromoted、旧 Slave) の役割を持つクローン",
            "a clone with the roles promoted (once master) and unpromoted (once slave)",
        ),
    ),
    (
        Text("フェンシング", "fencing"),
        "fencing",
        Text("STONITH、強制停止", "STONITH"),
        Text(
            "応答しないノードの電源を断ち、二重に動くことを防ぐこと",
            "cutting the power of a node that does not answer, so that nothing runs twice",
        ),
    ),
    (
        Text("スプリットブレイン", "split brain"),
        "split brain",
        Text("-", "-"),
        Text(
            "ノードが互いを見失い、それぞれがサービスを動かそうとすること",
            "nodes lose sight of each other, and each of them tries to run the services",
        ),
    ),
    (
        Text("クォーラム", "quorum"),
        "quorum",
        Text("定足数", "-"),
        Text("ノードの過半数が互いに見えていること", "more than half of the nodes see each other"),
    ),
    (
        Text("スコア", "score"),
        "score",
        Text("-", "-"),
        Text(
            "配置の優先度。INFINITY は必須、-INFINITY は禁止",
            "how much a node is preferred: INFINITY is a must, -INFINITY a ban",
        ),
    ),
    (
        Text("定着度", "stickiness"),
        "resource-stickiness",
        Text("-", "-"),
        Text(
            "動いているノードに留まろうとする強さ。切り戻しが自動かどうかを決める",
            "how much a resource wants to stay where it runs; it decides about failback",
        ),
    ),
    (
        Text("故障回数", "failure count"),
        "fail-count",
        Text("フェイルカウント", "-"),
        Text(
            "ノードごとの故障の数。migration-threshold に達すると、そのノードでは動かなくなる",
            "failures on a node; from migration-threshold on the resource may not run there",
        ),
    ),
)
