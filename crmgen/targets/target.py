"""A target: the versions of the three components that an output is written for."""

from msgspec import Struct
from msgspec.structs import replace

from crmgen.targets.ability import Version, parse_version
from crmgen.targets.features import Feature
from crmgen.targets.operating import Operating
from crmgen.targets.platforms import (
    DEFAULT_PLATFORM,
    PLATFORMS,
    SCHEMAS,
    Platform,
    Shipped,
    System,
)

COMPONENTS = ("pacemaker", "crmsh", "pcs")
OLDEST_PACEMAKER = SCHEMAS[0][0]


class TargetError(ValueError):
    """A target that crmgen does not know; ``part`` is the word that is wrong."""

    def __init__(self, part: str, allowed: tuple[str, ...]) -> None:
        super().__init__(part)
        self.part = part
        self.allowed = allowed


class Target(Struct, frozen=True):
    """Versions to write for. Emitters ask :meth:`has`; they never look at a version.

    ``platform`` is the one that it is, or the nearest one where ``name`` gives versions.
    """

    name: str
    pacemaker: Shipped
    crmsh: Shipped
    pcs: Shipped
    platform: Platform

    def component(self, name: str) -> Shipped:
        """The version of ``pacemaker``, ``crmsh``, ``pcs`` or ``systemd``."""
        if name == "systemd":
            return Shipped(self.system.systemd)
        return {"pacemaker": self.pacemaker, "crmsh": self.crmsh, "pcs": self.pcs}[name]

    @property
    def system(self) -> System:
        """What the platform is like around the cluster."""
        return self.platform.system

    def has(self, feature: Feature | Operating) -> bool:
        """Whether every component that the feature needs has it."""
        return all(
            since.holds(self.component(since.component).version) for since in feature.conditions
        )

    @property
    def schema(self) -> str:
        """The CIB schema to label with, e.g. ``"3.9"``."""
        return self._schema_row()[1]

    @property
    def feature_set(self) -> str:
        """The ``crm_feature_set`` of that Pacemaker."""
        return self._schema_row()[2]

    def _schema_row(self) -> tuple[Version, str, str]:
        version = self.pacemaker.version
        return next(row for row in reversed(SCHEMAS) if row[0] <= version)


def resolve_target(text: str | None) -> Target:
    """The target of ``--target``: a platform's name, or ``component=version`` pairs by commas.

    Pairs replace versions of the platform nearest to the Pacemaker they name (the default one
    where they name none). Raises TargetError for an unknown name, component or version.
    """
    if not text:
        return _of(PLATFORMS[DEFAULT_PLATFORM])
    if "=" not in text:
        if text not in PLATFORMS:
            raise TargetError(text, tuple(PLATFORMS))
        return _of(PLATFORMS[text])
    given: dict[str, Version] = {}
    for pair in text.split(","):
        name, _, version = pair.strip().partition("=")
        if name not in COMPONENTS:
            raise TargetError(name or pair, COMPONENTS)
        if name in given:
            raise TargetError(pair.strip(), tuple(c for c in COMPONENTS if c not in given))
        try:
            given[name] = parse_version(version)
        except ValueError:
            raise TargetError(pair.strip(), (f"{name}=X.Y.Z",)) from None
    base = _nearest(given.get("pacemaker"))
    target = replace(
        _of(base), name=text, **{name: Shipped(version) for name, version in given.items()}
    )
    if target.pacemaker.version < OLDEST_PACEMAKER:
        oldest = ".".join(map(str, OLDEST_PACEMAKER))
        shown = ".".join(map(str, target.pacemaker.version))
        raise TargetError(f"pacemaker={shown}", (f"pacemaker>={oldest}",))
    return target


def _of(platform: Platform) -> Target:
    return Target(platform.name, platform.pacemaker, platform.crmsh, platform.pcs, platform)


def _nearest(pacemaker: Version | None) -> Platform:
    """The platform with the newest Pacemaker that is not newer than the one asked for."""
    if pacemaker is None:
        return PLATFORMS[DEFAULT_PLATFORM]
    older = [p for p in PLATFORMS.values() if p.pacemaker.version <= pacemaker]
    return max(older, key=lambda p: p.pacemaker.version, default=PLATFORMS["rhel7"])
