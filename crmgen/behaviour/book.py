"""The entry to the package: everything about one design, worked out when it is asked for."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from crmgen.behaviour.actions import Actions
from crmgen.behaviour.budget import Budgets
from crmgen.behaviour.dependents import Dependents
from crmgen.behaviour.fencing import Fencing
from crmgen.behaviour.look import Look
from crmgen.behaviour.matrix import Matrix
from crmgen.behaviour.operation import Operation
from crmgen.behaviour.relations import Relation, Score, relations, score_matrix
from crmgen.behaviour.simulate import Simulator
from crmgen.behaviour.splitbrain import Gap, Protection, gaps, protections
from crmgen.behaviour.values import Value, stated, unstated
from crmgen.model import Agent, Cluster
from crmgen.targets import Target

if TYPE_CHECKING:
    from crmgen.agents.facts import AgentFacts


class Behaviour:
    """The facts of a design book and of runbooks. ``site`` are agents that only the site has,
    ``nodes`` replaces what the workbook says of its nodes."""

    def __init__(
        self,
        cluster: Cluster,
        target: Target,
        site: "Mapping[Agent, AgentFacts] | None" = None,
        nodes: Sequence[str] | None = None,
    ) -> None:
        self.look = Look(cluster, target, site, nodes)
        self.dependents = Dependents(self.look)
        self.fencing = Fencing(self.look)
        self.matrix = Matrix(self.look, self.dependents, self.fencing)
        actions = Actions(self.look, self.matrix, self.dependents)
        self.operation = Operation(self.look, self.dependents)
        self.budgets = Budgets(self.look, self.matrix, self.fencing, actions)

    @cached_property
    def values(self) -> list[Value]:
        """Every value that the workbook gives."""
        return stated(self.look)

    @cached_property
    def defaults(self) -> list[Value]:
        """Every value that the workbook leaves to a default."""
        return unstated(self.look)

    @property
    def changed(self) -> list[Value]:
        """The values that are not what would hold anyway."""
        return [value for value in self.values if value.changed and value.name]

    @cached_property
    def scores(self) -> list[list[Score]]:
        """The score matrix: a row a resource, a column a node."""
        return score_matrix(self.look)

    @cached_property
    def relations(self) -> list[Relation]:
        """Every constraint with its sentence."""
        return relations(self.look)

    @cached_property
    def protections(self) -> list[Protection]:
        """What protects when nodes lose sight of each other."""
        return protections(self.look, self.fencing)

    @cached_property
    def gaps(self) -> list[Gap]:
        """What is left open then."""
        return gaps(self.look, self.fencing)

    def simulator(self, cib: bytes) -> Simulator:
        """crm_simulate on this design; ``cib`` is what the emitter of CIBs wrote."""
        return Simulator(self.look, self.matrix, cib)
