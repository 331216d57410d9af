"""Makes mistakes in the samples, asks crmgen and Pacemaker's own tools, and writes a table.

    python benchmarks/mutations.py [--seeds N] [--no-tools] [--kind NAME …]

Needs crm_verify, crm and pcs; takes about a quarter of an hour. Writes docs/mutations.md, or
only prints where kinds are named.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from tools import TOOLS, Outputs, complaints, outputs  # noqa: E402

from tests.mutations.judge import SAMPLES, Verdict, rows_of, try_mistake  # noqa: E402
from tests.mutations.kinds import Kind, kinds  # noqa: E402

# No rule and no kind of mistake was worked out on the sheets that come from here on.
FIRST_SEED = 31
PAGE = ROOT / "docs" / "mutations.md"
HEAD = """\
# 設計の誤りをどれだけ見つけるか / How many mistakes are found

`python benchmarks/mutations.py` が書いた表です。見本の環境定義書 (samples/) に {kinds} 種類の誤りを
1 つずつ、乱数で選んだ場所に入れ、`crmgen check` がそのセルを指すかどうかを数えました。
**{tried} 件のうち {named} 件 ({share}) で、誤りのあるセルを指しました** ({word} 件は助言として、
{beside} 件はその行全体、または関連するセルとして)。規則と誤りの種類は同じ見本で磨いたので、ほかの
シートでの割合はこれより低いはずです。
crm_verify、crmsh、pcs の列は、同じ誤りの入った構成を読ませたときに、誤りのない見本では出ない警告
またはエラーを 1 つでも出したかどうかです (どのセルのことかは、どれも言いません)。

The table is written by `python benchmarks/mutations.py`. Into the sample sheets (samples/) one
mistake of each of {kinds} kinds was put at a random place, and it was counted whether
`crmgen check` names that cell. **It named the cell in {named} of {tried} ({share})**, {word} of
them as advice, {beside} as the whole row or as a related cell. Rules and mistakes were worked out
on these samples, so the share on other sheets has to be lower. The columns crm_verify, crmsh and
pcs say whether the tool, given the configuration with the same mistake, has any warning or error
that it does not have for the good sample (none of them knows of cells).

- crmgen: セルを指した件数/試した件数。行を消した誤りでは、その行が属していたリソースや参照のセル。
  / cells named of those tried; for a row that is deleted, a cell of what it belonged to.
- ✓ 気付く / notices · – 黙って通す / stays silent · (空) ツールに渡せる構成にならない / the sheet
  makes no configuration that the tool could be given.
- ツールは 1 種類につき 1 つの見本で測りました。 / The tools were asked about one sample a kind.
- pcs は、見本と違うコマンドを `pcs -f` で実行し、`pcs cluster verify --full` を加えたものです。
  crm_verify は -VV です。 / For pcs, the commands that differ from the sample's, and
  `pcs cluster verify --full`; for crm_verify, -VV.
- 測った版 / Versions: {versions}

