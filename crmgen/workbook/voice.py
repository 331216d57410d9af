"""The language of a workbook: Japanese, English or both."""

from typing import Literal

from msgspec import Struct

from crmgen.text import Lang, Text

Voice = Literal["ja", "en", "both"]
VOICES: tuple[Voice, ...] = ("ja", "en", "both")


class Speaker(Struct, frozen=True):
    """Says a text in the workbook's language; in both with ``between`` in the middle."""

    voice: Voice

    def __call__(self, text: Text, between: str = " / ") -> str:
        if self.voice != "both":
            return text(self.voice)
        return text.ja if text.ja == text.en else f"{text.ja}{between}{text.en}"

    @property
    def first(self) -> Lang:
        """The language where there is room for one only."""
        return "en" if self.voice == "en" else "ja"
