"""The pcs script: POSIX sh that builds the cluster with pcs, on a CIB file or the running one."""

from crmgen.catalogue import target as codes
from crmgen.data import data_path
from crmgen.emit.base import Job
from crmgen.emit.pcs_access import add_access
from crmgen.emit.pcs_alerts import add_alerts
from crmgen.emit.pcs_cluster import (
    add_defaults,
    add_nodes,
    add_properties,
    add_verbatim,
    nodes_around_resources,
)
from crmgen.emit.pcs_constraints import add_constraints
from crmgen.emit.pcs_resources import add_resources
from crmgen.emit.pcs_script import Script
from crmgen.emit.pcs_topology import add_fencing_levels, add_tags, tags_around_constraints
from crmgen.emit.sh_quoting import comment, word
from crmgen.emit.split import constraints_for, given_ids
from crmgen.emit.texts import texts
from crmgen.model import Cluster
from crmgen.targets import Feature


def emit_pcs(cluster: Cluster, job: Job) -> bytes:
    """The whole script, in UTF-8.

    The model has passed :func:`crmgen.emit.limits.check_target`. What pcs can't say, and
    Pacemaker's own tools can't say through a file, is reported at its cell.
    """
    _check_characters(cluster, job)
    constraints = constraints_for(cluster, job.target)

    def given() -> frozenset[str]:
        return given_ids(cluster) | {constraint.id for constraint in constraints}

    script = Script(job, cluster.place.source, given)
    first, last = nodes_around_resources(cluster)
    add_nodes(script, first)
    add_properties(script, cluster)
    add_defaults(script, cluster)
    add_resources(script, cluster)
    add_fencing_levels(script, cluster)
    tags = tags_around_constraints(cluster)
    add_tags(script, cluster, tags[0])
    add_constraints(script, cluster, constraints)
    add_tags(script, cluster, tags[1])
    add_nodes(script, last)
    add_alerts(script, cluster)
    add_access(script, cluster)
    add_verbatim(script, cluster)
    return _rendered(script, job, has_acls=bool(cluster.acl_roles or cluster.acl_targets)).encode()


def _check_characters(cluster: Cluster, job: Job) -> None:
    """pcs 0.9 ends with a traceback at a character other than ASCII (0.9.169 on Python 2.7)."""
    if job.has(Feature.PCS_NON_ASCII) or not job.has(Feature.NON_ASCII_VALUES):
        return
    for held in texts(cluster):
        if not held.text.isascii():
            job.refuse(codes.PCS_NON_ASCII, held.origin, held.text)


def _rendered(script: Script, job: Job, *, has_acls: bool) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(data_path("templates")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    return environment.get_template("pcs/script.sh.j2").render(
        header=[comment(line) for line in job.header.lines(job.target)],
        sheet=word(script.sheet),
        schema=job.target.schema,
        feature_set=job.target.feature_set,
        commands="\n".join(script.lines),
        has_acls=has_acls,
    )
