"""A cluster of real corosync, Pacemaker and pcsd in a lab, with stand-ins for services and power
switches."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from crmgen.model import Cluster, primitives_of
from tests.cluster import stand_ins
from tests.cluster.lab import Lab, Machine, lab

_TOKEN = "c" * 40  # what pcsd asks for; there is no other network
_PCSD = "PCSD_DEBUG=false RACK_ENV=production PCSD_SESSION_LIFETIME=3600"


class Site:
    """The machines of one design."""

    def __init__(self, made: Lab, cluster: Cluster, *, pcsd: bool) -> None:
        self.lab, self.cluster, self._pcsd = made, cluster, pcsd
        self.names = tuple(node.uname for node in cluster.nodes)
        for name in self.names:
            self._furnish(made.add(name, Path("/")))
        if pcsd:
            for machine in self.machines:
                self._start_pcsd(machine)
        self._over = threading.Event()
        self._switches = threading.Thread(target=self._watch, daemon=True)
        self._switches.start()

    def close(self) -> None:
        self._over.set()
        self._switches.join()

    # ---- machines ------------------------------------------------------------------------------

    def __getitem__(self, name: str) -> Machine:
        return self.lab.machines[name]

    @property
    def machines(self) -> list[Machine]:
        return list(self.lab.machines.values())

    @property
    def on(self) -> list[Machine]:
        return [machine for machine in self.machines if machine.is_on]

    @property
    def any(self) -> Machine:
        """A machine on which the cluster runs, else one that is on."""
        up = (one for one in self.on if one.run("crmadmin", "-P").code == 0)
        return next(up, self.on[0])

    def _furnish(self, machine: Machine) -> None:
        hosts = [(f"192.0.2.{number}", name) for number, name in enumerate(self.names, start=1)]
        text = "127.0.0.1 localhost\n" + "".join(f"{ip} {name}\n" for ip, name in hosts)
        machine.write("/etc/hosts", text)
        machine.write("/etc/corosync/corosync.conf", corosync_conf(self.names))
        machine.sh("rm -rf /var/lib/pacemaker/cib/* /var/lib/corosync/* /var/local/ha-work")
        machine.write("/usr/bin/systemctl", stand_ins.SYSTEMCTL, "755")
        for path in sorted(agent_files(self.cluster)):
            self._replace(machine, path)
        machine.write("/var/lib/pcsd/known-hosts", json.dumps(_known(self.names)), "600")
        user = {"creation_date": "2026-01-01", "token": _TOKEN, "username": "hacluster"}
        machine.write("/var/lib/pcsd/pcs_users.conf", json.dumps([user]), "600")

    def _replace(self, machine: Machine, path: str) -> None:
        """The real program stays, for its meta-data."""
        folder, name = path.rsplit("/", 1)
        if path.startswith("/usr/sbin/"):
            text, kept = stand_ins.FENCE_AGENT, name
        else:
            is_plugin = "/stonith/" in path
            text = stand_ins.STONITH_PLUGIN if is_plugin else stand_ins.AGENT
            kept = f"{folder.rsplit('/', 1)[1]}-{name}"
        machine.sh(f"mkdir -p {stand_ins.REAL} && cp -p {path} {stand_ins.REAL}/{kept}")
        machine.write(path, text, "755")

    def _watch(self) -> None:
        """Pulls the plugs that the power switches ask for."""
        while not self._over.wait(0.05):
            for asked in self.lab.shared.glob("cut-*"):
                machine = self[asked.name.removeprefix("cut-")]
                if machine.is_on:
                    machine.power_off()
                asked.unlink()

    # ---- the cluster ---------------------------------------------------------------------------

    def boot(self, machine: Machine) -> None:
        """Power on, with what a boot starts."""
        machine.power_on()
        if self._pcsd:
            self._start_pcsd(machine)

    def _start_pcsd(self, machine: Machine) -> None:
        """pcs reaches other machines through it."""
        for program in ("/usr/share/pcsd/pcsd", "/usr/sbin/pcsd"):
            machine.sh(f"{_PCSD} setsid {program} </dev/null >>/var/log/pcsd.out 2>&1 &")
        status = ("pcs", "pcsd", "status", machine.name)
        assert until(lambda: machine.run(*status).code == 0), machine.sh("cat /var/log/pcsd.out")

    def settle(self) -> None:
        """Until nothing is left to do."""
        self.any.run("crm_resource", "--wait", "--timeout=60")

    def screen(self) -> str:
        return self.any.run("crm_mon", "-1rf").output


def until(ask: Callable[[], object], seconds: float = 90) -> bool:
    """Whether it comes true in time."""
    end = time.monotonic() + seconds
    while not ask():
        if time.monotonic() > end:
            return False
        time.sleep(0.3)
    return True


@contextmanager
def site(cluster: Cluster, *, pcsd: bool) -> Iterator[Site]:
    """The machines, on, with corosync.conf and without a running cluster."""
    with lab() as made:
        built = Site(made, cluster, pcsd=pcsd)
        try:
            yield built
        finally:
            built.close()


def agent_files(cluster: Cluster) -> set[str]:
    """The programs on a machine that the design's agents are."""
    found = set()
    for primitive in (one for root in cluster.resources for one in primitives_of(root)):
        agent = primitive.agent
        if agent.standard == "ocf":
            found.add(f"/usr/lib/ocf/resource.d/{agent.provider}/{agent.type}")
        elif agent.type.startswith("external/"):
            found.add(f"/usr/lib/stonith/plugins/{agent.type}")
        else:
            assert re.fullmatch(r"fence_\w+", agent.type), agent.name
            found.add(f"/usr/sbin/{agent.type}")
    return found


def corosync_conf(names: Sequence[str]) -> str:
    nodes = "".join(
        f"  node {{\n    name: {name}\n    nodeid: {number}\n"
        f"    ring0_addr: 192.0.2.{number}\n  }}\n"
        for number, name in enumerate(names, start=1)
    )
    two = "  two_node: 1\n  wait_for_all: 0\n" if len(names) == 2 else ""
    return (
        "totem {\n  version: 2\n  cluster_name: lab\n  transport: knet\n"
        "  crypto_cipher: none\n  crypto_hash: none\n}\n"
        f"quorum {{\n  provider: corosync_votequorum\n{two}}}\n"
        "logging {\n  to_syslog: no\n  to_logfile: yes\n"
        "  logfile: /var/log/corosync/corosync.log\n}\n"
        f"nodelist {{\n{nodes}}}\n"
    )


def _known(names: Sequence[str]) -> dict[str, object]:
    hosts = {name: {"dest_list": [{"addr": name, "port": 2224}], "token": _TOKEN} for name in names}
    return {"format_version": 1, "data_version": 1, "known_hosts": hosts}
