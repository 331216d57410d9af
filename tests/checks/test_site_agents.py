"""A site's own agents: a folder of metadata files tells what they take."""

from pathlib import Path

import pytest

from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target
from tests.helpers import found

METADATA = """<?xml version="1.0"?>
<resource-agent name="billing">
<parameters><parameter name="config" required="1"><content type="string"/></parameter></parameters>
<actions><action name="start" timeout="20s"/><action name="stop" timeout="20s"/>
<action name="monitor" timeout="20s" interval="10s"/></actions>
</resource-agent>
"""
SHEET = """\
,RESOURCES
,,resourceItem,id
,,Primitive,bill
,PRIMITIVE
,P,id,class,provider,type
,,bill,ocf,acme,billing
,A,type,name,value
,,params,confg,/etc/billing.conf
,O,type,timeout,interval,on-fail
,,start,60s,,restart
,,monitor,60s,10s,restart
,,stop,60s,,fence
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "billing.xml").write_text(METADATA, encoding="utf-8")
    return tmp_path


def codes(folder: Path | None) -> set[tuple[str, str]]:
    request = Request(
        Path("x.csv"), resolve_target(None), data=SHEET.encode(), kinds=("cib",), agents=folder
    )
    return set(found(compile_workbook(request).sink))


def test_the_parameters_of_a_known_agent_are_checked(folder):
    assert not {item for item in codes(None) if item[1].startswith("AGT40")}
    assert {("C6", "AGT401"), ("D8", "AGT402")} <= codes(folder)


def test_metadata_that_can_not_be_read_is_told(folder):
    (folder / "acme" / "other.xml").write_text("<resource-agent", encoding="utf-8")
    assert "SIT402" in {code for _, code in codes(folder)}


def test_a_folder_that_is_not_there_is_told(folder):
    assert "SIT401" in {code for _, code in codes(folder / "nowhere")}
