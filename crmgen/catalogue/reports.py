"""Every text of the reports that is not a finding's own."""

from crmgen.text import Text

TITLE = Text("検証結果", "Findings")
MADE_BY = Text("crmgen {version} が作成", "made by crmgen {version}")
COUNTS = Text("{file}: {counts}", "{file}: {counts}")
CLEAN = Text("問題なし", "no findings")
NO_SHEET = Text("ファイル全体", "about the file")
WHOLE_ROW = Text("{row} 行目", "row {row}")

NUMBER = Text("番号", "No.")
SEVERITY = Text("重さ", "Severity")
CODE = Text("コード", "Code")
SHEET = Text("シート", "Sheet")
CELL = Text("セル", "Cell")
VALUE = Text("入力値", "Value")
MESSAGE = Text("指摘", "Finding")
DETAILS = Text("影響・対処", "What follows, and how to mend it")
FILE = Text("ファイル", "File")
EXPLAIN = Text(
    "コードの説明は crmgen explain コード で表示されます。",
    "crmgen explain CODE tells more about a code.",
)
EXCERPT = Text("{cell} の行", "The row of {cell}")
CONTENTS = Text("目次", "Contents")
SUMMARY = Text("件数", "Summary")
ROW = Text("行", "Row")

# ---- docs/codes -----------------------------------------------------------------------------

CODES_TITLE = Text("指摘コード", "Codes of findings")
CODES_INTRO = Text(
    "この文書はメッセージのカタログから生成しています。同じものを crmgen explain コード でも"
    "見られます。… は見つけた値などが入るところです。例にないノード、フェンシング、リソースの表は、"
    "正しく記入してあるものとします。",
    "Generated from the catalogue of messages; crmgen explain CODE shows the same. … stands for "
    "what was found. The tables of nodes, fencing and resources that an example leaves out are "
    "filled in rightly.",
)
CODES_MESSAGE = Text("指摘", "Message")
CODES_WHY = Text("理由", "Why")
CODES_EFFECT = Text("影響", "What follows")
CODES_HINT = Text("対処", "How to mend it")
CODES_SOURCE = Text("出典", "Source")
CODES_HOW = Text("起こる場面", "How it comes about")
CODES_WRONG = Text("誤った例 (指摘は{cell}):", "Wrong, told at {cell}:")
CODES_RIGHT = Text("正しい例:", "Right:")

SUBJECTS = {
    "ACC": Text("例外承認 (EXCEPTIONS)", "Accepted findings (EXCEPTIONS)"),
    "ACL": Text("アクセス制御", "Access control"),
    "AGT": Text("リソースエージェントとそのパラメータ", "Resource agents and their parameters"),
    "BUN": Text("バンドル", "Bundles"),
    "CLN": Text("グループ、クローン、昇格できるリソース", "Groups, clones, promotable resources"),
    "CLU": Text("クラスタの構成", "The structure of the cluster"),
    "CON": Text("配置、同居、順序の制約", "Locations, colocations, orders"),
    "DEP": Text("対象の版で廃止されたもの", "What the target's versions no longer have"),
    "NET": Text("ネットワーク構成", "Networks"),
    "DOC": Text("文書情報 (表紙、改版履歴)", "The document (cover, history)"),
    "EXT": Text("付帯ファイル (crmgen extras)", "Companion files (crmgen extras)"),
    "FEN": Text("フェンシング (STONITH)", "Fencing (STONITH)"),
    "FMT": Text("crmgen fmt による書き直し", "Rewriting by crmgen fmt"),
    "MON": Text("監視リソースとノード属性", "Monitoring resources and node attributes"),
    "NAM": Text("ノードとリソースの名前", "Names of nodes and resources"),
    "OPS": Text("オペレーション", "Operations"),
    "OUT": Text("ファイルの書き出し", "Writing files"),
    "PLC": Text("配置の解析", "Placement"),
    "PRP": Text("プロパティ、既定値、メタ属性", "Properties, defaults, meta attributes"),
    "QUO": Text("クォーラムとメンバー", "Quorum and membership"),
    "RAW": Text("ADDITIONAL_CONFIG の文", "Text in ADDITIONAL_CONFIG"),
    "REF": Text("ID と参照", "Ids and references"),
    "REM": Text("リモートノードとゲストノード", "Remote and guest nodes"),
    "RUL": Text("ルールの条件", "Conditions of rules"),
    "SHT": Text("ファイル、シート、セルの形式", "File, sheet, form of a cell"),
    "SIT": Text("自作エージェントのフォルダ", "The folder of in-house agents"),
    "TAG": Text("タグ", "Tags"),
    "TBL": Text("表と列", "Tables and columns"),
    "TGT": Text("対象環境や出力に書けないもの", "What the target or an output can't say"),
    "TXT": Text("セルの文字", "Values as they were typed"),
    "VAL": Text("セルの値", "Values of cells"),
    "VAR": Text("変数とテンプレート", "Variables and templates"),
}
