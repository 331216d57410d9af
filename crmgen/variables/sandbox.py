"""Jinja2 for cells: what templates may use, and how much of it.

Sheets and files of variables come by mail. Jinja2's sandbox keeps a template from Python's
inside; it does not keep it from filling the memory or from never ending. Every operation that
can make something large counts on a :class:`Budget` before it is done.
"""

import re
from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from functools import wraps
from typing import Any

from jinja2 import nodes, pass_context, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from crmgen.variables.budget import MOST_BITS, Budget, TooMuchError

_WIDE = re.compile(r"\d{5}|\*|\{[^{}]*\{")  # in a format: a width that nobody means or knows
_CHANGING = ("random",)  # gives another result each time
# What a number among their arguments means is how often or how wide.
_REPEATING = frozenset(
    ["batch", "center", "indent", "round", "slice", "tojson", "truncate", "urlize", "wordwrap"]
)
_GLOBALS = ("range", "dict", "namespace", "cycler", "joiner")


class NotTextError(Exception):
    """A template gives ``value``, which is no text."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.value = value


class MissingError(UndefinedError):
    """``name`` of ``parent`` was used and is not there; ``parent`` is None for a variable."""

    def __init__(self, name: object, parent: object) -> None:
        super().__init__(str(name))
        self.name = name
        self.parent = parent


class UnsafeError(SecurityError):
    """A template asks for ``name``, which is Python's own."""

    def __init__(self, name: object) -> None:
        super().__init__(str(name))
        self.name = name


class Missing(StrictUndefined):
    """A name without a value: an error as soon as it is used, but for ``default`` and
    ``is defined``, which may ask for what is below it too, as in Ansible."""

    __slots__ = ()

    def _fail(self, *_args: object, **_named: object) -> Any:  # noqa: ANN401
        if self._undefined_exception is SecurityError:
            raise UnsafeError(self._undefined_name)
        known = self._undefined_obj
        parent = known if isinstance(known, Mapping | list | str | int | float) else None
        raise MissingError(self._undefined_name, parent)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _key: object) -> Any:  # noqa: ANN401
        return self

    _fail_with_undefined_error = _fail
    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = __contains__ = _fail
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _fail
    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _fail
    __pos__ = __neg__ = __call__ = __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = _fail


class _Generator(CodeGenerator):
    """Compiled templates ask the environment before they make texts and lists."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        self.write("environment.counted(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self.write("environment.counted(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        if node.ctx != "load":
            super().visit_Tuple(node, frame)
            return
        self.write("environment.counted(")
        super().visit_Tuple(node, frame)
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates in cells; ``budget`` is that of the cell at hand."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, budget: Budget) -> None:
        super().__init__(
            undefined=Missing,
            autoescape=False,
            trim_blocks=True,  # as Ansible has it
            keep_trailing_newline=True,
            optimized=False,  # computes constants while it compiles, uncounted
            cache_size=0,
            finalize=finalize,
        )
        self.budget = budget
        self.globals = {name: self.globals[name] for name in _GLOBALS}
        own = {"bool": _bool, "join": _join, "string": _string}
        self.filters = {
            name: self._counting(name, function)
            for name, function in {**self.filters, **own}.items()
            if name not in _CHANGING
        }
        self.concat = self._concat  # type: ignore[method-assign]

    # ---- what compiled templates call -------------------------------------------------------

    def joined(self, parts: Iterable[object]) -> str:
        """The operator ``~``."""
        found = list(parts)
        self.budget.value(found)
        return self._concat([str(plain(part)) for part in found])

    def counted(self, value: object) -> object:
        return self.budget.value(value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        if operator == "**":
            if not isinstance(left, int | float) or not isinstance(right, int | float):
                raise TypeError(f"{left!r} ** {right!r}")
            if isinstance(left, int) and left.bit_length() * abs(right) > MOST_BITS:
                raise TooMuchError
        elif operator == "*" and not (_is_number(left) and _is_number(right)):
            subject, times = (right, left) if _is_number(left) else (left, right)
            self.budget.operation(subject, [times])
        elif operator == "%" and isinstance(left, str):
            self._check_format(left)
        self.budget.value([left, right])
        return self.budget.value(super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        bound = getattr(__obj, "__wrapped__", __obj)  # the sandbox wraps str.format
        owner = getattr(bound, "__self__", None)
        data = [*filter(_is_data, (*args, *kwargs.values()))]
        if isinstance(owner, str) and bound.__name__.startswith("format"):
            __self._check_format(owner)
            __self.budget.value([owner, data])
        elif isinstance(owner, str | bytes | int):
            __self.budget.operation(owner, data)
        else:
            __self.budget.value(data)
        made = super().call(__context, __obj, *args, **kwargs)
        return __self.budget.value(made) if _is_data(made) else made

    # ---- inside -----------------------------------------------------------------------------

    def _counting(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that counts what it gets and what it gives."""

        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            args = tuple(map(self._listed, args))
            subject, *others = [*filter(_is_data, args)] or [""]
            others += filter(_is_data, kwargs.values())
            if name == "format":
                self._check_format(str(subject))
            if name in _REPEATING or not any(map(_is_number, others)):
                self.budget.operation(subject, others)
            else:
                self.budget.value([subject, *others])
            return self._listed(function(*args, **kwargs), made=True)

        return counted

    def _listed(self, value: object, *, made: bool = False) -> object:
        """What gives its items one by one as a list, counted on the way; data counts if new."""
        if not isinstance(value, Iterator | range | KeysView | ValuesView | ItemsView):
            return self.budget.value(value) if made and _is_data(value) else value
        items = []
        for item in value:
            items.append(self.budget.value(item) if _is_data(item) else item)
            self.budget.work(1)
        return items

    def _check_format(self, text: str) -> None:
        if _WIDE.search(text):
            raise TooMuchError

    def _concat(self, parts: Iterable[str]) -> str:
        found = list(parts)
        self.budget.work(sum(map(len, found)) + len(found))
        return "".join(found)


def plain(value: object) -> object:
    """``true`` and ``false`` in place of Python's words, and nothing in place of None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


@pass_context
def finalize(_context: Context | None, value: object) -> object:
    """What stands in the cell. With the context it is not computed while compiling, uncounted."""
    if not isinstance(value, str | int | float | Missing) and value is not None:
        raise NotTextError(value)
    return plain(value)


@pass_eval_context
def _join(context: EvalContext, value: Any, d: str = "", attribute: Any = None) -> str:  # noqa: ANN401
    """Jinja2's, with truth values as they stand in a cell."""
    if attribute is None:
        value = [plain(part) for part in value]
    return str(do_join(context, value, d, attribute))


def _string(value: object) -> str:
    return str(plain(value))


def _bool(value: object) -> bool:
    """Ansible's filter: the texts that mean yes, in any case, and 1."""
    if isinstance(value, str):
        return value.strip().lower() in {"yes", "on", "1", "true"}
    return value is True or value == 1


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _is_data(value: object) -> bool:
    """Whether a value is a template's own, and not Jinja2's or something that runs."""
    return isinstance(value, str | bytes | int | float | list | tuple | Mapping | set | frozenset)
