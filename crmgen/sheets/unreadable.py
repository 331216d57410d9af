"""How the readers say that a file or sheet can't be read at all."""

from crmgen.diagnostics import Code


class Unreadable(Exception):
    """Ends the reading of one file or sheet; never leaves the package.

    ``row`` and ``column`` are 0 where the finding has no cell; ``found`` None then stands for
    the file's name.
    """

    def __init__(
        self,
        code: Code,
        *,
        found: str | None = None,
        row: int = 0,
        column: int = 0,
        **params: str,
    ) -> None:
        super().__init__(code.id)
        self.code = code
        self.found = found
        self.row = row
        self.column = column
        self.params = params
