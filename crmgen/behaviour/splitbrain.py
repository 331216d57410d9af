"""What protects against what when nodes lose sight of each other, and what is left open.

Owns the list of protections (fencing, exclusive disk lock, address check, quorum) and of gaps. The
words are in both languages. Must not know how fencing is carried out.
"""

from collections.abc import Iterator

from msgspec import Struct

from crmgen.behaviour.fencing import Fencing, watches_device
from crmgen.behaviour.look import Look, Setting
from crmgen.behaviour.sentences import filled
from crmgen.model import NetworkAddress
from crmgen.origin import Origin
from crmgen.text import Text

STONITH = Text(
    "応答しないノードを強制停止してから引き継ぐ", "a node that does not answer is fenced first"
)
SFEX = Text(
    "共有ディスク {target} の使用権を取ったノードだけが使う",
    "only the node that holds the lock on the shared disk {target} uses it",
)
VIPCHECK = Text(
    "仮想 IP アドレス {target} が他で使われていないことを確かめてから起動する",
    "nothing starts before the virtual address {target} is seen to be unused",
)
QUORUM = Text(
    "過半数を失ったノードは no-quorum-policy={target} に従う",
    "nodes without a majority follow no-quorum-policy={target}",
)
PRIORITY = Text(
    "優先度の高いリソースを持つノードは {target} だけ後に撃たれる",
    "the node with the more important resources is fenced {target} later",
)
WATCHDOG = Text(
    "ウォッチドッグが {target} 以内に自ノードを止める",
    "the watchdog stops its own node within {target}",
)
LINKS = Text(
    "インターコネクトが {target} 系統ある：すべて切れるまで分断しない",
    "there are {target} interconnects: the nodes are split only when all of them are cut",
)
ONE_LINK = Text(
    "インターコネクトが 1 系統だけ：切れると分断する",
    "there is only one interconnect: when it is cut the nodes are split",
)
NO_FENCING = Text(
    "強制停止が無効：応答しないノードが動き続けていても引き継ぐ",
    "fencing is off: resources are taken over from a node that may still run them",
)
NO_DEVICE = Text(
    "{target} を強制停止する装置がない：障害時に引き継ぎが止まる",
    "no device fences {target}: a takeover from it waits forever",
)
UNSURE_DEVICE = Text(
    "{target} を強制停止できるかは装置に問い合わせないと分からない",
    "only the devices themselves know whether they fence {target}",
)
UNWATCHED_DEVICE = Text(
    "{target} は監視されていない：使えないことに気付けない",
    "{target} is not monitored: nobody notices when it stops working",
)
SINGLE_PATH = Text(
    "{target} の強制停止の手段は 1 つだけ", "there is only one way to fence {target}"
)
IGNORED_QUORUM = Text(
    "過半数を失っても止まらない（no-quorum-policy=ignore）：分断時は強制停止だけが頼り",
    "losing the majority stops nothing (no-quorum-policy=ignore): fencing alone decides a split",
)
MUTUAL = Text(
    "2 ノードが互いを同時に撃つことがある：遅延の差がない",
    "two nodes may fence each other at the same time: their delays don't differ",
)
COROSYNC = Text(
    "two_node、wait_for_all と qdevice は corosync.conf で決まり、この設計書にはない",
    "two_node, wait_for_all and qdevice are set in corosync.conf, which is no part of this design",
)
_LOCKS = {"sfex": ("device", SFEX), "VIPcheck": ("target_ip", VIPCHECK)}


class Protection(Struct, frozen=True):
    """Something that protects: what it does and the cell that asks for it (None by default)."""

    kind: str
    text: Text
    at: Origin | None = None
    rsc: str = ""


class Gap(Struct, frozen=True):
    """Something that stays open. ``kind`` is a stable name."""

    kind: str
    text: Text
    at: Origin | None = None


