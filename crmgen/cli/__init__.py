"""The command line: parses, calls the pipeline, shows findings, writes files, exits."""

from typing import NoReturn


def main() -> NoReturn:
    """The program ``crmgen``; exits with 0, 1, 2 or 3 as ``crmgen --help`` explains."""
    import gc
    import os

    # A run makes millions of records and no cycles worth collecting: looking for them would take
    # a tenth of the time, at start-up too.
    gc.disable()
    from crmgen.cli.root import Root

    try:
        Root().main(prog_name="crmgen")
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else 0
    # Everything is written, closed and flushed by now (Root.main sees to it). To take all modules
    # and records apart one by one would only take time: a seventh of a small run.
    os._exit(code)
