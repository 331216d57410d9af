"""Words of pcs commands that are alike everywhere: global options and name=value options."""

from collections.abc import Iterable

from crmgen.catalogue import raw as codes
from crmgen.raw.reading import BrokenError, NotUnderstoodError
from crmgen.raw.tokens import ShellCommand

# they say how to run the command, not what it does
_DROPPED = ("--force", "--skip-offline", "--debug")


def without_global_options(words: Iterable[str]) -> list[str]:
    """The words without the options that say nothing about the cluster.

    Raises NotUnderstoodError for every other option.
    """
    rest: list[str] = []
    source = iter(words)
    for word in source:
        if word == "--":
            rest.extend(source)
        elif word == "-f":
            next(source, None)
        elif word in _DROPPED:
            continue
        elif word.startswith("-") and len(word) > 1 and not _is_number(word):
            raise NotUnderstoodError
        else:
            rest.append(word)
    return rest


def _is_number(word: str) -> bool:
    digits = word[1:].replace(".", "", 1)
    return digits == "INFINITY" or (digits.isascii() and digits.isdigit())


def command_text(command: ShellCommand, pcs_at: int) -> str:
    """The command as it goes to a script: from the word pcs on and without ``-f FILE`` after it,
    since the script decides which CIB the command works on.

    Raises BrokenError where ``-f`` stands deeper in the command.
    """
    at = pcs_at + 1
    while command.words[at : at + 1] == ["-f"]:
        at += 2
    if "-f" in command.words[at:]:
        raise BrokenError(codes.FILE_OPTION, "-f")
    if at == pcs_at + 1:
        return command.text[command.starts[pcs_at] :]
    return "pcs " + (command.text[command.starts[at] :] if at < len(command.starts) else "")


def options(words: Iterable[str], *, may_be_empty: bool = False) -> dict[str, str]:
    """Words of the form name=value by name; the same one twice is no error."""
    found: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name or not (value or may_be_empty):
            raise BrokenError(codes.NO_PAIR, word)
        if found.setdefault(name, value) != value:
            raise BrokenError(codes.TWO_VALUES, name)
    return found


def only(found: dict[str, str], *names: str) -> None:
    """Raises NotUnderstoodError when there are options other than the named ones."""
    if found.keys() - set(names):
        raise NotUnderstoodError
