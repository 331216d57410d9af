"""Table 4.1: the resource tree."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Part, Ref, Table
from crmgen.text import Text


def description_column() -> Column:
    """A text that goes into the CIB, unlike those of columns without a name."""
    return Column(
        name="description",
        title=Text("説明", "Description"),
        help=Text(
            "CIB に入る説明。シートの中だけの説明は、名前のない列に書きます。",
            "A description that goes into the CIB. What is for readers of the sheet only stands "
            "in a column without a name.",
        ),
        example="Virtual IP",
    )


RESOURCES = Table(
    name="RESOURCES",
    numbers="4-1",
    title=Text("リソース構成", "Resource tree"),
    help=Text(
        "リソースの木。resourceItem の列が深さを表し、行の順がグループ内の起動順です。",
        "The tree of resources: which resourceItem column is filled tells the depth, the order "
        "of the rows is the order in the group.",
    ),
    parts=(
        Part(
            title=Text("リソース", "Resources"),
            columns=(
                Column(
                    name="resourceItem",
                    type=types.ITEM,
                    need=Need.CELL,
                    repeats=True,
                    title=Text("リソース構成要素", "Kind of resource"),
                    help=Text(
                        "Primitive、Stonith、Group、Clone、Promotable (旧 Ms、Master)、Bundle、"
                        "Template。Group の中は Primitive か Stonith、Clone と Promotable の中は "
                        "Primitive か Group を一つ、Bundle の中は Primitive を一つまで。"
                        "Template はリソースではなく、Primitive のひな形です。",
                        "Primitive, Stonith, Group, Clone, Promotable (Ms and Master in old "
                        "sheets), Bundle or Template. A group holds primitives or fencing "
                        "devices, a clone one primitive or one group, a bundle one primitive or "
                        "none. A template is no resource: primitives are made from it.",
                    ),
                    example="Group",
                ),
                Column(
                    name="id",
                    type=types.ID,
                    need=Need.CELL,
                    defines=Ref.RESOURCE,
                    title=Text("リソース ID", "Resource id"),
                    help=Text("クラスタ内で一意の名前。", "A name that no other object has."),
                    example="grpPg",
                ),
                description_column(),
            ),
        ),
    ),
)
