"""A text in the two languages of crmgen's users. Knows nothing of what the text is for."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Lang = Literal["ja", "en"]


class Text(NamedTuple):
    """One user-facing text, Japanese and English side by side.

    Both may hold the same ``{placeholders}``; :meth:`render` fills them.
    """

    ja: str
    en: str

    def __call__(self, lang: Lang) -> str:
        return self.ja if lang == "ja" else self.en

    def render(self, lang: Lang, params: "Mapping[str, str] | Mapping[str, str | Text]") -> str:
        """The text in ``lang`` with its placeholders filled; a parameter may be a Text itself."""
        words = {
            name: value(lang) if isinstance(value, Text) else value
            for name, value in params.items()
        }
        return self(lang).format_map(words)
