"""Bytes of a text file to text: which character encoding they are in, decided by rule."""

import codecs
import re
from collections import Counter
from typing import NamedTuple

from msgspec import Struct

from crmgen.catalogue import sheet as codes
from crmgen.sheets.unreadable import Unreadable

_UTF8, _UTF16, _CP932, _EUC = "UTF-8", "UTF-16", "Shift_JIS (CP932)", "EUC-JP"
# Compiled where they are used: most files are UTF-8 and need one of these patterns at the most.
_NOT_ASCII = r"[^\x00-\x7f]+"
_BEYOND_TWO_BYTES = "[\u0800-\U0010ffff]"
# Latin, Greek and Cyrillic letters and signs are all that a sheet may hold of those two bytes
_STRANGE = "[^\x00-\u017f\u0370-\u045f]"
_ASCII = r"[\x00-\x7f]+"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", _UTF8),
    (codecs.BOM_UTF16_LE, "utf-16-le", _UTF16),
    (codecs.BOM_UTF16_BE, "utf-16-be", _UTF16),
)
_FULL_KANA = "[ぁ-んァ-ヶ]"
_HALF_KANA_AND_ASCII = "[\x00-\x7f\uff61-\uff9f]*"
_JAPANESE = "[\u3000-\u9fff\uff01-\uffef]"
# Python's cp932 maps the bytes 80, A0 and FD-FF, which no program writes, to these.
_NOT_CP932 = "[\x80\xa0\uf8f0-\uf8f3]"
# Python follows JIS for these characters of EUC-JP; in every other encoding of the same sheet, as
# Windows writes it, they are the right-hand ones.
_EUC_TO_WINDOWS = dict(zip("\u301c\u2212\u2016\u2014¢£¬", "～－∥―￠￡￢", strict=True))


class Doubt(NamedTuple):
    """Two encodings that both fit; ``sample`` is the first piece of text that tells them apart."""

    taken: str
    other: str
    sample: str


class Decoded(NamedTuple):
    """The text without BOM, and the doubt where the bytes do not prove the encoding."""

    text: str
    doubt: Doubt | None = None


class _Reading(Struct, frozen=True):
    """One attempt: the text, or the byte where it failed."""

    codec: str
    name: str
    text: str | None
    failed_at: int = 0


def decode(data: bytes) -> Decoded:
    """Decode by BOM, else strict UTF-8, else CP932 or EUC-JP, whichever the bytes prove.

    Raises Unreadable with line and byte where no encoding fits.
    """
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            body = data[len(bom) :]
            reading = _read(body, codec, name)
            if reading.text is None:
                raise _undecodable(body, reading)
            return Decoded(reading.text)
    utf8 = _read(data, "utf-8", _UTF8)
    if utf8.text is not None:
        return _doubt_utf8(data, utf8.text)
    if _is_damaged_utf8(data):
        raise _undecodable(data, utf8)
    cp932, euc = _read_cp932(data), _read_euc(data)
    if cp932.text is not None and euc.text is not None:
        return _decide(cp932.text, euc.text)
    for reading in (cp932, euc):
        if reading.text is not None:
            return Decoded(reading.text)
    raise _undecodable(data, max(utf8, cp932, euc, key=lambda r: r.failed_at))


def _undecodable(data: bytes, reading: _Reading) -> Unreadable:
    at = reading.failed_at
    good = data[:at].decode(reading.codec).replace("\r\n", "\n").replace("\r", "\n")
    line = good[good.rfind("\n") + 1 :]
    return Unreadable(
        codes.UNDECODABLE,
        found=f"0x{data[at]:02X}",
        line=str(good.count("\n") + 1),
        offset=str(len(line.encode(reading.codec)) + 1),
        encoding=reading.name,
    )


def _read(data: bytes, codec: str, name: str) -> _Reading:
    try:
        return _Reading(codec, name, data.decode(codec))
    except UnicodeDecodeError as error:
        return _Reading(codec, name, None, error.start)


def _doubt_utf8(data: bytes, text: str) -> Decoded:
    """Keep what is legal UTF-8, unless it makes no sense while EUC-JP gives common kanji.

    表 in EUC-JP is ɽ in UTF-8. Only a very short file has no other character to prove it.
    """
    if text.isascii() or re.search(_BEYOND_TWO_BYTES, text) or not re.search(_STRANGE, text):
        return Decoded(text)
    euc = _read_euc(data)
    if euc.text is None or _rare_share(euc.text):
        return Decoded(text)
    return Decoded(euc.text, Doubt(_EUC, _UTF8, _sample(euc.text)))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few; CP932 would make nonsense of the rest."""
    text = data.decode("utf-8", "replace")
    return len(re.findall(_JAPANESE, text)) > 4 * text.count("\ufffd")


def _read_cp932(data: bytes) -> _Reading:
    reading = _read(data, "cp932", _CP932)
    stray = re.search(_NOT_CP932, reading.text) if reading.text is not None else None
    if reading.text is None or stray is None:
        return reading
    at = len(reading.text[: stray.start()].encode("cp932"))
    return _Reading(reading.codec, reading.name, None, at)


def _read_euc(data: bytes) -> _Reading:
    reading = _read(data, "euc_jp", _EUC)
    if reading.text is None:
        # NEC's row 13 (①Ⅱ㈱), which Windows writes, is no part of the strict codec
        wider = _read(data, "euc_jis_2004", _EUC)
        reading = wider if wider.text is not None else reading
    if reading.text is None:
        return reading
    text = reading.text
    for jis, windows in _EUC_TO_WINDOWS.items():
        text = text.replace(jis, windows)
    return _Reading(reading.codec, reading.name, text)


def _decide(cp932: str, euc: str) -> Decoded:
    """Choose between two readings of bytes that are legal in both encodings.

    EUC-JP read as CP932 turns into half-width kana; CP932 read as EUC-JP into half-width kana,
    JIS X 0212 and second-level kanji. So the reading with the smaller share of such rare
    characters is right. Only half-width kana in CP932 that happen to read as common kanji in
    EUC-JP stay open, and are told: both are legal Japanese.
    """
    rare = _rare_share(euc)
    if _rare_share(cp932) <= rare:
        return Decoded(cp932)
    if re.search(_FULL_KANA, euc) or not re.fullmatch(_HALF_KANA_AND_ASCII, cp932):
        return Decoded(euc)
    if rare:
        return Decoded(cp932, Doubt(_CP932, _EUC, _sample(cp932)))
    return Decoded(euc, Doubt(_EUC, _CP932, _sample(euc)))


def _sample(text: str) -> str:
    match = re.search(_NOT_ASCII, text)
    return match[0] if match else ""


def _rare_share(text: str) -> float:
    """The share of rare characters among those that are not ASCII."""
    counts = Counter(re.sub(_ASCII, "", text))
    rare = sum(count for char, count in counts.items() if _is_rare(char))
    return rare / max(counts.total(), 1)


def _is_rare(char: str) -> bool:
    """Whether a character is none of the common ones: symbols, kana, first-level kanji, vendor's.

    Its bytes in CP932 tell: half-width kana are single, 81-83 symbols, letters and kana, 87 NEC's
    row 13, 88-9872 the first level, ED-EE and FA-FC the vendors' additions.
    """
    try:
        data = char.encode("cp932")
    except UnicodeEncodeError:
        return True
    if len(data) == 1:
        return True
    lead = data[0]
    common = lead <= 0x83 or lead == 0x87 or lead in {0xED, 0xEE, 0xFA, 0xFB, 0xFC}
    return not (common or 0x8800 <= int.from_bytes(data, "big") <= 0x9872)
