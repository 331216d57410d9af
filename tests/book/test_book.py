"""The design book: all of the model is in it, in one language, and nothing changes by itself."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from msgspec import Struct

from crmgen.behaviour import MASK
from crmgen.book.gather import edition_of
from crmgen.book.make import make_book
from crmgen.document.formats import render
from crmgen.document.markdown import render_markdown
from crmgen.document.model import CodeBlock, plain
from crmgen.emit.base import cell_or_row
from crmgen.model import Node, Nvpair
from crmgen.origin import Origin
from crmgen.pipeline import compile_workbook
from tests.book.made import (
    SAMPLES,
    book,
    compiled,
    edition,
    of_text,
    request,
    rows,
    section,
    sections,
    tables,
)

EACH = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
LANGS = pytest.mark.parametrize("lang", ["ja", "en"])
JAPANESE = re.compile(r"[\u3000-\u303f\u3040-\u30ff\u4e00-\u9fff\uff00-\uffef]")
NUMBERS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "13", "14", "A"]
SMALL = """\
,NODE
,,uname,ntype,ptype,name,value
,,n1,member,attributes,rack,A
,,n2,member,attributes,rack,B
,PROPERTY
,,name,value
,,stonith-enabled,false
,RESOURCES
,,resourceItem,id
,,Primitive,prmIp
,PRIMITIVE
,P,id,class,provider,type
,,prmIp,ocf,heartbeat,IPaddr2
,A,type,name,value
,,params,ip,192.0.2.10
,,,cidr_netmask,24
,O,type,timeout,interval,on-fail
,,start,60s,,restart
,,monitor,60s,10s,restart
,,stop,60s,,block
"""


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for name in node.__struct_fields__:
        held = getattr(node, name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Node):
                yield from nodes(one)


def cell(at: Origin, home: str) -> str:
    text = cell_or_row(at) if at.column else f"{at.row} 行"
    sheet = at.source.sheet
    return f"{sheet}!{text}" if sheet and sheet != home else text


@EACH
def test_every_chapter_is_there(path: Path):
    assert [chapter.number for chapter in book(path).chapters] == NUMBERS


@EACH
def test_each_value_and_note_of_the_model_is_in_the_list_with_its_cell(path: Path):
    """The walk is over the model itself, not over what behaviour made of it."""
    cluster = compiled(path).cluster
    listed = rows(section(book(path, reveal=True), "all-parameters"))
    values = {(row[-6], row[-1]) for row in listed}
    noted = "\n".join(row[-2] for row in listed)
    home = edition(path).header.sheet
    found = 0
    for node in nodes(cluster):
        for note in node.notes:
            assert note.text in noted
        if isinstance(node, Nvpair):
            assert (node.value, cell(node.at("value"), home)) in values
            found += 1
            continue
        for name in node.__struct_fields__:
            held = getattr(node, name)
            at = node.at(name)
            if isinstance(held, str) and name not in ("place", "notes") and at.column:
                assert (str(held), cell(at, home)) in values, (type(node), name)
                found += 1
    assert found > 100


def own_words(path: Path) -> str:
    """All that the designer wrote, in lines."""
    cells = (text for grid in compiled(path).grids for row in grid.rows for text in row)
    return "\n".join(" ".join(text.split()) for text in cells)


@EACH
def test_english_has_no_japanese_but_the_designers_own(path: Path):
    own = own_words(path)
    for text in texts(book(path, "en")):
        for run in re.findall(r"[^\x00-\x7f]+", text):
            for word in re.split(r"[\s/]+", run):
                assert word in own or not JAPANESE.search(word), text


ENGLISH = re.compile(r"(?:\b[a-z]{2,}\b[ ,]+){3,}[a-z]{2,}")


@EACH
def test_japanese_has_no_english_sentence_but_the_designers_and_agents_own(path: Path):
    values = [value.effective for value in edition(path).behaviour.defaults]
    own = "\n".join([own_words(path), *values])
    for text in texts(book(path, "ja")):
        for found in ENGLISH.finditer(text):
            assert found[0] in own or is_glossary(found[0]), text


def is_glossary(text: str) -> bool:
    return text in ("both nodes up / one node up",)


def texts(value: object) -> Iterator[str]:
    """Every text of a document but figures and configuration, which have their own words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif isinstance(value, Struct) and not isinstance(value, CodeBlock):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))


