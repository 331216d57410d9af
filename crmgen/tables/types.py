"""Types of cells: what a column accepts, and the canonical form that the model gets.

A type turns the stripped text of a cell into its canonical text, or says what is wrong with it.
Full-width letters and digits are never taken for half-width ones: Pacemaker would read １０ as 0.
"""

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct

from crmgen.catalogue import value as codes
from crmgen.diagnostics import Code
from crmgen.text import Text


class Problem(Struct, frozen=True):
    """Why a text is not of a type; ``nearest`` is the legal text it is closest to, if any."""

    code: Code
    nearest: str | None = None


class CellType(Struct, frozen=True):
    """Free text: any value, as typed. Base of the other types."""

    label: Text = Text("文字列", "text")

    @property
    def choices(self) -> tuple[str, ...]:
        """All legal texts where they can be listed, for messages and drop-down lists."""
        return ()

    def parse(self, text: str) -> str | Problem:
        """The canonical form of a stripped, non-empty text."""
        return text


class Pattern(CellType, frozen=True):
    """A text that a regular expression matches as a whole. It is compiled when it is used."""

    regex: str = ".*"
    code: Code = codes.BAD_ID

    def parse(self, text: str) -> str | Problem:
        if re.fullmatch(self.regex, text):
            return text
        narrow = unicodedata.normalize("NFKC", text)
        return Problem(self.code, narrow if re.fullmatch(self.regex, narrow) else None)


class XPathType(CellType, frozen=True):
    """An XPath that chooses nodes of a document. lxml asks libxml2, as Pacemaker does."""

    label: Text = Text("XPath", "XPath")

    def parse(self, text: str) -> str | Problem:
        from lxml import etree

        try:
            chosen = etree.XPath(text)(etree.Element("cib"))
        except (etree.XPathError, ValueError):  # ValueError: characters that XML has not
            return Problem(codes.BAD_XPATH)
        return text if isinstance(chosen, list) else Problem(codes.BAD_XPATH)


class Legal(CellType, frozen=True):
    """A text that stays as typed where ``is_legal`` says so. Base of the types below."""

    code: Code = codes.BAD_ID

    def parse(self, text: str) -> str | Problem:
        if self.is_legal(text):
            return text
        narrow = unicodedata.normalize("NFKC", text)
        return Problem(self.code, narrow if self.is_legal(narrow) else None)

    def is_legal(self, text: str) -> bool:
        raise NotImplementedError


class PortRange(Legal, frozen=True):
    """Two ports with a dash between, the lower one first."""

    label: Text = Text("ポートの範囲 (8000-8010 など)", "range of ports (8000-8010)")
    code: Code = codes.BAD_PORT_RANGE

    def is_legal(self, text: str) -> bool:
        match = re.fullmatch(r"([1-9][0-9]{0,4})-([1-9][0-9]{0,4})", text)
        return match is not None and int(match[1]) <= int(match[2]) <= 65535


class AddressType(Legal, frozen=True):
    """An IPv4 or IPv6 address, with the length of its network's prefix or without."""

    label: Text = Text("IP アドレス (192.0.2.11/24 など)", "IP address (192.0.2.11/24)")
    code: Code = codes.BAD_ADDRESS

    def is_legal(self, text: str) -> bool:
        from ipaddress import ip_interface

        _, slash, length = text.partition("/")
        # ipaddress takes other digits than ASCII's, and a netmask where a length belongs
        if not text.isascii() or (slash and not length.isdigit()):
            return False
        try:
            ip_interface(text)
        except ValueError:
            return False
        return True


class OneOf(CellType, frozen=True):
    """One word of a list, in any case. ``words`` maps each lower-case word to its canonical form;
    ``shown`` are those to suggest (all canonical forms where empty)."""

    words: Mapping[str, str] = None  # type: ignore[assignment]
    shown: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[str, ...]:
        return self.shown or tuple(dict.fromkeys(self.words.values()))

    def parse(self, text: str) -> str | Problem:
        word = self.words.get(text.lower())
        if word is not None:
            return word
        from crmgen.diagnostics.nearest import nearest

        narrow = self.words.get(unicodedata.normalize("NFKC", text).lower())
        return Problem(codes.NOT_ONE_OF, narrow or nearest(text, self.choices))


