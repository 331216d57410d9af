import pytest

from crmgen.cli.language import choose_language


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.eucJP", "LC_MESSAGES": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "ja_JP"}, "ja"),
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "ja_JP", "LANG": "ja_JP"}, "en"),
        ({"LC_ALL": "", "LANG": "ja"}, "ja"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_locale_decides(environ, lang):
    assert choose_language(["x.csv"], environ) == lang


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["--lang", "ja", "--help"], "ja"),
        (["check", "x.csv", "--lang=ja"], "ja"),
        (["--help", "--lang", "ja"], "ja"),
        (["--lang", "ja", "--lang", "en"], "en"),
        (["--", "--lang", "ja"], "en"),
        (["--lang", "fr"], "en"),
        (["--lang"], "en"),
    ],
)
def test_lang_decides_wherever_it_stands(arguments, lang):
    assert choose_language(arguments, {}) == lang


COMMANDS = ["", "check", "targets", "tables"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_in_both_languages(crmgen, command, option):
    words = [command] if command else []
    english = crmgen(*words, option)
    japanese = crmgen(*words, option, env={"LC_ALL": "ja_JP.UTF-8"})
    assert (english.exit_code, japanese.exit_code) == (0, 0)
    assert english.stdout.startswith("Usage: crmgen")
    assert japanese.stdout.startswith("使い方: crmgen")
    assert crmgen(*words, option, "--lang", "ja").stdout == japanese.stdout


def test_english_help_holds_no_japanese_but_the_sheet_of_the_example(crmgen):
    for command in COMMANDS:
        help_text = crmgen(*([command] if command else []), "--help").stdout
        assert help_text.replace("本番系", "").replace("…", "").isascii()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_the_terminal_in_both_languages(crmgen, command):
    from crmgen.diagnostics.width import columns_of

    words = [command] if command else []
    for lang in ("ja", "en"):
        lines = crmgen(*words, "--help", "--lang", lang).stdout.splitlines()
        assert max(map(columns_of, lines)) <= 80


def test_version(crmgen):
    from crmgen import __version__

    assert crmgen("--version").stdout == f"crmgen {__version__}\n"


def test_every_text_has_both_languages_with_the_same_placeholders():
    import re

    from crmgen.catalogue import cli
    from crmgen.diagnostics import Code
    from crmgen.text import Text

    def texts(value):
        if isinstance(value, Text):
            yield value
        elif isinstance(value, Code):
            yield from (text for text in (value.message, value.hint) if text)
        elif isinstance(value, dict):
            for entry in value.values():
                yield from texts(entry)
        elif isinstance(value, tuple):
            for entry in value:
                yield from texts(entry)

    found = [text for value in vars(cli).values() for text in texts(value)]
    assert len(found) > 80
    for text in found:
        assert text.ja and text.en
        assert sorted(re.findall(r"{\w+}", text.ja)) == sorted(re.findall(r"{\w+}", text.en))
