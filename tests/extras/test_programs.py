"""Each companion file judged by the program that reads it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from crmgen.extras.files import NAMES
from crmgen.targets.platforms import PLATFORMS, Journal
from tests.extras.design import design
from tests.extras.made import FIELD, SAMPLES, made, program, run
from tests.helpers import compile_data

OLD, NEW = "rhel7", "rhel9"
ONLY_1_1 = {"pm_logconv.conf", "enable-services.sh", "pacemaker-service.conf"}
# what the part of rsyslog.conf before $IncludeConfig is like, by the way messages come in
_MAIN = {
    Journal.OLD_MODULE: "$ModLoad imuxsock\n$ModLoad imjournal\n$OmitLocalLogging on\n",
    Journal.MODULE: '# Ratelimit.Interval: 600\nmodule(load="imuxsock" SysSock.Use="off")\n'
    'module(load="imjournal" UsePid="system"\n       StateFile="imjournal.state")\n',
    Journal.SOCKET: 'module(load="imuxsock")\n',
}


def files(target: str, lang: str = "ja") -> dict[str, str]:
    return made(design(), target, lang)[0]


def commands(readme: str, name: str) -> list[str]:
    """The commands of a file's section in README.md."""
    section = readme.split(f". {name}\n", 1)[1]
    block = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
    assert block
    return block[1].splitlines()


def journald(text: str, tmp_path: Path) -> list[str]:
    """What a journald of its own says that reads this drop-in and nothing else: no other program
    looks at one. It has mounts of its own, so that the machine's journal is as it was."""
    daemon = Path("/usr/lib/systemd/systemd-journald")
    drop_in = tmp_path / "ha-log.conf"
    drop_in.write_text(text)
    own = (
        "for dir in /run /etc/systemd /var/log; do mount -t tmpfs none $dir; done;"
        'mkdir -p /run/systemd /etc/systemd/journald.conf.d; cp "$1" /etc/systemd/journald.conf.d;'
        f"exec {daemon}"
    )
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    with subprocess.Popen(
        [program("unshare"), "--mount", *as_root, "sh", "-ec", own, "sh", str(drop_in)],
        env={**os.environ, "SYSTEMD_LOG_TARGET": "console", "SYSTEMD_LOG_LEVEL": "debug"},
        stderr=subprocess.PIPE,
        text=True,
    ) as run_of:
        assert run_of.stderr is not None
        said = []
        for line in run_of.stderr:
            said.append(line.strip())
            if "running as PID" in line:
                break
        run_of.terminate()
    assert "running as PID" in said[-1], said
    return said


def test_journald_tells_a_word_that_it_does_not_know(tmp_path):
    said = journald("[Journal]\nRateLimitIntervall=0s\n", tmp_path)
    assert any("Unknown key 'RateLimitIntervall'" in line for line in said)
    assert not any("to 0,0" in line for line in said)


