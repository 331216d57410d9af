from crmgen.build.ids import IdBook
from crmgen.diagnostics import Sink
from crmgen.emit.cib_ids import Ids
from crmgen.origin import Origin, Source

AT = Origin(Source("a.csv"), 1, 1)


def test_made_ids_are_numbered_from_0():
    book = IdBook(Sink())
    book.declare("a-1", AT)
    assert [book.allocate("a", AT) for _ in range(4)] == ["a", "a-0", "a-2", "a-3"]
    ids = Ids(["a-1"])
    assert [ids.make("a") for _ in range(4)] == ["a", "a-0", "a-2", "a-3"]
    assert [ids.make("é") for _ in range(2)] == ["_", "_-0"]
