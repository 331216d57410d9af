"""``crmgen agents update``: makes the files of the agent catalogue from the installed agents."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from crmgen.catalogue import cli as texts
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand, Word
from crmgen.cli.console import say
from crmgen.text import Lang

CLEAN, FAILED, WARNED = 0, 1, 2
ACTIONS = ("update",)


class Places(NamedTuple):
    output: Path
    ocf_roots: tuple[Path, ...]
    fence_folders: tuple[Path, ...]


def command(lang: Lang) -> LocalizedCommand:
    def agents(
        action: str | None,
        agents_output: str | None,
        ocf_root: tuple[str, ...],
        fence_folder: tuple[str, ...],
    ) -> int:
        if action is None:
            raise click.UsageError(texts.NO_AGENTS_ACTION(lang), click.get_current_context())
        return _update(_places(agents_output, ocf_root, fence_folder), lang)

    folder = click.Path(path_type=str)
    word = texts.FOLDER_WORD
    return LocalizedCommand(
        "agents",
        lang,
        callback=agents,
        params=[
            click.Argument(["action"], type=Word(ACTIONS, lang), required=False),
            options.value(lang, ["--output"], "agents_output", word, folder),
            options.value(lang, ["--ocf-root"], "ocf_root", word, folder, multiple=True),
            options.value(lang, ["--fence-folder"], "fence_folder", word, folder, multiple=True),
            options.language(lang),
        ],
        about=texts.AGENTS_HELP,
        usage=(f"agents update {texts.OPTIONS_WORD(lang)}",),
    )


def _places(output: str | None, roots: Sequence[str], folders: Sequence[str]) -> Places:
    from crmgen.agents.installed import FENCE_FOLDER, OCF_ROOT
    from crmgen.data import data_path

    return Places(
        Path(output) if output else data_path("schemas", "agents"),
        tuple(map(Path, roots)) or (OCF_ROOT,),
        tuple(map(Path, folders)) or (FENCE_FOLDER,),
    )


def _update(places: Places, lang: Lang) -> int:
    from crmgen.agents.installed import find_installed, read_installed
    from crmgen.agents.update import write_catalogue

    installed = find_installed(places.ocf_roots, places.fence_folders)
    if not installed:
        where = ", ".join(map(str, (*places.ocf_roots, *places.fence_folders)))
        say(texts.NO_AGENTS.render(lang, {"where": where}), error=True)
        return FAILED
    facts, failed = read_installed(installed)
    for item in failed:
        words = {"agent": item.agent.name, "reason": item.reason}
        say(texts.AGENT_FAILED.render(lang, words), error=True)
    try:
        done = write_catalogue(places.output, facts, {item.agent for item in failed})
    except OSError as error:
        words = {"path": str(error.filename), "reason": error.strerror or str(error)}
        say(texts.AGENTS_NOT_WRITTEN.render(lang, words), error=True)
        return FAILED
    counts = {
        "read": str(len(facts)),
        "written": str(done.written),
        "removed": str(done.removed),
        "folder": str(places.output),
    }
    say(texts.AGENTS_UPDATED.render(lang, counts))
    return WARNED if failed else CLEAN
