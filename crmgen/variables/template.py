"""One template to its text, with the variables that it used; whatever is wrong has a code.

Variables whose values are templates themselves are filled when they are used, as in Ansible.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Any, NamedTuple

from jinja2 import nodes
from jinja2.exceptions import TemplateAssertionError, TemplateError, TemplateSyntaxError
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import new_context

from crmgen.catalogue import variables as codes
from crmgen.diagnostics import Code
from crmgen.diagnostics.nearest import nearest
from crmgen.text import Text
from crmgen.variables.budget import MOST_TEXT, Budget, TooMuchError
from crmgen.variables.sandbox import MissingError, NotTextError, Sandbox, UnsafeError, finalize
from crmgen.variables.values import Path, Variables, dotted, paths_of

OPENINGS = ("{{", "{%", "{#")
_PLAIN = re.compile(r"\{\{\s*([A-Za-z_]\w*(?:\.[A-Za-z]\w*|\[\d{1,9}\])*)\s*\}\}", re.ASCII)
_STEPS = re.compile(r"\.(\w+)|\[(\d+)\]", re.ASCII)
# Of Jinja2's language: no variable can be called so.
_WORD = re.compile("[tT]rue|[fF]alse|[nN]one|and|or|not|if|else|in|is|self")
_FOREIGN = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


class Filled(NamedTuple):
    """A template's text, and the variables that it is made of."""

    text: str
    used: tuple[Path, ...]


class TemplateFault(Exception):
    """Why a template has no text. ``used`` are the variables that lead there."""

    def __init__(
        self,
        code: Code,
        *,
        params: Mapping[str, str | Text] | None = None,
        nearest: str | None = None,
        used: tuple[Path, ...] = (),
    ) -> None:
        super().__init__(code.id)
        self.code = code
        self.nearest = nearest
        self.used = used
        self.params = params or {}


def is_template(text: str) -> bool:
    return any(opening in text for opening in OPENINGS)


