import pytest

from crmgen.agents.facts import ActionFacts, AgentFacts, ParameterFacts, SourceKind
from crmgen.agents.metadata import MetadataError, read_metadata


def metadata(parameters: str = "", actions: str = "", name: str = "app") -> bytes:
    return f"""
    <?xml version="1.0"?>
    <!DOCTYPE resource-agent SYSTEM "ra-api-1.dtd">
    <resource-agent name="{name}"><version>1.0</version>
    <parameters>{parameters}</parameters><actions>{actions}</actions>
    </resource-agent>""".encode()


def parameter(inner: str, name: str = "p") -> ParameterFacts:
    return read_metadata(metadata(inner)).parameters[name]


def test_a_parameter_with_everything():
    facts = parameter(
        '<parameter name="p" unique="1" required="1"><longdesc lang="en">text</longdesc>'
        '<content type="select" default="a"><option value="a"/><option value="b"/></content>'
        "</parameter>"
    )
    assert facts == ParameterFacts(
        type="select", required=True, unique="p", default="a", values=("a", "b")
    )


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<parameter name="p"/>', ParameterFacts(type="string")),
        ('<parameter name="p"><content type="integer" default=""/></parameter>', None),
        (
            '<parameter name="p" unique="1" unique-group="address"/>',
            ParameterFacts(type="string", unique="address"),
        ),
        ('<parameter name="p" required="yes"/>', ParameterFacts(type="string", required=True)),
        ('<parameter name="p" required="0" unique="0"/>', ParameterFacts(type="string")),
    ],
)
def test_attributes_of_a_parameter(inner, expected):
    assert parameter(inner) == (expected or ParameterFacts(type="integer"))


@pytest.mark.parametrize(
    "inner",
    [
        # as fence-agents and OCF 1.0 write it, and as OCF 1.1 does
        '<parameter name="ip" obsoletes="ipaddr"/><parameter name="ipaddr" deprecated="1"/>',
        '<parameter name="ip" obsoletes="ipaddr"/><parameter name="ipaddr"/>',
        '<parameter name="ip"/><parameter name="ipaddr">'
        '<deprecated><replaced-with name="ip"/></deprecated></parameter>',
    ],
)
def test_a_former_name_points_to_its_successor(inner):
    facts = read_metadata(metadata(inner)).parameters
    assert facts["ipaddr"].deprecated
    assert facts["ipaddr"].replaced_by == ("ip",)
    assert not facts["ip"].deprecated


def test_actions_are_sorted_and_their_roles_are_the_present_ones():
    facts = read_metadata(
        metadata(
            actions='<action name="start" timeout="20s"/>'
            '<action name="monitor" role="Slave" timeout="20" interval="11"/>'
            '<action name="monitor" role="Master" timeout="20" interval="10" start-delay="1m"'
            ' depth="0"/>'
        )
    )
    assert facts.actions == (
        ActionFacts(
            name="monitor",
            role="Promoted",
            timeout="20",
            interval="10",
            start_delay="1m",
            depth="0",
        ),
        ActionFacts(name="monitor", role="Unpromoted", timeout="20", interval="11"),
        ActionFacts(name="start", timeout="20s"),
    )


@pytest.mark.parametrize(
    ("names", "promotable"),
    [(("promote", "demote"), True), (("promote",), False), (("start", "stop"), False)],
)
def test_promotable_are_agents_with_both_actions(names, promotable):
    actions = "".join(f'<action name="{name}"/>' for name in names)
    assert read_metadata(metadata(actions=actions)).promotable is promotable


def test_a_fence_agent_is_as_pacemaker_shows_it():
    facts = read_metadata(
        metadata(
            '<parameter name="action" required="1"/><parameter name="plug" required="1"/>'
            '<parameter name="ip" required="1"/>',
            '<action name="off"/>',
            name="fence_x",
        )
    )
    assert [name for name, p in facts.parameters.items() if p.required] == ["ip"]
    assert facts.actions == (
        ActionFacts(name="off"),
        ActionFacts(name="start", timeout="20s"),
        ActionFacts(name="stop", timeout="20s"),
    )


def test_a_source_of_its_own_unless_told():
    assert read_metadata(metadata()).source.kind is SourceKind.SITE


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"usage: app start|stop",
        b"<resource-agent>",
        b"<cib/>",
        b"\xff\xfe",
        b'<?xml version="1.0" encoding="none-such"?><resource-agent/>',
        "<リソース/>".encode("cp932"),
    ],
)
def test_what_is_no_metadata(xml):
    with pytest.raises(MetadataError):
        read_metadata(xml)


def test_entities_of_a_file_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    xml = (
        f'<!DOCTYPE resource-agent [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<resource-agent name="a"><parameters><parameter name="p">'
        '<content type="string" default="x"/><longdesc>&e;</longdesc></parameter></parameters>'
        "</resource-agent>"
    ).encode()
    assert "secret" not in repr(read_metadata(xml))


class TestMissing:
    FACTS = AgentFacts(
        parameters={
            "ip": ParameterFacts(type="string", required=True),
            "ipaddr": ParameterFacts(
                type="string", required=True, deprecated=True, replaced_by=("ip",)
            ),
            "port": ParameterFacts(type="integer"),
        }
    )

    @pytest.mark.parametrize(
        ("given", "missing"),
        [((), ["ip"]), (("ip",), []), (("ipaddr",), []), (("port",), ["ip"])],
    )
    def test_a_former_name_will_do(self, given, missing):
        assert self.FACTS.missing(given) == missing


class TestAction:
    FACTS = AgentFacts(
        actions=(
            ActionFacts(name="monitor", timeout="20s"),
            ActionFacts(name="monitor", timeout="60s", depth="20"),
            ActionFacts(name="monitor", timeout="30s", role="Promoted"),
        )
    )

    @pytest.mark.parametrize(
        ("role", "depth", "timeout"),
        [
            (None, None, "20s"),
            (None, "0", "20s"),
            (None, "20", "60s"),
            ("Promoted", None, "30s"),
            ("Unpromoted", None, "20s"),
            ("Started", "20", "60s"),
        ],
    )
    def test_the_best_fit(self, role, depth, timeout):
        assert self.FACTS.action("monitor", role, depth).timeout == timeout

    def test_none(self):
        assert self.FACTS.action("promote") is None
