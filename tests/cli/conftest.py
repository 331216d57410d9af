import pytest
from click.testing import CliRunner

from crmgen.cli.root import Root
from tests.cli.stub import Pipeline


@pytest.fixture
def pipeline(monkeypatch):
    """The stub in place of the real pipeline; a test sets its outcome."""
    stub = Pipeline()
    monkeypatch.setattr("crmgen.pipeline.compile_workbook", stub)
    return stub


@pytest.fixture
def crmgen(monkeypatch, tmp_path):
    """Runs a command line in an empty folder with English messages; gives click's result."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **options: object):
        return CliRunner().invoke(Root(), arguments, prog_name="crmgen", **options)

    return run
