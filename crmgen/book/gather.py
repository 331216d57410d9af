"""From a compiled workbook to an edition, with crm_simulate's word where it is installed."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from crmgen.behaviour import Behaviour, Confirmation, Row, Simulator, Unusable, Verdict
from crmgen.book.facts import Edition
from crmgen.book.secrets import masked
from crmgen.diagnostics import Sink
from crmgen.emit.base import Job
from crmgen.emit.registry import emitter_of
from crmgen.pipeline import Request, Result

# A transition of crm_simulate 2.1.5 takes 0.1 s with 20 resources on 3 nodes, but over 10 s with
# 117 on 16, and each failure takes one: nodes times primitives up to which it is asked.
LARGEST = 300
_NOT_TRIED = Confirmation(Verdict.NOT_TRIED)


Told = Callable[[int, int], None]


def edition_of(
    request: Request, result: Result, *, confirm: bool = True, told: Told | None = None
) -> Edition:
    """The edition of what ``request`` gave. ``confirm`` asks crm_simulate, if it is there;
    ``told`` hears how many of how many failures it has answered. Raises ValueError where there is
    no model."""
    cluster, header = result.cluster, result.header
    if cluster is None or header is None:
        raise ValueError("no model")
    site = None
    if request.agents is not None:
        from crmgen.agents.site import folder_agents

        site = folder_agents(request.agents, Sink())
    behaviour = Behaviour(cluster, request.target, site)
    confirmed = None
    large = len(behaviour.look.analysis.nodes) * len(behaviour.look.primitives) > LARGEST
    if confirm and not large and Simulator.is_installed() and behaviour.matrix.rows:
        # it lies in a temporary file, which a killed crmgen leaves: without the secrets
        cib = emitter_of("cib")(masked(cluster), Job(request.target, header, Sink()))
        confirmed = confirmations(behaviour.simulator(cib), behaviour.matrix.rows, told)
    return Edition(
        cluster=cluster,
        target=request.target,
        behaviour=behaviour,
        header=header,
        findings=tuple(result.sink.sorted()),
        kinds=tuple(request.kinds),
        confirmed=confirmed,
        large=large,
    )


def confirmations(
    simulator: Simulator, rows: Sequence[Row], told: Told | None = None
) -> Mapping[str, Confirmation]:
    """crm_simulate's word on each row, by the key of its failure; not tried where it can't say."""

    def ask(row: Row) -> Confirmation:
        try:
            return simulator.confirm(row)
        except Unusable:
            return _NOT_TRIED

    answers = [ask(rows[0])]  # starts the cluster that the others share
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for answer in pool.map(ask, rows[1:]):
            answers.append(answer)
            if told is not None:
                told(len(answers), len(rows))
    return {row.failure.key: found for row, found in zip(rows, answers, strict=True)}