class OpenList(OneOf, frozen=True):
    """A word of a list in any case, or any other text as it stands."""

    def parse(self, text: str) -> str | Problem:
        return self.words.get(text.lower(), text)


class ScoreType(CellType, frozen=True):
    """A score: an integer or INFINITY with an optional sign, in any case; ``inf`` too."""

    label: Text = Text("スコア (整数、INFINITY、-INFINITY)", "score (integer, INFINITY, -INFINITY)")

    def parse(self, text: str) -> str | Problem:
        score = canonical_score(text)
        if score is not None:
            return score
        narrow = canonical_score(unicodedata.normalize("NFKC", text).replace("−", "-"))
        if narrow is None and not text[-1:].isdigit():
            from crmgen.diagnostics.nearest import nearest

            narrow = nearest(text.upper(), ("INFINITY", "-INFINITY"))
        return Problem(codes.BAD_SCORE, narrow)


class DurationType(CellType, frozen=True):
    """A time as Pacemaker reads it: digits and a unit (seconds without one), or ISO 8601."""

    label: Text = Text("時間 (60s、2min、500ms、PT1M など)", "time (60s, 2min, 500ms, PT1M)")

    def parse(self, text: str) -> str | Problem:
        if DURATION.fullmatch(text):
            return text
        narrow = unicodedata.normalize("NFKC", text)
        return Problem(codes.BAD_DURATION, narrow if DURATION.fullmatch(narrow) else None)


class IntegerType(CellType, frozen=True):
    """A whole number from ``least`` to ``most``, without leading zeros in its canonical form."""

    label: Text = Text("整数", "integer")
    least: int = 0
    most: int = 2**63 - 1
    code: Code = codes.BAD_INTEGER

    def parse(self, text: str) -> str | Problem:
        if self._is_legal(text):
            return str(int(text))
        narrow = unicodedata.normalize("NFKC", text)
        return Problem(self.code, narrow if self._is_legal(narrow) else None)

    def _is_legal(self, text: str) -> bool:
        fits = len(text) < 19  # as many digits as 64 bits hold
        return fits and text.isascii() and text.isdigit() and self.least <= int(text) <= self.most


class DateType(CellType, frozen=True):
    """A day of the calendar, as ISO 8601 writes it; slashes are taken for dashes."""

    label: Text = Text("日付 (YYYY-MM-DD)", "date (YYYY-MM-DD)")

    def parse(self, text: str) -> str | Problem:
        from datetime import date

        try:
            return date.fromisoformat(text.replace("/", "-")).isoformat()
        except ValueError:
            return Problem(codes.BAD_DATE)


_SCORE = re.compile(r"([+-]?)(?:(\d+)|inf(?:inity)?)", re.IGNORECASE | re.ASCII)
# Units as crm_get_msec() of Pacemaker reads them, in any case; ISO 8601 durations since 2.1.
DURATION = re.compile(
    r"\d+(?:us|usec|ms|msec|s|sec|m|min|h|hr)?"
    r"|P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?"
    # Pacemaker takes hours and seconds without the T that ISO 8601 wants before them
    r"(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?|(?:\d+H)?(?:\d+S)?)",
    re.IGNORECASE | re.ASCII,
)


def canonical_score(text: str) -> str | None:
    """``"+inf"`` as ``"INFINITY"``, ``"-0100"`` as ``"-100"``; None for what is no score."""
    match = _SCORE.fullmatch(text)
    if match is None:
        return None
    sign, digits = match.groups()
    minus = "-" if sign == "-" else ""
    if digits is None:
        return minus + "INFINITY"
    number = digits.lstrip("0")  # not int(): Python refuses more than 4,300 digits
    return minus + number if number else "0"


def _words(*canonical: str, **old: str) -> dict[str, str]:
    return {word.lower(): word for word in canonical} | old


