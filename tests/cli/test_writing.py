import os
import stat
import tempfile
import threading
from pathlib import Path

import pytest

from crmgen.writing import NotWrittenError, Output, write_all

NOBODY = 65534

posix = pytest.mark.skipif(os.name == "nt", reason="about POSIX files")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def mode(path):
    return stat.S_IMODE(Path(path).stat().st_mode)


def test_new_and_old_files(folder):
    Path("old").write_bytes(b"old")
    write_all([Output(Path("old"), b"1\r\n\x00"), Output(Path("new"), b"2")])
    assert files(folder) == {"old": b"1\r\n\x00", "new": b"2"}


@posix
@pytest.mark.parametrize(
    ("umask", "plain", "script"), [(0o022, 0o644, 0o755), (0o077, 0o600, 0o700)]
)
def test_permissions_of_new_files(folder, umask, plain, script):
    before = os.umask(umask)
    try:
        write_all([Output(Path("a"), b""), Output(Path("b"), b"", executable=True)])
    finally:
        os.umask(before)
    assert (mode("a"), mode("b")) == (plain, script)


@posix
@pytest.mark.parametrize("permissions", [0o640, 0o755, 0o600])
def test_an_old_file_keeps_its_permissions(folder, permissions):
    Path("a").write_bytes(b"old")
    Path("a").chmod(permissions)
    write_all([Output(Path("a"), b"new", executable=True)])
    assert (mode("a"), Path("a").read_bytes()) == (permissions, b"new")


@posix
def test_a_link_stays_a_link(folder):
    Path("real").mkdir()
    Path("real/a").write_bytes(b"old")
    Path("link").symlink_to("real/a")
    write_all([Output(Path("link"), b"new")])
    assert Path("link").is_symlink() and Path("real/a").read_bytes() == b"new"
    assert list(files(Path("real"))) == ["a"]


@posix
def test_a_pipe_is_written_to_directly(folder):
    os.mkfifo("pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_bytes()))
    reader.start()
    write_all([Output(Path("pipe"), b"new")])
    reader.join()
    assert read == [b"new"]


@pytest.mark.parametrize("bad", ["nowhere/x", "folder", "file/x", "n" * 300])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_all_or_none(folder, bad, place):
    Path("folder").mkdir()
    Path("file").write_bytes(b"old")
    outputs = [Output(Path("file"), b"new"), Output(Path("fresh"), b"new")]
    outputs.insert(place, Output(Path(bad), b"new"))
    with pytest.raises(NotWrittenError) as caught:
        write_all(outputs)
    assert caught.value.path == Path(bad)
    assert files(folder) == {"file": b"old"}


@pytest.mark.parametrize("error", [OSError(5, "I/O"), KeyboardInterrupt()])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_failing_rename_brings_the_old_files_back(folder, monkeypatch, number, error):
    """As on Windows, where a file that is open elsewhere can't be replaced."""
    for name in ("a", "c"):
        Path(name).write_bytes(b"old")
    replace = Path.replace
    calls = []

    def failing(self, target):
        calls.append(target)
        if len(calls) == number:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises((NotWrittenError, KeyboardInterrupt)):
        write_all([Output(Path(name), b"new") for name in ("a", "b", "c")])
    assert files(folder) == {"a": b"old", "c": b"old"}


@posix
@pytest.mark.parametrize(("what", "mode"), [("sub", 0o500), ("sub/a", 0o400)])
def test_without_permission(what, mode):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sub").mkdir()
        (folder / "sub" / "a").write_bytes(b"old")
        for path in (folder, folder / "sub", folder / "sub" / "a"):
            path.chmod(0o777)
            if os.getuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        (folder / what).chmod(mode)
        assert _refused_to_nobody(folder / "sub" / "a")
        (folder / "sub").chmod(0o700)
        assert files(folder / "sub") == {"a": b"old"}


def _refused_to_nobody(path):
    """Whether a process without root's rights may not write the file."""
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            write_all([Output(path, b"new")])
        except NotWrittenError as error:
            os._exit(0 if isinstance(error.reason, PermissionError) else 2)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
