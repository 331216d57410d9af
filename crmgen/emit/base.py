"""What all emitters share: what they get, and how they say that a target can't say something."""

from typing import ClassVar

from msgspec import Struct

from crmgen.diagnostics import Code, Sink
from crmgen.model import Role
from crmgen.origin import Origin
from crmgen.targets import Feature, Target
from crmgen.text import Text


def cell_or_row(at: Origin) -> str:
    """A place as the comments of all outputs name it: ``C108``, or ``row 108`` as a whole."""
    return at.cell if at.column else f"row {at.row}"


class Header(Struct, frozen=True):
    """Where an output comes from. All texts may hold any character; emitters see to that."""

    file: str
    sheet: str
    digest: str
    version: str
    cluster: str = ""
    variables: str = ""

    def lines(self, target: Target) -> list[str]:
        """The header comment, line by line, without comment marks."""
        versions = ", ".join(
            f"{name} {'.'.join(map(str, target.component(name).version))}"
            for name in ("pacemaker", "crmsh", "pcs")
        )
        return [
            f"crmgen {self.version}",
            f"source: {self.file}" + (f" [{self.sheet}]" if self.sheet else ""),
            *([f"cluster: {self.cluster}"] if self.cluster else []),
            *([f"variables: {self.variables}"] if self.variables else []),
            f"digest: {self.digest}",
            f"target: {target.name} ({versions})",
        ]


class Job(Struct, frozen=True):
    """One output to write: for which target, how, and where findings go."""

    target: Target
    header: Header
    sink: Sink
    trace: bool = False
    recipient_braces: bool = False

    def has(self, feature: Feature) -> bool:
        return self.target.has(feature)

    def refuse(
        self, code: Code, at: Origin, found: str | None = None, **params: str | Text
    ) -> None:
        """Tell that this output can't say something, at its cell."""
        self.sink.report(code, at, found=found, params={"target": self.target.name, **params})


class Words(Struct, frozen=True):
    """The words that changed with Pacemaker's versions, in the target's spelling."""

    target: Target

    _OLD_ROLES: ClassVar[dict[Role, str]] = {Role.PROMOTED: "Master", Role.UNPROMOTED: "Slave"}
    _OLD_META: ClassVar[dict[str, str]] = {
        "promoted-max": "master-max",
        "promoted-node-max": "master-node-max",
    }

    def role(self, role: Role) -> str:
        if self.target.has(Feature.PROMOTED_WORDS):
            return str(role)
        return self._OLD_ROLES.get(role, str(role))

    def meta_name(self, name: str) -> str:
        if self.target.has(Feature.PROMOTABLE_CLONE):
            return name
        return self._OLD_META.get(name, name)

    def meta_value(self, name: str, value: str) -> str:
        """Roles stand in the value of target-role too."""
        if name == "target-role" and value in list(Role):
            return self.role(Role(value))
        return value
