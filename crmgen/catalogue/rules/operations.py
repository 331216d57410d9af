"""Operations and their times (OPS4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NO_MONITOR = Code(
    "OPS401",
    Severity.WARNING,
    Text("「{found}」に monitor がありません。", "'{found}' has no monitor operation."),
    Text(
        "O の部分に monitor の行を加えてください。監視しないと決めたのなら理由を残してください。",
        "Add a monitor row to part O; where going without is on purpose, write the reason down.",
    ),
    Text(
        "起動した後の故障に Pacemaker が気づかず、切り替わりません。",
        "Pacemaker never notices a failure after the start, and never fails over.",
    ),
    "Pacemaker Explained, resource operations; rule D01",
)
