"""What the real compiler finds in a sheet, as reports take it."""

from pathlib import Path

from crmgen.pipeline import Request, compile_workbook
from crmgen.reports.checked import Checked
from crmgen.targets import resolve_target

ROOT = Path(__file__).parents[2]
SHEETS = ROOT.parent / "shared" / "sheets"
WRONG = """\
,PROPERTY
,,name,value
,,stonith-enabled,maybe
,RESOURCES
,,resourceItem,id
,,Primitive,prmIp
,,Primitive,prmNowhere
,PRIMITIVE
,P,id,class,provider,type
,,prmIp,ocf,heartbeat,IPaddr2
,A,type,name,value
,,params,ip,192.0.2.10
,O,type,timeout,interval,on-fail
,,start,６０s,,restart
,,monitor,60s,10s,restart
,,stop,60s,,fence
"""
WARNED = """\
,RESOURCES
,,resourceItem,id
,,Primitive,prmWeb
,PRIMITIVE
,P,id,class,provider,type
,,prmWeb,systemd,,nginx
,O,type,timeout,interval,on-fail
,,start,60s,,restart
,,stop,60s,,fence
,EXCEPTIONS
,,code,where,reason,approver
,,OPS401,prmWeb,テストのため,山田
"""


def check(path: Path | str, data: bytes | None = None, sheet: str | None = None) -> Checked:
    request = Request(Path(path), resolve_target(None), ("cib",), data=data, sheet=sheet)
    result = compile_workbook(request)
    return Checked(str(path), tuple(result.sink.sorted()), result.grids, data)


def check_text(text: str = WRONG, name: str = "設計 1.csv") -> Checked:
    return check(name, text.encode())
