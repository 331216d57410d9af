import pytest

from crmgen.agents.options import META_KINDS, OptionFacts, Options
from crmgen.targets import resolve_target
from crmgen.targets.ability import parse_version
from crmgen.targets.platforms import PLATFORMS

VERSIONS = ["1.1.13", "1.1.23", "2.0.0", "2.0.5", "2.1.5", "2.1.9", "3.0.0", "3.0.2"]
FAMILIES = ("properties", "meta", "operation", "fencing")


def target(version: str):
    return resolve_target(f"pacemaker={version}")


def properties(version: str):
    return Options().properties(target(version))


class TestProperties:
    @pytest.mark.parametrize(
        ("name", "since", "until"),
        [
            ("stonith-enabled", None, None),
            ("fencing-enabled", "3.0.2", None),
            ("priority-fencing-delay", "2.0.5", None),
            ("default-resource-stickiness", None, "2.0.0"),
            ("crmd-transition-delay", None, "3.0.0"),
            ("transition-delay", "2.0.0", None),
            ("remove-after-stop", None, "3.0.0"),
            ("node-pending-timeout", "2.1.9", None),
        ],
    )
    def test_who_knows_it(self, name, since, until):
        known = [version for version in VERSIONS if name in properties(version)]
        first = VERSIONS.index(since) if since else 0
        end = VERSIONS.index(until) if until else len(VERSIONS)
        assert known == VERSIONS[first:end]

    @pytest.mark.parametrize(
        ("name", "default"),
        [
            ("rhel8", "true"),
            ("rhel9", "true"),
            ("sles15", "true"),
            ("debian12", "false"),
            ("ubuntu2404", "false"),
            ("pacemaker=2.1.5", "false"),
            ("rhel10", "true"),
        ],
    )
    def test_a_default_may_be_that_of_the_platforms_build(self, name, default):
        """--with-concurrent-fencing-default in Pacemaker's spec file and in those of SLES."""
        known = Options().properties(resolve_target(name))
        assert known["concurrent-fencing"].default == default

    def test_renames_point_both_ways(self):
        known = properties("3.0.2")
        assert known["stonith-enabled"].deprecated
        assert known["stonith-enabled"].renamed_to == "fencing-enabled"
        assert known["fencing-enabled"].renamed_from == "stonith-enabled"
        assert not properties("3.0.0")["stonith-enabled"].deprecated

    def test_values_by_version(self):
        def policies(version):
            return set(properties(version)["no-quorum-policy"].values)

        assert policies("2.0.5") - policies("2.0.0") == {"demote"}
        assert policies("2.1.9") - policies("2.0.5") == {"fence"}
        assert properties("3.0.0")["no-quorum-policy"].deprecated_values == ("suicide",)

    def test_a_default_by_version(self):
        assert properties("2.1.5")["concurrent-fencing"].default == "false"
        assert properties("3.0.0")["concurrent-fencing"].default == "true"

    def test_what_belongs_into_another_table(self):
        facts = properties("1.1.23")["default-resource-stickiness"]
        assert (facts.moved_to, facts.renamed_to) == ("rsc_defaults", "resource-stickiness")

    def test_one_that_a_target_lacks_is_known_still(self):
        (facts,) = Options().all_versions("properties", "crmd-transition-delay")
        assert (facts.until, facts.renamed_to) == ("3.0.0", "transition-delay")
        assert Options().all_versions("properties", "no-quorom-policy") == ()


class TestMeta:
    @pytest.mark.parametrize(
        ("name", "kinds"),
        [
            ("migration-threshold", set(META_KINDS)),
            ("target-role", set(META_KINDS)),
            ("clone-max", {"clone", "promotable"}),
            ("promoted-max", {"promotable"}),
            ("ordered", {"group", "clone", "promotable"}),
            ("remote-node", {"primitive"}),
        ],
    )
    def test_whose_it_is(self, name, kinds):
        known = {kind for kind in META_KINDS if name in Options().meta(kind, target("2.1.5"))}
        assert known == kinds
        assert name in Options().defaults(target("2.1.5"))

    def test_of_a_group_and_of_a_clone(self):
        options = Options()
        assert options.meta("group", target("2.1.5"))["ordered"].deprecated
        assert not options.meta("clone", target("2.1.5"))["ordered"].deprecated

    def test_names_and_roles_are_the_models(self):
        known = Options().meta("promotable", target("1.1.23"))
        assert "promoted-max" in known
        assert "Promoted" in known["target-role"].values

    def test_by_version(self):
        def known(version):
            return Options().meta("primitive", target(version))

        assert "critical" not in known("2.0.5")
        assert "critical" in known("2.1.5")
        assert "restart-type" not in known("3.0.0")
        assert "stop_unexpected" not in known("2.0.5")["multiple-active"].values


def test_operations_by_version():
    options = Options()
    assert "requires" in options.operation(target("1.1.23"))
    assert "requires" not in options.operation(target("2.0.0"))
    assert "demote" not in options.operation(target("2.0.0"))["on-fail"].values
    assert "demote" in options.operation(target("2.0.5"))["on-fail"].values
    assert options.operation(target("3.0.0"))["record-pending"].deprecated


def test_the_columns_of_operations_are_options():
    from crmgen.tables.resources import OP_ATTRIBUTES

    for name in OP_ATTRIBUTES:
        assert Options().all_versions("operation", name)


def test_fence_parameters():
    assert "pcmk_delay_base" in Options().fencing(target("2.0.0"))
    assert "pcmk_delay_base" not in Options().fencing(target("1.1.13"))


class TestFiles:
    ALL: tuple[tuple[str, OptionFacts], ...] = tuple(
        (family, entry.facts) for family in FAMILIES for entry in Options()._families[family]
    )

    @pytest.mark.parametrize("name", PLATFORMS)
    def test_every_name_once_for_a_target(self, name):
        versions = resolve_target(name)
        options = Options()
        for family in FAMILIES:
            known = [
                (entry.facts.name, kind)
                for entry in options._families[family]
                if entry.at(versions)
                for kind in (entry.facts.kinds or ("",))
            ]
            assert len(known) == len(set(known))

    @pytest.mark.parametrize(("family", "facts"), ALL, ids=lambda v: getattr(v, "name", v))
    def test_each_holds_together(self, family, facts):
        names = {facts.name for of, facts in self.ALL if of == family}
        everywhere = {facts.name for _, facts in self.ALL}
        if facts.renamed_to:
            assert facts.renamed_to in (everywhere if facts.moved_to else names)
        if facts.renamed_from and not facts.renamed_from.startswith("master-"):
            assert facts.renamed_from in names
        if facts.values:
            assert facts.type == "select"
            assert facts.default is None or facts.default in facts.values
        assert set(facts.built) <= set(PLATFORMS)
        assert facts.default not in facts.built.values()
        assert set(facts.deprecated_values) <= set(facts.values)
        assert set(facts.kinds) <= set(META_KINDS)
        assert bool(facts.kinds) == (family == "meta")
        versions = (facts.since, facts.until, facts.deprecated_since)
        since, until, deprecated = (parse_version(text) if text else None for text in versions)
        assert not until or (since or (0,)) < until
        assert not (deprecated and until) or deprecated < until
