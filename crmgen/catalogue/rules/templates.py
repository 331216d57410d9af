"""Templates."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

UNUSED = Code(
    "REF343",
    Severity.WARNING,
    Text(
        "Template「{found}」から作られた Primitive がありません。",
        "No primitive is made from the template '{found}'.",
    ),
    Text(
        "Primitive の template の列に書くか、Template を消してください。",
        "Name it in the column template of a primitive, or remove it.",
    ),
    Text("Template だけでは何も起動しません。", "A template alone starts nothing."),
    "Pacemaker Explained, reusing resource definitions",
)
