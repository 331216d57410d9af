"""Values of cells: those that every way holds byte for byte, and those that one way can't hold."""

import re
import string

from hypothesis import strategies as st

# Held by crmsh, pcs and Pacemaker of all generations, wherever a value may be any text.
HOSTILE = (
    "it's",
    '"',
    "a'\"b\"'c",
    "$(touch /tmp/x)",
    "`id` ${HOME} $HOME $$",
    "; reboot & < in > out | cat",
    "&amp;&lt;&#65;",
    "<nvpair id='x'/>",
    "]]> --><!-- x",
    "# no comment",
    "a#b",
    "100%",
    "%s %n",
    "{{ variable",
    "{% raw %}",
    "a\\b\\c",
    "\\n \\t",
    "-1",
    "--force",
    "-",
    "=",
    "=a=b",
    "key=value",
    "a  b   c",
    "@x",
    "$x",
    "~",
    "*?[a-z]",
    "(a)",
    "a,b;c",
    "!x",
    "params",
    "meta",
    "op monitor interval=10s",
    "rule #uname eq n1",
    "to",
    "or",
    "property",
    "x" * 4000,
    "100:",
    "inf",
    "TRUE",
    "001",
    "1.0",
)
# The same for the value that a rule compares with: no blanks, no braces, no parentheses, and none
# of the quotes and backslashes that crmsh writes back without an escape.
RULE_VALUES = (
    "tokyo",
    "a-b.c_d",
    "100",
    "-1",
    "a/b",
    "50%",
    "a,b",
    "10.0.0.1",
    "x+y",
    "@x",
    "a:b:c",
)
# Names other than the usual ones: no part of an id, but a name of an attribute all the same.
ODD_NAMES = ("a:b", "a/b", "a,b", "x+y", "a%b", "1st", "-x")

_ERRORS = re.compile(r"#{2,}|#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!)")
_PRINTABLE = "".join(sorted(set(string.printable) - set(string.whitespace))) + " "


def is_held(text: str) -> bool:
    """Whether a printable ASCII text comes back whole from all three ways.

    crmsh can't hold a backslash at the end or before a quote, nor a lone ``=`` beside a colon at
    the end (see tests of the crm text); a spreadsheet strips blanks and shows errors as ``##``.
    """
    return (
        text == text.strip() != ""
        and not re.search(r'\\(?:["\\]|$)', text)
        and not (text.endswith(":") and "=" in text)
        and not _ERRORS.fullmatch(text)
    )


def held() -> st.SearchStrategy[str]:
    """Any text of printable ASCII that every way holds."""
    return st.text(_PRINTABLE, min_size=1, max_size=24).map(str.strip).filter(is_held)
