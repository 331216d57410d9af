"""The cover and the history of a workbook, with their cells."""

from tests.helpers import build, clean, compile_data, found

COVER = """
 | COVER
 | | name | value
# | | 項目 | 内容
 | | システム名 | 受注管理
 | | VERSION | 1.1
 | | 発行日 | 2026/04/01
 | | 拠点 | 東京
 | | 承認者 |
 | PROPERTY
 | | name | value
 | | a | 1
"""
REVISIONS = """
 | REVISIONS
 | | version | date | content | author
 | | 1.0 | 2026-01-05 | 初版 | 佐藤
 | | 1.1 | | 監視間隔 |
 | PROPERTY
 | | name | value
 | | a | 1
"""


def test_lines_of_the_cover_by_either_name():
    document = clean(COVER).document
    assert document is not None
    assert [(item.key, item.name, item.value) for item in document.items] == [
        ("system", "システム名", "受注管理"),
        ("version", "VERSION", "1.1"),
        ("date", "発行日", "2026-04-01"),
        (None, "拠点", "東京"),
        ("approver", "承認者", ""),
    ]
    assert document.value("version") == "1.1"
    assert document.value("title") is None
    version = document.item("version")
    assert version is not None
    assert version.at("value").cell == "D5"


def test_revisions():
    document = clean(REVISIONS).document
    assert document is not None
    first, second = document.revisions
    assert (first.version, first.date, first.content) == ("1.0", "2026-01-05", "初版")
    assert (first.author, first.checker) == ("佐藤", None)
    assert second.date is None
    assert second.at("content").cell == "E4"


def test_a_date_that_is_none():
    _, sink = build(COVER.replace("2026/04/01", "4月1日"))
    assert found(sink) == [("D6", "VAL220")]


def test_a_sheet_without_either_is_no_document():
    assert clean(" | PROPERTY\n | | name | value\n | | a | 1").document is None


def test_no_output_is_judged_by_the_texts_of_the_document():
    """Pacemaker 1.1 takes no Japanese, but none of it gets there."""
    sheet = (
        ",COVER\n,,name,value\n,,システム名,受注管理\n,PROPERTY\n,,name,value\n"
        ",,stonith-enabled,true\n"
    )
    result = compile_data(sheet.encode(), target="rhel7")
    assert not result.sink.has_errors
    assert "受注" not in result.outputs["crm"].decode()


def test_a_cover_alone_is_no_cluster():
    _, sink = build(" | COVER\n | | name | value\n | | システム名 | 受注管理")
    assert found(sink) == [("", "TBL117")]
