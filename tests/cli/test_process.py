"""crmgen as a process of its own: bytes, encodings, pipes, signals, completion, imports."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.stub import content

COMMANDS = (
    "check",
    "build",
    "doc",
    "runbook",
    "new",
    "fmt",
    "extras",
    "explain",
    "targets",
    "tables",
    "agents",
)

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="about POSIX processes")


def environment(**changes: str):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "PYTHONIOENCODING")
    }
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def command(outcome, *arguments: str):
    return [sys.executable, "-m", "tests.cli.stub", outcome, *arguments]


def run(outcome, *arguments: str, cwd, **env: str):
    return subprocess.run(
        check=False,
        args=command(outcome, *arguments),
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
    )


@pytest.mark.parametrize(
    ("outcome", "code"), [("", 0), ("error", 1), ("warning", 2), ("fault", 3), ("interrupt", 130)]
)
def test_exit_code(tmp_path, outcome, code):
    done = run(outcome, "x.csv", cwd=tmp_path)
    assert done.returncode == code
    assert done.stdout == (content("crm") if code in (0, 2) else b"")
    assert b"Traceback" not in done.stderr


def test_wrong_usage(tmp_path):
    assert run("", "--wrong", cwd=tmp_path).returncode == 1


def test_an_interrupt_is_quiet(tmp_path):
    assert run("interrupt", "x.csv", cwd=tmp_path).stderr == b""


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc-jp", "ascii", "latin-1"])
@pytest.mark.parametrize("arguments", [["x.csv"], ["check", "x.csv"], ["--help"], ["targets"]])
def test_no_encoding_makes_it_fail(tmp_path, encoding, arguments):
    """Windows terminals and pipes are CP932 or worse; a name may not even be text."""
    done = run("error", *arguments, "--lang=ja", cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert done.returncode == (1 if "x.csv" in arguments else 0)
    text = (done.stdout + done.stderr).decode(encoding)
    japanese = encoding in ("utf-8", "cp932", "euc-jp")
    assert ("の" if japanese else "\\u306e") in text


def test_the_output_is_bytes_whatever_the_encoding(tmp_path):
    done = run("", "x.csv", cwd=tmp_path, PYTHONIOENCODING="cp932")
    assert done.stdout == content("crm")


@posix
def test_a_name_that_is_no_text(tmp_path):
    done = run("warning", b"\xff.csv", "-o", b"\xfe.crm", cwd=tmp_path, LC_ALL="C.UTF-8")
    assert done.returncode == 2
    assert b"\\udcfe.crm" in done.stderr


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_locale_gives_the_language(tmp_path, variable):
    env = {variable: "ja_JP.UTF-8", "PYTHONIOENCODING": "utf-8"}
    assert "使い方" in run("", "--help", cwd=tmp_path, **env).stdout.decode()


def test_no_colour_in_a_pipe(tmp_path):
    done = run("error", "x.csv", cwd=tmp_path, TERM="xterm-256color", FORCE_COLOR="1")
    assert b"\x1b" not in done.stderr


@posix
@pytest.mark.parametrize(
    ("env", "coloured"), [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)]
)
def test_colour_on_a_terminal_unless_refused(tmp_path, env, coloured):
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        check=False,
        args=command("error", "x.csv"),
        cwd=tmp_path,
        env=environment(**env),
        stderr=theirs,
    )
    os.close(theirs)
    text = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux's way of saying that the other end is closed
            break
        if not part:
            break
        text += part
    os.close(ours)
    assert b"VAL999" in text and (b"\x1b[" in text) == coloured


@posix
@pytest.mark.parametrize("arguments", [["x.csv"], ["check", "x.csv"], ["--help"], ["targets"]])
def test_a_reader_that_has_gone(tmp_path, arguments):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        check=False,
        args=command("warning", *arguments),
        cwd=tmp_path,
        env=environment(),
        stdout=write,
        stderr=subprocess.PIPE,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_standard_output(tmp_path):
    with Path("/dev/full").open("wb") as full:
        env = environment()
        for arguments, code in ((["x.csv"], "OUT703"), (["targets"], "written")):
            done = subprocess.run(
                check=False,
                args=command("", *arguments),
                cwd=tmp_path,
                env=env,
                stdout=full,
                stderr=subprocess.PIPE,
            )
            assert (done.returncode, code in done.stderr.decode()) == (1, True)


@posix
@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        (1, ["x.csv"], 1),
        (1, ["check", "x.csv"], 1),
        (1, ["--help"], 1),
        (1, ["explain"], 1),
        (1, ["x.csv", "-o", "a.crm"], 2),
        (2, ["x.csv", "-o", "a.crm"], 2),
        (2, ["--nonsense"], 1),
        (0, ["-", "-o", "a.crm"], 2),
    ],
)
def test_a_closed_stream_is_no_fault_of_crmgen(tmp_path, closed, arguments, code):
    script = f'exec "$@" {closed}{"<" if closed == 0 else ">"}&-'
    done = subprocess.run(
        check=False,
        args=["sh", "-c", script, "sh", *command("warning", *arguments)],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
    )
    assert done.returncode == code
    assert (tmp_path / "a.crm").exists() is ("a.crm" in arguments)


def _heed_interrupts() -> None:
    """A shell's background jobs ignore them, and so would what a test starts there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@posix
