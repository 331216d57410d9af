"""Findings about a site's folder of agent metadata (SIT4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NO_FOLDER = Code(
    "SIT401",
    Severity.ERROR,
    Text(
        "エージェントのフォルダ「{found}」を読めません。",
        "The folder of agents '{found}' can't be read.",
    ),
    Text(
        "OCF メタデータの XML を置いたフォルダを --agents に指定してください。",
        "Give --agents a folder that holds OCF metadata as XML files.",
    ),
)
BAD_METADATA = Code(
    "SIT402",
    Severity.WARNING,
    Text(
        "エージェントのメタデータ「{found}」を読めません: {why}",
        "The agent metadata '{found}' can't be read: {why}",
    ),
    Text(
        "エージェントの meta-data アクションの出力をそのまま保存してください。",
        "Save what the agent's action meta-data prints, as it is.",
    ),
    Text(
        "このエージェントのパラメータは調べられません。",
        "The parameters of this agent are not checked.",
    ),
)
