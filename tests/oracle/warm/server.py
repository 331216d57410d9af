"""Runs the installed pcs, each command in a process of its own, without its start-up each time.

Three quarters of a pcs command is Python importing pcs (0.4 s of 0.6 s with pcs 0.11.5). This
server imports it once and forks for each command. It ends when its standard input does. Runs on
the Python of any root (3.9 and later).
"""

import json
import os
import runpy
import selectors
import signal
import socket
import sys
import traceback

import pcs.app  # noqa: F401 - what takes the time


def _receive(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def _run(path: str, call: dict, files: list) -> int:
    """One command, in the child: the installed program itself, with the caller's surroundings."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.chdir(call["cwd"])
    os.environ.clear()
    os.environ.update(call["env"])
    sys.argv = [path, *call["argv"]]
    code = 0
    try:
        runpy.run_path(path, run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _serve(listener: socket.socket, path: str) -> None:
    connection, _ = listener.accept()
    with connection:
        head, files, _, _ = socket.recv_fds(connection, 12, 3)
        call = json.loads(_receive(connection, int(head)))
        if os.fork() == 0:
            listener.close()
            code = 1
            try:
                code = _run(path, call, files)
            finally:
                connection.sendall(bytes([code & 255]))
                os._exit(0)
        for file in files:
            os.close(file)


def main(socket_path: str, path: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(socket_path)
    listener.listen(64)
    print("ready", flush=True)
    waiting = selectors.DefaultSelector()
    waiting.register(listener, selectors.EVENT_READ)
    waiting.register(sys.stdin, selectors.EVENT_READ)
    while True:
        for key, _ in waiting.select():
            if key.fileobj is sys.stdin:
                return
            _serve(listener, path)


main(sys.argv[1], sys.argv[2])