def protections(look: Look, fencing: Fencing) -> list[Protection]:
    """What protects, the strongest first."""
    found: list[Protection] = []
    links = _interconnects(look)
    if len(links) > 1:
        text = filled(LINKS, target=str(len(links)))
        found.append(Protection("interconnects", text, links[0].at("network")))
    if fencing.enabled and any(entry.levels for entry in fencing.plan):
        at = look.option("stonith-enabled", "fencing-enabled").at
        found.append(Protection("stonith", STONITH, at))
    if fencing.enabled and fencing.watchdog.ms:
        found.append(_setting("watchdog", WATCHDOG, fencing.watchdog))
    for primitive in look.primitives.values():
        if primitive.agent.type in _LOCKS and primitive.agent.standard == "ocf":
            name, text = _LOCKS[primitive.agent.type]
            held = look.parameter(primitive, name)
            words = filled(text, target=held.value if held else "")
            at = held.at if held else primitive.at("id")
            found.append(Protection(primitive.agent.type.lower(), words, at, primitive.id))
    quorum = look.option("no-quorum-policy")
    if quorum.value != "ignore":
        found.append(_setting("quorum", QUORUM, quorum))
    if fencing.enabled and fencing.priority_delay.ms:
        found.append(_setting("priority", PRIORITY, fencing.priority_delay))
    return found


def _setting(kind: str, text: Text, setting: Setting) -> Protection:
    return Protection(kind, filled(text, target=setting.value), setting.at)


def gaps(look: Look, fencing: Fencing) -> list[Gap]:
    """What is left open."""
    found = [*_fencing_gaps(look, fencing)]
    links = _interconnects(look)
    if len(links) == 1:
        found.append(Gap("one interconnect", ONE_LINK, links[0].at("network")))
    quorum = look.option("no-quorum-policy")
    if quorum.value == "ignore":
        found.append(Gap("ignored quorum", IGNORED_QUORUM, quorum.at))
    if fencing.enabled and _shoot_each_other(fencing):
        found.append(Gap("mutual fencing", MUTUAL, look.option("priority-fencing-delay").at))
    found.append(Gap("corosync", COROSYNC))
    return found


def _interconnects(look: Look) -> list[NetworkAddress]:
    """The first row of each interconnect that table NETWORK names."""
    found: dict[str, NetworkAddress] = {}
    for one in look.cluster.networks:
        if one.use == "interconnect":
            found.setdefault(one.network, one)
    return list(found.values())


def _fencing_gaps(look: Look, fencing: Fencing) -> Iterator[Gap]:
    if not fencing.enabled:
        yield Gap("no fencing", NO_FENCING, look.option("stonith-enabled", "fencing-enabled").at)
        return
    for entry in fencing.plan:
        node = entry.node
        working = [d for level in entry.levels for d in level.devices if not d.is_helper]
        if not entry.levels and not fencing.watchdog.ms:
            yield Gap("no device", filled(NO_DEVICE, target=node))
        elif not entry.sure:
            yield Gap("unsure device", filled(UNSURE_DEVICE, target=node))
        elif len(entry.levels) == 1 and len(working) == 1:
            yield Gap("single path", filled(SINGLE_PATH, target=node), working[0].at)
    for primitive in look.primitives.values():
        if primitive.is_stonith and not watches_device(primitive):
            text = filled(UNWATCHED_DEVICE, target=primitive.id)
            yield Gap("unwatched device", text, primitive.at("id"))


def _shoot_each_other(fencing: Fencing) -> bool:
    """Whether two nodes that lose each other act at the same moment."""
    if len(fencing.plan) != 2 or fencing.priority_delay.ms:
        return False
    first, second = (_first_delay(fencing, entry.node) for entry in fencing.plan)
    return first is not None and first == second


def _first_delay(fencing: Fencing, node: str) -> int | None:
    """How long the first device waits, helpers included: they give the other node time; None
    where the wait is random or nobody fences the node."""
    levels = fencing.of(node).levels
    if not levels or not levels[0].devices:
        return None
    device = levels[0].devices[0]
    if device.is_helper or any(delay.random for delay in device.delays):
        return None
    return sum(delay.most for delay in device.delays)
