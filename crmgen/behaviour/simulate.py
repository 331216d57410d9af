"""crm_simulate's word on the failure matrix: the same failure, injected into the same cluster.

Owns what is injected, and what counts as a difference. Needs crm_simulate; everything else of the
package does without. lxml is imported when a simulation starts.
"""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from shutil import which
from typing import NamedTuple

from msgspec import Struct

from crmgen.behaviour.failures import Expected, Failure, Kind
from crmgen.behaviour.look import Look
from crmgen.behaviour.matrix import Matrix, Row
from crmgen.behaviour.monitors import attributes_of
from crmgen.behaviour.reaction import Act
from crmgen.behaviour.status import (
    Attributes,
    Running,
    read_status,
    with_attributes,
    with_location,
    with_status,
    without_location,
)
from crmgen.model import Clone, Group, Resource, RuleLocation, primitives_of
from crmgen.model.times import milliseconds
from crmgen.placement import Placement, Runs, State

_PROGRAM = "crm_simulate"
_TIMEOUT = 120
_SETTLED = 6
_INFINITE = "INFINITY"
_GENERIC_ERROR = 1
_PROMOTION, _PREFERRED = "5", "1000"


class Verdict(StrEnum):
    """What crm_simulate says of a row."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    NOT_TRIED = "not tried"


class Confirmation(Struct, frozen=True):
    """``differences`` are (resource, what the matrix says, where crm_simulate has it)."""

    verdict: Verdict
    differences: tuple[tuple[str, str, str], ...] = ()


class _Cluster(NamedTuple):
    """A CIB with its status, and who runs where in it."""

    cib: bytes
    running: Running


NOT_TRIED = Confirmation(Verdict.NOT_TRIED)


class Unusable(Exception):
    """crm_simulate could not make a transition: it is missing, or the plan is in a circle."""


class Simulator:
    """One cluster at work in crm_simulate. ``cib`` is what the CIB emitter wrote. ``attributes``
    are transient ones beside those that healthy monitors set: what agents would set. Promotion
    scores are equal without them.
    ``command`` starts crm_simulate, ``root`` is the directory that it takes for /."""

    def __init__(
        self,
        look: Look,
        matrix: Matrix,
        cib: bytes,
        attributes: Attributes | None = None,
        command: Sequence[str] = (_PROGRAM,),
        root: Path = Path("/"),
    ) -> None:
        self._look, self._matrix = look, matrix
        self._attributes = attributes or {}
        self._command, self._root = tuple(command), root
        self._cib = cib
        self._started = False
        self._up: _Cluster | None = None
        self._forced: dict[tuple[str, str], _Cluster | None] = {}

    @staticmethod
    def is_installed() -> bool:
        """Whether crm_simulate can be tried here."""
        return which(_PROGRAM) is not None

    def confirm(self, row: Row) -> Confirmation:
        """Inject a row's failure. What the matrix leaves open does not count. Raises Unusable."""
        if row.unclear or not self._look.analysis.nodes:
            return NOT_TRIED
        expected = row.expected
        if expected.operation is None and expected.reaction.act is Act.NOTHING:
            return NOT_TRIED  # what nobody notices can't be injected
        up = self._before(row.failure)
        if up is None:
            return NOT_TRIED
        after, found = self._fail(expected, up)
        differences = tuple(self._differences(row, found))
        if differences and any(self._promotions()):
            found = self._settle(after, found)[1]
            differences = tuple(self._differences(row, found))
        return Confirmation(Verdict.DIFFERS if differences else Verdict.CONFIRMED, differences)

    # the cluster before the failure

    def _before(self, failure: Failure) -> bytes | None:
        """The CIB of a cluster in which the failure can happen; None where there is none that
        stays as it is by itself."""
        up = self._running_cluster()
        if up is not None and _can_fail(failure, up.running):
            return up.cib
        if not (failure.rsc and failure.node):
            return None
        root = self._look.root(failure.rsc)
        key = (root.id, failure.node)
        if key not in self._forced:
            self._forced[key] = self._with(root, failure.node)
        forced = self._forced[key]
        return forced.cib if forced and _can_fail(failure, forced.running) else None

    def _running_cluster(self) -> _Cluster | None:
        """Everything running where the scheduler chose to start it."""
        if not self._started:
            self._started = True
            self._up = self._expected(_Cluster(*self._settle(*self._run(self._document()))))
        return self._up

    def _with(self, root: Resource, node: str) -> _Cluster | None:
        """The other way where a node was not decided: the resource starts there, or is promoted
        there, and stays when nothing asks for it any more."""
        if isinstance(root, Clone):
            wanted = dict.fromkeys((f"master-{one.id}" for one in primitives_of(root)), _PREFERRED)
            return self._expected(_Cluster(*self._settle(*self._run(self._document(node, wanted)))))
        asked = with_location(self._document(), root.id, node)
        cib, running = self._settle(*self._run(asked))
        again, left = self._run(without_location(cib))
        return self._expected(_Cluster(again, left)) if left == running else None

    def _expected(self, cluster: _Cluster) -> _Cluster | None:
        """The cluster, if it is as the analysis says: roles, once taken, may have driven others
        from where they started."""
        before = self._look.analysis.all_up()
        if any(self._differing(self._look.cluster.resources, before, cluster.running)):
            return None
        return cluster

    def _settle(self, cib: bytes, found: Running) -> tuple[bytes, Running]:
        """What the transitions after the first lead to: agents say who is to be promoted only once
        they run, and others wait for that."""
        for _ in range(_SETTLED):
            cib, again = self._run(cib)
            if again == found:
                break
            found = again
        return cib, found

    def _document(self, preferred: str = "", wanted: Mapping[str, str] | None = None) -> bytes:
        """The CIB before anything runs, with what monitors and agents would set; ``wanted`` is what
        they set on the node that is ``preferred``."""
        analysis = self._look.analysis
        given = {name: dict(analysis.assumed(name)) for name in analysis.nodes}
        for name, held in given.items():
            held.update(dict.fromkeys(self._promotions(), _PROMOTION))
            for attribute in self._health():
                held[attribute] = analysis.design.facts.get(name, attribute) or "green"
            held.update(self._attributes.get(name, {}))
            held.update((wanted or {}) if name == preferred else {})
        return with_status(self._cib, given)

    def _promotions(self) -> Iterator[str]:
        """What the agents of promotable clones set: without it nothing is promoted."""
        for resource in self._look.cluster.resources:
            if isinstance(resource, Clone) and resource.promotable:
                yield from (f"master-{one.id}" for one in primitives_of(resource))

    def _health(self) -> set[str]:
        """The health attributes that locations test: those of agents are taken for green."""
        return {
            attribute
            for constraint in self._look.plain.constraints
            if isinstance(constraint, RuleLocation)
            for rule in constraint.rules
            for attribute in attributes_of(rule)
            if attribute.startswith("#health")
        }

    # the failure

    def _fail(self, expected: Expected, up: bytes) -> tuple[bytes, Running]:
        """One transition after the failure."""
        failure = expected.failure
        if expected.attributes:
            return self._run(with_attributes(up, expected.attributes))
        if failure.kind is Kind.NODE:
            # without fencing a node that is unclean would stay so: it counts as down
            change = "fail" if expected.reaction.act is Act.FENCE else "down"
            return self._run(up, f"--node-{change}={failure.node}")
        name, interval = failure.kind.value, 0
        if expected.operation is not None:
            name = expected.operation.name
            interval = milliseconds(expected.operation.interval) or 0
        operation = f"{failure.rsc}_{name}_{interval}@{failure.node}={_GENERIC_ERROR}"
        change = f"--op-inject={operation}"
        once = failure.kind in (Kind.START, Kind.STOP)
        fatal = once and expected.reaction.act is Act.MOVE
        # what on-fail=ignore is set for is not counted, unless it is a monitor
        ignored = failure.kind is not Kind.MONITOR and expected.reaction.act is Act.NOTHING
        if failure.count == 1 and not fatal and not ignored:
            return self._run(up, change)
        # the controller counts a failed stop, and a fatal start, so much; crm_simulate has none
        count = _INFINITE if fatal and failure.count == 1 else str(failure.count)
        count = "0" if ignored else count
        counted = f"fail-count-{failure.rsc}#{name}_{interval}"
        failed = self._call(up, ("--save-input", "changed.xml"), change)
        return self._run(with_attributes(failed, ((failure.node, counted, count),)))

    def _run(self, cib: bytes, *change: str) -> tuple[bytes, Running]:
        """One transition carried out: the CIB after it, and who runs where in it."""
        after = self._call(cib, ("--simulate", "--save-output", "changed.xml"), *change)
        return after, read_status(after)

    def _call(self, cib: bytes, save: Sequence[str], *change: str) -> bytes:
        with tempfile.TemporaryDirectory(prefix="crmgen-", dir=self._root / "tmp") as held:
            folder = Path(held)
            inside = f"/{folder.relative_to(self._root)}"
            (folder / "in.xml").write_bytes(cib)
            files = ["--xml-file", f"{inside}/in.xml", *save[:-1], f"{inside}/{save[-1]}"]
            command = [*self._command, "--quiet", "--quorum=1", *files, *change]
            environment = {
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME": inside,
                "LANG": "C.UTF-8",
            }
            try:
                done = subprocess.run(
                    command, capture_output=True, timeout=_TIMEOUT, check=False, env=environment
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                raise Unusable(str(error)) from error
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            if done.returncode != 0 or "invalid transition" in said:
                raise Unusable(said.strip())
            return (folder / save[-1]).read_bytes()

    # the comparison

    def _differences(self, row: Row, found: Running) -> Iterator[tuple[str, str, str]]:
        state = self._matrix.after(row.expected)
        if state is None:
            return
        asserted = [
            resource
            for root in self._look.cluster.resources
            for resource in (root, *(root.members if isinstance(root, Group) else ()))
        ]
        if row.reaction.act is Act.BLOCK:
            # what is blocked still counts on its node: the rest may even change
            along = set(row.along)
            asserted = [one for one in asserted if {p.id for p in primitives_of(one)} <= along]
        yield from self._differing(asserted, state, found)

    def _differing(
        self, resources: Iterable[Resource], state: State, found: Running
    ) -> Iterator[tuple[str, str, str]]:
        for resource in resources:
            placement = state[resource.id]
            parts = [found.started.get(one.id, set()) for one in primitives_of(resource)]
            for said in _contradictions(resource, placement, parts):
                yield resource.id, said, ", ".join(sorted(set().union(*parts))) or "-"
            roles = [found.promoted.get(one.id, set()) for one in primitives_of(resource)]
            promoted = set().union(*roles)
            if not promoted <= set(placement.promoted_candidates):
                said = f"promoted on {', '.join(placement.promoted_candidates)} only"
                yield resource.id, said, ", ".join(sorted(promoted))


def _can_fail(failure: Failure, running: Running) -> bool:
    """Whether what fails is where it fails."""
    if not (failure.rsc and failure.node):
        return True
    if failure.kind in (Kind.PROMOTE, Kind.DEMOTE):
        return failure.node in running.promoted.get(failure.rsc, ())
    return failure.node in running.started.get(failure.rsc, ())


def _contradictions(
    resource: Resource, placement: Placement, parts: list[set[str]]
) -> Iterator[str]:
    """What the matrix says of one resource and is not so."""
    everywhere = set().union(*parts)
    whole = set.intersection(*parts) if isinstance(resource, Clone) else everywhere
    if placement.runs is Runs.NO and all(parts):
        yield "stopped"
    if placement.runs is Runs.YES and not all(parts):
        yield "runs"
    if not set(placement.nodes) <= whole:
        yield f"on {', '.join(placement.nodes)}"
    elif not everywhere <= set(placement.candidates):
        yield f"on {', '.join(placement.candidates)} only"
