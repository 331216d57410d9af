"""Disks: Filesystem, sfex, DRBD (AGT430 to AGT441)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

SAME_DEVICE = Code(
    "AGT430",
    Severity.WARNING,
    Text(
        "デバイス {found} は「{other}」もマウントします。",
        "The device {found} is mounted by '{other}' too.",
    ),
    Text(
        "デバイスを確かめ、一つの Filesystem だけに書いてください。",
        "Check the device, and have one Filesystem mount it.",
    ),
    Text(
        "二つが別のノードで動くと二重にマウントされ、データが壊れます。",
        "On two nodes it is mounted twice, and the data is destroyed.",
    ),
    "resource-agents Filesystem",
)
SAME_DIRECTORY = Code(
    "AGT431",
    Severity.WARNING,
    Text(
        "マウント位置 {found} は「{other}」と同じです。",
        "The directory {found} is that of '{other}' too.",
    ),
    Text("マウント位置を確かめてください。", "Check the directory."),
    Text(
        "同じノードでは二つ目が起動に失敗するか、一つ目のデータを隠します。",
        "On one node the second fails to start, or hides the data of the first.",
    ),
    "resource-agents Filesystem",
)
MOUNTED_TOO_EARLY = Code(
    "AGT432",
    Severity.ERROR,
    Text(
        "「{found}」は「{outer}」のマウント位置 {directory} の中なのに、グループでは先にあります。",
        "'{found}' mounts inside {directory}, the directory of '{outer}', yet comes before it in "
        "the group.",
    ),
    Text("表 4-1 で「{outer}」の後に移してください。", "Move it behind '{outer}' in table 4-1."),
    Text(
        "エージェントは中に別のマウントがある場所へのマウントを拒み、グループは起動しません。",
        "The agent refuses to mount over a directory that holds a mount: the group never starts.",
    ),
    "resource-agents Filesystem (mounts below the mount point)",
)
MOUNT_NOT_ORDERED = Code(
    "AGT433",
    Severity.WARNING,
    Text(
        "「{found}」は「{outer}」のマウント位置 {directory} の中なのに、順序の制約がありません。",
        "'{found}' mounts inside {directory}, the directory of '{outer}', and no order puts it "
        "after that.",
    ),
    Text(
        "「{outer}」を先にする順序の制約を加えてください。",
        "Add an order that starts '{outer}' first.",
    ),
    Text(
        "中が先にマウントされると、外のマウントは失敗します。",
        "Where the inner one comes first the outer mount fails.",
    ),
    "resource-agents Filesystem (mounts below the mount point)",
)
UNSTABLE_DEVICE = Code(
    "AGT434",
    Severity.WARNING,
    Text(
        "デバイス名 {found} は、再起動で別のディスクを指すことがあります。",
        "The device name {found} may mean another disk after a reboot.",
    ),
    Text(
        "/dev/disk/by-id/、/dev/mapper/、論理ボリュームの名前を書いてください。",
        "Use a name of /dev/disk/by-id/ or /dev/mapper/, or a logical volume.",
    ),
    Text(
        "ノードによって、または再起動の後に、別のディスクをマウントします。",
        "On another node, or after a reboot, a different disk is mounted.",
    ),
    "udev persistent naming",
)
BAD_DIRECTORY = Code(
    "AGT435",
    Severity.ERROR,
    Text(
        "「{found}」はマウント位置として使えません。",
        "'{found}' can't be a mount point.",
    ),
    Text("/ 以外の絶対パスを書いてください。", "Write an absolute path other than /."),
    Text(
        "起動に失敗するか、停止のときにシステム全体を止めようとします。",
        "The start fails, or a stop tries to end everything on the node.",
    ),
    "resource-agents Filesystem",
)
FORCED_FSCK = Code(
    "AGT436",
    Severity.ADVICE,
    Text(
        "「{id}」は起動のたびに fsck を行います (run_fsck={found}、{fstype})。",
        "'{id}' runs fsck at every start (run_fsck={found}, {fstype}).",
    ),
    Text(
        "大きなボリュームでは start の timeout を全検査の時間より長くし、"
        "定期検査を tune2fs -c 0 -i 0 で切ってください。",
        "With a large volume give start more time than a full check takes, and turn periodic "
        "checks off (tune2fs -c 0 -i 0).",
    ),
    Text(
        "検査が長引くと切り替え先の起動が時間切れになり、両方のノードで失敗します。",
        "A long check exceeds the timeout of start, on one node after the other.",
    ),
    "OSC2012 Tokyo slides (two years of support cases)",
)
LOCK_TOO_LATE = Code(
    "AGT437",
    Severity.WARNING,
    Text(
        "sfex「{found}」が、グループの中で「{other}」より後にあります。",
        "sfex '{found}' comes after '{other}' in the group.",
    ),
    Text("表 4-1 でグループの先頭に移してください。", "Make it the first member in table 4-1."),
    Text(
        "排他の確認より先にマウントされ、二重マウントを防げません。",
        "The filesystem is mounted before the lock is taken, which then prevents nothing.",
    ),
    "OSC2015 slides on exclusive control; LPI seminar 2011",
)
LOCK_ON_DATA = Code(
    "AGT438",
    Severity.ERROR,
    Text(
        "sfex のデバイス {found} は「{other}」がマウントするデバイスです。",
        "The device {found} of sfex is the one that '{other}' mounts.",
    ),
    Text(
        "sfex には専用の小さなパーティションを用意してください。",
        "Give sfex a small partition of its own.",
    ),
    Text(
        "ロック情報とファイルシステムが互いを上書きし、データが壊れます。",
        "Lock and filesystem overwrite each other, and the data is destroyed.",
    ),
    "pm_crmgen environment sheet, example 1; resource-agents sfex",
)
SAME_LOCK = Code(
    "AGT439",
    Severity.ERROR,
    Text(
        "sfex のデバイスと番号 ({found}) が「{other}」と同じです。",
        "Device and index ({found}) of sfex are those of '{other}' too.",
    ),
    Text("index か device を別にしてください。", "Use another index or device."),
    Text(
        "同じロックなので、一方が動いている間、他方は起動できません。",
        "It is one lock: while one runs the other can't start.",
    ),
    "resource-agents sfex (index)",
)
LOCK_FOR_NFS = Code(
    "AGT440",
    Severity.WARNING,
    Text(
        "sfex「{found}」が守る「{other}」は NFS です。",
        "sfex '{found}' is to protect '{other}', which is NFS.",
    ),
    Text(
        "NFS のデータには sfex を使えません。STONITH か VIPcheck で守ってください。",
        "sfex can't protect data on NFS; use fencing or VIPcheck.",
    ),
    Text(
        "sfex は共有ディスクの上でだけ働きます。",
        "sfex works on a shared disk only, and keeps nobody off an NFS server.",
    ),
    "OSC2017 Tokyo/Fall slides",
)
NOT_WITH_DRBD = Code(
    "AGT441",
    Severity.WARNING,
    Text(
        "「{id}」は {found} をマウントしますが、DRBD のクローン「{clone}」との{missing}。",
        "'{id}' mounts {found}, but {missing} the DRBD clone '{clone}'.",
    ),
    Text(
        "Promoted との同居制約と、promote の後に start する順序の制約を加えてください。",
        "Add a colocation with its promoted role, and an order that promotes it first.",
    ),
    Text(
        "Secondary のノードや昇格の前では、マウントに失敗します。",
        "On a secondary node, or before the promotion, the mount fails.",
    ),
    "linux-ha.jp archive 4377",
)
SAME_VOLUME_GROUP = Code(
    "AGT442",
    Severity.WARNING,
    Text(
        "ボリュームグループ {found} は「{other}」も使っています。",
        "The volume group {found} is that of '{other}' too.",
    ),
    Text(
        "1 つのリソースにまとめるか、lvname で論理ボリュームごとに分けてください。",
        "Keep one of the two, or give each a logical volume of its own by lvname.",
    ),
    Text(
        "一方を止めると、もう一方が使っている間もボリュームグループが閉じられます。別のノードでは"
        "起動できません。",
        "Stopping one closes the volume group under the other, and on another node it can't start.",
    ),
    "resource-agents LVM-activate (vgname, lvname)",
)
SAME_EXPORT = Code(
    "AGT443",
    Severity.WARNING,
    Text(
        "fsid {found} は、別の場所を公開する「{other}」にも付いています。",
        "The fsid {found} is that of '{other}' too, which exports another directory.",
    ),
    Text("公開する場所ごとに別の番号にしてください。", "Give every directory a number of its own."),
    Text(
        "同じノードで動くと、NFS サーバが 2 つの場所を区別できず、クライアントが別の場所を読み書き"
        "します。",
        "On one node the NFS server can't tell the two apart, and clients read and write the wrong"
        " one.",
    ),
    "exports(5), fsid; resource-agents exportfs",
)