@pytest.mark.parametrize("target", PLATFORMS)
@pytest.mark.parametrize("lang", ["ja", "en"])
class TestEveryTarget:
    def test_rsyslogd_takes_it(self, target, lang, tmp_path):
        rsyslogd = program("rsyslogd")
        made_files = files(target, lang)
        main = tmp_path / "rsyslog.conf"
        part = tmp_path / "10-ha-log.conf"
        part.write_text(made_files["rsyslog-ha-log.conf"])
        head = _MAIN[PLATFORMS[target].system.journal]
        main.write_text(f"{head}$IncludeConfig {part}\n*.info {tmp_path}/messages\n")
        shell = commands(made_files["README.md"], "rsyslog-ha-log.conf")
        edit, shown = (line.replace("/etc/rsyslog.conf", str(main)) for line in shell[:2])
        if "sed" in edit:
            assert run("sh", "-ec", shown).returncode == 1
            for _ in range(2):  # a second time changes nothing
                assert run("sh", "-ec", edit).returncode == 0
            assert main.read_text().count('Ratelimit.Interval="0"') == 1
            assert run("sh", "-ec", shown).returncode == 0
        judged = run(rsyslogd, "-N1", "-f", main)
        assert judged.returncode == 0, judged.stdout
        assert not re.search("error|invalid|not permitted", judged.stdout), judged.stdout

    def test_logrotate_takes_it_and_rotates(self, target, lang, tmp_path):
        logrotate = program("logrotate")
        log = tmp_path / "ha-log"
        log.write_text("x\n")
        tmp_path.chmod(0o755)
        conf = tmp_path / "logrotate-ha-log"
        text = files(target, lang)["logrotate-ha-log"]
        conf.write_text(text.replace("/var/log/ha-log {", f"{log} {{"))
        conf.chmod(0o644)
        tried = run(logrotate, "-d", conf)
        assert tried.returncode == 0, tried.stdout
        assert "error" not in tried.stdout
        turned = run(logrotate, "-f", "-s", tmp_path / "state", conf)
        assert turned.returncode == 0, turned.stdout
        assert (tmp_path / "ha-log.1").read_text() == "x\n"

    def test_the_variables_are_set_once(self, target, lang, tmp_path):
        made_files = files(target, lang)
        (tmp_path / "sysconfig-pacemaker").write_text(made_files["sysconfig-pacemaker"])
        theirs = tmp_path / "pacemaker"
        theirs.write_text("# PCMK_logfile=/x\nexport PCMK_logfacility=daemon\nPCMK_debug=no\n")
        place = f"{PLATFORMS[target].system.defaults}/pacemaker"
        assert f"`{place}`" in made_files["README.md"]
        shell = commands(made_files["README.md"], "sysconfig-pacemaker")
        for _ in range(2):
            for line in shell:
                done = run("sh", "-ec", line.replace(place, str(theirs)), cwd=tmp_path)
                assert done.returncode == 0, done.stdout
        names = ("logfile", "logfacility", "logpriority", "debug")
        asked = " ".join(f"$PCMK_{name}" for name in names)
        shown = run("sh", "-euc", f'. "{theirs}"; echo {asked}')
        old = PLATFORMS[target].pacemaker.version < (2,)
        logfile = "none" if old else "/var/log/pacemaker/pacemaker.log"
        assert shown.stdout == f"{logfile} local1 info no\n"
        lines = theirs.read_text().splitlines()
        assert [line.split("=")[0] for line in lines if not line.startswith("#")] == [
            "PCMK_debug",
            *(f"PCMK_{name}" for name in names[:3]),
        ]

    def test_journald_takes_it_and_has_no_limit(self, target, lang, tmp_path):
        said = journald(files(target, lang)["journald-ha-log.conf"], tmp_path)
        assert not [line for line in said if "ha-log.conf" in line]
        # what it says only where the file sets an interval of nothing
        assert "Setting both rate limit interval and burst from 0,10000 to 0,0" in said

    def test_corosync_takes_the_lines(self, target, lang, tmp_path):
        corosync = program("corosync")
        conf = tmp_path / "corosync.conf"
        conf.write_text(
            "totem {\n version: 2\n cluster_name: a\n transport: knet\n}\n"
            "nodelist {\n node {\n  ring0_addr: 127.0.0.1\n  name: n1\n  nodeid: 1\n }\n}\n"
            "quorum {\n provider: corosync_votequorum\n}\n"
            + files(target, lang)["corosync-logging.conf"]
        )
        environment = {**os.environ, "COROSYNC_MAIN_CONFIG_FILE": str(conf)}
        judged = run(corosync, "-t", env=environment)
        assert judged.returncode == 0, judged.stdout

    def test_a_linter_has_nothing_to_say_of_the_readme(self, target, lang, tmp_path):
        path = tmp_path / "README.md"
        path.write_text(files(target, lang)["README.md"])
        judged = run(sys.executable, "-m", "pymarkdown", "-d", "MD013", "scan", path)
        assert (judged.returncode, judged.stdout) == (0, "")

    def test_the_texts_are_in_one_language(self, target, lang):
        japanese = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
        for name, text in files(target, lang).items():
            assert name in NAMES
            assert bool(japanese.search(text)) == (lang == "ja")
            assert text.endswith("\n") and "\r" not in text


@pytest.mark.parametrize("target", ["rhel7", "rhel9", "sles15", "debian13"])
@pytest.mark.parametrize(
    "path", [*SAMPLES, FIELD / "pm_pcsgen_sample.xlsx"], ids=lambda path: path.name
)
def test_every_design_has_the_files_that_its_target_needs(path, target):
    if not path.exists():
        pytest.skip(f"{path} is not here")
    data = path.read_bytes()
    more = {"sheet": "1"} if path.suffix == ".xlsx" else {}
    result = compile_data(data, path.name, target, kinds=(), **more)
    if result.sink.has_errors:
        pytest.skip(f"{target} can't have this design")
    names = set(made(data, target, name=path.name, **more)[0])
    assert names == (NAMES if target == "rhel7" else NAMES - ONLY_1_1)


