"""``crmgen targets``: the platforms, their versions, and what each can't say."""

from collections.abc import Sequence

import click

from crmgen.catalogue import cli as texts
from crmgen.cli import options
from crmgen.cli.command import LocalizedCommand
from crmgen.cli.console import say
from crmgen.diagnostics.width import columns_of, pad
from crmgen.targets import Feature, Target, resolve_target
from crmgen.targets.platforms import DEFAULT_PLATFORM, PLATFORMS, Shipped
from crmgen.text import Lang


def command(lang: Lang) -> LocalizedCommand:
    def targets(names: tuple[Target, ...]) -> int:
        chosen = names or tuple(map(resolve_target, PLATFORMS))
        lines = [*table(chosen, lang), "", texts.TARGETS_ASSUMED(lang)]
        for target in chosen:
            lines += ["", *limits(target, lang)]
        say("\n".join(lines))
        return 0

    word = texts.TARGET_WORD(lang)
    return LocalizedCommand(
        "targets",
        lang,
        callback=targets,
        params=[
            click.Argument(["names"], nargs=-1, type=options.TargetName(lang), metavar=word),
            options.language(lang),
        ],
        about=texts.TARGETS_HELP,
        usage=(f"targets [{word}…]",),
    )


def table(targets: Sequence[Target], lang: Lang) -> list[str]:
    """One line a target: name, platform, versions, schema; columns aligned."""
    rows = [[head(lang) for head in texts.TARGETS_HEAD]]
    rows += [_row(target) for target in targets]
    sizes = [max(columns_of(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(pad(word, size) for word, size in zip(row, sizes, strict=True)).rstrip()
        for row in rows
    ]


def _row(target: Target) -> list[str]:
    platform = PLATFORMS.get(target.name)
    mark = "*" if target.name == DEFAULT_PLATFORM else ""
    versions = [_version(tool) for tool in (target.pacemaker, target.crmsh, target.pcs)]
    return [target.name + mark, platform.title if platform else "-", *versions, target.schema]


def _version(tool: Shipped) -> str:
    return tool.text if tool.shipped else f"({tool.text})"


def limits(target: Target, lang: Lang) -> list[str]:
    """What the target can't say, and what it says in another way."""
    missing = [feature for feature in Feature if not target.has(feature)]
    lost = [feature.text(lang) for feature in missing if not feature.rewritten]
    other = [feature.text(lang) for feature in missing if feature.rewritten]
    lines = [f"{target.name}:"]
    for title, entries in ((texts.CANT_SAY, lost), (texts.REWRITTEN, other)):
        if entries:
            lines += [f"  {title(lang)}", *(f"    - {entry}" for entry in entries)]
    return lines if missing else [*lines, f"  {texts.SAYS_ALL(lang)}"]
