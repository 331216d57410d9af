"""The normal form forgets what means nothing and nothing else."""

import re

import pytest

from tests.oracle.normal import first_difference, normal_text

CIB = b"""
<cib crm_feature_set="3.16.1" validate-with="pacemaker-3.9" epoch="2" num_updates="0"
     admin_epoch="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair name="no-quorum-policy" value="stop" id="p1"/>
        <nvpair name="stonith-enabled" value="false" id="p2"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node uname="n1" id="1"/>
      <node uname="n2" id="2">
        <instance_attributes id="n2-i">
          <nvpair name="a" value="1" id="n2-i-a"/>
        </instance_attributes>
      </node>
    </nodes>
    <resources>
      <group id="g">
        <meta_attributes id="g-m"><nvpair name="x" value="y" id="g-m-x"/></meta_attributes>
        <primitive id="d2" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="d3" class="ocf" provider="pacemaker" type="Dummy">
          <instance_attributes id="d3-i">
            <nvpair name="fake" value="1" id="d3-f"/>
          </instance_attributes>
          <instance_attributes id="d3-j">
            <rule score="INFINITY" id="d3-j-r">
              <expression operation="eq" attribute="#uname" value="n1" id="d3-j-e"/>
              <expression operation="defined" attribute="pingd" id="d3-j-e2"/>
            </rule>
            <nvpair name="fake" value="2" id="d3-f2"/>
          </instance_attributes>
          <operations id="ops">
            <op name="monitor" interval="10s" timeout="20s" id="d3-monitor-10s"/>
            <op name="start" interval="0s" timeout="3" id="d3-start-0s"/>
          </operations>
        </primitive>
      </group>
      <primitive id="d1" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="l1" rsc="d1" score="100" node="n1"/>
      <rsc_colocation id="co" score="INFINITY" rsc="g" with-rsc="d1" with-rsc-role="Promoted"/>
      <rsc_order id="o1" kind="Mandatory" first="g" then="d1"/>
      <rsc_order id="o2" kind="Optional">
        <resource_set sequential="false" id="o2-0">
          <resource_ref id="d2"/><resource_ref id="d3"/>
        </resource_set>
        <resource_set id="o2-1"><resource_ref id="d1"/></resource_set>
      </rsc_order>
      <rsc_ticket id="t1" ticket="tk" loss-policy="demote" rsc="d1" rsc-role="Promoted"/>
    </constraints>
    <fencing-topology>
      <fencing-level target="n1" index="1" devices="f1" id="fencing"/>
    </fencing-topology>
    <alerts>
      <alert id="al" path="/bin/x"><recipient id="al-recipient-1" value="1.2.3.4"/></alert>
    </alerts>
    <tags><tag id="tg"><obj_ref id="d1"/><obj_ref id="g"/></tag></tags>
  </configuration>
  <status/>
</cib>
"""


