"""What each version of Pacemaker, crmsh and pcs can say. The only place that compares versions.

Facts were seen on the tools themselves (versions in the comments) or read in their changelogs.
"""

from enum import Enum
from typing import NamedTuple

Version = tuple[int, ...]


def parse_version(text: str) -> Version:
    """``"0.11.5"`` as ``(0, 11, 5)``. Raises ValueError for anything but dotted numbers."""
    return tuple(int(part) for part in text.split("."))


class Since(NamedTuple):
    """A feature of one component: from ``first`` on (included), up to ``end`` (excluded)."""

    component: str
    first: Version = ()
    end: Version = ()

    def holds(self, version: Version) -> bool:
        return version >= self.first and (not self.end or version < self.end)


class Feature(Enum):
    """One thing that some target can say and another can't. All conditions must hold."""

    # roles are called Promoted and Unpromoted. pcs 0.10 understands the new words but stores
    # the old ones; crmsh knows them from 4.4.0.
    PROMOTED_WORDS = (Since("pacemaker", (2, 1)), Since("pcs", (0, 11)), Since("crmsh", (4, 4)))
    # <clone> with promotable=true instead of <master>
    PROMOTABLE_CLONE = (Since("pacemaker", (2, 0)),)
    # several <rule> in one <rsc_location>
    LOCATION_SEVERAL_RULES = (Since("pacemaker", (), (3, 0)),)
    # <rule> without a score
    RULE_WITHOUT_SCORE = (Since("pacemaker", (2, 1, 5)),)
    # on-fail=demote
    ON_FAIL_DEMOTE = (Since("pacemaker", (2, 0, 4)),)
    # type=integer in an expression
    EXPRESSION_INTEGER = (Since("pacemaker", (2, 0, 5)),)
    # alerts
    ALERTS = (Since("pacemaker", (1, 1, 15)),)
    # require-all in a resource set
    SET_REQUIRE_ALL = (Since("pacemaker", (1, 1, 13)),)
    # op requires=
    OP_REQUIRES = (Since("pacemaker", (), (2, 0)),)
    # any non-ASCII character in an attribute value is stored as octal garbage before 2.1.3
    NON_ASCII_VALUES = (Since("pacemaker", (2, 1, 3)),)
    # a non-ASCII character followed by & " < makes the saved CIB unreadable before 2.1.8
    NON_ASCII_BEFORE_MARKUP = (Since("pacemaker", (2, 1, 8)),)
    # newline, tab and carriage return survive in a value
    CONTROL_CHARACTERS = (Since("pacemaker", (2, 1, 8)),)
    # two monitors of one resource with equal intervals: an error of crm_verify from 2.1.0 on
    EQUAL_MONITOR_INTERVALS = (Since("pacemaker", (), (2, 1)),)

    # crm: alert
    CRM_ALERT = (Since("crmsh", (2, 3)),)
    # crm: integer: in an expression
    CRM_EXPRESSION_INTEGER = (Since("crmsh", (4, 4)),)
    # crm: a rule value that is empty or holds a blank (4.0 and later answer with a traceback)
    CRM_RULE_VALUE_BLANK = (Since("crmsh", (), (4, 0)),)

    # pcs: values other than ASCII (0.9 runs on Python 2)
    PCS_NON_ASCII = (Since("pcs", (0, 10)),)
    # pcs: clone and promotable take an id of their own
    PCS_CLONE_ID = (Since("pcs", (0, 10, 7)),)
    # pcs: "meta" stands before the meta attributes of clone and promotable
    PCS_CLONE_META_KEYWORD = (Since("pcs", (0, 11, 6)),)
    # pcs: "defaults update" instead of bare "defaults"
    PCS_DEFAULTS_UPDATE = (Since("pcs", (0, 10)),)
    # pcs: a location rule is one quoted word
    PCS_RULE_ONE_WORD = (Since("pcs", (0, 12)),)
    # pcs: "constraint rule add" puts a second rule into a location
    PCS_RULE_ADD = (Since("pcs", (), (0, 12)),)
    # pcs: rule roles are written master and slave, in lower case
    PCS_RULE_ROLE_LOWER = (Since("pcs", (), (0, 10)),)
    # pcs: "constraint location add … score=N" instead of a bare score
    PCS_LOCATION_SCORE_KEYWORD = (Since("pcs", (0, 12)),)
    # pcs: an option of a resource may be empty
    PCS_EMPTY_OPTION = (Since("pcs", (), (0, 11)),)
    # pcs: fencing devices may be members of a group
    PCS_STONITH_IN_GROUP = (Since("pcs", (), (0, 12)),)
    # pcs: commands "stonith op" and "stonith meta"
    PCS_STONITH_OP = (Since("pcs", (0, 11)),)
    # pcs: tags
    PCS_TAG = (Since("pcs", (0, 10, 6)),)
    # pcs: "pcs -f FILE cluster verify" instead of "pcs cluster verify FILE"
    PCS_VERIFY_FILE_OPTION = (Since("pcs", (0, 10)),)
    # pcs: ticket names of letters, digits and dashes only, 63 at the most
    PCS_ANY_TICKET_NAME = (Since("pcs", (), (0, 10)),)
    # pcs: integer in a rule
    PCS_RULE_INTEGER = (Since("pcs"),)
    # pcs: the type "number" in a rule
    PCS_RULE_NUMBER = (Since("pcs", (0, 10, 7)),)

    @property
    def conditions(self) -> tuple[Since, ...]:
        conditions: tuple[Since, ...] = self.value
        return conditions
