"""Every text of ``crmgen new``."""

from crmgen.text import Text

HELP = Text(
    "記入するためのワークブックを作ります。--profile を指定すると、変更するところに印を付けた"
    "設計例が入ります。出力.xlsx がすでにあるときは、何も書きません。",
    "Makes a workbook to fill in. With --profile it holds a design in which the parts to change "
    "are marked. Nothing is written where OUT.xlsx exists already.",
)
SHORT = Text("記入するワークブックの作成", "make a workbook to fill in")
OUT_WORD = Text("出力.xlsx", "OUT.xlsx")
NODES_WORD = Text("ノード,…", "NODE,…")
OPTION_HELP = {
    "voice": Text(
        "ワークブックの言語: ja、en、both (併記)。ja と en は表示の言語も兼ねます。",
        "The language of the workbook: ja, en or both. ja and en are the language of messages too.",
    ),
    "profile": Text(
        "もとにする設計。指定しなければ blank (記入なし)。",
        "The design to begin with; blank without it.",
    ),
    "nodes": Text(
        "ノード名 (カンマ区切り)。設計例の pm01,pm02 をこの名前にします。",
        "The names of the nodes, with commas between, in place of the pm01,pm02 of the design.",
    ),
    "layout": Text(
        "classic なら、すべての表を一枚のシートに、pm_crmgen (Pacemaker 1.1) か pm_pcsgen "
        "(2.0 以降) が読む書き方で置きます。",
        "classic: all tables on one sheet, in the words that pm_crmgen (Pacemaker 1.1) or "
        "pm_pcsgen (from 2.0 on) reads.",
    ),
}
NO_OUTPUT = Text("作るファイルを指定してください。", "Name the file to make.")
NOT_XLSX = Text(
    "「{path}」の名前は .xlsx で終わらせてください。", "The name '{path}' has to end in .xlsx."
)
EXISTS = Text(
    "「{path}」はすでにあります。記入したものを失わないよう、何も書きませんでした。",
    "'{path}' exists. Nothing was written, so that nothing filled in is lost.",
)
WRONG_NODE = Text("「{word}」はノード名にできません。", "'{word}' can't be the name of a node.")
NODE_TWICE = Text(
    "ノード名「{word}」が二つあります (大文字と小文字は区別されません)。",
    "The node '{word}' is named twice (upper and lower case count as the same).",
)
NODE_COUNT = Text(
    "雛形 {profile} のノードは {n} つです。--nodes に {n} つの名前を指定してください。",
    "The profile {profile} has {n} nodes: give --nodes {n} names.",
)
NOT_WRITTEN = Text("「{path}」に書き込めません: {reason}", "'{path}' can't be written: {reason}")
WRITTEN = Text(
    "{path} を作りました。記入したら「crmgen check {path}」で確かめてください。",
    "{path} is made. When it is filled in, have it judged with 'crmgen check {path}'.",
)
