"""Properties, defaults and meta attributes that do not fit."""

from tests.mutations.design import Design
from tests.mutations.kinds import mistake


@mistake("no-quorum-policy=ignore with three nodes", "F02")
def ignore_quorum(sheet: Design) -> None:
    sheet.need(len(sheet.nodes()) > 2)
    sheet.put(sheet.setting("PROPERTY", "no-quorum-policy").at("value"), "ignore")


@mistake("no-quorum-policy=suicide", "K07")
def suicide(sheet: Design) -> None:
    sheet.change(sheet.setting("PROPERTY", "stonith-enabled").at("value"), "false")
    sheet.put(sheet.setting("PROPERTY", "no-quorum-policy").at("value"), "suicide")


@mistake("stonith-enabled=false", "E02")
def fencing_off(sheet: Design) -> None:
    sheet.put(sheet.setting("PROPERTY", "stonith-enabled").at("value"), "false")


@mistake("maintenance-mode=true left in", "C13")
def maintenance(sheet: Design) -> None:
    sheet.set_or_add("PROPERTY", "maintenance-mode", "true")


@mistake("stop-all-resources=true left in", "C13")
def stop_all(sheet: Design) -> None:
    sheet.set_or_add("PROPERTY", "stop-all-resources", "true")


@mistake("startup-fencing=false", "C14")
def startup_fencing(sheet: Design) -> None:
    sheet.set_or_add("PROPERTY", "startup-fencing", "false")


@mistake("target-role=Stopped left in", "C13")
def stopped(sheet: Design) -> None:
    meta_of_container(sheet, "target-role", "Stopped")


@mistake("is-managed=false left in", "C13")
def unmanaged(sheet: Design) -> None:
    meta_of_container(sheet, "is-managed", "false")


@mistake("target-role=Stopped as a default", "C13")
def default_stopped(sheet: Design) -> None:
    sheet.set_or_add("RSC_DEFAULTS", "target-role", "Stopped")


@mistake("standby of a node left in", "C13")
def standby(sheet: Design) -> None:
    row = sheet.pick(sheet.where("NODE", test=lambda row: bool(row.get("uname"))))
    sheet.expect(sheet.copy(row, name="standby", value="on").at("value"))


@mistake("migration-threshold forgotten", "C04")
def no_threshold(sheet: Design) -> None:
    row = sheet.setting("RSC_DEFAULTS", "migration-threshold")
    sheet.expect(*(head.at("id") for head in sheet.services()))
    sheet.drop(row.cells)


@mistake("a failure-timeout shorter than detection and recovery", "C08")
def failure_timeout_short(sheet: Design) -> None:
    sheet.set_or_add("RSC_DEFAULTS", "failure-timeout", "5s")


@mistake("placement-strategy forgotten though there is utilization", "C16")
def no_strategy(sheet: Design) -> None:
    row = sheet.setting("PROPERTY", "placement-strategy")
    for other in sheet.where("NODE"):
        if other.full.get("ptype", other.full.get("type")) == "utilization":
            sheet.expect(*(other.at(name) for name in other.columns if other.get(name)))
    for head in sheet.heads_of():
        for other in sheet.attributes(head, "utilization"):
            sheet.expect(other.at("name"), other.at("value"))
    sheet.drop(row.cells)


@mistake("a utilization with a unit", "C17")
def utilization_unit(sheet: Design) -> None:
    rows = [row for head in sheet.heads_of() for row in sheet.attributes(head, "utilization")]
    sheet.put(sheet.spot(rows, "value"), "4GB")


@mistake("a property that is long gone", "K06")
def gone_property(sheet: Design) -> None:
    row = sheet.pick(sheet.where("PROPERTY")[-1:])
    name = sheet.rng.choice(["default-resource-stickiness", "is-managed-default"])
    copied = sheet.copy(row, name=name, value="true")
    sheet.expect(copied.at("name"), copied.at("value"))


@mistake("a deprecated property", "K06")
def deprecated_property(sheet: Design) -> None:
    row = sheet.pick(sheet.where("PROPERTY")[-1:])
    name = sheet.rng.choice(["remove-after-stop", "crmd-transition-delay"])
    copied = sheet.copy(row, name=name, value="0")
    sheet.expect(copied.at("name"), copied.at("value"))


@mistake("a deprecated value of stonith-action", "K07")
def poweroff(sheet: Design) -> None:
    sheet.set_or_add("PROPERTY", "stonith-action", "poweroff")


@mistake("an agent's parameter among the resource defaults", "C18")
def parameter_as_default(sheet: Design) -> None:
    row = sheet.pick(sheet.where("RSC_DEFAULTS")[-1:])
    sheet.expect(sheet.copy(row, name="cidr_netmask", value="24").at("name"))


@mistake("priority-fencing-delay without any priority", "E13")
def no_priority(sheet: Design) -> None:
    sheet.drop(*(row.cells for row in sheet.container_meta("priority")))
    sheet.set_or_add("PROPERTY", "priority-fencing-delay", "15s")


def meta_of_container(sheet: Design, name: str, value: str) -> None:
    """One more meta attribute of a group or clone."""
    rows = sheet.where("RSC_ATTRIBUTES")
    row = sheet.pick([row for row in rows if row.get("id")])
    sheet.expect(sheet.copy(row, name=name, value=value).at("value"))
