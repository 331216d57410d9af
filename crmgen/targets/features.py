"""What each version of Pacemaker, crmsh and pcs can say. The only place that compares versions.

Facts were seen on the tools themselves (versions in the comments) or read in their changelogs.
"""

from enum import Enum, unique

from crmgen.targets.ability import Ability, Since
from crmgen.targets.ability import can as _can
from crmgen.targets.ability import writes as _writes
from crmgen.text import Text


@unique
class Feature(Enum):
    """One thing that some target can say and another can't. All conditions must hold.

    ``_can``: a sheet that needs it can't be written without it. ``_writes``: a form that has an
    equivalent. Each text is a noun phrase that ``crmgen targets`` lists.
    """

    # pcs 0.10 understands the new words but stores the old ones; crmsh knows them from 4.4.0.
    PROMOTED_WORDS = _writes(
        "役割名 Promoted / Unpromoted (なければ Master / Slave と書く)",
        "the role names Promoted and Unpromoted (else Master and Slave are written)",
        Since("pacemaker", (2, 1)),
        Since("pcs", (0, 11)),
        Since("crmsh", (4, 4)),
    )
    # seen in crm_mon 2.0.5, 2.1.5 and 3.0.0; the former look is from memory, held by one test
    CRM_MON_LISTS = _writes(
        "crm_mon の表示「Full List of Resources:」 (文書に示す。なければ旧い形)",
        "crm_mon's 'Full List of Resources:' (shown in documents, else its former look)",
        Since("pacemaker", (2, 0, 4)),
    )
    # 2.0.5 says ocf::heartbeat, Masters and Slaves; 2.1.5 and 3.0.0 ocf:heartbeat and Promoted
    CRM_MON_WORDS = _writes(
        "crm_mon の表示 Promoted / Unpromoted (文書に示す。なければ Masters / Slaves)",
        "crm_mon's Promoted and Unpromoted (shown in documents, else Masters and Slaves)",
        Since("pacemaker", (2, 1)),
    )
    PROMOTABLE_CLONE = _writes(
        "promotable=true の <clone> (なければ <master> と書く)",
        "<clone> with promotable=true (else <master> is written)",
        Since("pacemaker", (2, 0)),
    )
    LOCATION_SEVERAL_RULES = _writes(
        "1 つの場所制約に複数のルール (なければ制約を分けて書く)",
        "several rules in one location constraint (else it becomes several constraints)",
        Since("pacemaker", (), (3, 0)),
    )
    ON_FAIL_DEMOTE = _can(
        "オペレーションの on-fail=demote",
        "on-fail=demote of an operation",
        Since("pacemaker", (2, 0, 4)),
    )
    EXPRESSION_INTEGER = _can(
        "ルールの比較の型 integer",
        "the type integer in a rule's comparison",
        Since("pacemaker", (2, 0, 5)),
    )
    # schema 3.6; 2.0.5 refuses it
    COLOCATION_INFLUENCE = _can(
        "同居制約の influence",
        "influence of a colocation",
        Since("pacemaker", (2, 1)),
    )
    # schema 3.3; before, a tag refers to ids of the document, which those of nodes are not
    TAG_OF_NODES = _can(
        "ノードを含むタグ",
        "nodes in a tag",
        Since("pacemaker", (2, 0, 4)),
    )
    # schemas 2.8 (docker), 2.10 (rkt), 3.2 (podman); rkt went with 3.0
    BUNDLES = _can("Bundle (コンテナ)", "bundles", Since("pacemaker", (1, 1, 17)))
    BUNDLE_PODMAN = _can("podman の Bundle", "bundles of podman", Since("pacemaker", (2, 0, 1)))
    BUNDLE_RKT = _can("rkt の Bundle", "bundles of rkt", Since("pacemaker", (1, 1, 18), (3, 0)))
    BUNDLE_PROMOTED_MAX = _writes(
        "Bundle の promoted-max (なければ masters と書く)",
        "promoted-max of a bundle (else masters is written)",
        Since("pacemaker", (2, 0)),
    )
    BUNDLE_ADD_HOST = _can(
        "Bundle のネットワークの add-host",
        "add-host of a bundle's network",
        Since("pacemaker", (2, 0)),
    )
    ALERT_SELECT = _can(
        "アラートの対象のイベント (select)",
        "selected events of an alert",
        Since("pacemaker", (1, 1, 18)),
    )
    ALERTS = _can("アラート (alert)", "alerts", Since("pacemaker", (1, 1, 15)))
    OP_REQUIRES = _can(
        "オペレーションの requires",
        "requires of an operation",
        Since("pacemaker", (), (2, 0)),
    )
    # stored as octal garbage before 2.1.3
    NON_ASCII_VALUES = _can(
        "値の中の ASCII 以外の文字 (日本語など)",
        "characters other than ASCII in a value",
        Since("pacemaker", (2, 1, 3)),
    )
    # makes the saved CIB unreadable before 2.1.8
    NON_ASCII_BEFORE_MARKUP = _can(
        '値の中で ASCII 以外の文字の直後に & " <',
        'a character other than ASCII followed by & " or < in a value',
        Since("pacemaker", (2, 1, 8)),
    )
    CONTROL_CHARACTERS = _can(
        "値の中の改行・タブ",
        "newline, tab and carriage return in a value",
        Since("pacemaker", (2, 1, 8)),
    )
    PROGRAMS_FOR_1_1 = _can(
        "Linux-HA Japan の Pacemaker 1.1 用プログラム"
        " (diskd、ifcheckd、pm_logconv、stonith-helper)",
        "programs of Linux-HA Japan for Pacemaker 1.1 (diskd, ifcheckd, pm_logconv,"
        " stonith-helper)",
        Since("pacemaker", (), (2, 0)),
    )
    O2CB = _can(
        "エージェント ocf:pacemaker:o2cb",
        "the agent ocf:pacemaker:o2cb",
        Since("pacemaker", (), (3, 0)),
    )
    # 3.0 ignores such expressions (its change log)
    NODE_RULE_FOR_META = _can(
        "メタ属性に付けるノード属性のルール",
        "rules on node attributes for meta attributes",
        Since("pacemaker", (), (3, 0)),
    )
    # 3.0 makes the instances globally unique by itself, crm_verify 2.0.5 and 2.1.5 refuse it
    UNIQUE_BY_NODE_MAX = _can(
        "globally-unique=true のないクローンの 2 以上の clone-node-max",
        "clone-node-max above 1 of a clone without globally-unique=true",
        Since("pacemaker", (3, 0)),
    )
    # 3.0 drops such resources with a warning
    OLD_AGENT_CLASSES = _can(
        "クラス nagios と upstart のリソース",
        "resources of the classes nagios and upstart",
        Since("pacemaker", (), (3, 0)),
    )

    # schema 3.9 is the first that lets a rule stand without a score
    RULE_WITHOUT_SCORE = _writes(
        "入れ子のルールのスコアの省略 (なければ 0 と書く)",
        "a rule inside a rule without a score (else 0 is written)",
        Since("pacemaker", (2, 1, 5)),
    )
    # the schemas of 2.0.4 (3.4) and later have them
    RESOURCE_EXPRESSIONS = _can(
        "エージェントやオペレーションを条件にするルール (rsc_expression、op_expression)",
        "rules on agents and operations (rsc_expression, op_expression)",
        Since("pacemaker", (2, 0, 4)),
    )
    # schemas before 3.9 do not have them
    DATE_SECONDS = _can(
        "日時の条件の seconds、minutes、yeardays、days",
        "seconds, minutes, yeardays and days in a date expression",
        Since("pacemaker", (2, 1, 5)),
    )
    # schema 4.0 has none
    PAIR_WITHOUT_VALUE = _can(
        "値のない属性 (<unset>)",
        "attributes without a value (<unset>)",
        Since("pacemaker", (), (3, 0)),
    )
    # schema 2.9 is the first
    VALUE_SOURCE = _can(
        "ルールの比較の value-source",
        "value-source in a rule's comparison",
        Since("pacemaker", (1, 1, 17)),
    )

    # to stop pacemaker.service leaves Corosync running (the unit of 1.1 says so), and the field of
    # 1.1 stops the cluster with it; later it takes pcs or crm, which stop both (pcs 0.11.5, crmsh
    # 4.2.0, 4.4.0 and 5.0.0)
    COROSYNC_STOPS_TOO = _writes(
        "extras: クラスタを止めると Corosync も止まること"
        " (なければ pacemaker.service のドロップインで止める)",
        "extras: Corosync stops with the cluster (else a drop-in of pacemaker.service stops it)",
        Since("pacemaker", (2, 0)),
    )
    # 1.1 has one file for all in /var/log, which pm_logconv can't read
    DETAIL_LOG = _writes(
        "extras: 詳細ログ /var/log/pacemaker/pacemaker.log (なければ syslog だけに書く)",
        "extras: the detail log /var/log/pacemaker/pacemaker.log (else syslog has everything)",
        Since("pacemaker", (2, 0)),
    )
    # the old name is still taken (252); the new one came between 229 and 239
    RATE_LIMIT_SEC = _writes(
        "extras: journald の RateLimitIntervalSec (なければ RateLimitInterval と書く)",
        "extras: journald's RateLimitIntervalSec (else RateLimitInterval is written)",
        Since("systemd", (230,)),
    )

    # 2 and 3 take the words for parameters of the operation
    CRM_OP_SETS = _can(
        "crm: オペレーションの属性セット (op_params、op_meta)",
        "crm: attribute sets of operations (op_params, op_meta)",
        Since("crmsh", (4, 0)),
    )
    CRM_VALUE_SOURCE = _can(
        "crm: ルールの比較の value-source (meta{…}、param{…})",
        "crm: value-source in a rule's comparison (meta{…}, param{…})",
        Since("crmsh", (4, 0)),
    )
    CRM_BUNDLE = _can("crm: Bundle", "crm: bundles", Since("crmsh", (4, 0)))
    # 4.2.0 and 4.4.0 refuse it, as XML too (KeyError); 4.6.2 and 5.0.0 take it
    CRM_BUNDLE_PODMAN = _can(
        "crm: podman の Bundle", "crm: bundles of podman", Since("crmsh", (4, 6))
    )
    CRM_ALERT_SELECT = _can(
        "crm: アラートの対象のイベント (select)",
        "crm: selected events of an alert",
        Since("crmsh", (4, 0)),
    )
    CRM_ALERT = _can("crm: アラート (alert)", "crm: alerts", Since("crmsh", (2, 3)))
    # seen on 4.2.0; 3.0 refuses it
    CRM_EXPRESSION_INTEGER = _can(
        "crm: ルールの比較の型 integer:",
        "crm: integer: in a rule's comparison",
        Since("crmsh", (4, 2)),
    )
    # 4.0 and later answer with a traceback
    CRM_RULE_VALUE_BLANK = _can(
        "crm: ルールの空の値、空白を含む値",
        "crm: a rule's value that is empty or holds a blank",
        Since("crmsh", (), (4, 0)),
    )

    # 0.9 runs on Python 2
    PCS_NON_ASCII = _can(
        "pcs: 値の中の ASCII 以外の文字",
        "pcs: characters other than ASCII in a value",
        Since("pcs", (0, 10)),
    )
    PCS_CLONE_ID = _writes(
        "pcs: クローンの任意の ID (なければ cibadmin で書く)",
        "pcs: an id of its own for a clone (else cibadmin writes it)",
        Since("pcs", (0, 10, 7)),
    )
    # later pcs looks at the agent's metadata first: 0.11.5 does
    PCS_CLONE_UNCHECKED = _writes(
        "pcs: エージェントを調べずに作るクローン",
        "pcs: clones made without a look at their agent",
        Since("pcs", (), (0, 11)),
    )
    # 0.11.5 takes --force and refuses a primitive all the same; 0.12.0.2 does not
    PCS_CLONE_FORCE = _writes(
        "pcs: クローンを作るときの --force (なければ cibadmin で書く)",
        "pcs: --force when a clone is made (else cibadmin writes it)",
        Since("pcs", (0, 12)),
    )
    PCS_PROMOTABLE = _writes(
        "pcs: 「resource promotable」コマンド (なければ「resource master」)",
        'pcs: the command "resource promotable" (else "resource master")',
        Since("pcs", (0, 10)),
    )
    PCS_STONITH_CLONE = _writes(
        "pcs: STONITH リソースのクローン (なければ cibadmin で書く)",
        "pcs: clones of fencing devices (else cibadmin writes them)",
        Since("pcs", (), (0, 11)),
    )
    # 0.10.8 takes them, 0.10.18 and 0.11.5 do not
    PCS_ORDER_IN_GROUP = _writes(
        "pcs: 同じグループのメンバーどうしの順序 (なければ cibadmin で書く)",
        "pcs: orders between members of one group (else cibadmin writes them)",
        Since("pcs", (), (0, 10)),
    )
    PCS_CLONE_META_KEYWORD = _writes(
        "pcs: クローンの属性の前の meta",
        "pcs: the word meta before the attributes of a clone",
        Since("pcs", (0, 11, 6)),
    )
    PCS_DEFAULTS_UPDATE = _writes(
        "pcs: 「defaults update」コマンド",
        'pcs: the command "defaults update"',
        Since("pcs", (0, 10, 7)),
    )
    # looked for by an XPath in single quotes in 0.10.8 and 0.11.5
    PCS_RECIPIENT_QUOTE = _writes(
        "pcs: アラートの宛先の中の '",
        "pcs: a single quote in a recipient of an alert",
        Since("pcs", (0, 12)),
    )
    # 0.10.8 splits at every "=" ("invalid property format"), 0.11.5 at the first one
    PCS_PROPERTY_EQUALS = _writes(
        "pcs: = を含むプロパティの値",
        "pcs: a property's value that holds =",
        Since("pcs", (0, 11, 5)),
    )
    PCS_RULE_ONE_WORD = _writes(
        "pcs: 引用符で囲んだ 1 語の場所ルール",
        "pcs: a location rule as one quoted word",
        Since("pcs", (0, 12)),
    )
    PCS_RULE_ADD = _writes(
        "pcs: 場所制約に 2 つ目のルールを足す「constraint rule add」",
        'pcs: "constraint rule add", a second rule of a location constraint',
        Since("pcs", (), (0, 12)),
    )
    # 0.10.8 wants them still, 0.10.18 takes them as well as any other case
    PCS_RULE_ROLE_LOWER = _writes(
        "pcs: 小文字の役割名 master / slave のルール",
        "pcs: role names of rules in lower case, master and slave",
        Since("pcs", (), (0, 11)),
    )
    PCS_LOCATION_SCORE_KEYWORD = _writes(
        "pcs: 「constraint location add … score=N」",
        'pcs: "constraint location add … score=N"',
        Since("pcs", (0, 12)),
    )
    PCS_EMPTY_OPTION = _writes(
        "pcs: リソースのパラメータの空の値 (なければ cibadmin で書く)",
        "pcs: an empty value of a resource's parameter (else cibadmin writes it)",
        Since("pcs", (), (0, 11)),
    )
    PCS_STONITH_IN_GROUP = _can(
        "pcs: STONITH リソースをグループに入れる",
        "pcs: fencing devices as members of a group",
        Since("pcs", (), (0, 12)),
    )
    PCS_STONITH_OP = _writes(
        "pcs: 「stonith op」「stonith meta」コマンド",
        'pcs: the commands "stonith op" and "stonith meta"',
        Since("pcs", (0, 11)),
    )
    PCS_BUNDLE_PODMAN = _writes(
        "pcs: docker 以外の Bundle (なければ cibadmin で書く)",
        "pcs: bundles of anything but docker (else cibadmin writes them)",
        Since("pcs", (0, 10)),
    )
    PCS_TAG = _writes(
        "pcs: タグ (なければ cibadmin で書く)",
        "pcs: tags (else cibadmin writes them)",
        Since("pcs", (0, 10, 6)),
    )
    # later: letters, digits and dashes only, 63 at the most
    PCS_ANY_TICKET_NAME = _writes(
        "pcs: 英数字とハイフン以外を含む、または 64 文字以上のチケット名"
        " (なければ cibadmin で書く)",
        "pcs: a ticket name with more than letters, digits and dashes, or longer than 63"
        " (else cibadmin writes it)",
        Since("pcs", (), (0, 10)),
    )
    PCS_RULE_INTEGER = _can(
        "pcs: ルールの比較の型 integer",
        "pcs: integer in a rule's comparison",
        Since("pcs", (0, 10, 7)),
    )
    # before, the word integer writes the type number
    PCS_RULE_NUMBER = _writes(
        "pcs: ルールの比較の型 number",
        "pcs: the type number in a rule's comparison",
        Since("pcs", (0, 10, 7)),
    )
    # pm_pcsgen began with Pacemaker 2
    PCSGEN_FORM = _writes(
        "new --layout classic: pm_pcsgen の様式 (なければ pm_crmgen の様式)",
        "new --layout classic: the form of pm_pcsgen (else that of pm_crmgen)",
        Since("pacemaker", (2, 0)),
    )

    @property
    def conditions(self) -> tuple[Since, ...]:
        return self._ability.conditions

    @property
    def text(self) -> Text:
        """What it is, in both languages."""
        return self._ability.text

    @property
    def rewritten(self) -> bool:
        """Whether crmgen says the same in another way where the feature is missing."""
        return self._ability.rewritten

    @property
    def _ability(self) -> Ability:
        ability: Ability = self.value
        return ability