@pytest.mark.parametrize(("path", "lang"), [(SAMPLES[0], "ja"), (SAMPLES[3], "en")])
def test_the_same_workbook_gives_the_same_bytes(path: Path, lang):
    def made() -> dict[str, bytes]:
        asked = request(path)
        whole = edition_of(asked, compile_workbook(asked), confirm=False)
        document = make_book(whole, lang)
        files: dict[str, bytes] = {}
        for suffix in (".html", ".md", ".xlsx"):
            files |= render(document, PurePath(f"book{suffix}"))
        return files

    assert made() == made()


def test_a_changed_value_changes_few_lines():
    """A timeout stands in the operations, the time budgets, the lists and the configuration."""
    path = next(path for path in SAMPLES if path.stem == "pgsql-shared-disk")
    old = path.read_text(encoding="utf-8-sig")
    line = ",,,arp_count,5,,,,,,引き継ぎを知らせる ARP の回数,既定値"
    new = old.replace(line, line.replace(",5,", ",7,"))
    assert new != old
    changed = difference(old, new)
    # the value in both lists and in two configurations, its digest on the cover and in the appendix
    assert 0 < len(changed) <= 12
    timeout = difference(old, old.replace("stop,300s,0s,fence", "stop,310s,0s,fence"))
    assert len(changed) < len(timeout) <= 140


def difference(old: str, new: str) -> list[str]:
    before, after = (
        render_markdown(of_text(text), "f")[0].decode().split("\n") for text in (old, new)
    )
    found = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
    return [line for line in found if line[0] == "+"]


@EACH
@LANGS
def test_secrets_are_nowhere_unless_they_are_asked_for(path: Path, lang):
    written = own_words(path).split("\n")
    secrets = {text for text in written if text.startswith("sample-")}
    files: dict[str, bytes] = {}
    for suffix in (".html", ".md"):
        files |= render(book(path, lang), PurePath(f"book{suffix}"))
    for name, data in files.items():
        for secret in secrets:
            assert secret.encode() not in data, (name, secret)
    assert secrets or path.stem == "web-mail"
    if secrets:
        whole = render(book(path, lang, reveal=True), PurePath("book.md"))["book.md"]
        assert all(secret.encode() in whole for secret in secrets)
        assert MASK.encode() not in whole


def test_a_secret_in_a_note_and_in_raw_text_is_masked():
    text = SMALL.replace(
        ",,,cidr_netmask,24", ",,,cidr_netmask,24\n,,,password,hush-hush,,hush-hush!"
    )
    text += ",ADDITIONAL_CONFIG\n,,config\n,,odd thing passwd=open-sesame\n"
    said = render_markdown(of_text(text), "f")[0].decode()
    assert "hush-hush" not in said
    assert "open-sesame" not in said
    assert MASK in said


def test_a_secret_between_japanese_words_and_in_a_url_is_masked():
    """Japanese has no blanks around a word; notes are where passwords are written again."""
    text = SMALL.replace(
        ",,,cidr_netmask,24",
        ",,,cidr_netmask,24\n,,,password,hush-hush,,値はhush-hushと同じ、hush-hush2ではない\n"
        ",,,testurl,http://watch:open-sesame@192.0.2.10/,,open-sesameで見る",
    )
    said = render_markdown(of_text(text), "f")[0].decode()
    assert "hush-hushと" not in said
    assert "hush-hush2" in said  # another word
    assert "open-sesame" not in said
    assert f"http://watch:{MASK}@192.0.2.10/" in said.replace("\\", "")
    revealed = render_markdown(of_text(text, reveal=True), "f")[0].decode()
    assert "open-sesame" in revealed


def test_every_number_of_a_budget_has_its_cell_or_says_whose_default_it_is():
    path = next(path for path in SAMPLES if path.stem == "pgsql-shared-disk")
    listed = rows(section(book(path), "budget-parts"))
    parts = [row for row in listed if row[1] or not row[0].startswith("合計")]
    assert len(parts) > 50
    for _, _, time, place, note in parts:
        assert time
        assert place or note
    by_cell = {row[3] for row in parts}
    assert {"D155", "E192", "E98"} <= by_cell


def test_a_budget_adds_up():
    document = of_text(SMALL)
    listed = rows(section(document, "budget-parts"))
    first = listed[: next(n for n, row in enumerate(listed) if row[0].startswith("合計")) + 1]
    # interval 10 s + monitor 60 s + stop 60 s + start 60 s
    assert [row[2] for row in first] == ["10 秒", "1 分", "1 分", "1 分", "3 分 10 秒"]
    assert [row[3] for row in first] == ["E19", "D19", "D20", "D18", ""]


