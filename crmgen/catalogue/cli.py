"""Every text of the command line. Its findings stand in :mod:`crmgen.catalogue.output`."""

from crmgen.diagnostics import Severity
from crmgen.text import Text

# ---- help -----------------------------------------------------------------------------------

USAGE = Text("使い方", "Usage")
OPTIONS = Text("オプション", "Options")
COMMANDS = Text("サブコマンド", "Commands")
OPTIONS_WORD = Text("[オプション]", "[OPTIONS]")
INPUT_WORD = Text("入力", "INPUT")
COMMAND_WORD = Text("サブコマンド", "COMMAND")
TARGET_WORD = Text("環境", "TARGET")
TABLE_WORD = Text("表", "TABLE")
FILE_WORD = Text("ファイル", "FILE")
FOLDER_WORD = Text("フォルダ", "FOLDER")
CODE_WORD = Text("コード", "CODE")
NAME_WORD = Text("名前", "NAME")
SHEET_WORD = Text("名前|番号", "NAME|NUMBER")

COMPILE_HELP = Text(
    "環境定義書 (.csv .tsv .xlsx .xlsm .xls .ods) から Pacemaker クラスタの設定を作ります: "
    "crmsh のテキスト、pcs のスクリプト、CIB の XML。入力に - を指定すると標準入力を読みます。"
    "-o がなければ crmsh のテキストを標準出力に書きます。",
    "Makes a Pacemaker cluster's configuration from an environment definition sheet "
    "(.csv .tsv .xlsx .xlsm .xls .ods): crmsh text, a pcs script, the CIB as XML. The input - is "
    "the standard input. Without -o crmsh text goes to the standard output.",
)
COMPILE_NOTES = (
    Text(
        "終了コード: 0 問題なし、1 エラーまたは使い方の誤り (何も書かない)、2 警告つきで書いた、"
        "3 crmgen 自体の不具合。",
        "Exit codes: 0 clean, 1 errors or wrong usage (nothing is written), 2 written with "
        "warnings, 3 a fault of crmgen itself.",
    ),
    Text(
        "サブコマンドと同じ名前のファイルは ./check のように指定します。",
        "A file that is called like a command is reached as ./check.",
    ),
    Text(
        'シェルの補完 (bash): eval "$(_CRMGEN_COMPLETE=bash_source crmgen)" '
        "(zsh と fish は zsh_source, fish_source)",
        'Shell completion (bash): eval "$(_CRMGEN_COMPLETE=bash_source crmgen)" '
        "(zsh_source and fish_source for zsh and fish)",
    ),
)
EXAMPLES = Text("例", "Examples")
COMPILE_EXAMPLES = (
    "crmgen -o out.crm input.csv",
    "crmgen -o out.crm -o out.sh -o out.xml design.xlsx",
    "crmgen design.xlsx --sheet 本番系 --target rhel10 -o pg.sh",
)
CHECK_HELP = Text(
    "入力を調べ、見つけたことを標準出力に書きます。設定は書きません。"
    "入力は複数指定でき、終了コードは書き出すときと同じです。",
    "Checks the inputs and writes the findings to the standard output, but no configuration. "
    "Several inputs may be given. The exit codes are those of compiling.",
)
CHECK_SHORT = Text("調べるだけで何も書かない", "check only, write nothing")
TARGETS_HELP = Text(
    "--target に指定できる環境と、その Pacemaker、crmsh、pcs の版、それぞれで書けないことを"
    "表示します。環境は pacemaker=2.1.7,pcs=0.11.7 のような版の組でもかまいません。",
    "Lists the targets of --target with their versions of Pacemaker, crmsh and pcs, and what "
    "each can't say. A target may also be versions, as in pacemaker=2.1.7,pcs=0.11.7.",
)
TARGETS_SHORT = Text("対象環境と、書けないことの一覧", "the targets and what each can't say")
TABLES_HELP = Text(
    "環境定義書の表と列を表示します。名前を指定すると、その表の列を詳しく表示します。",
    "Lists the tables of a sheet. With a name: the columns of that table in detail.",
)
EXPLAIN_SHORT = Text("指摘コードの説明", "what a code means, with examples")
AGENTS_HELP = Text(
    "crmgen が知っているリソースエージェントのカタログを、このマシンにインストールされている"
    "エージェントのメタデータから作り直します。手で書いたものは残ります。",
    "Makes crmgen's catalogue of resource agents anew from the metadata of the agents that are "
    "installed on this machine. What was entered by hand stays.",
)
AGENTS_SHORT = Text("エージェントのカタログの更新 (update)", "update the catalogue of agents")
TABLES_SHORT = Text("環境定義書の表と列の一覧", "the tables and columns of a sheet")

