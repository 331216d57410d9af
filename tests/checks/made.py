"""Small sheets for tests of rules, and what is found in them."""

from pathlib import Path

from crmgen.data import data_path
from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target

OPERATIONS = """\
,O,type,timeout,interval,on-fail
,,start,120s,,restart
,,monitor,60s,30s,restart
,,stop,120s,,fence
"""


def primitive(name: str, agent: str, *parameters: str) -> str:
    """A table PRIMITIVE. ``agent`` is ``ocf,heartbeat,IPaddr2``, a parameter ``ip=192.0.2.10``;
    one that begins with a rule is ``rule #uname eq pm01|nic=eth1``."""
    rows = [",PRIMITIVE", ",P,id,class,provider,type", f",,{name},{agent}"]
    rows.append(",A,type,rule,name,value")
    for parameter in parameters:
        rule, pair = "", parameter
        if parameter.startswith("rule "):
            rule, _, pair = parameter.partition("|")
        key, _, value = pair.partition("=")
        rows.append(f',,params,{rule},{key},"{value}"')
    return "\n".join(rows) + "\n" + OPERATIONS


def tree(*rows: str) -> str:
    """Table RESOURCES; a row is ``Group grp``, one level deeper with a blank before it."""
    made = [",RESOURCES,,,,", ",,resourceItem,resourceItem,resourceItem,id"]
    for row in rows:
        depth = len(row) - len(row.lstrip(" "))
        kind, name = row.split()
        cells = ["", "", ""]
        cells[depth] = kind
        made.append(f",,{','.join(cells)},{name}")
    return "\n".join(made) + "\n"


def found(
    *parts: str,
    codes: str | tuple[str, ...],
    base: bool = True,
    target: str = "",
    colocation: bool = True,
) -> list[tuple[str, str]]:
    """The findings of the codes that begin so, each with what was found."""
    text = "".join(parts)
    if base:
        text += data_path("schemas", "codes", "base.csv").read_text(encoding="utf-8")
    request = Request(
        Path("x.csv"),
        resolve_target(target),
        kinds=("cib",),
        data=text.encode(),
        generate_colocation=colocation,
    )
    findings = compile_workbook(request).sink.sorted()
    return [(d.code.id, d.found or "") for d in findings if d.code.id.startswith(codes)]
