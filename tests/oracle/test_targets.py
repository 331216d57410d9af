"""What is written for each of the platforms fits that platform's schema, shell and characters."""

import subprocess
from pathlib import Path

import pytest

from crmgen.targets import resolve_target
from crmgen.targets.platforms import PLATFORMS
from tests.oracle.designs import generated
from tests.oracle.proof import KINDS, Workbook, errors
from tests.oracle.sheet import Sheet
from tests.oracle.stacks import stack

SAMPLES = sorted(Path(__file__).parents[2].glob("samples/*.csv"))
PACEMAKER_1 = {"rhel7", "sles12"}
PACEMAKER_3 = {"rhel10", "sles16", "debian13"}
# Pacemaker before 2.1.3
STORES_GARBAGE = PACEMAKER_1 | {"rhel8", "debian11", "ubuntu2204"}
LABELS = {
    **dict.fromkeys(PACEMAKER_1, "2.10"),
    **dict.fromkeys(("rhel8", "debian11"), "3.5"),
    "ubuntu2204": "3.7",
    **dict.fromkeys(("rhel9", "sles15", "debian12", "ubuntu2404"), "3.9"),
    **dict.fromkeys(PACEMAKER_3, "4.0"),
}
platforms = pytest.mark.parametrize("platform", list(PLATFORMS))


def workbooks(platform: str) -> list[Workbook]:
    made = [Workbook(Path("design.csv"), data=design.csv) for design in generated(platform, "", 6)]
    return [*map(Workbook, SAMPLES), *made]


@platforms
def test_the_schema_of_the_target_accepts_every_cib(platform: str):
    tools = stack("trixie")  # has the schemas of all versions
    for workbook in workbooks(platform):
        result = workbook.compile(resolve_target(platform), "cib")
        cib = result.outputs["cib"]
        assert f'validate-with="pacemaker-{LABELS[platform]}"'.encode() in cib
        assert tools.validate(cib, LABELS[platform]) == [], workbook.path


@platforms
def test_crm_text_is_ascii(platform: str):
    for workbook in workbooks(platform):
        assert workbook.compile(resolve_target(platform), "crm").outputs["crm"].isascii()


@platforms
def test_the_script_is_one_for_sh(platform: str):
    for workbook in workbooks(platform):
        script = workbook.compile(resolve_target(platform), "pcs").outputs["pcs"]
        done = subprocess.run(["sh", "-n"], input=script, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b""), workbook.path


@platforms
def test_what_the_pacemaker_of_the_target_can_not_hold_is_told_at_its_cell(platform: str):
    sheet, expected = limits(platform)
    workbook = Workbook(Path("limits.csv"), data=sheet.csv())
    for kind in KINDS:
        result = workbook.compile(resolve_target(platform), kind)
        told = {found for found in errors(result) if found[0] < "TGT530" or found[0][:5] == "TGT58"}
        assert told == expected, kind
        assert not result.outputs


def limits(platform: str) -> tuple[Sheet, set[tuple[str, str]]]:
    """A sheet with all that some Pacemaker can't hold, and (code, cell) of what this one can't."""
    sheet = Sheet()
    expected: set[tuple[str, str]] = set()

    def limit(code: str, cell: str, refusing: set[str]) -> None:
        if platform in refusing:
            expected.add((code, cell))

    sheet.table("RESOURCES")
    resources = sheet.part("resourceItem", "id")
    for name in ("d1", "d2", "f1"):
        resources.add({"resourceitem": "Primitive", "id": name})
    sheet.table("PRIMITIVE")
    sheet.part("id", "class", "provider", "type", letter="P").add(
        {"id": "d1", "class": "ocf", "provider": "heartbeat", "type": "Dummy"}
    )
    part = sheet.part("type", "rule", "name", "value", letter="A")

    def value(text: str, rule: str = "") -> str:
        name = f"name{len(sheet.rows)}"
        cells = {"type": "params", "rule": rule, "name": name, "value": text}
        return part.add(cells)("rule" if rule else "value")

    others = set(PLATFORMS) - STORES_GARBAGE - PACEMAKER_3
    limit("TGT504", value("日本"), STORES_GARBAGE)
    plain, marked = value("日本 a<b"), value("<日本>")
    limit("TGT504", plain, STORES_GARBAGE)
    limit("TGT505", plain, others)
    limit("TGT504", marked, STORES_GARBAGE)
    limit("TGT506", value("a\tb"), set(PLATFORMS) - PACEMAKER_3)
    limit("TGT502", value("x", "rule load integer:gt 1"), PACEMAKER_1)
    part = sheet.part("type", "interval", "on-fail", "role", "requires", letter="O")
    at = part.add({"type": "monitor", "interval": "10s", "on-fail": "demote", "role": "Master"})
    limit("TGT500", at("on-fail"), PACEMAKER_1)
    at = part.add({"type": "start", "interval": "5s", "requires": "quorum"})
    limit("TGT501", at("requires"), set(PLATFORMS) - PACEMAKER_1)
    limit("TGT511", at("interval"), set(PLATFORMS))
    at = part.add({"type": "monitor", "interval": "10000ms"})
    limit("TGT508", at("interval"), set(PLATFORMS))
    sheet.table("PRIMITIVE")
    part = sheet.part("id", "class", "provider", "type", letter="P")
    at = part.add({"id": "d2", "class": "nagios", "type": "check_tcp"})
    limit("TGT509", at("class"), PACEMAKER_3)
    sheet.table("PRIMITIVE")
    part = sheet.part("id", "class", "provider", "type", letter="P")
    part.add({"id": "f1", "class": "stonith", "type": "fence_ipmilan"})
    sheet.table("STONITH_LEVEL")
    at = sheet.part("node", "id", "level").add({"node": "n1", "id": "f1", "level": "10"})
    limit("TGT510", at("level"), set(PLATFORMS))
    sheet.table("COLOCATION")
    cells = {"rsc": "d1", "with-rsc": "d2", "score": "1", "influence": "yes"}
    at = sheet.part("rsc", "with-rsc", "score", "influence").add(cells)
    limit("TGT580", at("influence"), PACEMAKER_1 | {"rhel8", "debian11"})
    sheet.table("NODE")
    sheet.part("uname", "ptype", "name", "value").add({"uname": "n1"})
    sheet.table("TAG")
    at = sheet.part("id", "ref").add({"id": "t", "ref": "n1"})
    limit("TGT582", at("ref"), PACEMAKER_1)
    return sheet, expected