OPTION_HELP = {
    "output": Text(
        "書き出すファイル (複数可)。種類は名前で決まります: .crm は crmsh、.sh .pcs は pcs、"
        ".xml は CIB。- は標準出力。",
        "A file to write; repeatable. Its name tells the kind: .crm is crmsh, .sh and .pcs are "
        "pcs, .xml is the CIB. - is the standard output.",
    ),
    "format": Text(
        "ファイル名で種類が決まらないときと標準出力の種類。",
        "The kind, where no file name tells it and for the standard output.",
    ),
    "check_format": Text(
        "この種類の出力として調べます (複数可)。指定がなければ、対象環境が含むツールの種類と "
        "cib です。",
        "Check for this kind of output; repeatable. Without it: cib, and the kinds whose tools "
        "the target ships.",
    ),
    "sheet": Text(
        "ワークブックのシートの名前、または 1 からの番号。",
        "A sheet of the workbook by its name, or its number from 1.",
    ),
    "variables": Text(
        "セルの {{ 名前 }} に入れる変数のファイル (YAML か JSON)。VARS 表より優先します。",
        "A file of variables (YAML or JSON) for the {{ names }} in cells; it wins over the VARS "
        "table.",
    ),
    "cluster": Text(
        "VARS 表のどのクラスタか (列の見出し)。",
        "Which cluster of the VARS table: the heading of its column.",
    ),
    "target": Text(
        "対象環境 (crmgen targets で一覧)。pacemaker=2.1.7,pcs=0.11.7 のように版でも指定でき"
        "ます。既定は debian12。",
        "What to write for (see crmgen targets), or versions such as "
        "pacemaker=2.1.7,pcs=0.11.7. The default is debian12.",
    ),
    "no_colocation": Text(
        "ping と diskd の列から同居制約を作りません。",
        "No generated colocation for ping and diskd columns.",
    ),
    "no_order": Text(
        "ping と diskd の列から起動順序を作りません。",
        "No generated order for ping and diskd columns.",
    ),
    "braces": Text(
        "アラートの recipient を { } で囲みます (crmsh)。",
        "Braces around alert recipients (crmsh).",
    ),
    "strict": Text(
        "警告もエラーとして扱います。",
        "Take warnings for errors.",
    ),
    "select": Text(
        "このコード (またはその始まり) の指摘だけを表示します (複数可)。出力できなくなる"
        "エラーは常に表示します。",
        "Only these codes, or codes that begin so; repeatable. Errors that stop the output are "
        "always told.",
    ),
    "ignore": Text(
        "このコード (またはその始まり) の指摘を除きます (複数可)。",
        "Leave out these codes, or codes that begin so; repeatable.",
    ),
    "agents": Text(
        "自作エージェントのメタデータ (OCF の XML) を置いたフォルダー。",
        "A folder of the site's own agents' metadata (OCF XML files).",
    ),
    "corosync": Text(
        "ノードの番号を読む corosync.conf。",
        "A corosync.conf, for the ids of the nodes.",
    ),
    "trace": Text(
        "各行の元になったセルをコメントで書きます。",
        "Adds comments that name the cell behind each line.",
    ),
    "report": Text(
        "見つけたことの形式 (複数可)。既定の text は標準エラー出力に書きます。"
        "ほかは =ファイル があればそのファイルに、なければ text の代わりに標準出力 (設定をそこに"
        "書くときは標準エラー出力) に書きます。json は 1 行に 1 件、xlsx は入力の写しに注記と"
        "色を付けたものです。",
        "How findings are written; repeatable. text, the default, goes to the standard error. "
        "Any other goes to its FILE, or without one, in place of the text, to the standard output "
        "(to the standard error where the configuration goes there). json is one object a line, "
        "xlsx a copy of the input with notes and colours.",
    ),
    "check_report": Text(
        "見つけたことの形式 (複数可)。=ファイル があればそのファイルに、なければ既定の text の"
        "代わりに標準出力に書きます。json は 1 行に 1 件、xlsx は入力の写しに注記と色を付けたもの"
        "です (入力が複数ならファイルの代わりに「フォルダ/」)。",
        "How findings are written; repeatable. Goes to its FILE, or without one, in place of the "
        "text, to the standard output. json is one object a line, xlsx a copy of the input with "
        "notes and colours (FOLDER/ in place of FILE for several inputs).",
    ),
    "verbose": Text(
        "詳しく表示します。-V で助言も、-VV で途中経過も。",
        "Tells more: -V advice too, -VV what is being done.",
    ),
    "lang": Text(
        "メッセージの言語。既定はロケール (LC_ALL, LC_MESSAGES, LANG) で決まります。",
        "The language of messages. The default comes from the locale (LC_ALL, LC_MESSAGES, LANG).",
    ),
    "agents_output": Text(
        "カタログを書くフォルダ。既定は crmgen 自身のもの。",
        "The folder to write the catalogue to. The default is crmgen's own.",
    ),
    "ocf_root": Text(
        "OCF エージェントを探すフォルダ (複数可)。既定は /usr/lib/ocf。",
        "A folder with OCF agents; repeatable. The default is /usr/lib/ocf.",
    ),
    "fence_folder": Text(
        "フェンスエージェント fence_* を探すフォルダ (複数可)。既定は /usr/sbin。",
        "A folder with fence agents, fence_*; repeatable. The default is /usr/sbin.",
    ),
    "version": Text("版を表示します。", "Shows the version."),
    "help": Text("この説明を表示します。", "Shows this text."),
}

