"""The fixed addresses of the nodes, with their cells."""

from tests.helpers import build, clean, compile_data, found

NETWORK = """
 | NETWORK
 | | network | use | uname | nic | address
# | | 名前 | 用途 | ノード | NIC | アドレス | 備考
 | | サービス網 | Service | pm01 | bond0 | 192.0.2.11/24 | 冗長
 | | | | pm02 | bond0 | 192.0.2.12/24
 | | 管理網 | | pm01 | | 203.0.113.1
 | PROPERTY
 | | name | value
 | | a | 1
"""


def test_addresses_of_nodes():
    found_ = clean(NETWORK).networks
    assert [(one.network, one.use, one.uname, one.nic, one.address) for one in found_] == [
        ("サービス網", "service", "pm01", "bond0", "192.0.2.11/24"),
        ("サービス網", "service", "pm02", "bond0", "192.0.2.12/24"),
        ("管理網", None, "pm01", None, "203.0.113.1"),  # a use is that of its network only
    ]
    assert found_[1].at("address").cell == "G5"
    assert [note.text for note in found_[0].notes] == ["冗長"]


def test_a_row_without_a_node_is_told_and_left_out():
    cluster, sink = build(NETWORK.replace("pm02", ""))
    assert [cell for cell, _ in found(sink)] == ["E5"]
    assert [one.uname for one in cluster.networks] == ["pm01", "pm01"]


def test_addresses_alone_are_no_design():
    _, sink = build(NETWORK[: NETWORK.index(" | PROPERTY")])
    assert found(sink) == [("", "TBL117")]


def test_no_output_holds_an_address_or_is_judged_by_its_texts():
    """Pacemaker 1.1 takes no Japanese, but none of it gets there."""
    sheet = (
        ",NETWORK\n,,network,use,uname,nic,address\n,,サービス網,service,pm01,eth0,192.0.2.11/24\n"
        ",PROPERTY\n,,name,value\n,,stonith-enabled,true\n"
    )
    result = compile_data(sheet.encode(), target="rhel7")
    assert not result.sink.has_errors
    assert "192.0.2.11" not in result.outputs["crm"].decode()
