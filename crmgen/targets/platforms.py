"""The platforms in use: which versions of Pacemaker, crmsh and pcs each one ships.

Where a platform has several service levels the oldest one in wide use stands for it: a newer
Pacemaker accepts what an older one takes, not the other way round.
"""

from enum import Enum, auto
from typing import NamedTuple

from crmgen.targets.ability import Version


class Shipped(NamedTuple):
    """A tool's version; ``shipped`` is False where the platform does not have it and the
    version is assumed (what the community packages, or what fits that Pacemaker)."""

    version: Version
    shipped: bool = True

    @property
    def text(self) -> str:
        """The version as written: ``0.11.5``."""
        return ".".join(map(str, self.version))


class Journal(Enum):
    """How the platform's rsyslog.conf gets the messages that journald has.

    Read in the packages: RHEL loads imjournal, RHEL 7 in the old form (``$ModLoad``), RHEL 8 to 10
    as ``module(load=…)``; the others have journald forward to rsyslog's socket.
    """

    OLD_MODULE = auto()
    MODULE = auto()
    SOCKET = auto()


class System(NamedTuple):
    """What a platform is like around the cluster: where the environment of daemons stands, how
    rsyslog gets its messages, and systemd's version."""

    defaults: str
    journal: Journal
    systemd: Version


class Platform(NamedTuple):
    name: str
    title: str
    pacemaker: Shipped
    crmsh: Shipped
    pcs: Shipped
    system: System


def _no(*version: int) -> Shipped:
    return Shipped(version, shipped=False)


def _has(*version: int) -> Shipped:
    return Shipped(version)


def _rhel(systemd: int, journal: Journal = Journal.MODULE) -> System:
    return System("/etc/sysconfig", journal, (systemd,))


def _suse(systemd: int) -> System:
    return System("/etc/sysconfig", Journal.SOCKET, (systemd,))


def _debian(systemd: int) -> System:
    return System("/etc/default", Journal.SOCKET, (systemd,))


PLATFORMS: dict[str, Platform] = {
    platform.name: platform
    for platform in (
        Platform(
            "rhel7",
            "RHEL 7.9",
            _has(1, 1, 23),
            _no(2, 3),
            _has(0, 9, 169),
            _rhel(219, Journal.OLD_MODULE),
        ),
        Platform("rhel8", "RHEL 8.4", _has(2, 0, 5), _no(4, 2, 0), _has(0, 10, 8), _rhel(239)),
        Platform("rhel9", "RHEL 9.2", _has(2, 1, 5), _no(4, 4, 1), _has(0, 11, 4), _rhel(252)),
        Platform("rhel10", "RHEL 10.0", _has(3, 0, 0), _no(5, 0, 0), _has(0, 12, 0), _rhel(257)),
        Platform(
            "sles12", "SLES 12 SP5", _has(1, 1, 24), _has(3, 0, 4), _no(0, 9, 169), _suse(228)
        ),
        Platform("sles15", "SLES 15 SP5", _has(2, 1, 5), _has(4, 5, 0), _no(0, 11, 5), _suse(249)),
        Platform("sles16", "SLES 16.0", _has(3, 0, 1), _has(5, 0, 0), _no(0, 12, 1), _suse(257)),
        Platform(
            "debian11", "Debian 11", _has(2, 0, 5), _has(4, 2, 0), _has(0, 10, 8), _debian(247)
        ),
        Platform(
            "debian12", "Debian 12", _has(2, 1, 5), _has(4, 4, 1), _has(0, 11, 5), _debian(252)
        ),
        Platform(
            "debian13", "Debian 13", _has(3, 0, 0), _has(5, 0, 0), _has(0, 12, 0), _debian(257)
        ),
        Platform(
            "ubuntu2204",
            "Ubuntu 22.04",
            _has(2, 1, 2),
            _has(4, 3, 1),
            _has(0, 10, 11),
            _debian(249),
        ),
        Platform(
            "ubuntu2404", "Ubuntu 24.04", _has(2, 1, 6), _has(4, 6, 0), _has(0, 11, 7), _debian(255)
        ),
    )
}

DEFAULT_PLATFORM = "debian12"

# Pacemaker's newest CIB schema and its feature set, from the tags of its repository: a version
# takes the row of the newest entry that is not newer than itself.
SCHEMAS: tuple[tuple[Version, str, str], ...] = (
    ((1, 1, 13), "2.3", "3.0.10"),
    ((1, 1, 14), "2.4", "3.0.10"),
    ((1, 1, 15), "2.5", "3.0.10"),
    ((1, 1, 16), "2.6", "3.0.11"),
    ((1, 1, 17), "2.9", "3.0.13"),
    ((1, 1, 18), "2.10", "3.0.14"),
    ((2, 0, 0), "3.1", "3.1.0"),
    ((2, 0, 1), "3.2", "3.1.0"),
    ((2, 0, 4), "3.3", "3.3.0"),
    ((2, 0, 5), "3.5", "3.6.1"),
    ((2, 1, 0), "3.7", "3.10.0"),
    ((2, 1, 1), "3.7", "3.10.2"),
    ((2, 1, 2), "3.7", "3.11.0"),
    ((2, 1, 3), "3.8", "3.15.0"),
    ((2, 1, 5), "3.9", "3.16.1"),
    ((2, 1, 6), "3.9", "3.17.4"),
    ((2, 1, 7), "3.9", "3.19.0"),
    ((2, 1, 8), "3.10", "3.19.5"),
    ((2, 1, 9), "3.10", "3.19.6"),
    ((3, 0, 0), "4.0", "3.20.0"),
    ((3, 0, 1), "4.0", "3.20.1"),
    ((3, 0, 2), "4.0", "3.20.5"),
)
