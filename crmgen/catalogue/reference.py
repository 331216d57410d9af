"""Findings about ids and references to them (REF3xx)."""

from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

DUPLICATE_ID = Code(
    "REF301",
    Severity.ERROR,
    Text(
        "ID「{found}」はすでに {first} で使われています。",
        "The id '{found}' is already used in {first}.",
    ),
    Text(
        "ID は種類が違ってもクラスタ全体で一意にしてください。",
        "An id must be unique in the whole cluster, whatever it is the id of.",
    ),
    effect=Text(
        "CIB のスキーマに反するため、クラスタは設定全体を受け付けません。",
        "The schema of the CIB forbids it, and the cluster refuses the whole configuration.",
    ),
)
UNKNOWN_RESOURCE = Code(
    "REF302",
    Severity.ERROR,
    Text(
        "リソース「{found}」は RESOURCES 表 (表 4-1) にありません。",
        "There is no resource '{found}' in the table RESOURCES (4-1).",
    ),
    Text(
        "ID の綴りを確かめるか、表 4-1 に追加してください。",
        "Look at the spelling, or add the resource to table 4-1.",
    ),
    effect=Text(
        "ツールが設定全体を拒むか、この行だけが効きません。",
        "The tools refuse the configuration, or this row alone has no effect.",
    ),
)
NO_DEFINITION = Code(
    "REF303",
    Severity.ERROR,
    Text(
        "{kind}「{found}」の {table} 表がありません。",
        "The {kind} '{found}' has no table {table}.",
    ),
    Text(
        "表 4-1 のリソースには、それぞれ {table} 表が必要です。",
        "Each one in table 4-1 needs a table {table} of its own.",
    ),
    effect=Text(
        "エージェントが分からないため、登録できません。",
        "It can't be created: nobody knows its agent.",
    ),
)
NOT_PLACED = Code(
    "REF304",
    Severity.ERROR,
    Text(
        "リソース「{found}」は定義されていますが、RESOURCES 表 (表 4-1) にありません。",
        "The resource '{found}' is defined here but does not stand in the table RESOURCES (4-1).",
    ),
    Text(
        "表 4-1 に行を追加するか、この表を「#」でコメントにしてください。",
        "Add it to table 4-1, or comment this table out with '#'.",
    ),
    effect=Text(
        "このリソースはクラスタに登録されません。",
        "The resource would not become part of the cluster.",
    ),
)
DUPLICATE_DEFINITION = Code(
    "REF305",
    Severity.ERROR,
    Text(
        "リソース「{found}」はすでに {first} で定義されています。",
        "The resource '{found}' is already defined in {first}.",
    ),
    Text("ID を直すか、一方の表を消してください。", "Correct the id, or delete one of the tables."),
    effect=Text("どちらの定義になるか決まりません。", "Nobody knows which of the two holds."),
)
UNKNOWN_RULE_ID = Code(
    "REF306",
    Severity.ERROR,
    Text(
        "ルール ID「{found}」はこの表で定義されていません。",
        "No rule of this sheet is named '{found}'.",
    ),
    Text('$id="{found}" のルールを先に書いてください。', 'Name a rule with $id="{found}" first.'),
)
DUPLICATE_NAME = Code(
    "REF307",
    Severity.ERROR,
    Text(
        "「{found}」は同じ組の {first} にもあります。どちらの値が効くか決まりません。",
        "'{found}' stands in {first} of the same set too: nobody knows which value holds.",
    ),
    Text("どちらか一方だけを残してください。", "Keep one of the two."),
)
RESERVED_ID = Code(
    "REF312",
    Severity.ERROR,
    Text(
        "「{found}」は crmsh と pcs が {owner} のために作る ID です。",
        "'{found}' is an id that crmsh and pcs make for {owner}.",
    ),
    Text("別の ID にしてください。", "Choose another id."),
    Text(
        "ツールが設定の読み込みを拒むか、途中で止まります。",
        "The tools refuse the configuration, or stop half-way.",
    ),
    "crmsh 4.2 to 5.0, pcs 0.10 to 0.12",
)
WRONG_TABLE = Code(
    "REF309",
    Severity.ERROR,
    Text(
        "「{found}」は表 4-1 では {kind} ですが、{table} 表で定義されています。",
        "'{found}' is a {kind} in table 4-1 but is defined in a table {table}.",
    ),
    Text(
        "表 4-1 の種類か、この表の名前を直してください。",
        "Correct the kind in table 4-1 or the name of this table.",
    ),
)
DUPLICATE_LEVEL = Code(
    "REF311",
    Severity.ERROR,
    Text(
        "「{found}」はこの段にすでにあります ({first})。",
        "'{found}' stands in this level already ({first}).",
    ),
    Text(
        "この行を消すか、別の段かデバイスに直してください。",
        "Delete the row, or name another level or device.",
    ),
)
UNKNOWN_REFERENCE = Code(
    "REF330",
    Severity.ERROR,
    Text(
        "タグの参照先「{found}」は、リソースにも制約にもノードにもありません。",
        "Nothing is named '{found}': no resource, no constraint, no node.",
    ),
    Text(
        "リソースか制約の ID、またはノード名を書いてください。",
        "Write the id of a resource or a constraint, or the name of a node.",
    ),
)
TAG_OF_TAG = Code(
    "REF331",
    Severity.ERROR,
    Text(
        "タグ「{found}」をタグの中に入れることはできません。",
        "The tag '{found}' can't stand in another tag.",
    ),
    Text(
        "その中身を一つずつ書いてください。Pacemaker はタグの中のタグを展開しません。",
        "Write what it holds, one by one: Pacemaker does not look into a tag in a tag.",
    ),
)
DUPLICATE_REFERENCE = Code(
    "REF332",
    Severity.WARNING,
    Text(
        "「{found}」は同じタグまたは同じ制約の {first} にもあります。",
        "'{found}' stands in {first} of the same tag or constraint too.",
    ),
    Text("一度だけ書いてください。", "Write it once."),
)
UNKNOWN_TEMPLATE = Code(
    "REF340",
    Severity.ERROR,
    Text(
        "Template「{found}」は表 4-1 にありません。",
        "Table 4-1 has no template '{found}'.",
    ),
    Text(
        "表 4-1 に種類が Template の行を加えるか、名前を直してください。",
        "Add a row of the kind Template to table 4-1, or correct the name.",
    ),
)
UNKNOWN_ROLE = Code(
    "REF341",
    Severity.ERROR,
    Text(
        "ロール「{found}」は ACL_ROLE の表にありません。",
        "No table ACL_ROLE has the role '{found}'.",
    ),
    Text(
        "名前を直すか、そのロールの ACL_ROLE 表を加えてください。",
        "Correct the name, or add a table ACL_ROLE with that role.",
    ),
)
UNKNOWN_OBJECT = Code(
    "REF342",
    Severity.ERROR,
    Text(
        "「{found}」という ID のものは、このシートにありません。",
        "Nothing in this sheet has the id '{found}'.",
    ),
    Text(
        "リソースや制約などの ID を書くか、ID のないものは xpath で指定してください。",
        "Write the id of a resource, a constraint or the like, or name it by an xpath.",
    ),
)
