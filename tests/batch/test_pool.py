"""Jobs on processes: the same outcome for any number, and a job that fails takes no other along."""

import os
from types import SimpleNamespace
from typing import Any

import pytest

from crmgen.batch.job import Job, run_job
from crmgen.batch.pool import Pool
from crmgen.catalogue import value
from crmgen.pipeline import Request
from crmgen.targets import resolve_target

DESIGN = ",NODE\n,,uname,ptype,name,value\n,,pm01,attributes,site,east\n"


class Deadly(SimpleNamespace):
    """A request that ends the process that receives it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (7,)


@pytest.fixture
def job(tmp_path):
    def make(name: str, text: str = DESIGN, **fields: Any) -> Job:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        request = Request(path, resolve_target(None), kinds=("crm", "cib"), **fields)
        return Job(request, tmp_path / "out" / name)

    return make


def run(jobs, workers):
    told = []
    outcomes = Pool(workers).run(jobs, told.append)
    assert sorted(o.name for o in told) == sorted(o.name for o in outcomes)
    return outcomes


def test_outcomes_stand_in_the_order_of_the_jobs_for_any_number_of_processes(job, tmp_path):
    jobs = [job(f"{n}.csv", DESIGN.replace("east", f"s{n}")) for n in range(7)]
    jobs[3] = job("3.csv", DESIGN.replace("attributes", "atributes"))
    alone = run(jobs, 1)
    files = {p: p.read_bytes() for p in tmp_path.glob("out/*/*")}
    assert len(files) == 12
    for workers in (2, 3):
        for path in files:
            path.unlink()
        assert run(jobs, workers) == alone
        assert {p: p.read_bytes() for p in tmp_path.glob("out/*/*")} == files
    assert [bool(o.written) for o in alone] == [n != 3 for n in range(7)]


def test_a_code_is_the_catalogues_own_after_its_way_from_another_process(job):
    jobs = [job(f"{n}.csv", DESIGN.replace("attributes", "atributes")) for n in range(2)]
    found = [d for o in run(jobs, 2) for d in o.findings if d.code.id == value.NOT_ONE_OF.id]
    assert len(found) == 2
    assert all(d.code is value.NOT_ONE_OF for d in found)


def test_a_process_that_ends_is_told_for_its_job_alone(job, tmp_path):
    jobs = [job(f"{n}.csv") for n in range(6)]
    lost = Job(Deadly(path=tmp_path / "lost.csv"), tmp_path / "out" / "lost.csv")  # type: ignore[arg-type]
    outcomes = run([*jobs[:2], lost, *jobs[2:]], 2)
    assert [[d.code.id for d in o.findings if d.code.id == "OUT706"] for o in outcomes] == [
        [],
        [],
        ["OUT706"],
        *[[]] * 4,
    ]
    assert [len(o.written) for o in outcomes] == [2, 2, 0, 2, 2, 2, 2]


def test_a_fault_of_crmgen_is_told_for_its_job_alone(job):
    broken = job("b.csv")
    broken = Job(Request(broken.request.path, None), broken.folder)  # type: ignore[arg-type]
    outcome = run_job(broken)
    assert [d.code.id for d in outcome.findings] == ["OUT707"]
    assert "Traceback" in outcome.fault
    assert outcome.written == ()


def test_outputs_of_a_cluster_are_written_all_or_none(job, tmp_path):
    blocked = job("a.csv")
    (blocked.folder / "a.xml").mkdir(parents=True)
    outcome = run_job(blocked)
    assert outcome.findings[-1].code.id == "OUT703"
    assert outcome.written == ()
    assert [path.name for path in blocked.folder.iterdir()] == ["a.xml"]


def test_a_file_in_the_place_of_a_folder(job, tmp_path):
    (tmp_path / "out").touch()
    outcome = run_job(job("a.csv"))
    assert outcome.findings[-1].code.id == "OUT703"
    assert outcome.written == ()


def test_only_rows_that_findings_are_about_are_kept(job):
    text = (
        DESIGN
        + ",,pm01,atributes,x,y\n"
        + "".join(f",,pm01,attributes,z{n},y\n" for n in range(50))
    )
    (grid,) = run_job(job("a.csv", text)).grids
    assert len(grid.rows) == 4
    assert list(grid.rows[3])[:4] == ["", "", "pm01", "atributes"]
    assert not any(grid.rows[:3])
