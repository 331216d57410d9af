"""Every text of ``crmgen runbook``."""

from crmgen.text import Text

HELP = Text(
    "環境定義書から運用手順書を作ります: 初回投入、日常点検、計画切替、切り離し、設定変更、"
    "ローリングアップデート、全停止、切替試験、故障からの復旧など。手順は、"
    "このクラスタのノード名と"
    "リソース名を使い、対象環境の版のコマンドで書きます。形式はファイル名の終わりで決まります。"
    "エラーがあれば何も書きません。",
    "Makes the runbook of a workbook: first load, daily checks, planned switch-over, nodes out "
    "of "
    "service, changes, rolling updates, shutdown, failover tests, recovery and more. Procedures "
    "have this cluster's own names and the commands of the target's versions. The end of a "
    "file's "
    "name tells its format. With an error nothing is written.",
)
SHORT = Text("運用手順書の作成", "make the runbook")
EXAMPLES = (
    "crmgen runbook -o runbook.html --target rhel9 design.xlsx",
    "crmgen runbook -o runbook.docx --target debian12 --tool pcs design.xlsx",
)
OUTPUT = Text(
    "書き出すファイル (複数可)。名前の終わりは .html .docx .xlsx .md .pdf のどれか。",
    "A file to write; repeatable. Its name ends in .html, .docx, .xlsx, .md or .pdf.",
)
TOOL = Text(
    "操作に使うツール: crm か pcs。指定がなければ、RHEL は pcs、SLES、Debian、Ubuntu は crm。",
    "The tool to operate with, crm or pcs. Without it: pcs on RHEL, crm on SLES, Debian and "
    "Ubuntu.",
)
