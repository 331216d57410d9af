"""The workbook as a file: its parts, the schemas of Office Open XML, the same bytes again."""

import subprocess
import sys

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from tests.workbook.made import KINDS, dangling, made, parts

EXCEL = {"title": 32, "message": 255, "formula": 255, "name": 31}


@pytest.mark.parametrize("profile", KINDS)
@pytest.mark.parametrize("voice", ["ja", "en", "both"])
def test_parts_are_well_formed_and_related(profile, voice):
    data = made(profile, voice)
    for name, content in parts(data).items():
        if name.endswith((".xml", ".rels", ".vml")):
            etree.fromstring(content)
    assert list(dangling(data)) == []


@pytest.mark.parametrize("data", [("ja", False, "debian12"), ("both", False, "rhel7")], ids=str)
def test_the_schemas_hold(data, tmp_path):
    voice, classic, target = data
    path = tmp_path / "new.xlsx"
    path.write_bytes(made("web-vip", voice, target, classic=classic))
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2010, max_errors=0).validate(path)
    assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize("target", ["rhel7", "rhel9"])
def test_the_schemas_hold_for_the_classic_layout(target, tmp_path):
    path = tmp_path / "new.xlsx"
    path.write_bytes(made("nfs-drbd", "ja", target, classic=True))
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2010, max_errors=0).validate(path)
    assert [str(error) for error in result.errors] == []


def test_no_macros_and_no_links_elsewhere():
    for name in parts(made("web-vip")):
        assert "vba" not in name.lower()
        assert "external" not in name.lower()


def test_what_excel_limits():
    """Excel repairs a file in which these are too long."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    for profile in KINDS:
        for name, content in parts(made(profile, "both")).items():
            if name == "xl/workbook.xml":
                for sheet in etree.fromstring(content).iter(f"{main}sheet"):
                    assert len(str(sheet.get("name"))) <= EXCEL["name"]
            if not name.startswith("xl/worksheets/sheet"):
                continue
            for rule in etree.fromstring(content).iter(f"{main}dataValidation"):
                assert len(rule.get("errorTitle", "")) <= EXCEL["title"]
                assert len(rule.get("error", "")) <= EXCEL["message"]
                assert len(rule.findtext(f"{main}formula1", "")) <= EXCEL["formula"]


def test_the_same_content_gives_the_same_bytes_in_another_process():
    code = (
        "import sys\n"
        "from tests.workbook.made import made\n"
        "sys.stdout.buffer.write(made.__wrapped__('web-vip', 'en'))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout == made("web-vip", "en")