{summary}
"""
MARKS = {None: "", True: "✓", False: "–"}


class Line(NamedTuple):
    """What became of one kind. ``tools`` is None where there was nothing to give to them, else
    what they said to the sheet of ``asked``."""

    kind: Kind
    verdicts: list[Verdict]
    tools: dict[str, bool | None] | None = None
    asked: Verdict | None = None


def tried(kind: Kind, seeds: int) -> Iterator[tuple[bytes, Verdict]]:
    for seed in range(FIRST_SEED, FIRST_SEED + seeds):
        for sample in SAMPLES:
            made = try_mistake(kind, sample, str(seed))
            if made:
                yield made[0].data, made[1]


def measure(kind: Kind, seeds: int, good: dict[str, Outputs] | None) -> Line:
    """Ask crmgen about all, and the tools about the first that makes a configuration."""
    made = list(tried(kind, seeds))
    verdicts = [verdict for _, verdict in made]
    for data, verdict in made if good else ():
        bad = outputs(data)
        if bad:
            return Line(kind, verdicts, asked(good[verdict.sample], bad), verdict)
    return Line(kind, verdicts)


def asked(good: Outputs, bad: Outputs) -> dict[str, bool | None]:
    said = {tool: complaints(tool, good, bad) for tool in TOOLS}
    return {tool: None if words is None else bool(words) for tool, words in said.items()}


def good_outputs() -> dict[str, Outputs]:
    """What the samples compile to."""
    found = {}
    for sample, path in SAMPLES.items():
        made = outputs(path.read_bytes())
        assert made, f"{sample} makes no configuration"
        assert rows_of(sample)
        found[sample] = made
    return found


def summary(lines: list[Line]) -> str:
    asked_lines = [line for line in lines if line.tools is not None]
    rows = ["| | crmgen | " + " | ".join(TOOLS) + " |", "|---|---|" + "---|" * len(TOOLS)]
    counts = [sum(bool((line.tools or {})[tool]) for line in asked_lines) for tool in TOOLS]
    named = sum(line.asked is not None and line.asked.named for line in asked_lines)
    what = f"構成になった {len(asked_lines)} 種類 / the {len(asked_lines)} kinds that make one"
    rows.append(f"| {what} | {named} | " + " | ".join(map(str, counts)) + " |")
    silent = sum(not any((line.tools or {}).values()) for line in asked_lines)
    rows.append("")
    rows.append(
        f"{silent} 種類は 3 つとも黙って通しました。"
        f" / {silent} kinds pass all three without a word."
    )
    return "\n".join(rows)


def table(lines: list[Line]) -> Iterator[str]:
    yield "| 誤り / mistake | 出典 / rule | crmgen | " + " | ".join(TOOLS) + " |"
    yield "|---|---|---|" + "---|" * len(TOOLS)
    for line in lines:
        named = sum(item.named for item in line.verdicts)
        marks = ["" if line.tools is None else "✓" if line.tools[tool] else "–" for tool in TOOLS]
        yield (
            f"| {line.kind.text} | {line.kind.rules} | {named}/{len(line.verdicts)} | "
            + " | ".join(marks)
            + " |"
        )


def misses(lines: list[Line]) -> Iterator[str]:
    yield "## 指せなかったもの / Misses"
    yield ""
    yield "| 誤り / mistake | 見本 / sample | 誤りのセル / cells | 指したもの / found instead |"
    yield "|---|---|---|---|"
    for line in lines:
        for item in line.verdicts:
            if not item.named:
                cells = sorted(item.cells)
                found = [f"{d.code.id} {d.origin.cell if d.origin else ''}" for d in item.found]
                shown = ", ".join(cells[:4]) + (" …" if len(cells) > 4 else "")
                told = ", ".join(found[:4]) + (" …" if len(found) > 4 else "")
                yield f"| {line.kind.text} | {item.sample} | {shown} | {told or '–'} |"


def page(lines: list[Line], versions: str) -> str:
    verdicts = [item for line in lines for item in line.verdicts]
    named = [item for item in verdicts if item.named]
    advice = [item for item in named if max(d.severity for d in item.naming) == 0]
    head = HEAD.format(
        kinds=len(lines),
        tried=len(verdicts),
        named=len(named),
        share=f"{len(named) / len(verdicts):.1%}",
        word=len(advice),
        beside=sum(not item.at_cell for item in named),
        versions=versions,
        summary=summary(lines),
    )
    return "\n".join([head, *table(lines), "", *misses(lines), ""])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--no-tools", action="store_true")
    parser.add_argument("--kind", action="append", default=[])
    words = parser.parse_args()
    from tools import versions

    chosen = [kind for kind in kinds() if not words.kind or kind.name in words.kind]
    good = None if words.no_tools else good_outputs()
    lines: list[Line] = []
    with ThreadPoolExecutor(2) as pool:
        for line in pool.map(lambda kind: measure(kind, words.seeds, good), chosen):
            lines.append(line)
            named = sum(item.named for item in line.verdicts)
            csv.writer(sys.stdout).writerow(
                [line.kind.name, f"{named}/{len(line.verdicts)}", line.tools]
            )
            sys.stdout.flush()
    text = page(lines, versions())
    if words.kind:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
