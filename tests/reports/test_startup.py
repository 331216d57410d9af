"""Reports cost nothing where none is asked for."""

import re
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("arguments", "modules"),
    [
        (["-o", "out.crm"], set()),
        (["-o", "out.crm", "--report", "json=a.json"], {"", ".checked", ".jsonlines"}),
    ],
)
def test_compiling_loads_only_the_reports_asked_for(tmp_path, arguments, modules):
    (tmp_path / "a.csv").write_text(",PROPERTY\n,,name,value\n,,stonith-enabled,true\n")
    command = [sys.executable, "-X", "importtime", "-m", "crmgen", "a.csv", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (tmp_path / "out.crm").is_file()
    assert "crmgen.pipeline" in done.stderr
    loaded = set(re.findall(r"\bcrmgen\.reports\S*", done.stderr))
    assert loaded == {f"crmgen.reports{name}" for name in modules}
