import tomllib

import pytest

from tests.coverage_floor import Count, Wanted, complaints, of_package, written

WANTED = Wanted({"core": 90, "gui": 50}, ["core/a.py"])
COUNTS = {
    "core/a.py": Count(10, 10),
    "core/b.py": Count(8, 10),
    "gui/c.py": Count(5, 10),
    "gui/empty.py": Count(0, 0),
}


def test_what_is_at_its_floor_is_enough() -> None:
    assert list(complaints(WANTED, COUNTS)) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"core/b.py": Count(7, 10)}, ["core is at 85.0 %, and its floor is 90 %"]),
        ({"gui/c.py": Count(4, 10)}, ["gui is at 40.0 %, and its floor is 50 %"]),
        (
            {"core/a.py": Count(19, 20)},
            ["core/a.py is at 95.0 %, and was at 100 %"],
        ),
    ],
)
def test_what_is_lost_is_named(changes: dict[str, Count], said: list[str]) -> None:
    assert list(complaints(WANTED, COUNTS | changes)) == said


def test_a_whole_file_that_is_gone_is_named() -> None:
    (line,) = complaints(WANTED._replace(whole=["core/old.py"]), COUNTS)

    assert line.startswith("core/old.py is gone")


def test_a_package_counts_its_own_files() -> None:
    assert of_package("core", COUNTS) == Count(18, 20)


def test_the_list_of_whole_files_grows_and_forgets_only_what_is_gone() -> None:
    wanted = WANTED._replace(whole=["core/b.py", "core/old.py"])

    assert tomllib.loads(written(wanted, COUNTS)) == {
        "floors": WANTED.floors,
        "whole": ["core/a.py", "core/b.py"],
    }