# ---- wrong usage ----------------------------------------------------------------------------

USAGE_ERROR = Text("エラー: {what}", "error: {what}")
SEE_HELP = Text("使い方は「{command} --help」で表示されます。", "See '{command} --help'.")
NO_SUCH_OPTION = Text("オプション {word} はありません。", "There is no option {word}.")
OPTION_VALUE = Text(
    "オプション {option} の値が正しくありません: {what}", "Wrong value of {option}: {what}"
)
VALUE_MISSING = Text("オプション {option} には値が必要です。", "The option {option} needs a value.")
VALUE_UNWANTED = Text(
    "オプション {option} に値は付けられません。", "The option {option} takes no value."
)
NOT_ONE_OF = Text("「{word}」は {allowed} のどれでもありません。", "'{word}' is none of {allowed}.")
DID_YOU_MEAN = Text("もしかして: {word}", "Did you mean {word}?")
NO_INPUT = Text("入力ファイルを指定してください。", "Name an input file.")
ONE_INPUT = Text(
    "入力は 1 つだけ指定できます: {words}。複数のファイルは crmgen check で調べられます。",
    "Only one input can be given: {words}. crmgen check takes several.",
)
UNKNOWN_SUFFIX = Text(
    "「{path}」の種類がわかりません。名前を {suffixes} で終わらせるか、--format で指定して"
    "ください。",
    "The kind of '{path}' is not clear. End its name in {suffixes}, or use --format.",
)
FORMAT_UNUSED = Text(
    "--format {kind} は使われません。種類は出力ファイルの名前 ({path}) で決まっています。",
    "--format {kind} has no use: the name of the output tells its kind ({path}).",
)
STDOUT_TWICE = Text(
    "標準出力 (-) は 1 回だけ指定できます。", "The standard output (-) can be named only once."
)
REPORT_NO_FILE = Text(
    "= の後にファイル名がありません。{kind} か {kind}=ファイル と指定してください。",
    "there is no file after the =. Write {kind} or {kind}=FILE.",
)
REPORT_TWICE = Text(
    "標準出力に書ける報告は 1 つだけです: {kinds}。ほかは --report 種類=ファイル と指定して"
    "ください。",
    "Only one report can go to the standard output: {kinds}. Name a file for the others, as in "
    "--report KIND=FILE.",
)
REPORT_FOLDER = Text(
    "xlsx の報告は入力ごとに 1 つできます。--report xlsx=フォルダ/ と指定してください。",
    "The xlsx report is one workbook for each input. Name a folder: --report xlsx=FOLDER/",
)
REPORT_NOT_SHOWN = Text(
    "xlsx の報告は画面に表示できません。--report xlsx=ファイル と指定してください。",
    "The xlsx report can't be shown. Name a file: --report xlsx=FILE",
)

