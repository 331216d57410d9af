"""Tables 16.1 and 16.2: roles, and who has them."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Ref, Table
from crmgen.text import Text

ACL_ROLE = Table(
    name="ACL_ROLE",
    numbers="16-1",
    title=Text("アクセス制御のロール", "Access control roles"),
    help=Text(
        "CIB を読み書きできる範囲に名前を付けます。1 行が 1 つの権限です。"
        "対象に近い権限が優先され、同じ対象では deny、write、read の順です。",
        "Names for what may be read and changed in the CIB. A permission a row. What is nearer to "
        "an element counts before what is further up; on one element deny, write, read.",
    ),
    parts=(
        Part(
            title=Text("権限", "Permissions"),
            columns=(
                Column(
                    name="id",
                    type=types.ID,
                    need=Need.CELL,
                    down=True,
                    defines=Ref.ROLE,
                    title=Text("ロール ID", "Role"),
                    help=Text("ロールの名前。", "The name of the role."),
                    example="operator",
                ),
                Column(
                    name="description",
                    title=Text("説明", "Description"),
                    help=Text("CIB に入る説明。", "A description that goes into the CIB."),
                    example="Operators",
                ),
                Column(
                    name="kind",
                    type=types.PERMISSION,
                    need=Need.CELL,
                    title=Text("権限", "Permission"),
                    help=Text(
                        "read (読める)、write (変更できる)、deny (読めない)。",
                        "read, write or deny.",
                    ),
                    example="read",
                ),
                Column(
                    name="xpath",
                    type=types.XPATH,
                    title=Text("XPath", "XPath"),
                    help=Text(
                        "対象を XPath で指定します。対象はどれか一つの列に書きます。",
                        "What it is about, as an XPath. One of the four columns says it.",
                    ),
                    example="/cib",
                ),
                Column(
                    name="reference",
                    type=types.ID,
                    title=Text("対象の ID", "Reference"),
                    help=Text(
                        "対象を ID で指定します (リソース、制約など)。",
                        "What it is about, by its id: a resource, a constraint and so on.",
                    ),
                    example="prmIp",
                ),
                Column(
                    name="object-type",
                    type=types.ELEMENT,
                    title=Text("要素名", "Element"),
                    help=Text("対象を XML の要素名で指定します。", "The name of an XML element."),
                    example="nvpair",
                ),
                Column(
                    name="attribute",
                    type=types.ELEMENT,
                    title=Text("XML の属性名", "XML attribute"),
                    help=Text(
                        "要素名と併せて、その属性だけを対象にします。",
                        "With an element: of this attribute only.",
                    ),
                    example="value",
                ),
            ),
        ),
    ),
)

ACL_TARGET = Table(
    name="ACL_TARGET",
    numbers="16-2",
    title=Text("アクセス制御の対象者", "Access control users"),
    help=Text(
        "ユーザーやグループにロールを割り当てます。",
        "Gives roles to users and groups of the system.",
    ),
    parts=(
        Part(
            title=Text("割り当て", "Assignments"),
            columns=(
                Column(
                    name="type",
                    type=types.ACL_TARGET_KIND,
                    need=Need.CELL,
                    down=True,
                    title=Text("種別", "Kind"),
                    help=Text("user か group。", "user or group."),
                    example="user",
                ),
                Column(
                    name="id",
                    type=types.ID,
                    need=Need.CELL,
                    down=True,
                    title=Text("名前", "Name"),
                    help=Text(
                        "OS のユーザー名かグループ名。haclient グループに属する必要があります。",
                        "Of a user or group of the system, which has to be in the group haclient.",
                    ),
                    example="alice",
                ),
                Column(
                    name="role",
                    type=types.ID,
                    need=Need.CELL,
                    refers=(Ref.ROLE,),
                    title=Text("ロール ID", "Role"),
                    help=Text("表 16-1 のロール。", "A role of table 16-1."),
                    example="operator",
                ),
            ),
        ),
    ),
)