class Templates:
    """Fills templates from one set of variables; equal templates are filled once."""

    def __init__(self, variables: Variables) -> None:
        self._names = _Names(variables.data, self)
        self._budget = Budget()
        self._sandbox = Sandbox(self._budget)
        self._known: dict[str, Filled | TemplateFault] = {}
        self._used_by: dict[str, tuple[Path, ...]] = {}  # of variables that are templates
        self._open: list[str] = []

    @property
    def globals(self) -> Mapping[str, Any]:
        """The functions that a template may call."""
        return self._sandbox.globals

    def fill(self, template: str) -> Filled:
        """The text of a cell's template. Raises TemplateFault."""
        known = self._known.get(template)
        if known is None:
            self._budget.renew()
            self._open.clear()
            try:
                known = self._fill(template)
            except TemplateFault as fault:
                known = fault
            self._known[template] = known
        if isinstance(known, TemplateFault):
            raise known
        return known

    def value(self, name: str, raw: object) -> object:
        """The value of a variable, with the templates inside it filled."""
        if name in self._open:
            chain = [*self._open[self._open.index(name) :], name]
            cycle = tuple((step,) for step in chain[:-1])
            raise TemplateFault(codes.CYCLE, params={"chain": " → ".join(chain)}, used=cycle)
        self._open.append(name)
        used: list[Path] = []
        value = self._within(raw, (name,), used)
        self._used_by[name] = tuple(used)
        self._open.pop()
        return value

    def _within(self, raw: object, path: Path, used: list[Path]) -> object:
        if isinstance(raw, str) and is_template(raw):
            try:
                filled = self._fill(raw)
            except TemplateFault as fault:
                fault.used = tuple(dict.fromkeys((*fault.used, path)))
                raise
            used += filled.used
            return filled.text
        if isinstance(raw, Mapping):
            return {k: self._within(part, (*path, k), used) for k, part in raw.items()}
        if isinstance(raw, list):
            return [self._within(part, (*path, n), used) for n, part in enumerate(raw)]
        return raw

    def _fill(self, template: str) -> Filled:
        used: tuple[Path, ...] = ()
        try:
            pieces = plain_pieces(template)
            if pieces is not None:
                used = tuple(dict.fromkeys(piece for piece in pieces if isinstance(piece, tuple)))
                text = self._joined(map(self._looked_up, pieces))
            else:
                tree = self._sandbox.parse(template)
                used = tuple(dict.fromkeys(_paths(tree)))
                text = self._render(tree)
        except TemplateFault:
            raise
        except Exception as error:
            raise self._fault(error, used) from None
        inner = (path for name, *_ in used for path in self._used_by.get(str(name), ()))
        return Filled(text, tuple(dict.fromkeys((*used, *inner))))

    def _render(self, tree: nodes.Template) -> str:
        if any(tree.find(kind) for kind in _FOREIGN):
            raise TemplateFault(codes.REFUSED, params={"what": codes.OTHER_TEMPLATES})
        template = self._sandbox.template_class.from_code(
            self._sandbox, self._sandbox.compile(tree), {}
        )
        context = new_context(self._sandbox, None, template.blocks, self._names, True, None, None)
        with self._budget.stepping():
            return self._joined(template.root_render_func(context))

    def _looked_up(self, piece: str | Path) -> str:
        """What a plain piece stands for, found as a compiled template finds it."""
        if isinstance(piece, str):
            return piece
        name, steps = str(piece[0]), piece[1:]
        value = self._names[name] if name in self._names else self._sandbox.undefined(name=name)
        for step in steps:
            if isinstance(step, int):
                value = self._sandbox.getitem(value, step)
            else:
                value = self._sandbox.getattr(value, step)
        return str(finalize(None, value))

    def _joined(self, pieces: Iterable[str]) -> str:
        found: list[str] = []
        length = 0
        for piece in pieces:
            length += len(piece)
            if length > MOST_TEXT:
                raise TooMuchError
            found.append(piece)
        return "".join(found)

    # ---- what went wrong --------------------------------------------------------------------

    def _fault(self, error: Exception, used: tuple[Path, ...]) -> TemplateFault:
        if isinstance(error, MissingError):
            return self._undefined(error, used)
        if isinstance(error, TemplateAssertionError):
            return self._unknown_filter(str(error.message))
        code, params = _code_of(error)
        return TemplateFault(code, params=params, used=used)

    def _undefined(self, error: MissingError, used: tuple[Path, ...]) -> TemplateFault:
        name = error.name
        parent = error.parent
        near = None
        if parent is None:
            near = nearest(str(name), [str(key) for key in self._names.raw])
            path: Path = (str(name),)
        else:
            above = self._path_to(parent, used)
            if isinstance(parent, Mapping):
                near = nearest(str(name), [str(key) for key in parent])
            path = (*above, name if isinstance(name, int) else str(name))
            near = dotted((*above, near)) if near else None
        kept = tuple(p for p in used if p[: len(path)] == path) or used
        return TemplateFault(
            codes.UNDEFINED, params={"name": dotted(path)}, nearest=near, used=kept
        )

    def _path_to(self, parent: object, used: tuple[Path, ...]) -> Path:
        for root in dict.fromkeys(path[0] for path in used):
            for path, value in paths_of(self._names.filled.get(str(root)), (root,)):
                if value is parent:
                    return path
        return ()

    def _unknown_filter(self, message: str) -> TemplateFault:
        """Jinja2 says ``No filter named 'ipaddr'.``"""
        name = message.split("'")[1] if message.count("'") > 1 else ""
        known = [*self._sandbox.filters, *self._sandbox.tests]
        if not name or not message.startswith("No "):
            return TemplateFault(codes.SYNTAX, params={"reason": message})
        return TemplateFault(
            codes.UNKNOWN_FILTER, params={"name": name}, nearest=nearest(name, known)
        )


