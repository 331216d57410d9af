"""Commands as data, and those that are Pacemaker's own, whichever tool the cluster is run with.

Owns the words of a command; crm.py and pcs.py have those that differ. Versions are features of the
target. Must not know when a command is used.
"""

from abc import ABC, abstractmethod

from msgspec import Struct

from crmgen.emit.sh_quoting import word, words
from crmgen.model import Clone, Resource
from crmgen.targets import Operating, Target

WORK = "/var/local/ha-work"  # only root reads it: what is saved there holds passwords


class Expanded(str):
    """A word that the shell makes: it stands as it is."""


YESTERDAY = Expanded("\"$(date -d '1 day ago' '+%Y/%m/%d %H:%M')\"")


class Command(Struct, frozen=True):
    """One line of a shell: the words of a program, and the file that takes what it prints.
    ``said`` is what the program prints, where it always prints the same."""

    argv: tuple[str, ...]
    into: str = ""
    said: str = ""

    @property
    def line(self) -> str:
        """As it is typed."""
        text = " ".join(one if isinstance(one, Expanded) else word(one) for one in self.argv)
        return f"{text} > {words(self.into)}" if self.into else text


def command(*argv: str, into: str = "", said: str = "") -> Command:
    return Command(argv, into, said)


class Tool(ABC):
    """The commands of one tool for one target."""

    name: str
    kind: str
    """The output of crmgen that this tool loads."""

    version: tuple[str, ...]
    """Prints the tool's version."""

    refuses_warnings = False
    """Whether it loads nothing as soon as crm_verify warns."""

    clears_moves = False
    """Whether a move takes its constraint away again."""

    confirm_asks = False
    """Whether it asks before it takes a node to be off."""

    def __init__(self, target: Target) -> None:
        self.target = target

    def has(self, way: Operating) -> bool:
        return self.target.has(way)

    # ---- looking: Pacemaker's own -----------------------------------------------------------

    def status(self) -> Command:
        """Nodes, resources, attributes, failures and negative locations."""
        return command("crm_mon", "-1rfAL")

    def leftovers(self) -> Command:
        """The constraints that moves have left (all versions give them ids that begin with
        cli-)."""
        return command("cibadmin", "--query", "--xpath", '//rsc_location[starts-with(@id,"cli-")]')

    def counts(self) -> Command:
        """Resources with their failures."""
        return command("crm_mon", "-1rf")

    def attributes(self) -> Command:
        return command("crm_mon", "-1A")

    def verify(self) -> Command:
        return command("crm_verify", "-L", "-V")

    def verify_file(self, file: str) -> Command:
        return command("crm_verify", "-V", "-x", file)

    def dc(self) -> Command:
        """Which node is the DC."""
        return command("crmadmin", "-D")

    def what_if(self) -> Command:
        """What the cluster would do now."""
        return command("crm_simulate", "-sL")

    def what_if_file(self, file: str) -> Command:
        """What the cluster would do with a saved CIB."""
        return command("crm_simulate", "-S", "-x", file)

    def quorum(self) -> Command:
        return command("corosync-quorumtool", "-s")

    def links(self) -> Command:
        return command("corosync-cfgtool", "-s")

    # ---- Pacemaker's own, changing something ---------------------------------------------------

    def save_cib(self, file: str) -> Command:
        """The whole CIB."""
        return command("cibadmin", "--query", into=file)

    def restore_cib(self, file: str) -> Command:
        """The configuration of a saved CIB in the place of the present one."""
        return command("cibadmin", "--replace", "--scope", "configuration", "--xml-file", file)

    def fail(self, rsc: str, node: str) -> Command:
        """Tells the cluster that a resource has failed."""
        return command("crm_resource", "--fail", "--resource", rsc, "--node", node)

    def set_attribute(self, node: str, name: str, value: str) -> Command:
        """A transient attribute, as a monitor sets it."""
        return command("attrd_updater", "--name", name, "--update", value, "--node", node)

    def daemon(self, action: str, unit: str) -> Command:
        return command("systemctl", action, unit)

    # ---- what differs ----------------------------------------------------------------------------

    @abstractmethod
    def load(self, file: str, *, first: bool) -> list[Command]:
        """Loads what crmgen made; ``first`` on a cluster without resources."""

    @abstractmethod
    def load_into(self, file: str, cib: str) -> Command:
        """Loads it into a saved CIB, in the place of what that holds."""

    @abstractmethod
    def tool_status(self) -> Command:
        """The tool's own view of the cluster."""

    @abstractmethod
    def check(self) -> Command:
        """The tool's own check of the running configuration."""

    @abstractmethod
    def save(self, file: str) -> Command:
        """The configuration in the tool's own words."""

    @abstractmethod
    def standby(self, node: str) -> Command: ...

    @abstractmethod
    def online(self, node: str) -> Command: ...

    @abstractmethod
    def move(self, rsc: Resource, node: str, *, sticky: bool, keep: bool = False) -> Command:
        """Moves a service to a node; ``keep`` leaves the constraint of the move in any version.
        ``sticky`` where resource-stickiness is INFINITY: to prefer another node is not enough then
        (seen in 2.1.5), the present one has to be forbidden."""

    @abstractmethod
    def clear(self, rsc: Resource) -> Command:
        """Takes the constraint of a move away."""

    @abstractmethod
    def stop(self, rsc: str) -> Command: ...

    @abstractmethod
    def start(self, rsc: str) -> Command: ...

    @abstractmethod
    def failures(self, rsc: str, node: str) -> Command:
        """How often a resource has failed on a node."""

    @abstractmethod
    def cleanup(self, rsc: str, node: str) -> Command: ...

    @abstractmethod
    def cleanup_node(self, node: str) -> Command:
        """Forgets all failures on a node."""

    @abstractmethod
    def cleanup_all(self) -> Command:
        """Forgets all failures on all nodes."""

    @abstractmethod
    def maintenance(self, on: bool) -> Command: ...

    @abstractmethod
    def stop_node(self, node: str) -> list[Command]:
        """Stops Pacemaker and Corosync on a node."""

    @abstractmethod
    def start_node(self, node: str) -> list[Command]: ...

    @abstractmethod
    def start_all(self) -> list[Command]:
        """Starts every node: typed once where the tool reaches them all, else on each node."""

    @abstractmethod
    def stop_all(self) -> list[Command]: ...

    @abstractmethod
    def fence_history(self) -> Command: ...

    @abstractmethod
    def confirm_fenced(self, node: str) -> Command:
        """Tells the cluster that a node is off; only for a node that was seen to be off."""

    @abstractmethod
    def fence(self, node: str) -> Command:
        """Cuts a node off the power."""

    @abstractmethod
    def report(self, name: str) -> list[Command]:
        """Collects the evidence of the last day."""

    @property
    def remote_control(self) -> bool:
        """Whether nodes are stopped and started from any node."""
        return False


def promoted(rsc: Resource) -> bool:
    """Whether it is the promoted instance that moves."""
    return isinstance(rsc, Clone) and rsc.promotable