FREE = CellType()
NAME = Pattern(Text("項目名", "name"), r"[^\s=\"'<>&]+", codes.BAD_NAME)
ID = Pattern(Text("ID", "id"), r"[A-Za-z_][A-Za-z0-9_.-]*", codes.BAD_ID)
NODE_ID = Pattern(Text("ノード番号", "node id"), r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
UNAME = Pattern(
    Text("ノード名", "node name"),
    r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?",
    codes.BAD_UNAME,
)
WORD = Pattern(Text("語", "word"), r"[!-~]+", codes.BAD_WORD)
SCORE = ScoreType()
DURATION_TYPE = DurationType()
DATE = DateType()
WHOLE = IntegerType(Text("0 以上の整数", "integer from 0"))
PORT = IntegerType(
    Text("ポート番号 (1 から 65535)", "port (1 to 65535)"), least=1, most=65535, code=codes.BAD_PORT
)
COUNT = IntegerType(Text("1 以上の整数", "integer from 1"), least=1)
BOOLEAN = OneOf(
    Text("真偽値 (true、false)", "boolean (true, false)"),
    {
        **dict.fromkeys(("yes", "y", "true", "on", "1"), "true"),
        **dict.fromkeys(("no", "n", "false", "off", "0"), "false"),
    },
)
ROLE = OneOf(
    Text("役割", "role"),
    _words("Started", "Stopped", "Promoted", "Unpromoted", master="Promoted", slave="Unpromoted"),
    ("Started", "Stopped", "Promoted", "Unpromoted", "Master", "Slave"),
)
ACTION = OneOf(Text("アクション", "action"), _words("start", "stop", "promote", "demote"))
KIND = OneOf(Text("順序の種別", "kind of order"), _words("Optional", "Mandatory", "Serialize"))
BOOL_OP = OneOf(Text("and または or", "and / or"), _words("and", "or"))
DISCOVERY = OneOf(
    Text("起動状態の確認", "resource discovery"), _words("always", "never", "exclusive")
)
SET_KIND = OneOf(
    Text("制約の種別", "kind of constraint"), _words("order", "colocation", "location", "ticket")
)
TARGET_KIND = OneOf(
    Text("対象の指定方法", "kind of target"), _words("node", "pattern", "attribute")
)
LOSS_POLICY = OneOf(
    Text("チケット剥奪時の動作", "loss policy"), _words("fence", "stop", "freeze", "demote")
)
ON_FAIL = OneOf(
    Text("障害時の動作", "action on failure"),
    _words("ignore", "block", "stop", "restart", "standby", "fence", "demote"),
)
REQUIRES = OneOf(Text("前提", "requirement"), _words("nothing", "quorum", "fencing", "unfencing"))
PREFERS = OneOf(Text("prefers または avoids", "prefers / avoids"), _words("prefers", "avoids"))
ATTRIBUTE_KIND = OneOf(
    Text("属性の種別", "kind of attribute"),
    _words("attributes", "utilization", attribute="attributes"),
    ("attributes", "utilization"),
)
PARAM_KIND = OneOf(
    Text("パラメータ種別", "kind of parameter"),
    _words("params", "meta", "utilization", "operations", options="params"),
    ("params", "options", "meta", "utilization", "operations"),
)
STONITH_KIND = OneOf(
    Text("パラメータ種別", "kind of parameter"),
    _words("params", "meta", "operations", options="params"),
    ("params", "options", "meta", "operations"),
)
RSC_KIND = OneOf(
    Text("パラメータ種別", "kind of parameter"),
    _words("params", "meta", options="params"),
    ("params", "meta"),
)
ALERT_KIND = OneOf(
    Text("パラメータ種別", "kind of parameter"),
    _words("attributes", "meta", options="attributes", attribute="attributes"),
    ("attributes", "options", "meta"),
)
NODE_KIND = OneOf(
    Text("ノード種別", "kind of node"),
    _words("member", "remote", normal="member"),
    ("normal", "member", "remote"),
)
ITEM = OneOf(
    Text("リソース構成要素", "kind of resource"),
    _words(
        *("Primitive", "Stonith", "Group", "Clone", "Promotable", "Bundle", "Template"),
        ms="Promotable",
        master="Promotable",
    ),
    (
        *("Primitive", "Stonith", "Group", "Clone", "Promotable", "Bundle", "Template"),
        *("Ms", "Master"),
    ),
)
CLASS = OneOf(
    Text("リソースエージェントの規格", "agent class"),
    _words("ocf", "systemd", "service", "lsb", "stonith", "upstart", "nagios", "heartbeat"),
)
CONTAINER = OneOf(Text("コンテナ種別", "kind of container"), _words("docker", "podman", "rkt"))
PORT_RANGE = PortRange()
NODE_ADDRESS = AddressType()
NETWORK_USE = OneOf(
    Text("ネットワークの用途", "use of a network"),
    _words("service", "interconnect", "replication", "management", "fencing", "other"),
)
BUNDLE_KIND = OneOf(Text("パラメータ種別", "kind of parameter"), _words("meta"))
PERMISSION = OneOf(Text("権限", "permission"), _words("read", "write", "deny"))
ACL_TARGET_KIND = OneOf(Text("ユーザーかグループ", "user or group"), _words("user", "group"))
XPATH = XPathType()
ELEMENT = Pattern(Text("XML の名前", "XML name"), r"[A-Za-z_][A-Za-z0-9_.-]*", codes.BAD_ELEMENT)
EVENTS = OneOf(
    Text("イベントの種別", "kind of event"),
    _words("nodes", "fencing", "resources", "attributes"),
)
PARAMETER_TYPE = OneOf(
    Text("値の型", "type of value"),
    _words("string", "integer", "boolean", "second", "time", "select"),
)
EXPRESSION_OP = OneOf(
    Text("条件", "operator"),
    {
        **_words("lt", "gt", "lte", "gte", "eq", "ne", "defined", "not_defined"),
        **{
            f"{kind}:{op}": f"{kind}:{op}"
            for kind in ("string", "number", "integer", "version")
            for op in ("lt", "gt", "lte", "gte", "eq", "ne")
        },
    },
    ("lt", "gt", "lte", "gte", "eq", "ne", "defined", "not_defined", "number:lt", "version:gt"),
)
COVER_ITEMS = {
    "system": Text("システム名", "System"),
    "title": Text("文書名", "Title"),
    "number": Text("文書番号", "Document number"),
    "version": Text("版数", "Version"),
    "date": Text("発行日", "Date"),
    "company": Text("会社名", "Company"),
    "department": Text("部署名", "Department"),
    "author": Text("作成者", "Author"),
    "checker": Text("確認者", "Checked by"),
    "approver": Text("承認者", "Approved by"),
    "customer": Text("お客様名", "Customer"),
    "environment": Text("対象環境", "Environment"),
    "confidentiality": Text("機密区分", "Confidentiality"),
}
COVER_ITEM = OpenList(
    Text("表紙の項目", "item of the cover"),
    {
        **{name: name for name in COVER_ITEMS},
        **{title.ja: name for name, title in COVER_ITEMS.items()},
        **{title.en.lower(): name for name, title in COVER_ITEMS.items()},
    },
)
CONDITION_KIND = OneOf(
    Text("条件の種類", "kind of condition"), _words("attribute", "date", "date_spec", "rsc", "op")
)
COMPARISON = OneOf(Text("比較の型", "type"), _words("string", "number", "integer", "version"))
VALUE_SOURCE = OneOf(Text("値の意味", "value source"), _words("literal", "param", "meta"))
RULE_OP = OneOf(
    Text("条件", "operator"),
    {**EXPRESSION_OP.words, "in_range": "in_range"},
    ("lt", "gt", "lte", "gte", "eq", "ne", "defined", "not_defined", "in_range"),
)
OP_SET_KIND = OneOf(
    Text("パラメータ種別", "kind of parameter"),
    _words("params", "meta", options="params"),
    ("params", "meta"),
)
