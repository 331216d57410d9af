"""The command line: parses, calls the pipeline, shows findings, writes files, exits."""

from typing import NoReturn


def main() -> NoReturn:
    """The program ``crmgen``; exits with 0, 1, 2 or 3 as ``crmgen --help`` explains."""
    import gc

    # A run makes millions of records and no cycles worth collecting: looking for them would take
    # a tenth of the time, at start-up too.
    gc.disable()
    from crmgen.cli.root import Root

    Root().main(prog_name="crmgen")
