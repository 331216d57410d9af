"""Findings about variables and the templates in the cells that they fill (VAR4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

LEFT_OVER = Code(
    "VAR401",
    Severity.ERROR,
    Text(
        "「{found}」に入れる変数がありません。変数を指定せずに読んでいます。",
        "'{found}' waits for a variable, and no variables are given.",
    ),
    Text(
        "--vars で変数のファイルを指定するか、ワークブックに VARS 表を加えてください。"
        "文字どおりの {{{{ が必要なら、変数を指定したうえで {{% raw %}} … {{% endraw %}} で"
        "囲みます。",
        "Name a file of variables with --vars, or add a VARS table to the workbook. Where {{{{ is "
        "meant literally, give variables and write {{% raw %}} … {{% endraw %}} around it.",
    ),
)
UNDEFINED = Code(
    "VAR402",
    Severity.ERROR,
    Text(
        "「{found}」の変数 {name} は定義されていません。",
        "The variable {name} in '{found}' is not defined.",
    ),
    Text(
        "変数を定義するか、綴りを直してください。なくてもよい変数は "
        "{{{{ {name} | default('値') }}}} と書きます。",
        "Define it, or mend its spelling. One that may be absent is written "
        "{{{{ {name} | default('value') }}}}.",
    ),
)
SYNTAX = Code(
    "VAR403",
    Severity.ERROR,
    Text(
        "「{found}」は Jinja2 のテンプレートとして読めません: {reason}",
        "'{found}' can't be read as a Jinja2 template: {reason}",
    ),
    Text(
        "括弧と引用符の対応を確かめてください。文字どおりの {{{{ は {{{{ '{{{{' }}}} と書きます。",
        "See whether every brace and quote is closed. A literal {{{{ is written {{{{ '{{{{' }}}}.",
    ),
)
NOT_TEXT = Code(
    "VAR404",
    Severity.ERROR,
    Text(
        "「{found}」の値は {kind} で、セルの文字列になりません。",
        "'{found}' gives {kind}, which is no text for a cell.",
    ),
    Text(
        "要素を一つ選ぶか (名前[0]、名前.キー)、join でつないでください "
        "({{{{ 名前 | join(' ') }}}})。",
        "Pick one element (name[0], name.key), or join them ({{{{ name | join(' ') }}}}).",
    ),
)
REFUSED = Code(
    "VAR405",
    Severity.ERROR,
    Text(
        "「{found}」は、セルのテンプレートに許されない {what} を使っています。",
        "'{found}' uses {what}, which a template in a cell may not.",
    ),
    Text(
        "セルのテンプレートで使えるのは変数、フィルター、条件、繰り返しだけです。",
        "A template in a cell may use variables, filters, conditions and loops only.",
    ),
)
TOO_MUCH = Code(
    "VAR406",
    Severity.ERROR,
    Text(
        "「{found}」は、一つのセルとしては大きすぎる結果か長すぎる計算になります。",
        "'{found}' makes more than one cell can hold, or takes too long.",
    ),
    Text(
        "繰り返しの回数や文字列の長さを減らしてください。結果は {most} 文字までです。",
        "Repeat less, or shorten the texts. The result may have {most} characters.",
    ),
)
FAILED = Code(
    "VAR407",
    Severity.ERROR,
    Text(
        "「{found}」を計算できません: {reason}",
        "'{found}' can't be computed: {reason}",
    ),
    Text(
        "変数の値と、式の中での使い方を確かめてください。",
        "Check the variables' values and how the expression uses them.",
    ),
)
UNKNOWN_FILTER = Code(
    "VAR408",
    Severity.ERROR,
    Text(
        "「{found}」のフィルターまたはテスト {name} はありません。",
        "There is no filter or test {name}, which '{found}' uses.",
    ),
    Text(
        "使えるのは Jinja2 のフィルターと bool です。Ansible だけにあるものは、"
        "変数のほうで計算しておいてください。",
        "There are Jinja2's filters and bool. What only Ansible has must be computed before, in "
        "the variables.",
    ),
)
CYCLE = Code(
    "VAR409",
    Severity.ERROR,
    Text(
        "「{found}」の変数の値が自分自身を使っています: {chain}",
        "The value of a variable in '{found}' uses itself: {chain}",
    ),
    Text("どこか一か所を実際の値にしてください。", "Put a real value in one of the places."),
)
FILE = Code(
    "VAR410",
    Severity.ERROR,
    Text(
        "変数のファイル {found} を読めません: {reason}",
        "The file of variables {found} can't be read: {reason}",
    ),
    Text("パスとアクセス権を確かめてください。", "Check its path and permissions."),
)
FILE_SYNTAX = Code(
    "VAR411",
    Severity.ERROR,
    Text(
        "変数のファイルを {kind} として読めません: {reason}",
        "The file of variables can't be read as {kind}: {reason}",
    ),
    Text(
        "字下げ、引用符、文字コード (UTF-8) を確かめてください。{{{{ で始まる値は引用符で"
        "囲みます。",
        "Check the indentation, the quotes and the encoding (UTF-8). A value that begins with "
        "{{{{ has to stand in quotes.",
    ),
)
DOUBLE_KEY = Code(
    "VAR412",
    Severity.ERROR,
    Text(
        "「{found}」が二度定義されています。どちらの値か決まりません。",
        "'{found}' is defined twice: which value is meant is not clear.",
    ),
    Text("一方を消すか、名前を変えてください。", "Delete or rename one of them."),
)
NO_MAPPING = Code(
    "VAR413",
    Severity.ERROR,
    Text(
        "変数のファイルに「名前: 値」の組がありません。",
        "The file of variables does not hold names with values.",
    ),
    Text("vip: 192.0.2.10 のように書いてください。", "Write it as in vip: 192.0.2.10."),
)
TAG = Code(
    "VAR414",
    Severity.ERROR,
    Text(
        "{found} の値は使えません。crmgen が扱えるのはふつうの文字列、数、真偽値、並び、"
        "対応表です。",
        "A value of the kind {found} can't be used; crmgen takes plain texts, numbers, truth "
        "values, lists and mappings.",
    ),
    Text(
        "タグを外すか、{{{{ で始まる値を引用符で囲んでください。!vault の値は ansible-vault で復号"
        "します。",
        "Take the tag away, or put a value that begins with {{{{ in quotes. ansible-vault decrypts "
        "a !vault value.",
    ),
)
FILE_SIZE = Code(
    "VAR415",
    Severity.ERROR,
    Text(
        "変数のファイルは大きすぎるか、入れ子が深すぎるか、自分自身を含んでいます。",
        "The file of variables is too large, nested too deep, or contains itself.",
    ),
    Text(
        "値は別名 (*名前) を展開して {most} 個までです。",
        "It may hold {most} values, each alias (*name) counted in full.",
    ),
)
NAME = Code(
    "VAR416",
    Severity.ERROR,
    Text(
        "「{found}」は変数の名前として使えません。",
        "'{found}' can't be the name of a variable.",
    ),
    Text(
        "英字か _ で始まる英数字の名前を、pg.filesystems[0].device のように書きます。"
        "並びの番号は 0 から順に付けます。",
        "A name begins with a letter or _ and has letters, digits and _; nested ones are written "
        "pg.filesystems[0].device. The numbers of a list begin at 0 and leave out none.",
    ),
)
SEVERAL_CLUSTERS = Code(
    "VAR417",
    Severity.ERROR,
    Text(
        "VARS 表にはクラスタが複数あり、どれか決まりません。",
        "The VARS table holds several clusters, and none is chosen.",
    ),
    Text(
        "--cluster 名前 で選んでください。すべてを作るには crmgen build を使います。",
        "Choose one with --cluster NAME; crmgen build makes them all.",
    ),
)
UNKNOWN_CLUSTER = Code(
    "VAR418",
    Severity.ERROR,
    Text(
        "クラスタ「{found}」の列は VARS 表にありません。",
        "No VARS table has a column for the cluster '{found}'.",
    ),
    Text(
        "--cluster には VARS 表の列の見出しを指定してください。",
        "Give --cluster the heading of a column of the VARS table.",
    ),
)
CONFLICT = Code(
    "VAR419",
    Severity.ERROR,
    Text(
        "変数「{found}」は、別の行の {other} と同時には成り立ちません。",
        "The variable '{found}' can't stand beside {other} of another row.",
    ),
    Text(
        "一つの名前は、値か、下に名前を持つものか、並びのどれか一つです。",
        "One name is a value, or has names below it, or is a list.",
    ),
)

TEMPLATE_LABEL = Text("テンプレート「{template}」", "template '{template}'")
VARIABLE_LABEL = Text("変数 {name}", "variable {name}")
NO_VALUE_LABEL = Text(
    "変数 {name} は、このクラスタでは空です", "variable {name} is empty for this cluster"
)
VAULT_LABEL = Text(
    "変数 {name} は !vault で暗号化されていて、crmgen には読めません",
    "variable {name} is encrypted by !vault, which crmgen can't read",
)
FIRST_LABEL = Text("一つ目", "the first one")
LIST = Text("並び", "a list")
MAPPING = Text("対応表", "a mapping")
OTHER = Text("文字列でないもの", "something that is no text")
SECRETS = Text("内部の属性「{name}」", "the internal attribute '{name}'")
OTHER_TEMPLATES = Text("別のテンプレート (include など)", "another template (include and the like)")
TWICE = Text("何度も含まれる値", "a value that contains itself")
