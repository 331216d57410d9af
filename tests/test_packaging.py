"""The wheel works alone: it carries the templates and schemas."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHEET = """\
,RESOURCES
,,resourceItem,id
,,Primitive,prmIp
,PRIMITIVE
,P,id,class,provider,type
,,prmIp,ocf,heartbeat,IPaddr2
,A,type,name,value
,,params,ip,192.0.2.10
,O,type,timeout,interval,on-fail
,,monitor,60s,10s,restart
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT]
    subprocess.run(command, check=True)
    return next(folder.glob("crmgen-*.whl"))


def test_wheel_holds_templates_and_schemas_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "crmgen/_data/templates/pcs/script.sh.j2" in names
    assert "crmgen/_data/schemas/tables.json" in names
    assert not [name for name in names if name.startswith(("tests", "samples"))]


def test_wheel_compiles_every_kind_away_from_the_checkout(wheel, tmp_path):
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    (tmp_path / "vip.csv").write_text(SHEET, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "crmgen",
        "vip.csv",
        "-o",
        "a.crm",
        "-o",
        "a.sh",
        "-o",
        "a.xml",
    ]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 2), done.stderr
    assert "prmIp" in (tmp_path / "a.crm").read_text(encoding="utf-8")
    assert "prmIp" in (tmp_path / "a.sh").read_text(encoding="utf-8")
    assert "prmIp" in (tmp_path / "a.xml").read_text(encoding="utf-8")
