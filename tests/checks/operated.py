"""Tables of resources whose operations and meta attributes matter."""

START = "start,60s,0s,restart"
MONITOR = "monitor,60s,10s,restart"
STOP = "stop,60s,0s,fence"
USUAL = (START, MONITOR, STOP)
COLUMNS = "type,timeout,interval,on-fail"


def service(
    name: str, agent: str, *operations: str, columns: str = COLUMNS, given: tuple[str, ...] = ()
) -> str:
    """A table PRIMITIVE. ``agent`` is ``systemd,,nginx``, ``given`` holds ``meta,NAME,VALUE``."""
    rows = [",PRIMITIVE", ",P,id,class,provider,type", f",,{name},{agent}"]
    if given:
        rows += [",A,type,name,value", *(f",,{row}" for row in given)]
    rows += [f",O,{columns}", *(f",,{row}" for row in operations or USUAL)]
    return "\n".join(rows) + "\n"


def table(name: str, columns: str, *rows: str) -> str:
    """A table without parts; a row is its cells from column C on."""
    return "\n".join([f",{name}", f",,{columns}", *(f",,{row}" for row in rows)]) + "\n"


def meta(*rows: str) -> str:
    """Table RSC_ATTRIBUTES; a row is ``ID,NAME,VALUE``."""
    return table("RSC_ATTRIBUTES", "id,name,value", *rows)
