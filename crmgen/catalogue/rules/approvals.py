"""Findings about the table EXCEPTIONS itself (ACC4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

UNKNOWN_CODE = Code(
    "ACC401",
    Severity.ERROR,
    Text("「{found}」という指摘コードはありません。", "There is no code '{found}'."),
    Text(
        "指摘に表示されたコードを書いてください (例: OPS401)。",
        "Write the code that the finding shows, such as OPS401.",
    ),
)
NOT_ACCEPTABLE = Code(
    "ACC402",
    Severity.ERROR,
    Text(
        "{found} は受け入れられません。直さないと設定を出力できません。",
        "{found} can't be accepted: nothing can be written while it holds.",
    ),
    Text("指摘の元を直してください。", "Mend what the finding is about."),
)
NO_LONGER_FOUND = Code(
    "ACC403",
    Severity.WARNING,
    Text(
        "「{where}」に {found} の指摘はもうありません。",
        "'{where}' has no finding {found} any more.",
    ),
    Text("この行を削除してください。", "Delete this row."),
    Text(
        "残しておくと、同じ場所に新しく生じた誤りが見過ごされます。",
        "Left in place it would hide a new mistake at the same spot.",
    ),
)
EXPIRED = Code(
    "ACC404",
    Severity.WARNING,
    Text(
        "{code} の例外は {found} で期限が切れています。",
        "The exception for {code} expired on {found}.",
    ),
    Text("見直して期限を延ばすか、指摘の元を直してください。", "Review it, or mend its cause."),
    Text("指摘は承認済とみなされません。", "The finding counts again."),
)
