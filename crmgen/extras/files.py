"""Which files a target and a design need, where they go and how they are put to use.

Gives finished bytes; must not know the command line. Every file is the same on all nodes.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from crmgen.catalogue import extras as texts
from crmgen.checks.design import Design
from crmgen.diagnostics import Sink
from crmgen.emit.base import Header
from crmgen.extras.logconv import DISKD, PING, Logconv, logconv_of
from crmgen.extras.pages import file_of, readme_of
from crmgen.model import Cluster
from crmgen.targets import Feature, Target
from crmgen.targets.platforms import PLATFORMS, Journal
from crmgen.text import Lang, Text

README = "README.md"
MARK = b"crmgen extras"  # stands in the first lines of every file
# every name that some target gets
NAMES = frozenset(
    {
        README,
        "corosync-logging.conf",
        "enable-services.sh",
        "journald-ha-log.conf",
        "logrotate-ha-log",
        "pacemaker-service.conf",
        "pm_logconv.conf",
        "rsyslog-ha-log.conf",
        "sysconfig-pacemaker",
    }
)


class Extra(NamedTuple):
    """One file: its name in the folder, its bytes, and whether a shell runs it."""

    name: str
    data: bytes
    executable: bool = False


class Entry(NamedTuple):
    """One file before it is written. ``key`` names its texts and its template; ``lines`` tells
    that it is a part of ``place``, which is empty for a script."""

    key: str
    name: str
    place: str
    commands: tuple[str, ...]
    notes: tuple[Text, ...] = ()
    lines: bool = False


def make_extras(
    cluster: Cluster, target: Target, header: Header, lang: Lang, sink: Sink
) -> list[Extra]:
    """Every file of the folder, README.md first."""
    if target.name not in PLATFORMS:
        sink.report(
            texts.SYSTEM_ASSUMED,
            None,
            found=target.name,
            params={"platform": target.platform.title},
        )
    plan = Plan(cluster, target, sink)
    lines = header.lines(target)
    entries = list(plan.entries())
    made = [
        Extra(entry.name, file_of(entry, plan.words, lines, lang), executable=not entry.place)
        for entry in entries
    ]
    page = readme_of(entries, list(plan.left_out()), lines, lang)
    return [Extra(README, page), *made]


class Plan:
    """The entries of one design for one target."""

    def __init__(self, cluster: Cluster, target: Target, sink: Sink) -> None:
        self.cluster = cluster
        self.target = target
        self._sink = sink

    def has(self, feature: Feature) -> bool:
        return self.target.has(feature)

    @cached_property
    def logconv(self) -> Logconv | None:
        """Settings of pm_logconv where the target has it."""
        if not self.has(Feature.PROGRAMS_FOR_1_1):
            return None
        return logconv_of(Design(self.cluster, self.target), self._sink)

    @property
    def words(self) -> dict[str, object]:
        """What the templates fill in."""
        return {
            "old_limits": self.target.system.journal is Journal.OLD_MODULE,
            "forward": self.target.system.journal is Journal.SOCKET,
            "interval": "RateLimitIntervalSec"
            if self.has(Feature.RATE_LIMIT_SEC)
            else "RateLimitInterval",
            "detail_log": self.has(Feature.DETAIL_LOG),
            "logconv": self.logconv,
        }

    def entries(self) -> Iterator[Entry]:
        """In the order in which they are put to use."""
        yield self._rsyslog()
        yield self._journald()
        yield _logrotate()
        yield self._sysconfig()
        yield _corosync()
        if not self.has(Feature.COROSYNC_STOPS_TOO):
            yield _service()
        if self.logconv is not None:
            yield _logconv(self.logconv)
            yield _enable()

    def left_out(self) -> Iterator[str | Text]:
        """What is not written, and why."""
        words: dict[str, str | Text] = {
            "target": self.target.name,
            "pacemaker": self.target.pacemaker.text,
        }
        if self.target.system.journal is not Journal.OLD_MODULE:
            yield texts.LEFT_OUT["imuxsock"]
        if self.has(Feature.COROSYNC_STOPS_TOO):
            yield _filled(texts.LEFT_OUT["service"], words)
        if self.logconv is None:
            yield _filled(texts.LEFT_OUT["logconv"], {**words, "alerts": self._alerts()})
            return
        yield texts.LEFT_OUT["logconv_rotation"]
        if not self.logconv.has(PING):
            yield texts.LEFT_OUT["ping"]
        if not self.logconv.has(DISKD):
            yield texts.LEFT_OUT["diskd"]

    def _alerts(self) -> Text:
        ids = ", ".join(alert.id for alert in self.cluster.alerts)
        return _filled(texts.LEFT_OUT["alerts" if ids else "no_alerts"], {"ids": ids})

    def _rsyslog(self) -> Entry:
        place = "/etc/rsyslog.d/10-ha-log.conf"
        notes = [texts.NOTES["first"], texts.NOTES["local1"]]
        before: Sequence[str] = ()
        if self.target.system.journal is Journal.MODULE:
            notes.append(texts.NOTES["module"])
            before = (
                "grep -qi '^[^#]*ratelimit\\.interval' /etc/rsyslog.conf || sed -i.bak "
                '\'s/module(load="imjournal"/& Ratelimit.Interval="0"/\' /etc/rsyslog.conf',
                "grep -in '^[^#]*ratelimit\\.interval=\"0\"' /etc/rsyslog.conf",
            )
        name = "rsyslog-ha-log.conf"
        commands = (*before, _install(name, place), "rsyslogd -N1", "systemctl restart rsyslog")
        return Entry("rsyslog", name, place, commands, tuple(notes))

    def _journald(self) -> Entry:
        name, place = "journald-ha-log.conf", "/etc/systemd/journald.conf.d/ha-log.conf"
        notes = [texts.NOTES["burst"]]
        if self.target.system.journal is Journal.SOCKET:
            notes.append(texts.NOTES["forward"])
        commands = (_install(name, place), "systemctl restart systemd-journald")
        return Entry("journald", name, place, commands, tuple(notes))

    def _sysconfig(self) -> Entry:
        name = "sysconfig-pacemaker"
        place = f"{self.target.system.defaults}/pacemaker"
        commands = (
            "sed -i.bak -E '/^ *(export +)?PCMK_log(file|facility|priority)=/d' " + place,
            f"grep '^PCMK_' {name} >> {place}",
        )
        kind = "detail_log" if self.has(Feature.DETAIL_LOG) else "all_in_syslog"
        notes = (texts.NOTES["restart"], texts.NOTES[kind])
        return Entry("sysconfig", name, place, commands, notes, lines=True)


def _logrotate() -> Entry:
    name, place = "logrotate-ha-log", "/etc/logrotate.d/ha-log"
    commands = (_install(name, place), f"logrotate -d {place}")
    return Entry("logrotate", name, place, commands, (texts.NOTES["quarter"],))


def _corosync() -> Entry:
    place = "/etc/corosync/corosync.conf"
    notes = (texts.NOTES["logging"],)
    return Entry("corosync", "corosync-logging.conf", place, (f"vi {place}",), notes, lines=True)


def _service() -> Entry:
    name = "pacemaker-service.conf"
    place = "/etc/systemd/system/pacemaker.service.d/stop-corosync.conf"
    notes = tuple(texts.NOTES[name] for name in ("systemctl", "crashed", "killall"))
    commands = (_install(name, place), "systemctl daemon-reload")
    return Entry("service", name, place, commands, notes)


def _logconv(found: Logconv) -> Entry:
    name, place = "pm_logconv.conf", "/etc/pm_logconv.conf"
    notes = [texts.NOTES["same_rules"], texts.NOTES["packages"]]
    if not found.act_rsc:
        notes.append(texts.NOTES["no_act_rsc"])
    commands = (_install(name, place), "systemctl try-restart pm_logconv")
    return Entry("logconv", name, place, commands, tuple(notes))


def _enable() -> Entry:
    name = "enable-services.sh"
    return Entry("enable", name, "", (f"sh {name}",), (texts.NOTES["packages"],))


def _install(name: str, place: str) -> str:
    return f"install -D -m 644 {name} {place}"


def _filled(text: Text, words: dict[str, str | Text]) -> Text:
    return Text(text.render("ja", words), text.render("en", words))
