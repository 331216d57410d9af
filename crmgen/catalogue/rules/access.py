"""Access control (ACL4xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

NOT_ENABLED = Code(
    "ACL401",
    Severity.WARNING,
    Text(
        "アクセス制御の表がありますが、enable-acl が true ではありません。",
        "There are access control tables, but enable-acl is not true.",
    ),
    Text(
        "PROPERTY 表に enable-acl=true を書いてください。",
        "Write enable-acl=true in table PROPERTY.",
    ),
    Text(
        "アクセス制御は働かず、haclient グループの全員が設定を変更できます。",
        "Access is not controlled: everyone in the group haclient may change the configuration.",
    ),
    "Pacemaker Explained, access control lists",
)
NOBODY = Code(
    "ACL402",
    Severity.WARNING,
    Text(
        "enable-acl が true ですが、権限を持つユーザーもグループもありません。",
        "enable-acl is true, but no user or group has any permission.",
    ),
    Text(
        "ACL_ROLE と ACL_TARGET の表で権限を与えるか、enable-acl を消してください。",
        "Grant permissions in tables ACL_ROLE and ACL_TARGET, or remove enable-acl.",
    ),
    Text(
        "root と hacluster のほかは、だれも設定も状態も見られません。",
        "Nobody but root and hacluster can see the configuration or the state.",
    ),
    "Pacemaker Explained, access control lists",
)
UNUSED_ROLE = Code(
    "ACL403",
    Severity.ADVICE,
    Text(
        "ロール「{found}」を割り当てられたユーザーもグループもありません。",
        "No user or group has the role '{found}'.",
    ),
    Text(
        "ACL_TARGET の表で割り当てるか、消してください。", "Assign it in ACL_TARGET, or remove it."
    ),
    None,
    "Review practice",
)
ALWAYS_ALL = Code(
    "ACL404",
    Severity.WARNING,
    Text(
        "ユーザー {found} には、ロールに関係なくすべての権限があります。",
        "The user {found} may do everything, whatever roles it has.",
    ),
    Text("別のユーザーに割り当ててください。", "Give the role to another user."),
    Text("この行は何の制限にもなりません。", "The row restricts nothing."),
    "Red Hat, Configuring and managing high availability clusters, local permissions using ACLs",
)