def changed(old: str, new: str) -> bytes:
    """The CIB with one text replaced; the text must be there."""
    assert CIB.count(old.encode()) == 1, old
    return CIB.replace(old.encode(), new.encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('value="stop"', 'value="ignore"'),
        ('name="no-quorum-policy"', 'name="no-quorum"'),
        ('<node uname="n1" id="1"/>', ""),
        ('<node uname="n1" id="1"/>', '<node uname="n1" id="7"/>'),
        ('<node uname="n1" id="1"/>', '<node uname="n1" id="1" type="remote"/>'),
        ('name="a" value="1"', 'name="a" value=""'),
        ('<primitive id="d2"', '<primitive id="d4"'),
        ('<primitive id="d1" class="ocf" provider="pacemaker"', '<primitive id="d1" class="lsb"'),
        ('<rule score="INFINITY"', '<rule score="5"'),
        ('<rule score="INFINITY"', '<rule boolean-op="or" score="INFINITY"'),
        ('operation="defined"', 'operation="not_defined"'),
        ('name="fake" value="2"', 'name="fake" value="3"'),
        ('<instance_attributes id="d3-j">', '<instance_attributes id="d3-j" score="5">'),
        ('timeout="20s" id="d3-monitor-10s"', 'timeout="30s" id="d3-monitor-10s"'),
        ('id="d3-monitor-10s"', 'id="d3-monitor-interval-10s"'),
        ('<op name="start" interval="0s" timeout="3" id="d3-start-0s"/>', ""),
        ('score="100" node="n1"', 'score="101" node="n1"'),
        ('id="l1"', 'id="l2"'),
        ('with-rsc-role="Promoted"', ""),
        ('with-rsc-role="Promoted"', 'with-rsc-role="Master"'),
        ('kind="Mandatory"', 'kind="Optional"'),
        ('first="g" then="d1"', 'first="d1" then="g"'),
        ('then="d1"', 'then="d1" first-action="promote"'),
        ('then="d1"', 'then="d1" symmetrical="false"'),
        ('<resource_ref id="d2"/><resource_ref id="d3"/>', '<resource_ref id="d2"/>'),
        (
            '<resource_ref id="d2"/><resource_ref id="d3"/>',
            '<resource_ref id="d3"/><resource_ref id="d2"/>',
        ),
        ('sequential="false"', ""),
        ('loss-policy="demote"', ""),
        ('rsc="d1" rsc-role="Promoted"', 'rsc="d1"'),
        ('devices="f1"', 'devices="f1,f2"'),
        ('target="n1" index="1"', 'target="n1" index="2"'),
        ('value="1.2.3.4"', 'value="1.2.3.5"'),
        ('id="al-recipient-1"', 'id="al-recipient-2"'),
        ('<obj_ref id="d1"/>', ""),
        (
            "<fencing-topology>",
            '<op_defaults><meta_attributes id="o"><nvpair id="o-t" name="timeout" value="1"/>'
            "</meta_attributes></op_defaults><fencing-topology>",
        ),
    ],
)
def test_a_difference_in_meaning_is_seen(old: str, new: str):
    assert first_difference(CIB, changed(old, new)) is not None
    assert first_difference(changed(old, new), CIB) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('epoch="2"', 'epoch="9"'),
        ('id="p1"', 'id="another"'),
        ('id="d3-j-r"', 'id="another"'),
        ('<operations id="ops">', "<operations>"),
        ('id="o2-0"', 'id="o2_set"'),
        ('id="fencing"', 'id="fl-n1-1"'),
        ('<rule score="INFINITY"', '<rule boolean-op="and" score="INFINITY"'),
        ('<node uname="n1" id="1"/>', '<node uname="n1" id="1" type="member"/>'),
        ('rsc="g" with-rsc="d1"', 'rsc="g" rsc-role="Started" with-rsc="d1"'),
        ('then="d1"', 'then="d1" first-action="start" then-action="start"'),
        ("<resources>", "<!-- a comment --><resources>"),
        ("<status/>", '<status><node_state id="1" uname="n1"/></status>'),
        ("<fencing-topology>", "<op_defaults/><fencing-topology>"),
    ],
)
def test_what_means_nothing_is_forgotten(old: str, new: str):
    assert first_difference(CIB, changed(old, new)) is None


def test_order_of_top_level_elements_means_nothing():
    text = CIB.decode()
    location = '<rsc_location id="l1" rsc="d1" score="100" node="n1"/>'
    moved = text.replace(location, "").replace("</constraints>", f"{location}</constraints>")
    assert first_difference(CIB, moved.encode()) is None


def test_order_of_group_members_means_something():
    text = CIB.decode()
    member = '<primitive id="d2" class="ocf" provider="pacemaker" type="Dummy"/>'
    moved = text.replace(member, "").replace("</group>", f"{member}</group>")
    assert first_difference(CIB, moved.encode()) is not None


def test_order_of_attribute_sets_means_something():
    first, second = re.findall(
        r"<instance_attributes id=\"d3-.*?</instance_attributes>", CIB.decode(), re.S
    )
    moved = CIB.decode().replace(first, "").replace(second, second + first)
    assert first_difference(CIB, moved.encode()) is not None


def test_an_action_alone_holds_for_both_resources():
    one = changed('then="d1"', 'then="d1" first-action="promote"')
    both = changed('then="d1"', 'then="d1" first-action="promote" then-action="promote"')
    assert first_difference(one, both) is None


def test_the_place_of_a_difference_is_named():
    other = changed('timeout="20s" id="d3-monitor-10s"', 'timeout="30s" id="d3-monitor-10s"')
    assert first_difference(CIB, other) == (
        "resources/group g/primitive d3/operations/op d3-monitor-10s: timeout is '20s' | '30s'"
    )


def test_a_missing_element_is_named():
    other = changed('<rsc_location id="l1" rsc="d1" score="100" node="n1"/>', "")
    assert first_difference(CIB, other) == "constraints: rsc_location l1 | rsc_order o1"


def test_the_text_of_the_normal_form_shows_no_made_ids():
    assert "d3-j-r" not in normal_text(CIB)
