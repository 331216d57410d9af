"""Findings about what the target can't say (TGT5xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

TOOL_ASSUMED = Code(
    "TGT590",
    Severity.WARNING,
    Text(
        "{target} は {tool} を含みません。{found} の出力は {tool} {version} を想定したものです。",
        "{target} does not ship {tool}: the {found} output assumes {tool} {version}.",
    ),
    Text(
        "使う版が違うときは --target pacemaker={pacemaker},{tool}=VERSION のように"
        "指定してください。",
        "If you use another version, name it: --target pacemaker={pacemaker},{tool}=VERSION.",
    ),
)
