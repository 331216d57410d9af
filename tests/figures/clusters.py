"""Clusters to draw: small and large, with Japanese words and long names."""

from crmgen.figures.records import (
    Address,
    Disk,
    Fence,
    Form,
    Host,
    Leaf,
    Link,
    Network,
    Overview,
    Placed,
    Relation,
    Relations,
    State,
    Tree,
    Unit,
)
from crmgen.text import Lang

NETWORKS = (
    Network(id="service", label="サービスLAN 192.168.10.0/24", virtual=("192.168.10.100 (grpPg)",)),
    Network(id="ic1", label="インターコネクトLAN 1"),
    Network(id="mgmt", label="管理LAN (STONITH)"),
)
KINDS = ("Filesystem", "IPaddr2", "pgsql", "apache", "LVM-activate")
WORDS = ("データ領域", "仮想IPアドレス", "データベース", "Webサーバー", "")


def units(groups: int, size: int) -> tuple[Unit, ...]:
    """Groups of ``size`` resources and three clones."""
    made = [
        Unit(
            id=f"grpApplication{number:02d}",
            form=Form.GROUP,
            label=f"業務{number}",
            leaves=tuple(
                Leaf(id=f"prmApp{number:02d}-{KINDS[k % 5]}", note=KINDS[k % 5], label=WORDS[k % 5])
                for k in range(size)
            ),
        )
        for number in range(1, groups + 1)
    ]
    ping = Leaf(id="prmPing", note="ping", label="経路監視")
    disk = Leaf(id="prmDiskd", note="diskd")
    pgsql = Leaf(id="prmPgsql", note="pgsql")
    return (
        Unit(id="clnPing", form=Form.CLONE, leaves=(ping,)),
        Unit(id="clnDiskd", form=Form.CLONE, leaves=(disk,)),
        Unit(id="msPgsql", form=Form.PROMOTABLE, label="データベース", leaves=(pgsql,)),
        *made,
    )


def overview_of(hosts: int, groups: int, size: int, lang: Lang = "ja") -> Overview:
    shown = units(groups, size)
    names = [f"pm{number:02d}" for number in range(1, hosts + 1)]
    placed: dict[str, list[Placed]] = {name: [] for name in names}
    for name in names:
        placed[name] += [Placed("clnPing"), Placed("clnDiskd")]
        state = State.PROMOTED if name == names[0] else State.UNPROMOTED
        placed[name].append(Placed("msPgsql", state))
    for place, unit in enumerate(shown[3:]):
        placed[names[place % hosts]].append(Placed(unit.id))
        placed[names[(place + 1) % hosts]].append(Placed(unit.id, State.STANDBY))
    return Overview(
        lang=lang,
        networks=NETWORKS,
        units=shown,
        hosts=tuple(
            Host(
                name=name,
                label=f"業務サーバー{number}",
                addresses=(
                    Address("service", f"eth0 192.168.10.{10 + number}"),
                    Address("ic1", f"eth1 10.0.0.{10 + number}"),
                    Address("mgmt", f"eth2 172.16.0.{10 + number}"),
                ),
                placed=tuple(placed[name]),
                fences=(
                    Fence(
                        id=f"prmStonith{number}-1",
                        note="fence_ipmilan",
                        where=f"{names[number % hosts]} で動く",
                        level=1,
                    ),
                    Fence(id=f"prmStonith{number}-2", note="external/vmware", level=2),
                ),
            )
            for number, name in enumerate(names, start=1)
        ),
        disks=(
            Disk(id="prmFs", label="/dev/mapper/mpatha (PostgreSQL)", hosts=tuple(names[:4])),
            Disk(id="prmSfex", label="/dev/mapper/mpathb", hosts=tuple(names[:4])),
        ),
    )


def tree_of(groups: int, size: int, lang: Lang = "ja") -> Tree:
    return Tree(lang=lang, units=units(groups, size))


def graph_of(shape: str, count: int, lang: Lang = "ja") -> Relations:
    """``count`` units in a chain, a tree, a star, or with all kinds of lines between them."""
    ids = [f"grpApplication{number:03d}" for number in range(count)]
    made = tuple(Unit(id=name, form=Form.GROUP, label=f"業務 {name[-3:]}") for name in ids)
    links = list(Link)
    pairs: list[Relation] = []
    for number in range(1, count):
        if shape == "chain":
            pairs.append(Relation(link=Link.ORDER, a=ids[number - 1], b=ids[number]))
            pairs.append(Relation(link=Link.COLOCATION, a=ids[number], b=ids[number - 1]))
        elif shape == "tree":
            parent = ids[(number - 1) // 2]
            text = "任意" if number % 5 == 0 else ""
            pairs.append(Relation(link=Link.ORDER, a=parent, b=ids[number], text=text))
        elif shape == "star":
            link = links[number % 3]
            pairs.append(Relation(link=link, a=ids[number], b=ids[0], text=str(number)))
        elif shape == "same":
            pairs.append(Relation(link=Link.COLOCATION, a=ids[number], b=ids[0]))
        else:
            for step in (1, 2, 3, 7, 11):
                link = links[(number + step) % 3]
                text = ("", "500", "promote → start")[(number * step) % 3]
                other = ids[(number * step + 5) % count]
                if other != ids[number]:
                    pairs.append(Relation(link=link, a=ids[number], b=other, text=text))
    return Relations(lang=lang, units=made, relations=tuple(pairs))


def relations_of(groups: int, size: int, lang: Lang = "ja") -> Relations:
    """Each group after the clones; a chain and a few scores among the groups."""
    shown = units(groups, size)
    names = [unit.id for unit in shown[3:]]
    relations = []
    for place, name in enumerate(names):
        relations.append(Relation(link=Link.COLOCATION, a=name, b="clnPing"))
        relations.append(Relation(link=Link.ORDER, a="clnPing", b=name, text="score 0"))
        if place % 3 == 0:
            relations.append(Relation(link=Link.ORDER, a="clnDiskd", b=name))
        if place % 4 == 1:
            relations.append(Relation(link=Link.COLOCATION, a=name, b=names[place - 1], text="500"))
            relations.append(Relation(link=Link.ORDER, a=names[place - 1], b=name))
        if place % 5 == 4:
            relations.append(Relation(link=Link.APART, a=name, b=names[place - 2]))
    relations.append(Relation(link=Link.COLOCATION, a=names[0], b="msPgsql", text="Promoted"))
    relations.append(Relation(link=Link.ORDER, a="msPgsql", b=names[0], text="promote → start"))
    return Relations(lang=lang, units=shown, relations=tuple(relations))
