"""The progress bar, on a terminal, where there is something to wait for."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

LARGE = 200_000
"""Bytes of an input that takes long enough to wait for."""
STEPS = 5
"""Steps of one input, as the pipeline counts them."""

Step = Callable[[], None]


@contextmanager
def progress(inputs: Sequence[str], label: str) -> Iterator[Callable[[str], Step] | None]:
    """Gives what to call when an input begins, which gives what to call after each step of it.
    ``label`` says what is done with them.

    Gives None where no bar is to be shown: the standard error is no terminal, or there is only
    one small input.
    """
    if not sys.stderr.isatty() or (len(inputs) < 2 and not any(map(_is_large, inputs))):
        yield None
        return
    total = len(inputs) * STEPS
    names: list[str] = []
    bar: ProgressBar[int]
    with click.progressbar(
        length=total,
        label=label,
        file=sys.stderr,
        item_show_func=lambda _: names[-1] if names else "",
    ) as bar:

        def begin(name: str) -> Step:
            names.append(Path(name).name)
            done = (len(names) - 1) * STEPS
            bar.update(done - bar.pos)
            bar.render_progress()
            return lambda: bar.update(1)

        yield begin
        bar.update(total - bar.pos)


@contextmanager
def counting(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Gives what to call with how many of how many things are done; None where the standard error
    is no terminal. The bar is there from the first call on."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as held:
        bars: list[ProgressBar[int]] = []

        def done(count: int, total: int) -> None:
            if not bars:
                bar: ProgressBar[int] = click.progressbar(
                    length=total, label=label, file=sys.stderr
                )
                bars.append(held.enter_context(bar))
            bars[0].update(count - bars[0].pos)

        yield done


def _is_large(name: str) -> bool:
    try:
        return Path(name).stat().st_size >= LARGE
    except OSError:
        return False
