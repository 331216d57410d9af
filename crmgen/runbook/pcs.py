"""The commands of pcs.

Seen on pcs 0.10.8, 0.11.5 and 0.12.0.2; those of 0.9 are in its usage and the manuals of RHEL 7.
"""

from crmgen.model import Resource
from crmgen.runbook.commands import Command, Tool, command, promoted
from crmgen.targets import Operating, Target


class Pcs(Tool):
    name = "pcs"
    kind = "pcs"
    version = ("pcs", "--version")
    confirm_asks = True  # 0.9 to 0.12, without --force

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self.clears_moves = self.has(Operating.PCS_MOVE_CLEARS)

    def load(self, file: str, *, first: bool) -> list[Command]:
        return [command("sh", file, *(["--push"] if first else ["--replace", "--push"]))]

    def load_into(self, file: str, cib: str) -> Command:
        return command("sh", file, "--replace", cib)

    def tool_status(self) -> Command:
        return command("pcs", "status", "--full")

    def check(self) -> Command:
        option = "--full" if self.has(Operating.PCS_NODE) else "-V"
        return command("pcs", "cluster", "verify", option)

    def save(self, file: str) -> Command:
        return command("pcs", "config", into=file)

    def standby(self, node: str) -> Command:
        return command("pcs", self._node, "standby", node)

    def online(self, node: str) -> Command:
        return command("pcs", self._node, "unstandby", node)

    @property
    def _node(self) -> str:
        return "node" if self.has(Operating.PCS_NODE) else "cluster"

    def move(self, rsc: Resource, node: str, *, sticky: bool, keep: bool = False) -> Command:
        # without a destination pcs forbids the present node; with one it only prefers that
        word = "move-with-constraint" if keep and self.clears_moves else "move"
        where = [] if sticky else [node]
        return command("pcs", "resource", word, rsc.id, *where, *self._promoted(rsc))

    def clear(self, rsc: Resource) -> Command:
        return command("pcs", "resource", "clear", rsc.id, *self._promoted(rsc))

    def _promoted(self, rsc: Resource) -> list[str]:
        if not promoted(rsc):
            return []
        return ["--promoted" if self.has(Operating.PCS_PROMOTED) else "--master"]

    def stop(self, rsc: str) -> Command:
        return command("pcs", "resource", "disable", rsc)

    def start(self, rsc: str) -> Command:
        return command("pcs", "resource", "enable", rsc)

    def failures(self, rsc: str, node: str) -> Command:
        words = [f"node={node}"] if self.has(Operating.PCS_NODE) else [node]
        return command("pcs", "resource", "failcount", "show", rsc, *words)

    def cleanup(self, rsc: str, node: str) -> Command:
        return command("pcs", "resource", "cleanup", rsc, *self._at(node))

    def cleanup_node(self, node: str) -> Command:
        return command("pcs", "resource", "cleanup", *self._at(node))

    def cleanup_all(self) -> Command:
        return command("pcs", "resource", "cleanup")

    def _at(self, node: str) -> list[str]:
        return [f"node={node}"] if self.has(Operating.PCS_NODE) else ["--node", node]

    def maintenance(self, on: bool) -> Command:
        return command("pcs", "property", "set", f"maintenance-mode={str(on).lower()}")

    def stop_node(self, node: str) -> list[Command]:
        return [command("pcs", "cluster", "stop", node)]

    def start_node(self, node: str) -> list[Command]:
        return [command("pcs", "cluster", "start", node)]

    def start_all(self) -> list[Command]:
        return [command("pcs", "cluster", "start", "--all")]

    def stop_all(self) -> list[Command]:
        return [command("pcs", "cluster", "stop", "--all")]

    def fence_history(self) -> Command:
        if self.has(Operating.PCS_NODE):
            return command("pcs", "stonith", "history", "show")
        return command("stonith_admin", "--history", "*", "--verbose")

    def confirm_fenced(self, node: str) -> Command:
        return command("pcs", "stonith", "confirm", node)

    def fence(self, node: str) -> Command:
        return command("pcs", "stonith", "fence", node, "--off")

    def report(self, name: str) -> list[Command]:
        return [command("pcs", "cluster", "report", name)]

    @property
    def remote_control(self) -> bool:
        return True
