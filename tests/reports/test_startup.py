"""Reports cost nothing where none is asked for."""

import ast
import subprocess
import sys

import pytest

CODE = """
import sys, crmgen.cli
sys.argv = ['crmgen', *sys.argv[1:]]
try: crmgen.cli.main()
except SystemExit: pass
print(sorted(name for name in sys.modules if name.startswith('crmgen.reports')))
"""


@pytest.mark.parametrize(
    ("arguments", "modules"),
    [
        (["-o", "out.crm"], []),
        (["-o", "out.crm", "--report", "json=a.json"], ["", ".checked", ".jsonlines"]),
    ],
)
def test_compiling_loads_only_the_reports_asked_for(tmp_path, arguments, modules):
    (tmp_path / "a.csv").write_text(",PROPERTY\n,,name,value\n,,stonith-enabled,true\n")
    command = [sys.executable, "-c", CODE, "a.csv", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (tmp_path / "out.crm").is_file()
    loaded = ast.literal_eval(done.stdout.splitlines()[-1])
    assert loaded == [f"crmgen.reports{name}" for name in modules]
