import pytest

from crmgen.cli.targets import limits
from crmgen.diagnostics import Sink
from crmgen.targets import Feature, resolve_target
from crmgen.targets.assumed import report_assumed
from crmgen.targets.platforms import PLATFORMS
from crmgen.targets.target import TargetError


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_all_targets_with_their_versions(crmgen, lang):
    result = crmgen("targets", "--lang", lang)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    for number, platform in enumerate(PLATFORMS.values(), start=1):
        assert lines[number].split()[0].rstrip("*") == platform.name
        assert f"{platform.name}:" in lines
        for tool in (platform.pacemaker, platform.crmsh, platform.pcs):
            assert (tool.text if tool.shipped else f"({tool.text})") in lines[number].split()


def test_chosen_targets_by_name_and_by_versions(crmgen):
    output = crmgen("targets", "rhel7", "pacemaker=2.1.8,pcs=0.11.7").stdout
    assert output.splitlines()[1].split() == [
        "rhel7",
        "RHEL",
        "7.9",
        "1.1.23",
        "(2.3)",
        "0.9.169",
        "2.10",
    ]
    assert output.splitlines()[2].split()[-1] == "3.10"
    assert "debian" not in output


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", PLATFORMS)
def test_every_missing_feature_is_told_once(name, lang):
    target = resolve_target(name)
    told = [line.strip().removeprefix("- ") for line in limits(target, lang) if "    - " in line]
    missing = [feature.text(lang) for feature in Feature if not target.has(feature)]
    assert sorted(told) == sorted(missing)


def test_features_have_texts_of_their_own():
    for lang in ("ja", "en"):
        assert len({feature.text(lang) for feature in Feature}) == len(Feature)


@pytest.mark.parametrize(
    ("name", "kinds", "found"),
    [
        ("debian12", ("crm", "pcs", "cib"), []),
        ("rhel7", ("crm", "pcs", "cib"), ["crm"]),
        ("rhel7", ("pcs", "cib"), []),
        ("sles15", ("pcs", "crm", "pcs"), ["pcs"]),
        ("pacemaker=1.1.23,crmsh=2.3", ("crm",), []),
    ],
)
def test_a_tool_that_the_platform_does_not_ship_is_a_warning(name, kinds, found):
    sink = Sink()
    report_assumed(resolve_target(name), kinds, sink)
    assert [(finding.code.id, finding.found) for finding in sink.sorted()] == [
        ("TGT590", kind) for kind in found
    ]


def test_the_warning_names_the_version_assumed():
    sink = Sink()
    report_assumed(resolve_target("rhel7"), ["crm"], sink)
    (finding,) = sink.sorted()
    for lang in ("ja", "en"):
        assert "crmsh 2.3" in finding.message(lang)
        assert "pacemaker=1.1.23,crmsh=" in finding.hint(lang)


@pytest.mark.parametrize(
    "version", ["", "x", "２.1", "-1", "+2.1", " 2.1", "2. 1", "2..1", "2.1_0", "9" * 5000]
)
def test_a_version_is_dotted_ascii_digits(version):
    with pytest.raises(TargetError) as raised:
        resolve_target(f"pacemaker={version}")
    assert raised.value.allowed == ("pacemaker=X.Y.Z",)


def test_a_component_is_named_once():
    with pytest.raises(TargetError) as raised:
        resolve_target("pacemaker=2.1.5,pacemaker=3.0.0")
    assert raised.value.part == "pacemaker=3.0.0"


def test_a_version_that_is_too_old_is_shown_as_it_was_typed():
    with pytest.raises(TargetError) as raised:
        resolve_target("pacemaker=1.0.13")
    assert raised.value.part == "pacemaker=1.0.13"
