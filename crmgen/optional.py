"""What is said when a library is missing that crmgen can do without. Imports none itself."""

from crmgen.text import Text


class MissingLibrary(Exception):
    """A library of an optional extra is not installed; ``text`` says what it is for and how to
    add it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
