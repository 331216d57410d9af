"""What ``crm_mon -1r`` prints of a state of the cluster: the nodes and the resources.

Owns the look of that text in each version of Pacemaker. Must not know why the cluster is in that
state. Where it is not known where something runs, the nodes that are possible stand between braces,
as in ``Started {pm01|pm02}``. What changes from run to run (times, the DC) is left out.
"""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from crmgen.behaviour.look import Look
from crmgen.model import Clone, Group, Primitive, Resource
from crmgen.model.numbers import number
from crmgen.placement import Placement, Runs, State
from crmgen.targets import Feature


class Count(Struct, frozen=True):
    """A failure count that is left: on which node, of which resource, and its threshold."""

    node: str
    rsc: str
    failures: int
    threshold: str


def expected(
    look: Look,
    state: State,
    counts: Sequence[Count] = (),
    *,
    standby: str = "",
    stopped: bool = False,
    disabled: str = "",
    only: Collection[str] = (),
) -> str:
    """The nodes and resources in ``state``, and the failure counts that are left. ``standby`` is
    the node that is down in ``state`` because it is on standby, not off; with ``stopped`` its
    cluster is stopped as well. ``disabled`` is the root that does not run there because an
    operator has stopped it; ``only`` the roots to show (all without)."""
    screen = _Screen(look, state, standby, stopped, disabled)
    return "\n".join([*screen.nodes(), "", *screen.resources(only), *screen.counts(counts), ""])


class _Screen:
    """One output of crm_mon."""

    def __init__(
        self, look: Look, state: State, standby: str, stopped: bool, disabled: str
    ) -> None:
        self._look, self._state = look, state
        self._standby, self._stopped, self._disabled = standby, stopped, disabled
        self._lists = look.target.has(Feature.CRM_MON_LISTS)
        self._new_words = look.target.has(Feature.CRM_MON_WORDS)

    def nodes(self) -> Iterator[str]:
        """The nodes that are up, and those that are not."""
        mark = ""
        if self._lists:
            yield "Node List:"
            mark = "  * "
        if self._standby:
            mode = "OFFLINE (standby)" if self._stopped else "standby"
            yield f"{mark}Node {self._standby}: {mode}"
        if self._state.up:
            yield f"{mark}Online: [ {' '.join(self._state.up)} ]"
        there = (*self._state.up, self._standby)
        off = [name for name in self._look.analysis.nodes if name not in there]
        if off:
            yield f"{mark}OFFLINE: [ {' '.join(off)} ]"

    def resources(self, only: Collection[str]) -> Iterator[str]:
        """Every resource in the order of the configuration."""
        yield "Full List of Resources:" if self._lists else "Full list of resources:"
        if not self._lists:
            yield ""
        # Pacemaker sorts them by priority before it shows them
        roots = sorted(self._look.cluster.resources, key=self._priority, reverse=True)
        for root in [one for one in roots if not only or one.id in only]:
            yield from self._resource(root)

    def counts(self, counts: Sequence[Count]) -> Iterator[str]:
        """The part that ``-f`` adds, without the time of the failure."""
        if not counts:
            return
        yield ""
        yield "Migration Summary:"
        for node in dict.fromkeys(count.node for count in counts):
            yield f"{'  ' if self._lists else ''}* Node: {node}:"
            for count in counts:
                if count.node == node:
                    mark = "    * " if self._lists else "   "
                    yield (
                        f"{mark}{count.rsc}: migration-threshold={count.threshold} "
                        f"fail-count={count.failures}"
                    )

    def _resource(self, resource: Resource) -> Iterator[str]:
        match resource:
            case Primitive():
                yield self._line(1, self._primitive(resource))
            case Group():
                title = f"Resource Group: {resource.id}{self._flag(resource.id)}"
                yield self._line(1, title + self._colon)
                for member in resource.members:
                    yield self._line(2, self._primitive(member))
            case Clone():
                yield self._line(1, self._title(resource))
                yield from self._instances(resource)

    def _priority(self, root: Resource) -> int:
        return self._look.meta(root.id, "priority").score

    def _line(self, depth: int, text: str) -> str:
        if self._lists:
            return f"{'  ' * depth}* {text}"
        return f"{' ' if depth == 1 else '     '}{text}"

    @property
    def _colon(self) -> str:
        return ":" if self._lists else ""

    def _primitive(self, one: Primitive) -> str:
        where = self._state[one.id]
        agent = one.agent.name
        if not self._new_words and one.agent.provider:
            agent = agent.replace(":", "::", 1)
        gap = ":\t " if self._lists else ":\t"
        stopped = " (disabled)" if self._look.root(one.id).id == self._disabled else ""
        return f"{one.id}\t({agent}){gap}{_where(where)}{stopped}"

    def _flag(self, root: str) -> str:
        """What stands behind the id of a group or clone that an operator has stopped."""
        return " (disabled)" if root == self._disabled and self._lists else ""

    def _title(self, clone: Clone) -> str:
        inner = f"{clone.id} [{clone.child.id}]"
        if clone.promotable and not self._look.target.has(Feature.PROMOTABLE_CLONE):
            return f"Master/Slave Set: {inner}{self._flag(clone.id)}{self._colon}"
        flags = ["promotable"] if clone.promotable else []
        flags += ["disabled"] if self._flag(clone.id) else []
        if self._new_words:
            end = f" ({', '.join(flags)})" if flags else ""
        else:  # 2.0 has each between brackets of its own
            end = "".join(f" ({flag})" for flag in flags)
        return f"Clone Set: {inner}{end}{self._colon}"

    def _instances(self, clone: Clone) -> Iterator[str]:
        where = self._state[clone.id]
        running = list(where.candidates)
        if clone.promotable and running:
            up, down = ("Promoted", "Unpromoted") if self._new_words else ("Masters", "Slaves")
            promoted = where.promoted or where.promoted_candidates
            if promoted:
                yield self._line(2, f"{up}: [ {_names(where.promoted, promoted)} ]")
            if where.roles_decided:
                rest = [node for node in running if node not in promoted]
                if rest:
                    yield self._line(2, f"{down}: [ {' '.join(rest)} ]")
            elif len(running) > 1:
                yield self._line(2, f"{down}: [ {{{'|'.join(running)}}} ]")
        elif running:
            yield self._line(2, f"Started: [ {_names(where.nodes, where.candidates)} ]")
        if len(running) < self._instances_at_most(clone):
            stopped = [node for node in self._look.analysis.nodes if node not in running]
            word = "Stopped (disabled)" if clone.id == self._disabled else "Stopped"
            yield self._line(2, f"{word}: [ {' '.join(stopped)} ]")

    def _instances_at_most(self, clone: Clone) -> int:
        given = number(self._look.meta(clone.id, "clone-max").value)
        return len(self._look.analysis.nodes) if given is None else given


def _where(where: Placement) -> str:
    if where.runs is Runs.NO or not where.candidates:
        return "Stopped"
    node = _names(where.nodes, where.candidates)
    return f"Started {node}" if where.runs is Runs.YES else f"{{Started {node}|Stopped}}"


def _names(sure: Sequence[str], possible: Sequence[str]) -> str:
    """The nodes that are sure; those that are possible where one of them is."""
    if len(sure) == len(possible) or len(possible) == 1:
        return " ".join(possible)
    return f"{{{'|'.join(possible)}}}"
