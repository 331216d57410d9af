"""Raw text as commands and words, the way crmsh and a POSIX shell see them."""

import re
from collections.abc import Iterator
from typing import NamedTuple


def crmsh_commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a crmsh text as typed and on one line; comments and empty lines left out.

    As crmsh does it (seen on 4.4): lines are stripped, and a backslash at the end joins the next
    one without a blank.
    """
    typed: list[str] = []
    joined = ""
    for line in [*text.split("\n"), ""]:
        stripped = line.strip()
        if stripped or typed:
            typed.append(line.rstrip())
        joined += stripped.rstrip("\\") if stripped.endswith("\\") else stripped
        if stripped.endswith("\\"):
            continue
        command = joined.strip()
        if command and not command.startswith("#"):
            yield "\n".join(typed).strip(), command
        typed, joined = [], ""


class ShellCommand(NamedTuple):
    """One command of a shell text.

    ``starts`` are the places of the words in ``text``; ``special`` holds the characters that make
    the shell do more than unquote words (expansions, pipes, redirections); ``closed`` is False
    where a quotation has no end.
    """

    text: str
    words: list[str]
    starts: list[int]
    special: frozenset[str] = frozenset()
    closed: bool = True


_SHELL = re.compile(
    r"""
    (?P<blank>   [ \t\r\f\v]+ )
  | (?P<joined>  \\\r?\n )
  | (?P<newline> \n )
  | (?P<single>  '[^']*' )
  | (?P<double>  "(?:[^"\\]|\\.)*" )
  | (?P<escape>  \\. )
  | (?P<special> [;&|<>()$`*?\[] )
  | (?P<comment> \# )
  | (?P<tilde>   ~ )
  | (?P<plain>   [^ \t\r\f\v\\\n'";&|<>()$`*?\[\#~]+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_DOUBLE_ESCAPE = re.compile(r'\\([$`"\\])|\\\r?\n')
_EXPANSION = re.compile(r"(?:[^\\$`]|\\.)*[$`]", re.DOTALL)
_LINE_END = re.compile(r"[^\n]*")


class _Shell:
    """Collects the words of one command after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begin(0)

    def begin(self, at: int) -> None:
        self.first = at
        self.words: list[str] = []
        self.starts: list[int] = []
        self.word: str | None = None
        self.special: set[str] = set()

    def add(self, piece: str, at: int) -> None:
        if self.word is None:
            self.word = ""
            self.starts.append(at)
        self.word += piece

    def end_word(self) -> None:
        if self.word is not None:
            self.words.append(self.word)
            self.word = None

    def command(self, end: int, *, closed: bool = True) -> ShellCommand:
        self.end_word()
        first = self.starts[0] if self.starts else self.first
        starts = [start - first for start in self.starts]
        text = self.text[first:end].strip()
        return ShellCommand(text, self.words, starts, frozenset(self.special), closed)

    def piece(self, kind: str | None, found: str, at: int) -> None:
        match kind:
            case "blank":
                self.end_word()
            case "single":
                self.add(found[1:-1], at)
            case "double":
                inner = found[1:-1]
                if _EXPANSION.match(inner):
                    self.special.add("$")
                self.add(_DOUBLE_ESCAPE.sub(lambda match: match[1] or "", inner), at)
            case "escape":
                self.add(found[1:], at)
            case "special" | "tilde":
                if kind == "special" or self.word is None:
                    self.special.add(found)
                self.add(found, at)
            case "plain" | "comment":
                self.add(found, at)


def shell_commands(text: str) -> Iterator[ShellCommand]:
    """Each command of a shell text; comments and empty lines left out.

    After a quotation without an end comes nothing more.
    """
    shell = _Shell(text)
    at = 0
    while at < len(text):
        match = _SHELL.match(text, at)
        if match is None:
            yield shell.command(len(text), closed=False)
            return
        if match.lastgroup == "newline":
            if shell.words or shell.word is not None:
                yield shell.command(at)
            shell.begin(match.end())
        elif match.lastgroup == "comment" and shell.word is None:
            match = _LINE_END.match(text, at) or match
            if shell.words:
                yield shell.command(at)
            shell.begin(match.end())
        else:
            shell.piece(match.lastgroup, match[0], at)
        at = match.end()
    if shell.words or shell.word is not None:
        yield shell.command(len(text))
