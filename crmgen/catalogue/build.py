"""The texts of ``crmgen build``."""

from crmgen.text import Text

HELP = Text(
    "複数の環境定義書、または一つの環境定義書の複数のクラスタ (VARS 表の列、または複数の --vars) "
    "をまとめて書き出します。入力にフォルダを指定すると、その下の環境定義書すべてを対象にします。"
    "誤りのあるものは書き出さず、ほかは続けます。終了コードは全体で最も重いものです。",
    "Compiles many sheets, or one sheet for many clusters (the columns of its VARS table, or "
    "several --vars). A folder as input means every sheet below it. What has errors is not "
    "written; the others are. The exit code is the worst of all.",
)
SHORT = Text("多数の入力やクラスタをまとめて書き出す", "compile many inputs or clusters at once")
NOTE = Text(
    "出力先: フォルダ/入力のファイル名/クラスタの名前.crm (.sh、.xml)。入力が複数のフォルダに"
    "あれば、共通の親フォルダから下の構成を保ちます。クラスタが一つなら、入力の名前がクラスタの名前に代わ"
    "ります。",
    "Where outputs go: FOLDER/NAME OF THE INPUT/CLUSTER.crm (.sh, .xml); inputs from several "
    "folders keep their tree below the folder common to them. Where there is one cluster, the "
    "input's name stands in place of the cluster's.",
)
OPTION_HELP = {
    "out": Text(
        "出力先のフォルダ。なければ作ります。",
        "The folder to write to; it is made where there is none.",
    ),
    "build_format": Text(
        "出力の種類 (複数可)。指定がなければ、対象環境が含むツールの種類と cib です。",
        "A kind of output; repeatable. Without it: cib, and the kinds whose tools the target "
        "ships.",
    ),
    "build_variables": Text(
        "セルの {{ 名前 }} に入れる変数のファイル (YAML か JSON)。複数指定すると、1 つが 1 クラスタ"
        "になり、ファイルの名前がクラスタの名前になります。",
        "A file of variables (YAML or JSON) for the {{ names }} in cells. Repeated, each is one "
        "cluster, called as the file.",
    ),
    "jobs": Text(
        "同時に動かすプロセスの数。既定は使えるコアの数です。",
        "How many processes work at once; the default is the number of usable cores.",
    ),
    "build_report": Text(
        "見つけたことの形式 (複数可)。check と同じですが、xlsx は常に「フォルダ/」を指定します。",
        "How findings are written; repeatable. As for check, but xlsx always wants FOLDER/.",
    ),
}
COUNT_WORD = Text("数", "COUNT")
NO_COUNT = Text("「{word}」は 1 以上の整数ではありません。", "'{word}' is no whole number from 1.")
NO_OUT = Text(
    "出力先のフォルダを --out で指定してください。", "Name the folder to write to: --out."
)
OUT_IS_FILE = Text("--out「{path}」はフォルダではありません。", "--out '{path}' is not a folder.")
NO_WORKBOOK = Text("「{path}」の下に環境定義書がありません。", "There is no sheet below '{path}'.")
SAME_NAME = Text(
    "「{one}」と「{other}」は大文字小文字だけが違い、出力先が同じになります。",
    "'{one}' and '{other}' differ in the case of letters only and would be written to one place.",
)
SAME_VARIABLES = Text(
    "--vars の「{one}」と「{other}」は同じ名前なので、クラスタを区別できません。",
    "The --vars files '{one}' and '{other}' have one name: the clusters can't be told apart.",
)
ONE_VARIABLES = Text(
    "--vars は 1 つだけ指定できます。複数のクラスタは crmgen build でまとめて書き出せます。",
    "Only one --vars can be given; crmgen build makes one cluster of each of several.",
)
BUILT = Text(
    "書き出したクラスタ: {written}、書き出さなかったもの: {failed} ({folder})",
    "clusters written: {written}, not written: {failed} ({folder})",
)
