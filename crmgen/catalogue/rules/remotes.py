"""Remote and guest nodes (REM4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NOT_ALONE = Code(
    "REM401",
    Severity.ERROR,
    Text(
        "リモートノードへの接続「{found}」が「{root}」の中にあります。",
        "The connection to the remote node '{found}' stands inside '{root}'.",
    ),
    Text(
        "グループやクローンから出し、単独の Primitive にしてください。",
        "Take it out of the group or clone and place it on its own.",
    ),
    Text(
        "Pacemaker のスケジューラがアサーションに失敗し、2.0 では異常終了します。クラスタは何も"
        "操作できなくなります。",
        "The scheduler fails an assertion (2.0 aborts at it): the cluster can no longer do "
        "anything.",
    ),
    "crm_verify 2.0.5, 2.1.5, 3.0.0",
)
NOT_FENCED = Code(
    "REM402",
    Severity.WARNING,
    Text(
        "リモートノード「{found}」をフェンシングするデバイスがありません。",
        "No device fences the remote node '{found}'.",
    ),
    Text(
        "そのノードの STONITH リソースを加え、pcmk_host_list か pcmk_host_map に書いてください。",
        "Add a fencing device and name the node in its pcmk_host_list or pcmk_host_map.",
    ),
    Text(
        "接続が切れると状態が分からず、その上のリソースはどこでも再開されません。",
        "When the connection is lost, nobody knows its state, and what ran there is not recovered "
        "anywhere.",
    ),
    "Pacemaker Remote, remote nodes",
)
NAME_TAKEN = Code(
    "REM403",
    Severity.ERROR,
    Text(
        "ゲストノードの名前「{found}」は {other} と同じです。",
        "The guest node '{found}' has the name of {other}.",
    ),
    Text(
        "どのノードともリソースとも違う名前にしてください。",
        "Choose a name that no node and no resource has.",
    ),
    Text(
        "Pacemaker はゲストノードを作らないか、二つを取り違えます。",
        "Pacemaker makes no guest node, or takes one for the other.",
    ),
    "Pacemaker Explained, remote-node; Pacemaker lib/pengine/unpack.c (expand_remote_rsc_meta)",
)
NO_GUEST = Code(
    "REM404",
    Severity.WARNING,
    Text(
        "「{id}」に {found} がありますが、remote-node がありません。",
        "'{id}' has {found} but no remote-node.",
    ),
    Text(
        "ゲストノードなら remote-node に名前を書き、そうでなければ消してください。",
        "Name the guest node in remote-node, or remove it.",
    ),
    Text("この属性は使われません。", "The attribute is not used."),
    "Pacemaker Explained, meta attributes of guest nodes",
)
NO_CONNECTION = Code(
    "REM405",
    Severity.WARNING,
    Text(
        "リモートノード「{found}」に接続するリソースがありません。",
        "No resource connects to the remote node '{found}'.",
    ),
    Text(
        "ocf:pacemaker:remote の Primitive を同じ ID で加えるか、ゲストノードなら"
        "メタ属性 remote-node に書いてください。",
        "Add a primitive of ocf:pacemaker:remote with that id, or name it in the meta attribute "
        "remote-node of its guest.",
    ),
    Text(
        "このノードはクラスタに加わらず、ここに置くリソースは起動しません。",
        "The node never joins the cluster, and nothing starts there.",
    ),
    "Pacemaker Remote, remote nodes",
)
