"""The files of the corpus that the real tools are asked about."""

from functools import cache

from lxml import etree

from tests.corpus.constructs import constructs, cover
from tests.corpus.files import corpus
from tests.corpus.measure import Measured, Outcome, measure
from tests.corpus.plain import plain


@cache
def selected(package: str, folder: str, most_elements: int, at_most: int) -> tuple[Measured, ...]:
    """Files that come back the same and have all constructs of such files between them, as far as
    ``at_most`` files can; those with more elements than ``most_elements`` take too long."""
    found: dict[str, Measured] = {}
    constructed: dict[str, frozenset[str]] = {}
    for file in corpus():
        if file.package != package or folder not in file.folder:
            continue
        one = measure(file)
        # tools of the third target, Pacemaker 1.1, are not at hand
        if one.outcome is not Outcome.SAME or one.target not in ("debian12", "debian13"):
            continue
        if _ends_with_blanks(file.path.read_bytes()):
            continue
        configuration = plain(file.path.read_bytes())
        if len(list(configuration.iter())) <= most_elements:
            found[file.name], constructed[file.name] = one, constructs(configuration)
    return tuple(found[name] for name in cover(constructed, at_most))


def _ends_with_blanks(cib: bytes) -> bool:
    """Whether a value has blanks around it. A cell has none: the state in the file knows another
    digest of the parameters then, and the resource would be started anew."""
    values = (str(pair.get("value", "")) for pair in etree.fromstring(cib).iter("nvpair"))
    return any(value != value.strip() for value in values)
