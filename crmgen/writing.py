"""Writes all outputs or none: a reader sees the old file or the new one, never half of it."""

import errno
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Output(NamedTuple):
    """One file to write; ``executable`` counts for a file that does not exist yet."""

    path: Path
    data: bytes
    executable: bool = False


class NotWrittenError(Exception):
    """``path`` could not be written for ``reason``; all files are as they were."""

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(str(path))
        self.path = path
        self.reason = reason


def write_all(outputs: Sequence[Output]) -> None:
    """Write every output, or leave every file as it was and raise NotWrittenError.

    Each file is written whole beside its place and then moved there. A link is followed; a file
    that exists keeps its permissions and owner; a device or pipe is written to directly, last.
    """
    moves = [
        _Move(output, number)
        for number, output in enumerate(outputs)
        if not _is_stream(output.path)
    ]
    streams = [output for output in outputs if _is_stream(output.path)]
    try:
        for move in moves:
            move.run(move.stage)
        for move in moves:
            move.run(move.commit)
        for output in streams:
            _write_stream(output)
    except BaseException:
        for move in reversed(moves):
            move.undo()
        raise
    finally:
        for move in moves:
            move.clean()


def _is_stream(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _write_stream(output: Output) -> None:
    try:
        with output.path.open("wb") as stream:
            stream.write(output.data)
    except OSError as error:
        raise NotWrittenError(output.path, error) from error


class _Move:
    """One file on its way: staged beside its place, then there, with the old one kept until all
    files have arrived."""

    def __init__(self, output: Output, number: int) -> None:
        self.output = output
        self.place = Path(os.path.realpath(output.path))
        beside = f".crmgen-{os.getpid()}-{number}"
        self.staged = self.place.with_name(f"{beside}.new")
        self.old = self.place.with_name(f"{beside}.old")
        self.kept = False
        self.moved = False

    def run(self, step: Callable[[], None]) -> None:
        try:
            step()
        except OSError as error:
            raise NotWrittenError(self.output.path, error) from error

    def stage(self) -> None:
        if self.place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        mode = 0o777 if self.output.executable else 0o666
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self.staged, flags, mode), "wb") as file:
            file.write(self.output.data)
        if self.place.exists():
            self._keep_permissions()

    def _keep_permissions(self) -> None:
        """As for a file that is written in place: one without write permission is refused."""
        if not os.access(self.place, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        found = self.place.stat()
        if hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(self.staged, found.st_uid, found.st_gid)
        self.staged.chmod(stat.S_IMODE(found.st_mode))

    def commit(self) -> None:
        if self.place.exists():
            try:
                os.link(self.place, self.old)
            except OSError:  # a file system without links
                import shutil

                shutil.copy2(self.place, self.old)
            self.kept = True
        self.staged.replace(self.place)
        self.moved = True

    def undo(self) -> None:
        with suppress(OSError):
            if self.moved and self.kept:
                self.old.replace(self.place)
            elif self.moved:
                self.place.unlink()

    def clean(self) -> None:
        for path in (self.staged, self.old):
            with suppress(OSError):
                path.unlink()
