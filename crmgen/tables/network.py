"""Table NETWORK: the networks of the nodes, with the addresses that do not move."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Ref, Table
from crmgen.text import Text

NETWORK = Table(
    name="NETWORK",
    numbers="1-2",
    title=Text("ネットワーク構成", "Networks"),
    help=Text(
        "ノードと管理装置 (BMC) の固定アドレスを一行に一つ。設計書の図と表、検査に使います。"
        "クラスタの設定には入りません。",
        "The fixed addresses of nodes and of their management controllers (BMC), one a row. For "
        "the design book and the checks, no part of the configuration.",
    ),
    parts=(
        Part(
            title=Text("アドレス", "Addresses"),
            columns=(
                Column(
                    name="network",
                    need=Need.CELL,
                    down=True,
                    title=Text("ネットワーク名", "Network"),
                    help=Text(
                        "設計書での名前。空なら上の行と同じ。",
                        "Its name in the design book; empty for that of the row above.",
                    ),
                    example="サービスLAN",
                ),
                Column(
                    name="use",
                    type=types.NETWORK_USE,
                    down=True,
                    down_until=("network",),
                    title=Text("用途", "Use"),
                    help=Text(
                        "service (業務)、interconnect (クラスタ間通信)、replication (複製)、"
                        "management (管理)、fencing (STONITH)、other のどれか。",
                        "service, interconnect (between the cluster's nodes), replication, "
                        "management, fencing or other.",
                    ),
                    example="service",
                ),
                Column(
                    name="uname",
                    type=types.UNAME,
                    need=Need.CELL,
                    refers=(Ref.NODE,),
                    title=Text("ノード名", "Node name"),
                    help=Text(
                        "アドレスを持つノード。BMC の行では、それが止めるノード。",
                        "The node that has the address; of a BMC the node that it is for.",
                    ),
                    example="pm01",
                ),
                Column(
                    name="nic",
                    type=types.WORD,
                    title=Text("インタフェース", "Interface"),
                    help=Text(
                        "ip addr が示す名前 (bond0、ens1f0.100 など)。BMC では空。",
                        "As 'ip addr' shows it (bond0, ens1f0.100); empty for a BMC.",
                    ),
                    example="bond0",
                ),
                Column(
                    name="address",
                    type=types.NODE_ADDRESS,
                    need=Need.CELL,
                    title=Text("アドレス", "Address"),
                    help=Text(
                        "IPv4 か IPv6 のアドレスとプレフィックス長。プレフィックス長がないと、"
                        "仮想 IP アドレスなどとの照合をしません。",
                        "An IPv4 or IPv6 address with the length of its prefix. Without one it is "
                        "not compared with virtual addresses and the like.",
                    ),
                    example="192.0.2.11/24",
                ),
            ),
        ),
    ),
)
