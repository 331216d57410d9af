"""The ready-made workbooks of templates/workbooks, for those who have no crmgen at hand.

``python -m crmgen.workbook.ready`` writes them anew; a test keeps them equal to what
``crmgen new`` writes.
"""

from collections.abc import Iterator

from crmgen.data import data_path
from crmgen.targets import resolve_target
from crmgen.workbook.make import make_workbook
from crmgen.workbook.profile import NODES, PROFILES
from crmgen.workbook.voice import Voice

FOLDER = "templates/workbooks"
_VOICES: tuple[Voice, ...] = ("ja", "en")
_CLASSIC = {"pm_crmgen": "rhel7", "pm_pcsgen": "rhel9"}


def workbooks() -> Iterator[tuple[str, bytes]]:
    """Every ready-made workbook by its path from the project's root."""
    default = resolve_target(None)
    for voice in _VOICES:
        yield f"{FOLDER}/blank.{voice}.xlsx", make_workbook(voice, None, (), default)
        for profile in PROFILES:
            yield f"{FOLDER}/{profile}.{voice}.xlsx", make_workbook(voice, profile, NODES, default)
    for form, name in _CLASSIC.items():
        data = make_workbook("ja", None, (), resolve_target(name), classic=True)
        yield f"{FOLDER}/blank.{form}.ja.xlsx", data


if __name__ == "__main__":
    for path, data in workbooks():
        file = data_path(*path.split("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
