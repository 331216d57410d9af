"""A new workbook, from what ``crmgen new`` is asked for to its bytes."""

from collections.abc import Sequence

from crmgen.targets import Target
from crmgen.workbook.blank import blank_content
from crmgen.workbook.book import write_workbook
from crmgen.workbook.classic import classic_blank, classic_content, dialect_of
from crmgen.workbook.profile import profile_content
from crmgen.workbook.vocabulary import Vocabulary
from crmgen.workbook.voice import Speaker, Voice


def make_workbook(
    voice: Voice,
    profile: str | None,
    nodes: Sequence[str],
    target: Target,
    *,
    classic: bool = False,
) -> bytes:
    """The workbook of a profile, or an empty one in which only the nodes are named.

    ``classic``: on one sheet, in the dialect of the target.
    """
    say = Speaker(voice)
    dialect = dialect_of(target) if classic else None
    if profile is not None:
        content = profile_content(profile, say, nodes)
        if dialect is not None:
            content = classic_content(content, dialect, say)
    elif dialect is not None:
        content = classic_blank(dialect, say, nodes)
    else:
        content = blank_content(say, nodes)
    if dialect is None:
        return write_workbook(content, Vocabulary(target, say))
    words = Vocabulary(target, say, without=dialect.without)
    return write_workbook(content, words, dialect.form())