# ---- what happened --------------------------------------------------------------------------

NOTHING_WRITTEN = Text("{counts}。何も書き出していません。", "{counts}: nothing was written.")
WRITTEN = Text("{counts}。書き出しました: {files}", "{counts}: wrote {files}")
WRITTEN_CLEAN = Text("書き出しました: {files}", "wrote {files}")
STDOUT_NAME = Text("(標準出力)", "(standard output)")
ADVICE_HIDDEN = Text(" (助言 {n} 件は -V で表示)", " (-V shows {n} advice)")
CHECKED = Text("{file}: {counts}", "{file}: {counts}")
CLEAN = Text("問題なし", "no findings")
TOTAL = Text("合計 {files} ファイル: {counts}", "{files} files in all: {counts}")
TOTAL_FILE = Text("ファイル", "file")
TOTAL_COUNTS = {
    Severity.ERROR: Text("エラー", "errors"),
    Severity.WARNING: Text("警告", "warnings"),
    Severity.ADVICE: Text("助言", "advice"),
    Severity.ACCEPTED: Text("承認済", "accepted"),
}
CHECKING = Text("検査中", "checking")
BUILDING = Text("生成中", "building")
ASKING = Text("故障の模擬中", "trying failures")

STAGE_TARGET = Text(
    "対象: {target} ({versions}、スキーマ pacemaker-{schema})",
    "target: {target} ({versions}, schema pacemaker-{schema})",
)
STAGE_READ = Text("読み込み: {file}", "reading {file}")
STAGE_SHEET = Text("シート: {sheet}", "sheet: {sheet}")
STAGE_MODEL = Text("モデル: {counts}", "model: {counts}")
STAGE_OUTPUT = Text("出力 {kind}: {size} バイト", "output {kind}: {size} bytes")

# ---- targets --------------------------------------------------------------------------------

TARGETS_HEAD = (
    Text("名前", "name"),
    Text("環境", "platform"),
    Text("Pacemaker", "Pacemaker"),
    Text("crmsh", "crmsh"),
    Text("pcs", "pcs"),
    Text("スキーマ", "schema"),
)
TARGETS_ASSUMED = Text(
    "( ) はその環境に含まれず、版を想定しているものです。* は既定です。",
    "( ) is not shipped by the platform: the version is assumed. * is the default.",
)
CANT_SAY = Text("書けないこと:", "can't say:")
REWRITTEN = Text("同じ意味の別の形で書くもの:", "is written in an equivalent form:")
SAYS_ALL = Text("書けないことはありません。", "can say everything.")
UNKNOWN_TARGET = Text(
    "対象環境「{word}」はありません。使えるのは: {allowed}。",
    "There is no target '{word}'. There are: {allowed}.",
)
WRONG_VERSIONS = Text(
    "対象環境の版の指定「{word}」は使えません。使えるのは: {allowed}。",
    "'{word}' can't stand among the versions of a target. What can: {allowed}.",
)

# ---- tables ---------------------------------------------------------------------------------

