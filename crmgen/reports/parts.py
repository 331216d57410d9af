"""The parts of an .xlsx, read without trust, some of them changed, all others byte for byte."""

import posixpath
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from crmgen.sheets.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT_TYPES = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f"{_PACKAGE}/relationships"
_STRICT = "http://purl.oclc.org/ooxml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a zip file can't name an earlier one


class Dialect(NamedTuple):
    """The namespaces of a workbook, which is in transitional or strict Office Open XML."""

    main: str
    relation: str

    def tag(self, name: str) -> str:
        return f"{{{self.main}}}{name}"

    def root(self, name: str) -> "_Element":
        """The root of a new part."""
        return new_root(self.main, name)

    @property
    def relation_id(self) -> str:
        return f"{{{self.relation}}}id"


def new_root(namespace: str, name: str) -> "_Element":
    from lxml import etree

    nsmap: dict[Any, str] = {None: namespace}  # lxml-stubs does not know the default namespace
    return etree.Element(f"{{{namespace}}}{name}", nsmap=nsmap)


def forget(element: "_Element", name: str) -> None:
    """Take an attribute away where there is one."""
    if name in element.attrib:
        del element.attrib[name]


TRANSITIONAL = Dialect(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = Dialect(f"{_STRICT}/spreadsheetml/main", f"{_STRICT}/officeDocument/relationships")


class Parts:
    """A package whose parts can be replaced and added. What is damaged raises as Package does."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        for name in self._package.names:
            self._package.open(name).close()  # tells a bomb before anything of the copy is made
        self._zip = zipfile.ZipFile(BytesIO(data))
        self._trees: dict[str, _Element] = {}
        self._texts: dict[str, bytes] = {}
        root = self.tree(WORKBOOK)
        self.dialect = STRICT if _STRICT in str(root.tag) else TRANSITIONAL

    def __contains__(self, name: str) -> bool:
        return name in self._package.names or name in self._trees or name in self._texts

    def read(self, name: str) -> bytes:
        return self._texts[name] if name in self._texts else self._package.read(name)

    def tree(self, name: str) -> "_Element":
        """The root of a part that is going to be changed."""
        if name not in self._trees:
            self._trees[name] = self._look(name)
        return self._trees[name]

    def _look(self, name: str) -> "_Element":
        """The root of a part that is only read."""
        if name in self._trees:
            return self._trees[name]
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self.read(name), parser)

    def is_parsed(self, name: str) -> bool:
        return name in self._trees

    def put(self, name: str, content: "bytes | _Element") -> None:
        """Add or replace a part."""
        if isinstance(content, bytes):
            self._texts[name] = content
        else:
            self._trees[name] = content

    def free_name(self, pattern: str) -> str:
        """A name that no part has; ``pattern`` holds ``{}`` for the number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    # ---- what parts are, and how they hang together ---------------------------------------

    def declare(self, name: str, content_type: str) -> None:
        """Say what a new part holds."""
        self._declare("Override", "PartName", f"/{name}", content_type)

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        types = self._look(CONTENT_TYPES)
        known = (entry.get("Extension", "").lower() for entry in types.iterfind("{*}Default"))
        if suffix not in known:
            self._declare("Default", "Extension", suffix, content_type)

    def _declare(self, tag: str, key: str, name: str, content_type: str) -> None:
        from lxml import etree

        entry = etree.Element(f"{{{_PACKAGE}/content-types}}{tag}")
        entry.set(key, name)
        entry.set("ContentType", content_type)
        types = self.tree(CONTENT_TYPES)
        if tag == "Default":
            types.insert(0, entry)
        else:
            types.append(entry)

    def content_type(self, name: str) -> str:
        types = self._look(CONTENT_TYPES)
        for entry in types.iterfind("{*}Override"):
            if entry.get("PartName") == f"/{name}":
                return entry.get("ContentType", "")
        return ""

    def related(self, part: str, kind: str) -> str | None:
        """The part of this kind that ``part`` is related to."""
        name = _relations_of(part)
        if name not in self:
            return None
        for entry in self._look(name).iterfind("{*}Relationship"):
            if entry.get("Type", "").endswith(f"/{kind}") and entry.get("TargetMode") is None:
                return _target(part, entry.get("Target", ""))
        return None

    def relation_target(self, part: str, relation_id: str) -> str:
        """The part that a relation of ``part`` leads to. Raises KeyError."""
        for entry in self._look(_relations_of(part)).iterfind("{*}Relationship"):
            if entry.get("Id") == relation_id:
                return _target(part, entry.get("Target", ""))
        raise KeyError(relation_id)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to another one; gives the relation's id."""
        from lxml import etree

        name = _relations_of(part)
        if name not in self:
            self.put(name, new_root(_RELATIONS, "Relationships"))
        relations = self.tree(name)
        used = {entry.get("Id") for entry in relations}
        number = 1
        while f"rId{number}" in used:
            number += 1
        entry = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
        entry.set("Id", f"rId{number}")
        entry.set("Type", f"{self.dialect.relation}/{kind}")
        entry.set("Target", f"/{target}")
        return f"rId{number}"

    def write(self) -> bytes:
        """The package: old parts in their order, then the new ones; the same bytes every time."""
        buffer = BytesIO()
        changed = {name: _serialise(root) for name, root in self._trees.items()} | self._texts
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self._zip.infolist():
                content = changed.pop(info.filename, None)
                target.writestr(
                    _info(info.filename, info.date_time),
                    self._package.read(info.filename) if content is None else content,
                )
            for name, content in changed.items():
                target.writestr(_info(name, _FIRST_DAY), content)
        return buffer.getvalue()


def _info(name: str, day: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, day)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    info.create_system = 3  # Unix, as the attribute above has it, on any system
    return info


def _serialise(root: "_Element") -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _target(part: str, target: str) -> str:
    folder = posixpath.dirname(part)
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def insert_before(parent: "_Element", element: "_Element", followers: tuple[str, ...]) -> None:
    """Put ``element`` before the first child whose local name is in ``followers``, else last."""
    for position, child in enumerate(parent):
        if str(child.tag).rpartition("}")[2] in followers:
            parent.insert(position, element)
            return
    parent.append(element)
