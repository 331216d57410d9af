"""One mistake in a sample about fencing, quorum or monitoring: told at its cell, and only there."""

from functools import cache
from pathlib import Path

import pytest

from crmgen.pipeline import Request, compile_workbook
from crmgen.targets import resolve_target

SAMPLES = Path(__file__).parents[2] / "samples"
STAGES = ("FEN", "QUO", "MON")


@cache
def sample(name: str) -> str:
    return (SAMPLES / f"{name}.csv").read_bytes().decode("cp932" if name == "web-mail" else "utf-8")


@cache
def findings(text: str) -> frozenset[tuple[str, str]]:
    request = Request(Path("x.csv"), resolve_target(None), kinds=("cib",), data=text.encode())
    return frozenset(
        (item.code.id, item.origin.cell)
        for item in compile_workbook(request).sink.sorted()
        if item.code.id.startswith(STAGES) and item.origin is not None
    )


def row_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


SHARED, REPLICA, THREE = "pgsql-shared-disk", "pgsql-replication", "three-node"
MAIL, FILES = "web-mail", "nfs-file-server"
OFF_2 = "prmFence2Bmc,-INFINITY,,#uname,eq,ordb02"
OFF_F1 = "fence-filer1-bmc,avoids,filer1"
HEALTH = "node-health-strategy,only-green"
HUB3 = ",,hub03,prmFence3Bmc,1"
UP, PING = "gateway_up,lt,100", "ping:ping_service:100"


@pytest.mark.parametrize(
    ("name", "right", "wrong", "expected"),
    [
        (SHARED, UP, "gateway_up,gt,100", {("MON404", "H")}),
        (SHARED, UP, "gateway_up,lt,1000", {("MON404", "H")}),
        (SHARED, UP, "gateway_up,ne,100", {("MON404", "H")}),
        (SHARED, UP, "gateway_up,lt,0", {("MON405", "H")}),
        (SHARED, UP, "gateway_up,eq,50", {("MON405", "H")}),
        (SHARED, UP, "gateway_up,lt,ERROR", {("MON414", "H")}),
        (SHARED, UP, "gateway_upp,lt,100", {("MON401", "F")}),
        (SHARED, "gateway_up,not_defined", "gatewayup,not_defined", {("MON401", "F")}),
        (SHARED, ",name,gateway_up", ",name,gateway_ok", {("MON403", "E")}),
        (SHARED, ",name,gateway_up", ",name,ping_result", {("MON403", "E")}),
        (SHARED, "-INFINITY,or,gateway_up", "-INFINITY,and,gateway_up", {("MON407", "E")}),
        (SHARED, "stonith-enabled,true", "stonith-enabled,false", {("FEN403", "D")}),
        (SHARED, "pcmk_host_list,ordb02", "pcmk_host_list,ordb01", {("FEN436", "E")}),
        (SHARED, "pcmk_host_list,ordb02", "pcmk_host_list,ordb20", {("FEN405", "E")}),
        (SHARED, "pcmk_host_list,ordb02", "pcmk_host_list,ORDB02", set()),
        (SHARED, OFF_2, OFF_2.replace("ordb02", "ordb01"), {("FEN407", "H")}),
        (SHARED, OFF_2, OFF_2.replace("eq", "ne"), {("FEN407", "H")}),
        (SHARED, OFF_2, OFF_2.replace("-INF", "INF"), {("FEN406", "D")}),
        (SHARED, "no-quorum-policy,ignore", "no-quorum-policy,stop", {("QUO401", "D")}),
        (SHARED, "interface,lanplus", "priv,admin", {("FEN425", "")}),
        (THREE, "no-quorum-policy,freeze", "no-quorum-policy,ignore", {("QUO402", "D")}),
        (THREE, HUB3, ",,hub04,prmFence3Bmc,1", {("FEN435", "C")}),
        (THREE, HUB3, ",,hub02,prmFence3Bmc,1", {("FEN437", "C")}),
        (THREE, "prmFence1PduB,2", "prmFence2PduB,2", {("FEN410", "D")}),
        (THREE, "10.40.1.2 10.40.1.3", "10.40.1.2 10.40.1.33", {("MON416", "E")}),
        (THREE, "params,name,uplink", "params,name,uplnk", {("MON403", "E")}),
        (THREE, "100,,floor,eq", "100,,flor,eq", {("MON401", "F")}),
        (THREE, ",hub03,3,", ",hub03,2,", {("QUO406", "D")}),
        (THREE, ",hub03,3,", ",hub03,x,", {("QUO405", "D")}),
        (REPLICA, HEALTH, "node-health-strategy,none", {("MON418", "D")}),
        (REPLICA, "fencing-delay,10s", "fencing-delay,5s", {("FEN416", "D")}),
        (REPLICA, ",priority,10", ",priority,0", {("FEN415", "E")}),
        (REPLICA, "#health-disk,not", "#health-dsk,not", {("MON401", "F")}),
        (REPLICA, "pgsql-status,eq,PRI", "pgsql-statu,eq,PRI", {("MON401", "F")}),
        (REPLICA, "-INFINITY,and,pgsql", "-INFINITY,or,pgsql", {("MON408", "E")}),
        (REPLICA, "ip,172.20.9.12", "ip,172.20.9.11", {("FEN424", "E")}),
        (REPLICA, "pcmk_host_list,repdb-b", "pcmk_host_list,repdb-a", {("FEN436", "E")}),
        (REPLICA, "password,sample-bmc-password", "password,Kawazu17", {("FEN434", "E")}),
        (MAIL, "pcmk_delay_base,12s", "pcmk_delay_base,0", {("FEN412", "")}),
        (MAIL, PING, "ping:ping_servis:100", {("MON401", "G")}),
        (MAIL, PING, "ping:ping_service:1000", {("MON404", "G")}),
        (MAIL, "diskd:diskcheck_mail", "diskd:diskcheck_mial", {("MON401", "I")}),
        (MAIL, "ClnPing,meta,clone-max,2", "ClnPing,meta,clone-max,1", {("MON410", "F")}),
        (FILES, "options,name,ping-g", "options,name,pingg", {("MON403", "E")}),
        (FILES, OFF_F1, "fence-filer1-bmc,avoids,filer2", {("FEN406", "E")}),
        (FILES, OFF_F1, "fence-filer1-bmc,prefers,filer1", {("FEN406", "D")}),
    ],
)
def test_a_mistake_is_told_at_its_cell(name, right, wrong, expected):
    """``expected``: the code and the column; the row is that of the mistake (any, if empty)."""
    text = sample(name)
    row = row_of(text, right)
    got = findings(text.replace(right, wrong, 1)) - findings(text)
    cells = dict(got)
    assert cells.keys() == {code for code, _ in expected}
    for code, column in expected:
        assert not column or cells[code] == f"{column}{row}"


@pytest.mark.parametrize("name", [SHARED, REPLICA, THREE, MAIL, FILES])
def test_what_is_told_of_a_sample_is_advice(name):
    codes = {code for code, _ in findings(sample(name))}
    assert codes <= {"FEN423"}
