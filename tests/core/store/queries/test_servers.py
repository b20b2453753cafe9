"""License packs as windows ask for them."""

from core.lab import Lab
from tests.helpers.labs import MakeLab, installation, retail, sql


def test_what_a_pack_has_issued_is_not_counted_again_while_nothing_changes(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    lab.packs("RDLIC01")
    asked: list[str] = []
    sql(lab).set_trace_callback(asked.append)
    pack = lab.pack_listed("RDLIC01", 3)
    sql(lab).set_trace_callback(None)

    assert pack == lab.pack("RDLIC01", 3)
    assert asked == []
    assert lab.pack_listed("RDLIC01", 99) is None


def test_after_a_command_it_is_counted_again(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    before = ids(lab)
    lab.do(installation(retail(9)))

    assert ids(lab) > before
    assert lab.pack_listed("RDLIC01", max(ids(lab))) is not None


def ids(lab: Lab) -> set[int]:
    return {pack.id for pack in lab.packs("RDLIC01")}