UNKNOWN_CODE = Text(
    "「{word}」という指摘コードはありません。",
    "there is no code '{word}'.",
)
UNKNOWN_TABLE = Text(
    "表「{word}」はありません。使えるのは: {allowed}。",
    "There is no table '{word}'. There are: {allowed}.",
)

TABLES_MORE = Text(
    "列の説明は crmgen tables 表 で表示されます。", "crmgen tables TABLE describes the columns."
)
TABLES_CELL = Text("必須", "required")
TABLES_COLUMN = Text("列は必須、セルは空でもよい", "the column is required, its cells are not")
TABLES_OPEN = Text("複数の列", "any number of columns")
TABLES_INSTEAD = Text("{column} の代わり", "instead of {column}")
TABLES_ALIASES = Text("別名 {words}", "also called {words}")
TABLES_DOWN = Text("空なら上のセルと同じ", "empty: as the cell above")
TABLES_REPEATS = Text("繰り返せる", "may be repeated")
TABLES_CHOICES = Text("使える値: {words}", "One of: {words}")
TABLES_EXAMPLE = Text("例: {example}", "Example: {example}")

# ---- agents ---------------------------------------------------------------------------------

NO_AGENTS_ACTION = Text(
    "何をするかを指定してください: crmgen agents update",
    "Say what to do: crmgen agents update",
)
NO_AGENTS = Text(
    "エージェントが見つかりません: {where}。何も書き出していません。",
    "No agents found in {where}: nothing was written.",
)
AGENT_FAILED = Text(
    "{agent}: メタデータを読めません ({reason})。以前の内容のままにします。",
    "{agent}: its metadata can't be read ({reason}). What was known of it stays.",
)
AGENTS_NOT_WRITTEN = Text("「{path}」に書き込めません: {reason}", "can't write '{path}': {reason}")
AGENTS_UPDATED = Text(
    "{folder}: {read} 個のエージェントを読み、{written} 個のファイルを書き、{removed} 個を"
    "削除しました。",
    "{folder}: read {read} agents, wrote {written} files, removed {removed}",
)

# ---- a fault of crmgen ----------------------------------------------------------------------

FAULT = Text(
    "crmgen 自体の不具合です。入力の誤りではありません。次の行を、できれば入力ファイルと"
    "コマンドもつけて、crmgen の開発者に知らせてください。",
    "This is a fault of crmgen itself, not of your input. Please send the lines below to the "
    "developers of crmgen, with the input file and the command if you can.",
)
FAULT_MORE = Text(
    "-V -V をつけて実行すると詳細を表示します。", "Run it with -V -V for the whole trace."
)
NO_MEMORY = Text(
    "メモリが足りず、何も書き出していません。設計を小さく分けるか、メモリの多い計算機で実行して"
    "ください。",
    "There is not enough memory, and nothing was written. Divide the design, or run it where there "
    "is more.",
)
OUTPUT_LOST = Text("出力を書けません: {reason}", "The output can't be written: {reason}")

EXPLAIN_HELP = Text(
    "指摘コードを説明します: 理由、影響、対処、誤った例と正しい例。コードがなければ一覧を"
    "表示します。",
    "Explains codes: why, what follows, how to mend it, a wrong and a right sheet. Without a "
    "code, lists them all.",
)
EXPLAIN_MESSAGE = Text("指摘", "Message")
EXPLAIN_EFFECT = Text("影響", "Effect")
EXPLAIN_HINT = Text("対処", "How to mend it")
EXPLAIN_WHY = Text("理由", "Why")
EXPLAIN_HOW = Text("起こる場面", "How it comes about")
EXPLAIN_WRONG = Text("誤った例 (指摘は{cell})", "Wrong (told at {cell})")
EXPLAIN_RIGHT = Text("正しい例", "Right")
EXPLAIN_REST = Text(
    "例にないノード、フェンシング、リソースの表は、正しく記入してあるものとします。",
    "The tables of nodes, fencing and resources that an example leaves out are filled in rightly.",
)
EXPLAIN_SOURCE = Text("出典", "Source")
