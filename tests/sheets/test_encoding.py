"""Which encoding a text file is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmgen.sheets.encoding import decode
from crmgen.sheets.unreadable import Unreadable
from tests.sheets.files import found, opened, read

LONG = "#,環境定義書,クラスタの設定\n,RESOURCES,\n,,リソースは記入例のとおり。①Ⅱ㈱ ～\n"
SHORT = [
    "概要",
    "設定値",
    "あ",
    "テスト",
    "実",
    "時間",
    "社",
    "主系",
    "備考",
    "資源名",
    "表1-1",
    "説明。",
]
VENDOR = ["①", "Ⅱ", "髙", "㈱", "髙橋", "①②③", "№1", "﨑", "～"]
HALF_WIDTH = ["ﾃｽﾄ", "ﾘｿｰｽ名", "ｸﾞﾙｰﾌﾟ", "ﾉｰﾄﾞ1の設定"]


@pytest.mark.parametrize("text", [LONG, *SHORT, *VENDOR, *HALF_WIDTH])
@pytest.mark.parametrize(
    ("codec", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp932", b""),
    ],
)
def test_text_comes_back_from_each_encoding_of_windows(text, codec, bom):
    assert decode(bom + text.encode(codec)).text == text


@pytest.mark.parametrize(
    "text", [*SHORT, "ノードはﾉｰﾄﾞ1", "第二水準の彙と龠", "①Ⅱ㈱を使う", LONG[:30]]
)
def test_euc_jp_is_told_from_cp932(text):
    assert decode(text.encode("euc_jis_2004")).text == text


def test_euc_jp_gives_the_same_characters_as_the_other_encodings():
    """The bytes A1C1 and A1DD are U+301C and U+2212 by JIS, U+FF5E and U+FF0D on Windows."""
    assert decode("範囲〜値−１".encode("euc_jp")).text == "範囲～値－１"


KANA_AND_KANJI = st.text(
    st.sampled_from(
        "あいうえおかきくけこさしすせそたちつてとのはをんアイウエオリソーステムド設定値環境定義書構成監視間隔時間実行主系待機"
    ),
    min_size=2,
    max_size=30,
)


@given(KANA_AND_KANJI, st.text("abc,0123456789\n", max_size=20))
def test_japanese_with_kana_comes_back_from_both(japanese, ascii_text):
    text = ascii_text + japanese + "の" + ascii_text
    assert decode(text.encode("cp932")).text == text
    assert decode(text.encode("euc_jp")).text == text


@pytest.mark.parametrize(
    ("text", "codec", "shown"),
    [
        ("ﾃﾞｰﾀ", "cp932", "筑粟"),  # half-width kana with the bytes of two common kanji
        ("ｸﾞﾙｰﾌﾟ", "cp932", "ｸﾞﾙｰﾌﾟ"),
        ("概要", "euc_jp", "概要"),
        ("表", "euc_jp", "表"),  # legal UTF-8, but for no letter that anybody writes
    ],
)
def test_open_choice_is_told(text, codec, shown):
    sheets, sink = opened(f",A,{text}\n".encode(codec), "a.csv")
    assert found(sink) == [("SHT013", "")]
    assert sheets[0].read().rows == [["", "A", shown]]


def test_latin_letters_are_utf8():
    """é in UTF-8 is a kanji in EUC-JP."""
    assert read(",Café\n".encode(), "a.csv").rows == [["", "Café"]]


def test_proved_choice_is_not_told():
    assert read(",A,概要と設定\n".encode("euc_jp"), "a.csv").rows == [["", "A", "概要と設定"]]


@pytest.mark.parametrize(
    ("data", "line", "offset", "encoding"),
    [
        ("設定,値\nデータの行\n".encode() + b"ab\xff\n", "3", "3", "UTF-8"),
        (b"\xef\xbb\xbfa\r\nb\xe3\x81", "2", "2", "UTF-8"),
        ("設定の値\rです".encode("cp932") + b"\x81\x20", "2", "5", "Shift_JIS (CP932)"),
        (b"\xff\xfea\x00\n\x00b\x00\x00\xd8", "2", "3", "UTF-16"),
        ("あ\n設定".encode("cp932") + b"\x82\xa0\x80", "2", "7", "Shift_JIS (CP932)"),
    ],
)
def test_undecodable_byte_is_told_with_its_place(data, line, offset, encoding):
    with pytest.raises(Unreadable) as failure:
        decode(data)
    params = failure.value.params
    assert (params["line"], params["offset"], params["encoding"]) == (line, offset, encoding)
    sheets, sink = opened(data, "a.csv")
    assert (sheets, found(sink)) == ([], [("SHT010", "")])
