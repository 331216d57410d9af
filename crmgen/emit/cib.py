"""The CIB as XML, for ``cibadmin --replace``, ``pcs cluster cib-push --config``, crm_simulate."""

from crmgen.emit.base import Job
from crmgen.model import Cluster


def emit_cib(cluster: Cluster, job: Job) -> bytes:
    """The whole CIB, valid against the target's schema, in UTF-8.

    The model has passed :func:`crmgen.emit.limits.check_target`: a character that XML can't hold
    is a ValueError here. Raw text that crmgen did not understand is reported at its cell.
    """
    from crmgen.emit.cib_document import document

    return document(cluster, job)
