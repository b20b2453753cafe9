"""Long lists beside others: the same steps for all, and figures that are told."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.benchmarks import Options, _campus, peers
from tests.benchmarks.peers import Figures, compare, growth, reach, speed_page, tables
from tests.benchmarks.peers.loop import Loop
from tests.benchmarks.start_up import ROOT, apart

LICENSES = 300
AS_GOOD_AS_PROMISED = {
    **dict.fromkeys(peers.OPERATIONS, 1.0),
    peers.SESSION: 30.0,
    peers.CSV: 15.0,
}
OTHERS = {**dict.fromkeys(peers.OPERATIONS, 10.0), peers.SESSION: 100.0}
IN_NO_WINDOW = {peers.JUMP, peers.SELECT, peers.READ_ALOUD}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figures]:
    """Let each peer that needs no screen go through all steps once."""
    folder = tmp_path_factory.mktemp("peers")
    lab = folder / "campus.rdlab"
    _campus.make(lab, LICENSES)
    return {
        peer: figures_of(peer, lab, folder)
        for peer in peers.PEERS
        if peer != peers.DB_BROWSER
    }


def figures_of(peer: str, lab: Path, folder: Path) -> Figures:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.peers.{peer}", lab, folder],
        cwd=ROOT,
        env=apart(folder, Options(rounds=1, x11=False)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Figures.from_json(done.stdout)


def figures(times: dict[str, float], gap: float = 5.0) -> Figures:
    return Figures(times, dict.fromkeys(times, gap), memory=20.0, hits=3)


def compared(**ours: float) -> compare.Compared:
    """Compare what is as good as promised, but for these operations."""
    return {
        peers.OURS: figures(AS_GOOD_AS_PROMISED | ours),
        peers.FLOOR: figures(OTHERS),
        peers.SQL_MODEL: figures(OTHERS),
    }


def over_the_limit(length: int, found: compare.Compared) -> list[str]:
    return [r.what for r in reach.results(length, found) if not r.is_good]


def test_each_peer_does_all_that_it_can(measured: dict[str, Figures]) -> None:
    for peer, found in measured.items():
        missing = IN_NO_WINDOW if peer == peers.FLOOR else set()
        assert found.times.keys() == set(peers.OPERATIONS) - missing
        assert all(found.times.values())


def test_each_peer_finds_the_same_rows(measured: dict[str, Figures]) -> None:
    compare.refuse_another_list(measured)
    assert measured[peers.OURS].hits > 0


def test_what_found_other_rows_is_not_compared() -> None:
    found = compared()
    found[peers.FLOOR].hits += 1
    with pytest.raises(AssertionError, match="different rows"):
        compare.refuse_another_list(found)


def test_a_session_is_the_sum_of_its_steps_and_has_their_longest_gap() -> None:
    found = Figures(dict.fromkeys(peers.IN_SESSION, 2.0))
    found.gaps[peers.FILTER] = 7.0
    found.sum_up()
    assert found.times[peers.SESSION] == 10.0
    assert found.times[peers.COMPLETE] == 6.0
    assert found.gaps[peers.SESSION] == 7.0


def test_one_slow_round_of_three_does_not_count() -> None:
    rounds = [figures({peers.CSV: taken}) for taken in (3.0, 90.0, 4.0)]
    assert compare.medians(rounds).times == {peers.CSV: 4.0}


def test_a_list_as_promised_is_within_every_limit() -> None:
    assert over_the_limit(reach.FULL, compared()) == []


@pytest.mark.parametrize("name", [*reach.MOST, peers.SESSION, peers.CSV])
def test_each_promise_can_be_broken(name: str) -> None:
    (broken,) = over_the_limit(reach.FULL, compared(**{name: 1501.0}))
    assert name in broken


def test_a_list_that_stands_still_or_is_large_breaks_its_promise() -> None:
    found = compared()
    found[peers.OURS].gaps[peers.COPY] = 101.0
    found[peers.OURS].memory = 61.0
    told = over_the_limit(reach.FULL, found)
    assert [what.partition(": ")[2] for what in told] == ["memory", "longest gap"]


def test_ratios_are_promised_for_a_million_rows_alone() -> None:
    slow = compared(**{peers.SESSION: 99.0})
    assert over_the_limit(100_000, slow) == []
    assert over_the_limit(reach.FULL, slow) != []


def test_a_table_has_a_line_for_each_operation_and_a_ratio_for_each_peer() -> None:
    header, *lines = tables.rows(compared())
    assert header[1:] == ["ours", "bare cursor", "QSqlTableModel"]
    told = {line[0]: line[1:] for line in lines}
    assert told.keys() == {*peers.OPERATIONS, tables.GAP, tables.MEMORY}
    assert told[peers.SESSION] == ["30", "100 (3.3×)", "100 (3.3×)"]


def test_what_a_peer_cannot_do_is_a_dash() -> None:
    found = compared()
    del found[peers.FLOOR].times[peers.SELECT]
    told = {line[0]: line for line in tables.rows(found)}
    assert told[peers.SELECT][2] == tables.NONE


def test_the_picture_is_one_and_no_line_is_known_by_its_colour_alone() -> None:
    drawn = growth.picture({1_000: compared(), 10_000: compared()})
    lines = ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}polyline")
    looks = {(line.get("stroke"), line.get("stroke-dasharray")) for line in lines}
    assert len(looks) == len({dash for _, dash in looks}) == len(compared())


def test_a_dearer_list_is_drawn_higher_and_a_longer_one_further_right() -> None:
    slow = compared(**{peers.SESSION: 300.0})
    found = growth.curves(
        {1_000: compared(), 10_000: slow}, growth.PANELS["whole session, ms"]
    )
    assert found[peers.OURS] == [(1_000, 30.0), (10_000, 300.0)]
    (line,) = [
        line
        for line in growth.Panel("", {peers.OURS: found[peers.OURS]}).draw()
        if "polyline" in line
    ]
    (x1, y1), (x2, y2) = (
        map(float, point.split(","))
        for point in ElementTree.fromstring(line).attrib["points"].split()
    )
    assert x1 < x2
    assert y1 > y2


def test_the_page_has_all_lengths_and_says_which_promise_is_met(tmp_path: Path) -> None:
    found = {1_000: compared(), reach.FULL: compared(**{peers.FILTER: 501.0})}
    results = [r for length, c in found.items() for r in reach.results(length, c)]
    speed_page.write(found, results, 3, tmp_path)
    text = (tmp_path / speed_page.PAGE).read_text(encoding="utf-8")
    assert "## 1,000 rows" in text
    assert "Rounds: 3." in text
    assert "## 1,000,000 rows" in text
    assert "| 1,000: filter | 1 ms | 500 ms | met |" in text
    assert "| 1,000,000: filter | 501 ms | 500 ms | **not met** |" in text
    assert (tmp_path / speed_page.PICTURE).exists()


def test_the_loop_waits_for_what_is_done_later_and_for_its_paint(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    done: list[str] = []
    measured = Loop(widget).run(
        lambda: QTimer.singleShot(5, lambda: done.append("done")), lambda: bool(done)
    )
    assert done == ["done"]
    assert 0 < measured.gap <= measured.milliseconds


def test_an_error_in_the_loop_ends_it(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()

    def fail() -> bool:
        raise LookupError("broken")

    for call, is_done in ((fail, bool), (bool, fail)):
        with pytest.raises(LookupError):
            Loop(widget).run(call, is_done)
