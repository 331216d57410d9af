"""Why something is as it is: cells, each with the cells behind it."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from crmgen.origin import Origin


class Why(StrEnum):
    """What kind of cell a cause is, or what kept the analysis from deciding."""

    # what forbids a node, or all of them
    LOCATION = "location"  # a node location
    RULE = "rule"  # a rule of a location, on the attributes the node has
    NOT_ENABLED = "not enabled"  # symmetric-cluster=false and no location enables the node
    COLOCATION = "colocation"  # the other one can't be there
    APART = "anti-colocation"  # the other one is there
    GROUP = "group"  # the member before it can't be there
    NEGATIVE = "negative score"  # the sum of scores is below zero
    ORDER = "order"  # what has to be first does not start
    TICKET = "ticket"  # a ticket that nobody has granted yet
    TARGET_ROLE = "target-role"
    UNMANAGED = "unmanaged"  # maintenance-mode, is-managed=false
    STOP_ALL = "stop-all-resources"
    NO_FENCING = "no fencing device"  # stonith-enabled without a device: nothing is started
    HEALTH = "node health"
    STANDBY = "standby"
    CLONE_MAX = "clone-max"  # all instances run elsewhere
    NO_NODE_UP = "no node"
    FAILED = "failed"  # it failed there, or failed and is not started again
    # what leaves it open
    UNKNOWN_NODES = "nodes unknown"
    UNKNOWN_ATTRIBUTE = "attribute unknown"  # set by an agent, with a value not known here
    TIME = "time"  # a date in a rule, or a score that is the value of an attribute
    PROMOTION_SCORE = "promotion score"  # the agent says at run time who is promoted
    TIE = "tie"  # equal scores, and the number of resources on the nodes is not known either
    FOLLOWS = "follows undecided"  # depends on something undecided
    CYCLE = "colocation cycle"
    CLONE_CHILD = "constraint on a clone's child"
    RULED_META = "meta attribute by rule"
    CAPACITY = "capacity"  # utilization that does not surely fit
    REMOTE = "remote nodes"
    BUNDLE = "bundles"
    COMPLEX = "scores interact"  # the scheduler's result depends on its inner order of work


class Cause(Struct, frozen=True):
    """One link of a chain. ``rsc`` is whom it concerns, ``other`` the one it depends on.

    ``at`` is the cell (None where the reason stands in no cell, as a default); ``node`` the node
    it speaks of, empty for all; ``because`` what is behind it.
    """

    why: Why
    rsc: str = ""
    at: Origin | None = None
    other: str = ""
    node: str = ""
    value: str = ""
    because: "tuple[Cause, ...]" = ()

    def chain(self) -> "Iterator[Cause]":
        """This cause and all behind it, the first of each first."""
        yield self
        for cause in self.because:
            yield from cause.chain()

    def cells(self) -> list[Origin]:
        """The cells of the chain, each once, from this cause to the root."""
        found = (cause.at for cause in self.chain() if cause.at is not None)
        return list(dict.fromkeys(found))
