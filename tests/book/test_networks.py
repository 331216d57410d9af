"""The networks of the overview: whose address is in which of them."""

import re

from crmgen.book.facts import Facts
from crmgen.book.networks import Networks, networks
from crmgen.document.model import Figure
from tests.book.made import edition_of_text, of_text, rows, section
from tests.book.test_book import SMALL

TABLE = """\
,NETWORK
,,network,use,uname,nic,address
,,業務網,service,n1,bond0,192.0.2.11/24
,,,,n2,bond0,192.0.2.12/24
,,リンク,interconnect,n1,ens1,10.0.1.1/24
,,,,n2,ens1,10.0.1.2/24
,,管理網,fencing,n2,,203.0.113.2/24
"""


def drawn(table: str) -> Networks:
    return networks(Facts(edition_of_text(SMALL + table), "ja"), 4)


def test_virtual_addresses_are_drawn_at_the_network_that_holds_them():
    found = drawn(TABLE)
    assert [(one.label, one.virtual) for one in found.drawn] == [
        ("業務網 192.0.2.0/24", ("192.0.2.10 (prmIp)",)),
        ("リンク 10.0.1.0/24", ()),
        ("管理網 203.0.113.0/24", ()),
    ]
    assert [(one.network, one.text) for one in found.of["n2"]] == [
        ("業務網", "bond0 192.0.2.12/24"),
        ("リンク", "ens1 10.0.1.2/24"),
        ("管理網", "管理装置 203.0.113.2/24"),
    ]
    assert len(found.of["n1"]) == 2


def test_what_no_row_names_is_told_by_the_virtual_addresses():
    table = TABLE.replace("192.0.2.1", "198.51.100.1").replace("interconnect", "other")
    labels = [one.label for one in drawn(table).drawn]
    assert labels[0] == "業務網 198.51.100.0/24"
    assert labels[3:] == [
        "サービスの網 (NIC の記入なし) 192.0.2.0/24",
        "クラスタ間通信 (corosync)",
    ]
    assert [one.label for one in drawn("").drawn] == labels[3:]


def test_an_address_without_a_prefix_is_found_by_its_interface():
    sheet = SMALL.replace(",,,cidr_netmask,24", ",,,cidr_netmask,24\n,,,nic,bond0")
    table = TABLE.replace("/24", "")
    found = networks(Facts(edition_of_text(sheet + table), "ja"), 4)
    assert [(one.label, len(one.virtual)) for one in found.drawn] == [
        ("業務網", 1),
        ("リンク", 0),
        ("管理網", 0),
    ]


def test_the_book_has_the_figure_and_the_table_with_cells():
    document = of_text(SMALL + TABLE)
    figure = next(b for b in section(document, "figure").blocks if isinstance(b, Figure))
    assert {"192.0.2.11/24", "203.0.113.2/24"} <= set(re.findall(r"[\d.]+/24", figure.svg))
    assert rows(section(document, "networks"))[1] == [
        *("業務網", "業務", "n2", "bond0", "192.0.2.12/24", "", "G24"),
    ]


def test_a_changed_address_is_in_the_difference():
    document = of_text(SMALL + TABLE.replace("10.0.1.2", "10.0.1.3"), former=SMALL + TABLE)
    [row] = rows(section(document, "difference"))
    assert {"n2 ens1", "10.0.1.2/24", "10.0.1.3/24"} <= set(row)


def test_the_test_of_a_split_names_the_links_to_cut():
    table = TABLE + ",,リンク2,interconnect,n1,ens2,10.0.2.1/24\n,,,,n2,ens2,10.0.2.2/24\n"
    told = [row[2] for row in rows(section(of_text(SMALL + table), "tests"))]
    [line] = [text for text in told if "クラスタ間通信" in text]
    assert "リンク: n1 ens1 10.0.1.1/24、n2 ens1 10.0.1.2/24" in line
    assert "リンク2: n1 ens2 10.0.2.1/24、n2 ens2 10.0.2.2/24" in line
    assert "業務網" not in line


def test_of_many_networks_the_figure_shows_the_first():
    table = ",NETWORK\n,,network,use,uname,nic,address\n" + "".join(
        f",,net{n},other,{node},eth{n},10.0.{n}.{node[1]}/24\n"
        for n in range(20)
        for node in ("n1", "n2")
    )
    found = drawn(table)
    labels = [one.label for one in found.drawn]
    assert labels[5] == "net5 10.0.5.0/24"
    assert labels[7:] == ["クラスタ間通信 (corosync)", "ほか 14 件"]
    assert [one.text for one in found.of["n1"]][5] == "eth5 10.0.5.1/24"
    assert len(rows(section(of_text(SMALL + table), "networks"))) == 40


def test_the_chapter_on_split_brain_counts_the_interconnects():
    second = ",,リンク2,interconnect,n1,ens2,10.0.2.1/24\n,,,,n2,ens2,10.0.2.2/24\n"

    def told(table: str) -> list[list[str]]:
        return rows(section(of_text(SMALL + table), "quorum"))

    [row] = [row for row in told(TABLE + second) if row[0] == "インターコネクト"]
    assert "2 系統" in row[1]
    assert row[2] == "C25"
    [row] = [row for row in told(TABLE) if "1 系統だけ" in row[0]]
    assert row[1] == "C25"
    assert not any("系統" in cell for row in told("") for cell in row)


def test_a_network_may_have_the_name_of_one_that_is_told_by_addresses():
    found = drawn(TABLE.replace("リンク,interconnect", "corosync,other"))
    assert len({one.id for one in found.drawn}) == len(found.drawn) == 4
    assert [one.text for one in found.of["n1"]][1:] == ["ens1 10.0.1.1/24", "corosync"]


def test_of_many_networks_those_in_use_come_first():
    many = "".join(f",,net{n},other,n1,eth{n},10.9.{n}.1/24\n" for n in range(12))
    late = TABLE.replace(",,業務網", f"{many},,業務網")
    labels = [one.label for one in drawn(late).drawn]
    assert {"業務網 192.0.2.0/24", "リンク 10.0.1.0/24"} <= set(labels)
    assert labels[-1] == "ほか 7 件"


def test_without_interconnects_the_test_of_a_split_is_a_line():
    told = [row[2] for row in rows(section(of_text(SMALL), "tests"))]
    assert [text for text in told if text.startswith("クラスタ間通信")] == [
        "クラスタ間通信をすべて、両方向とも遮断する"
    ]
