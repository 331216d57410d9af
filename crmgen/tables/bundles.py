"""Table 7.3: bundles, that is containers which Pacemaker starts, with a resource inside."""

from crmgen.tables import types
from crmgen.tables.cluster import name_column, value_column
from crmgen.tables.declare import Column, Need, Part, Ref, Table
from crmgen.tables.rules import set_columns
from crmgen.text import Text

# The columns that become attributes of the container's element and of <network>.
CONTAINER_ATTRIBUTES = (
    "image",
    "replicas",
    "replicas-per-host",
    "promoted-max",
    "run-command",
    "network",
    "options",
)
NETWORK_ATTRIBUTES = (
    "ip-range-start",
    "control-port",
    "host-interface",
    "host-netmask",
    "add-host",
)

_CONTAINER = Part(
    letter="P",
    title=Text("コンテナ", "Container"),
    columns=(
        Column(
            name="id",
            type=types.ID,
            need=Need.CELL,
            refers=(Ref.CONTAINER,),
            title=Text("リソース ID", "Resource id"),
            help=Text("表 4-1 の Bundle の ID。", "The id of a bundle of table 4-1."),
            example="bndWeb",
        ),
        Column(
            name="container",
            type=types.CONTAINER,
            need=Need.CELL,
            title=Text("コンテナ種別", "Container"),
            help=Text(
                "docker、podman、rkt (rkt は Pacemaker 3.0 で廃止)。",
                "docker, podman or rkt (dropped by Pacemaker 3.0).",
            ),
            example="podman",
        ),
        Column(
            name="image",
            type=types.WORD,
            need=Need.CELL,
            title=Text("イメージ", "Image"),
            help=Text(
                "コンテナ・イメージの名前とタグ。すべてのノードに用意しておきます。",
                "The image and its tag; it has to be on every node.",
            ),
            example="localhost/web:1",
        ),
        Column(
            name="replicas",
            type=types.COUNT,
            title=Text("実体の数", "Replicas"),
            help=Text(
                "クラスタ全体のコンテナの数。空なら promoted-max と同じか 1。",
                "Containers in the whole cluster. Empty: as promoted-max, or 1.",
            ),
            example="2",
        ),
        Column(
            name="replicas-per-host",
            type=types.COUNT,
            title=Text("ノードあたりの数", "Replicas per host"),
            help=Text(
                "1 ノードで動くコンテナの数 (空なら 1)。",
                "Containers on one node (empty: 1).",
            ),
            example="1",
        ),
        Column(
            name="promoted-max",
            aliases=("masters",),
            type=types.WHOLE,
            title=Text("Promoted の数", "Promoted instances"),
            help=Text(
                "昇格する実体の数。1 以上なら中のリソースは昇格できるものです (旧 masters)。",
                "How many are promoted; above 0 the resource inside is promotable (once masters).",
            ),
            example="1",
        ),
        Column(
            name="run-command",
            title=Text("実行コマンド", "Command"),
            help=Text(
                "コンテナで最初に動くコマンド。リソースを入れるなら pacemaker-remoted を含むもの。",
                "What runs first in the container; with a resource inside it has to run "
                "pacemaker-remoted.",
            ),
            example="/usr/sbin/pacemaker-remoted",
        ),
        Column(
            name="network",
            title=Text("ネットワークの指定", "Network"),
            help=Text(
                "docker や podman の --network に渡す値。",
                "Handed to --network of docker or podman.",
            ),
            example="host",
        ),
        Column(
            name="options",
            title=Text("その他のオプション", "Options"),
            help=Text(
                "docker run、podman run にそのまま渡すオプション。",
                "Handed to docker run or podman run as they stand.",
            ),
            example="--log-driver=journald",
        ),
        Column(
            name="description",
            title=Text("説明", "Description"),
            help=Text("CIB に入る説明。", "A description that goes into the CIB."),
        ),
    ),
)
_NETWORK = Part(
    letter="N",
    title=Text("ネットワーク", "Network"),
    columns=(
        Column(
            name="ip-range-start",
            type=types.WORD,
            title=Text("最初の IP アドレス", "First address"),
            help=Text(
                "コンテナが順に使う IP アドレスの最初のもの。",
                "The first of the addresses that the containers take.",
            ),
            example="192.0.2.50",
        ),
        Column(
            name="control-port",
            type=types.PORT,
            title=Text("制御ポート", "Control port"),
            help=Text(
                "Pacemaker Remote のポート (空なら 3121)。ip-range-start がなければ必須。",
                "The port of Pacemaker Remote (empty: 3121); needed without an ip-range-start.",
            ),
            example="3121",
        ),
        Column(
            name="host-interface",
            type=types.WORD,
            title=Text("ネットワーク・インターフェース", "Interface"),
            help=Text(
                "IP アドレスを付けるホストのインターフェース。",
                "The interface of the host that gets the addresses.",
            ),
            example="eth0",
        ),
        Column(
            name="host-netmask",
            type=types.WHOLE,
            title=Text("プレフィックス長", "Prefix length"),
            help=Text(
                "IP アドレスのプレフィックス長 (空なら 32)。", "Of the addresses; empty: 32."
            ),
            example="24",
        ),
        Column(
            name="add-host",
            type=types.BOOLEAN,
            title=Text("hosts への追加", "Add to hosts"),
            help=Text(
                "コンテナの /etc/hosts に実体の名前を書くか (空なら true)。",
                "Whether /etc/hosts in the containers names the instances (empty: true).",
            ),
            example="true",
        ),
    ),
)
_PORTS = Part(
    letter="M",
    title=Text("ポートの割り当て", "Port mappings"),
    columns=(
        Column(
            name="id",
            type=types.ID,
            title=Text("ID", "Id"),
            help=Text("空なら自動で付けます。", "Made up where it is empty."),
            example="bndWeb-http",
        ),
        Column(
            name="port",
            type=types.PORT,
            title=Text("ポート", "Port"),
            help=Text("ホスト側のポート。range とどちらか一方。", "On the host; this or range."),
            example="80",
        ),
        Column(
            name="internal-port",
            type=types.PORT,
            title=Text("コンテナ側のポート", "Internal port"),
            help=Text("空なら port と同じ。", "In the container; empty: as port."),
            example="8080",
        ),
        Column(
            name="range",
            type=types.PORT_RANGE,
            title=Text("ポートの範囲", "Range of ports"),
            help=Text("「先頭-末尾」の形。", "FIRST-LAST."),
            example="8000-8010",
        ),
    ),
)
_STORAGE = Part(
    letter="S",
    title=Text("ディレクトリの割り当て", "Storage mappings"),
    columns=(
        Column(
            name="id",
            type=types.ID,
            title=Text("ID", "Id"),
            help=Text("空なら自動で付けます。", "Made up where it is empty."),
            example="bndWeb-html",
        ),
        Column(
            name="source-dir",
            title=Text("ホスト側のパス", "Source"),
            help=Text(
                "ホストのパス。source-dir-root とどちらか一方。",
                "A path on the host; this or source-dir-root.",
            ),
            example="/srv/html",
        ),
        Column(
            name="source-dir-root",
            title=Text("ホスト側の親ディレクトリ", "Source root"),
            help=Text(
                "実体ごとに、この下の「実体の名前」のディレクトリを使います。",
                "Each instance has a directory of its own name below it.",
            ),
            example="/var/log/pacemaker/bundles",
        ),
        Column(
            name="target-dir",
            need=Need.CELL,
            title=Text("コンテナ側のパス", "Target"),
            help=Text("コンテナの中のパス。", "The path in the container."),
            example="/var/www/html",
        ),
        Column(
            name="options",
            title=Text("オプション", "Options"),
            help=Text("マウントのオプション。", "Options of the mount."),
            example="rw",
        ),
    ),
)

BUNDLE = Table(
    name="BUNDLE",
    numbers="7-3",
    title=Text("Bundle リソース", "Bundle"),
    help=Text(
        "コンテナとして動かすリソース。Bundle ごとに一つの表を書き、中のリソースは表 4-1 で"
        "その下に置きます。",
        "Containers, one table a bundle. The resource inside stands below the bundle in table 4-1.",
    ),
    parts=(
        _CONTAINER,
        _NETWORK,
        _PORTS,
        _STORAGE,
        Part(
            letter="A",
            title=Text("パラメータ", "Parameters"),
            columns=(
                Column(
                    name="type",
                    type=types.BUNDLE_KIND,
                    down=True,
                    title=Text("パラメータ種別", "Kind of parameter"),
                    help=Text(
                        "meta だけ (空でも同じ)。",
                        "meta, as a bundle has no other (the same as empty).",
                    ),
                    example="meta",
                ),
                *set_columns("type"),
                name_column(Text("メタ属性名。", "Name of the meta attribute."), "target-role"),
                value_column("Started"),
            ),
        ),
    ),
)