def test_ctrl_c(tmp_path):
    """The standard input never ends, so the process waits for it."""
    process = subprocess.Popen(
        command("", "-VV", "-"),
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - one thread
    )
    while b"reading" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    process.wait(timeout=60)
    output, error = process.communicate()
    assert (process.returncode, output, error) == (130, b"", b"")


def complete(tmp_path, line):
    words = line.split(" ")
    done = run(
        "",
        cwd=tmp_path,
        _CRMGEN_COMPLETE="bash_complete",
        COMP_WORDS="\n".join(word for word in words if word),
        COMP_CWORD=str(len(words) - 1),
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return set(done.stdout.decode().split())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("crmgen ch", {"file,ch", "plain,check"}),
        ("crmgen ", {"file,", *(f"plain,{name}" for name in COMMANDS)}),
        ("crmgen agents ", {"plain,update"}),
        ("crmgen x.csv --target rhel", {f"plain,rhel{n}" for n in (7, 8, 9, 10)}),
        ("crmgen --format ", {"plain,crm", "plain,pcs", "plain,cib"}),
        ("crmgen check --format c", {"plain,crm", "plain,cib"}),
        ("crmgen --lang ", {"plain,ja", "plain,en"}),
        ("crmgen --rep", {"plain,--report"}),
        ("crmgen check --rep", {"plain,--report"}),
        ("crmgen -o ou", {"file,ou"}),
        ("crmgen check des", {"file,des"}),
        ("crmgen targets sles1", {"plain,sles12", "plain,sles15", "plain,sles16"}),
        ("crmgen tables COLO", {"plain,COLOCATION"}),
    ],
)
def test_completion(tmp_path, line, words):
    assert complete(tmp_path, line) == words


def test_the_completion_script(tmp_path):
    done = run("", cwd=tmp_path, _CRMGEN_COMPLETE="bash_source")
    assert done.returncode == 0 and b"complete -o nosort -F" in done.stdout


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], []])
def test_short_commands_import_nothing_heavy(tmp_path, arguments):
    code = (
        "import sys, json\n"
        "from crmgen.cli.root import Root\n"
        "try:\n    Root().main(prog_name='crmgen')\n"
        "except SystemExit:\n    pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    env = (
        environment()
        if arguments
        else environment(_CRMGEN_COMPLETE="bash_complete", COMP_WORDS="crmgen", COMP_CWORD="1")
    )
    done = subprocess.run(
        check=False,
        args=[sys.executable, "-c", code, *arguments],
        cwd=tmp_path,
        env=env,
        capture_output=True,
    )
    loaded = set(json.loads(done.stderr))
    heavy = {"openpyxl", "xlrd", "lxml", "jinja2", "rapidfuzz", "numpy", "crmgen.pipeline"}
    assert "click" in loaded and not heavy & loaded
