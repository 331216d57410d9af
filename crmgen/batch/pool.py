"""Jobs on several processes, their outcomes in the order of the jobs."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from crmgen.batch.job import Job, Outcome, failed, run_job
from crmgen.catalogue import output as codes

_AHEAD = 2  # jobs that wait for each process: a process that ends takes no more with it
_MOST = 60  # processes that Windows can wait for

Done = Callable[[Outcome], None]


def usable_cores() -> int:
    """How many processes can work at once."""
    with suppress(AttributeError):  # no affinity on this system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pool:
    """Runs jobs, on this process where there is one worker or one job."""

    def __init__(self, workers: int) -> None:
        self._workers = min(workers, _MOST)

    def run(self, jobs: Sequence[Job], done: Done) -> list[Outcome]:
        """All outcomes; ``done`` is called as each is there. A job whose process ends is told."""
        workers = min(self._workers, len(jobs))
        if workers < 2:
            return [_told(run_job(job), done) for job in jobs]
        outcomes: dict[int, Outcome] = {}
        while len(outcomes) < len(jobs):
            left = [number for number in range(len(jobs)) if number not in outcomes]
            broken = self._run_some(jobs, left, workers, outcomes, done)
            for number in broken:  # one of them ended its process: each on its own now
                outcomes[number] = _told(_alone(jobs[number]), done)
        return [outcomes[number] for number in range(len(jobs))]

    def _run_some(
        self,
        jobs: Sequence[Job],
        numbers: Sequence[int],
        workers: int,
        outcomes: dict[int, Outcome],
        done: Done,
    ) -> list[int]:
        """Run until all are done, or until a process ends: then the jobs that were under way."""
        waiting = iter(numbers)
        running: dict[Future[Outcome], int] = {}
        with _executor(workers) as pool:
            try:
                while True:
                    for number in waiting:
                        running[pool.submit(run_job, jobs[number])] = number
                        if len(running) >= workers * _AHEAD:
                            break
                    if not running:
                        return []
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        outcomes[running[future]] = _told(future.result(), done)
                        del running[future]
            except BrokenProcessPool:
                return sorted(running.values())


def _told(outcome: Outcome, done: Done) -> Outcome:
    done(outcome)
    return outcome


def _alone(job: Job) -> Outcome:
    with _executor(1) as pool:
        try:
            return pool.submit(run_job, job).result()
        except BrokenProcessPool:
            return failed(job, codes.PROCESS_ENDED, "")


@contextmanager
def _executor(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are started anew, as Windows does it, and leave Ctrl-C to this one.

    An interrupt drops what has not begun and waits for what has: no output is left half written.
    """
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start)
    with _without_interrupts():  # inherited, until _start says so on systems where it is not
        wait([pool.submit(_ready) for _ in range(workers)])
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start() -> None:
    import gc

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # as the program does; run_job collects what has piled up


def _ready() -> None:
    """The first task of each process: until all have begun with one, they are being started."""
