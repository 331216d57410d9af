"""Pacemaker's own tools take what profiles compile to, and start the service."""

import pytest

from crmgen.workbook.profile import PROFILES
from tests.helpers import compile_data
from tests.oracle.stacks import stack
from tests.workbook.made import made

TARGETS = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
SERVICE = {
    "pgsql-shared-disk": ("prmFs", "prmVip", "prmPg"),
    "pgsql-replication": ("pgsql:0", "pgsql:1"),
    "web-vip": ("prmVip", "prmApache"),
    "nfs-drbd": ("prmDrbd:0", "prmDrbd:1"),
}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", TARGETS)
def test_crm_verify_has_nothing_to_say(profile, name):
    result = compile_data(made(profile), "new.xlsx", TARGETS[name], kinds=("cib",))
    verdict = stack(name).verify(result.outputs["cib"])
    assert verdict.errors == []
    assert verdict.warnings == []


@pytest.mark.parametrize("profile", PROFILES)
def test_fencing_devices_and_the_check_start(profile):
    """The simulator starts nothing that waits for an attribute which a running agent sets."""
    result = compile_data(made(profile), "new.xlsx", "debian12", kinds=("cib",))
    plan = stack("bookworm").simulate(result.outputs["cib"])
    for resource in ("prmPing:0", "prmPing:1", "prmStonith1", "prmStonith2"):
        assert f"Start      {resource} " in plan
