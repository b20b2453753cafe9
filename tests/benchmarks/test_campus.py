"""The long lab: whole, sound, and as if the world had made it."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from core.catalog import LicenseStatus
from core.commands.time import MoveClock
from core.errors import WriteFailed
from core.lab import Lab
from tests.benchmarks import __main__ as bench
from tests.benchmarks import _campus, indexes
from tests.helpers.labs import sql

LICENSES = 600
DEVICES = LICENSES // 10
YEAR = timedelta(days=365)


@pytest.fixture(scope="module")
def campus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "campus.rdlab"
    _campus.make(path, LICENSES)
    return path


def test_a_campus_is_sound(campus: Path) -> None:
    with Lab.open(campus, read_only=True) as lab:
        assert lab.problems() == []


@pytest.mark.parametrize("licenses", [1, 9, 10, 25, 26, 2500])
def test_a_campus_of_any_length_is_sound(tmp_path: Path, licenses: int) -> None:
    path = tmp_path / "campus.rdlab"
    _campus.make(path, licenses)
    with Lab.open(path, read_only=True) as lab:
        assert lab.problems() == []
        assert lab.packs("RDLIC01")[1].issued == licenses


def test_one_pack_has_issued_to_users_and_one_to_devices_but_for_the_revoked(
    campus: Path,
) -> None:
    with Lab.open(campus, read_only=True) as lab:
        _, per_user, per_device, _ = lab.packs("RDLIC01")
        assert (per_user.issued, per_device.issued) == (LICENSES, DEVICES - 1)


def test_each_user_and_each_device_has_one_license_and_is_known(campus: Path) -> None:
    with Lab.open(campus, read_only=True) as lab:
        users = sql(lab).execute(
            "SELECT count(DISTINCT i.user) FROM issued_license AS i JOIN user "
            "ON i.user = 'CORP\\' || user.name WHERE i.hardware_id IS NULL"
        )
        assert users.fetchone()[0] == LICENSES
        devices = sql(lab).execute(
            "SELECT count(DISTINCT i.hardware_id) FROM issued_license AS i JOIN device "
            "ON i.hardware_id = device.hardware_id AND i.computer = device.name "
            "AND i.expires_on = device.copy_until"
        )
        assert devices.fetchone()[0] == DEVICES


def test_licenses_were_issued_within_a_year_and_none_has_run_out(campus: Path) -> None:
    with Lab.open(campus, read_only=True) as lab:
        now = lab.settings().now
        rows = sql(lab).execute(
            "SELECT issued_on, expires_on FROM issued_license "
            "WHERE status IN ('active', 'revoked')"
        )
        dates = [(clock.parse(a), clock.parse(b)) for a, b in rows]
    issued = [issued_on for issued_on, _ in dates]
    assert now - YEAR <= min(issued) < now - timedelta(days=350)
    assert now - timedelta(days=15) < max(issued) < now
    assert all(expires_on > now for _, expires_on in dates)
    assert len({moment.date() for moment in issued}) > 200


def test_devices_had_temporary_licenses_and_some_lost_the_full_one(
    campus: Path,
) -> None:
    with Lab.open(campus, read_only=True) as lab:
        rows = sql(lab).execute(
            "SELECT status FROM issued_license WHERE hardware_id IS NOT NULL"
        )
        counted = Counter(LicenseStatus(status) for (status,) in rows)
    assert counted == {
        LicenseStatus.UPGRADE: DEVICES,
        LicenseStatus.ACTIVE: DEVICES - 1,
        LicenseStatus.REVOKED: 1,
    }


def test_the_log_tells_of_each_device_in_order(campus: Path) -> None:
    with Lab.open(campus, read_only=True) as lab:
        rows = sql(lab).execute("SELECT at FROM logged_event ORDER BY id").fetchall()
    times = [at for (at,) in rows]
    assert len(times) == DEVICES + 1
    assert times == sorted(times)


def test_a_report_lists_all_that_are_in_use(campus: Path) -> None:
    with Lab.open(campus, read_only=True) as lab:
        (report,) = lab.reports("RDLIC01")
        (rows,) = sql(lab).execute("SELECT count(*) FROM report_row").fetchone()
    assert report.issued == LICENSES
    assert rows == LICENSES + DEVICES - 1


def test_the_same_length_gives_the_same_lab(campus: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.rdlab"
    _campus.make(again, LICENSES)
    with Lab.open(campus, read_only=True) as one, Lab.open(again) as other:
        assert one.snapshot() == other.snapshot()


def test_the_lab_goes_on_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "campus.rdlab"
    _campus.make(path, 50)
    with Lab.open(path) as lab:
        lab.do(MoveClock(until=lab.settings().now + timedelta(days=100)))
        assert lab.packs("RDLIC01")[1].issued == 0
        assert lab.problems() == []


def test_nothing_is_left_where_the_making_ends_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise WriteFailed("the disk is full")

    monkeypatch.setattr(Lab, "do", fail)
    with pytest.raises(WriteFailed):
        _campus.make(tmp_path / "campus.rdlab", 20)
    assert list(tmp_path.iterdir()) == []


def test_the_bench_makes_a_lab_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "campus.rdlab"
    assert bench.main(["--make", str(path), "--rows", "1200"]) == 0
    assert "1,200 Per User licenses" in capsys.readouterr().out
    assert path.exists()


def test_the_bench_leaves_a_file_of_that_name_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "campus.rdlab"
    path.write_text("mine")
    assert bench.main(["--make", str(path), "--rows", "5"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    "typed",
    [["--make", "x"], ["--rows", "5"], ["--make", "x", "--rows", "0"]],
)
def test_the_bench_asks_for_a_file_and_at_least_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        bench.main(typed)
    assert list(tmp_path.iterdir()) == []


def test_each_index_on_issued_licenses_is_weighed(campus: Path, tmp_path: Path) -> None:
    found = indexes.names_in(campus)
    assert "issued_by_pack" in found
    whole = indexes.mib_of(campus, tmp_path / "copy", None)
    for name in found:
        assert indexes.mib_of(campus, tmp_path / "copy", name) < whole