def test_the_matrix_and_the_test_sheet_have_the_same_numbers():
    for path in SAMPLES:
        made = book(path)
        matrix = [row[0] for row in rows(section(made, "failures")) if "." in row[0]]
        listed = {row[0] for row in rows(section(made, "tests"))}
        assert len(matrix) == len(set(matrix))
        assert set(matrix) <= listed


def test_what_crm_mon_shows_stands_in_the_test_sheet():
    displays = section(of_text(SMALL), "displays")
    first = next(b for b in displays.sections[0].blocks if isinstance(b, CodeBlock))
    assert first.text.startswith("Node List:\n  * Online: [ n1 n2 ]\n")
    assert "Started" in first.text


def test_a_design_without_nodes_says_so():
    document = of_text(SMALL[SMALL.index(",PROPERTY") :])
    anchors = {one.anchor for one in sections(document)}
    assert "all-parameters" in anchors
    assert not anchors & {"failures", "budget", "tests"}
    said = texts(section(document, "overview"))
    assert any("ノードの記入がない" in text for text in said)


def test_the_cover_is_in_the_books_language_whichever_the_sheet_is_in():
    cover = ",COVER\n,,name,value\n,,system,勘定系\n,,Document number,7\n,,版数,2\n,,棚,A\n"
    ja, en = (of_text(cover + SMALL, lang).facts for lang in ("ja", "en"))
    assert [name for name, _ in ja[:4]] == ["システム名", "文書番号", "版数", "棚"]
    assert [name for name, _ in en[:4]] == ["System", "Document number", "Version", "棚"]


def test_findings_and_accepted_exceptions_are_told():
    text = SMALL + ",EXCEPTIONS\n,,code,where,reason,approver\n,,FEN401,*,検証環境,山田\n"
    document = of_text(text)
    listed = rows(section(document, "findings"))
    assert any("検証環境" in cell for row in listed for cell in row)


def test_a_name_never_breaks_a_link():
    """Names that differ in case, or have none of the letters of an anchor."""
    text = SMALL.replace(",,Primitive,prmIp\n", ",,Primitive,prmIp\n,,Primitive,PRMIP\n")
    text += SMALL[SMALL.index(",PRIMITIVE") :].replace("prmIp", "PRMIP").replace(".10", ".11")
    said = render_markdown(of_text(text), "f")[0].decode()
    anchors = re.findall(r'<a id="([^"]+)">', said)
    assert len(anchors) == len(set(anchors))
    assert plain(of_text(text).title)


BUNDLE = """\
,RESOURCES
,,resourceItem,id
,,Bundle,web
,BUNDLE
,P,id,container,image
,,web,podman,localhost/web:1
,M,id,port,internal-port
,,web-http,80,8080
,ACL_ROLE
,,id,kind,xpath,object-type
,,operator,read,/cib,
,,,deny,,nvpair
,ACL_TARGET
,,type,id,role
,,user,alice,operator
"""


@LANGS
def test_a_bundle_and_access_control_are_told_in_words(lang):
    made = of_text(SMALL + BUNDLE, lang)
    said = [plain(part.text) for part in section(made, "displays").blocks]
    assert any("web" in text and "Container bundle" in text for text in said)
    cells = {cell for row in rows(section(made, "all-parameters")) for cell in row}
    assert {"object-type", "internal-port", "roles 1"} <= cells
    assert not [one.title for one in sections(made) if "acl_" in one.title]
    # where a bundle makes all open, no sum stands for the outage
    budget = rows(section(made, "budget"))
    assert [row[7] for row in budget if len(row) == 9]
    assert all("web" in row[7] for row in budget if len(row) == 9)


@LANGS
def test_the_rows_of_a_template_are_told_though_nothing_is_made_of_it(lang):
    template = """\
,RESOURCES
,,resourceItem,id,description
,,Template,tmpl,spare
,PRIMITIVE
,P,id,class,provider,type
,,tmpl,ocf,heartbeat,Dummy
,A,type,name,value
,,params,password,template-secret
,,,state,/run/spare
"""
    made = of_text(SMALL + template, lang)
    told = rows(section(made, "parameters-templates"))
    assert [row[4] for row in told if row[3] in ("description", "password", "state")] == [
        "spare",
        MASK,
        "/run/spare",
    ]
    assert "template-secret" not in render_markdown(made, "f")[0].decode()


def test_the_test_sheet_has_blank_columns_for_what_a_tester_writes():
    (table, *_) = tables(section(of_text(SMALL), "tests"))
    titles = [column.title for column in table.columns]
    assert titles[-5:] == ["中断の実測", "結果", "実施日", "担当", "証跡"]
    assert all(not plain(cell) for row in table.rows for cell in row.cells[-5:])