class _Names(dict[str, Any]):
    """What Jinja2 looks variables up in: each is filled when it is first asked for."""

    def __init__(self, raw: Mapping[str, Any], templates: Templates) -> None:
        super().__init__()
        self.raw = raw
        self.filled: dict[str, Any] = {}
        self._templates = templates

    def __contains__(self, name: object) -> bool:
        return name in self.raw or name in self._globals

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        if name not in self.raw:
            return self._globals[name]
        if name not in self.filled:
            self.filled[name] = self._templates.value(name, self.raw[name])
        return self.filled[name]

    @property
    def _globals(self) -> Mapping[str, Any]:
        return self._templates.globals


def plain_pieces(template: str) -> list[str | Path] | None:
    """The texts and names of a template that has nothing but those; None for any other.

    Nine of ten are so, and to compile one takes a thousand times as long as to look it up.
    """
    pieces: list[str | Path] = []
    at = 0
    for match in _PLAIN.finditer(template):
        if template[: match.start()].endswith("{"):
            return None
        pieces += [template[at : match.start()], _plain_path(match[1])]
        at = match.end()
    pieces.append(template[at:])
    texts = "".join(piece for piece in pieces if isinstance(piece, str))
    names = {piece[0] for piece in pieces if isinstance(piece, tuple)}
    if "\r" in texts or is_template(texts) or any(_WORD.fullmatch(str(name)) for name in names):
        return None
    return pieces


def _plain_path(text: str) -> Path:
    first, *steps = _STEPS.findall(f".{text}")
    return (first[0], *(int(number) if number else name for name, number in steps))


def _code_of(error: Exception) -> tuple[Code, dict[str, str | Text]]:
    """The finding for what Jinja2, Python or the budget say."""
    code, key, word = codes.FAILED, "reason", Text("", "")
    match error:
        case UnsafeError():
            words = {"name": str(error.name)}
            what = Text(codes.SECRETS.render("ja", words), codes.SECRETS.render("en", words))
            code, key, word = codes.REFUSED, "what", what
        case NotTextError():
            code, key, word = codes.NOT_TEXT, "kind", _kind(error.value)
        case TooMuchError() | RecursionError() | MemoryError():
            most = f"{MOST_TEXT:,}"
            code, key, word = codes.TOO_MUCH, "most", Text(most, most)
        case TemplateSyntaxError() | SyntaxError():
            reason = error.message if isinstance(error, TemplateSyntaxError) else error.msg
            code, word = codes.SYNTAX, Text(str(reason), str(reason))
        case TemplateError():
            word = Text(str(error.message), str(error.message))
        case _:
            reason = f"{type(error).__name__}: {str(error)[:200]}"
            word = Text(reason, reason)
    return code, {key: word}


def _kind(value: object) -> Text:
    if isinstance(value, Mapping):
        return codes.MAPPING
    return codes.LIST if isinstance(value, list | tuple) else codes.OTHER


def _paths(tree: nodes.Template) -> Iterator[Path]:
    """The variables that a template names, each as far as its names are constant."""
    names = find_undeclared_variables(tree)
    inner: set[int] = set()
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Name)):
        if id(node) in inner:
            continue
        steps = _steps(node)
        inner |= {id(part) for part, _ in steps}
        first = steps[0][1]
        if first in names:
            constant = takewhile(lambda step: step is not None, (step for _, step in steps))
            yield tuple(step for step in constant if step is not None)


def _steps(node: nodes.Node) -> list[tuple[nodes.Node, str | int | None]]:
    """``pg.filesystems[0]`` as its parts from the left; None for a step that is computed."""
    found: list[tuple[nodes.Node, str | int | None]] = []
    while True:
        match node:
            case nodes.Getattr():
                found.append((node, node.attr))
            case nodes.Getitem(arg=nodes.Const(value=str() | int() as step)):
                found.append((node, step))
            case nodes.Getitem():
                found.append((node, None))
            case nodes.Name():
                return [(node, node.name), *reversed(found)]
            case _:
                return [(node, None), *reversed(found)]
        node = node.node
