"""The commands of crmsh, and what goes with them.

Seen on crmsh 4.2.0, 4.4.0 and 5.0.0. migrate and unmigrate of crmsh 2 and 3 print the same.
"""

from crmgen.model import Resource
from crmgen.runbook.commands import YESTERDAY, Command, Tool, command, promoted
from crmgen.targets import Operating, Target


class Crm(Tool):
    name = "crmsh"
    kind = "crm"
    version = ("crm", "--version")

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self.refuses_warnings = self.has(Operating.CRM_LOAD_STRICT)

    def load(self, file: str, *, first: bool) -> list[Command]:
        del first  # replace empties what is there; the nodes stay
        return [command("crm", "configure", "load", "replace", file)]

    def load_into(self, file: str, cib: str) -> Command:
        return command("env", f"CIB_file={cib}", *self.load(file, first=False)[0].argv)

    def tool_status(self) -> Command:
        return command("crm", "status")

    def check(self) -> Command:
        return command("crm", "configure", "verify")

    def save(self, file: str) -> Command:
        return command("crm", "configure", "save", file)

    def standby(self, node: str) -> Command:
        return command("crm", "node", "standby", node)

    def online(self, node: str) -> Command:
        return command("crm", "node", "online", node)

    def move(self, rsc: Resource, node: str, *, sticky: bool, keep: bool = False) -> Command:
        del sticky, keep  # force forbids the present node too, and the constraints always stay
        if promoted(rsc):
            argv = ("crm_resource", "--move", "--resource", rsc.id, "--node", node)
            return command(*argv, self._promoted, "--force")
        word = "move" if self.has(Operating.CRM_MOVE_CLEAR) else "migrate"
        said = f"INFO: Move constraint created for {rsc.id} to {node}"
        return command(
            "crm",
            "resource",
            word,
            rsc.id,
            node,
            "force",
            said=said if self.has(Operating.CRM_MOVE_CLEAR) else "",
        )

    @property
    def _promoted(self) -> str:
        return "--promoted" if self.has(Operating.RESOURCE_PROMOTED) else "--master"

    def clear(self, rsc: Resource) -> Command:
        word = "clear" if self.has(Operating.CRM_MOVE_CLEAR) else "unmigrate"
        said = f"INFO: Removed migration constraints for {rsc.id}"
        return command("crm", "resource", word, rsc.id, said=said)

    def stop(self, rsc: str) -> Command:
        return command("crm", "resource", "stop", rsc)

    def start(self, rsc: str) -> Command:
        return command("crm", "resource", "start", rsc)

    def failures(self, rsc: str, node: str) -> Command:
        return command("crm", "resource", "failcount", rsc, "show", node)

    def cleanup(self, rsc: str, node: str) -> Command:
        return command("crm", "resource", "cleanup", rsc, node)

    def cleanup_node(self, node: str) -> Command:
        return command("crm_resource", "--cleanup", "--node", node)

    def cleanup_all(self) -> Command:
        return command("crm_resource", "--cleanup")

    def maintenance(self, on: bool) -> Command:
        return command("crm", "configure", "property", f"maintenance-mode={str(on).lower()}")

    def stop_node(self, node: str) -> list[Command]:
        del node  # it is typed there
        return [self.daemon("stop", "pacemaker"), self.daemon("stop", "corosync")]

    def start_node(self, node: str) -> list[Command]:
        del node
        return [self.daemon("start", "corosync"), self.daemon("start", "pacemaker")]

    def start_all(self) -> list[Command]:
        return self.start_node("")

    def stop_all(self) -> list[Command]:
        return self.stop_node("")

    def fence_history(self) -> Command:
        return command("stonith_admin", "--history", "*", "--verbose")

    def confirm_fenced(self, node: str) -> Command:
        return command("stonith_admin", "--confirm", node)

    def fence(self, node: str) -> Command:
        return command("stonith_admin", "--fence", node)

    def report(self, name: str) -> list[Command]:
        return [command("crm", "report", "-f", YESTERDAY, name)]