def test_what_goes_to_ha_log_goes_nowhere_else(tmp_path):
    """A running rsyslogd with both the file and a rule behind it."""
    rsyslogd, logger = program("rsyslogd"), program("logger")
    socket = tmp_path / "socket"
    others = tmp_path / "messages"
    part = tmp_path / "10-ha-log.conf"
    part.write_text(
        files("debian12")["rsyslog-ha-log.conf"].replace("/var/log/ha-log", f"{tmp_path}/ha-log")
    )
    main = tmp_path / "rsyslog.conf"
    main.write_text(
        f'module(load="imuxsock" SysSock.Use="off")\ninput(type="imuxsock" Socket="{socket}")\n'
        f"$IncludeConfig {part}\n*.debug {others}\n"
    )
    daemon = subprocess.Popen([rsyslogd, "-n", "-i", "NONE", "-f", str(main)])
    try:
        _wait(daemon, socket.exists)
        for level in ("local1.info", "local1.debug", "local0.info"):
            assert run(logger, "-u", socket, "-p", level, f"it is {level}").returncode == 0
        # messages keep their order: with the last one all have gone their way
        _wait(daemon, lambda: others.exists() and "it is local0.info" in others.read_text())
    finally:
        daemon.terminate()
        daemon.wait()
    ours = (tmp_path / "ha-log").read_text().splitlines()
    assert len(ours) == 1 and ours[0].endswith("it is local1.info")
    assert re.match(r"[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ", ours[0])
    assert "local1" not in others.read_text()


def _wait(daemon: "subprocess.Popen[bytes]", done: Callable[[], bool]) -> None:
    for _ in range(1200):
        assert daemon.poll() is None
        if done():
            return
        time.sleep(0.05)
    pytest.fail("rsyslogd does nothing")


def _verified(tmp_path: Path, drop_in: str) -> str:
    """What systemd says of a pacemaker.service with a drop-in."""
    analyze = program("systemd-analyze")
    unit = tmp_path / "pacemaker.service"
    unit.write_text("[Service]\nType=simple\nExecStart=/bin/true\n")
    folder = tmp_path / "pacemaker.service.d"
    folder.mkdir(exist_ok=True)
    (folder / "stop-corosync.conf").write_text(drop_in)
    environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"}
    judged = run(analyze, "verify", "--man=no", unit, env=environment)
    return "\n".join(line for line in judged.stdout.splitlines() if "pacemaker" in line)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_systemd_takes_the_drop_in_of_pacemaker_1_1(lang, tmp_path):
    text = files(OLD, lang)["pacemaker-service.conf"]
    assert _verified(tmp_path, text) == ""
    assert "stop-corosync.conf" in _verified(tmp_path, text.replace("ExecStopPost", "ExecStopPast"))


def test_corosync_is_stopped_only_where_crmd_is_gone(tmp_path):
    text = files(OLD)["pacemaker-service.conf"]
    shell = re.search("ExecStopPost=/bin/sh -c '(.*)'", text)
    assert shell
    for running in (0, 1):
        log = tmp_path / f"log{running}"
        stubs = tmp_path / f"bin{running}"
        stubs.mkdir()
        for name, code in (("pidof", running), ("killall", 0)):
            stub = stubs / name
            stub.write_text(f'#!/bin/sh\necho "{name} $*" >>"{log}"\nexit {code}\n')
            stub.chmod(0o755)
        assert run("/bin/sh", "-c", shell[1], env={"PATH": str(stubs)}).returncode == 0
        calls = log.read_text().splitlines()
        assert calls == ["pidof crmd", *(["killall -TERM corosync"] if running else [])]


def test_the_script_switches_both_on(tmp_path):
    script = tmp_path / "enable-services.sh"
    script.write_text(files(OLD)["enable-services.sh"])
    log = tmp_path / "log"
    stub = tmp_path / "systemctl"
    stub.write_text(f'#!/bin/sh\necho "$*" >>"{log}"\n')
    stub.chmod(0o755)
    assert run("sh", "-n", script).stdout == ""
    path = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    assert run("sh", script, env=path).returncode == 0
    assert log.read_text().splitlines() == [
        "enable pm_logconv.service",
        "start pm_logconv.service",
        "enable ifcheckd.service",
        "start ifcheckd.service",
    ]


def test_what_is_not_needed_is_not_written_and_told():
    old, new = files(OLD, "en"), files(NEW, "en")
    assert set(old) - set(new) == ONLY_1_1
    assert set(old) == NAMES
    left_out = new["README.md"].split("## Not written")[1]
    for word in ("pm_logconv", "ifcheckd", "pacemaker.service", "ALERT"):
        assert word in left_out
    bare = made(design(rules=""), OLD)[0]["README.md"].split("## Not written")[1]
    assert "attribute_ping" in bare and "attribute_diskd" in bare
    assert "attribute" not in old["README.md"].split("## Not written")[1]
