"""What operators type in each version of Pacemaker, crmsh and pcs: facts for runbooks.

Seen on the tools themselves (versions in the comments). What emitters write is in features.py.
"""

from enum import Enum, unique

from crmgen.targets.ability import Since


@unique
class Operating(Enum):
    """One way to say something: in words, and since when."""

    # crmsh 2 and 3 know migrate and unmigrate; 4.2.0 calls them deprecated
    CRM_MOVE_CLEAR = ("resource move, clear; else migrate, unmigrate", Since("crmsh", (4, 0)))
    # 5.0.0 takes warnings of crm_verify for errors, 5.1 no more
    CRM_LOAD_STRICT = ("load refuses at warnings; crm -F", Since("crmsh", (5, 0), (5, 1)))
    # crm_resource 2.0.5 knows --master alone, 2.1.5 both
    RESOURCE_PROMOTED = ("crm_resource --promoted, else --master", Since("pacemaker", (2, 1)))
    # 0.9 says the latter (its usage, manuals of RHEL 7); 0.10.8 and later say the former
    PCS_NODE = (
        "node standby, cleanup node=N, verify --full, stonith history; else cluster standby, "
        "--node N, -V, stonith_admin",
        Since("pcs", (0, 10)),
    )
    # 0.10.8 leaves the constraint of a move; from 0.11 on it is taken away again, and a resource
    # that would go back is not moved (usage of 0.11.5)
    PCS_MOVE_CLEARS = ("resource move clears; else resource clear", Since("pcs", (0, 11)))
    # 0.10.8 says --master, 0.11.5 --promoted
    PCS_PROMOTED = ("resource move --promoted, else --master", Since("pcs", (0, 11)))

    @property
    def conditions(self) -> tuple[Since, ...]:
        return (self.value[1],)
