"""Answers that are days, against the rules they follow from."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from core.catalog import SERVER_VERSIONS, LicensingMode
from core.commands.connect import Connect
from core.commands.policy import ConfigureSessionHost
from core.commands.time import MoveClock
from core.lab import Lab
from tests.core.lessons.questions.answers import answer
from tests.helpers.labs import MakeLab


@pytest.mark.parametrize(
    ("of", "whole"), [("grace", 120), ("temporary", 90), ("per-user", 60)]
)
def test_what_has_passed_is_taken_from_the_whole(of: str, whole: int) -> None:
    """domain.md 3.1 to 3.3."""
    assert answer("days-left", of=of, passed=0) == str(whole)
    assert answer("days-left", of=of, passed=whole - 1) == "1"
    assert answer("days-left", of=of, passed=whole + 9) == "0"


def test_a_full_cal_lasts_as_long_as_was_drawn_for_it() -> None:
    """domain.md 3.2.3."""
    assert answer("days-left", of="full", lifetime=70, passed=64) == "6"
    assert answer("lifetime", which="shortest") == "52"
    assert answer("lifetime", which="longest") == "89"
    for lifetime in (51, 90, None):
        with pytest.raises(ValidationError):
            answer("days-left", of="full", lifetime=lifetime, passed=1)
    with pytest.raises(ValidationError):
        answer("days-left", of="grace", lifetime=60, passed=1)


def days_left(lab: Lab) -> int:
    kept = lab.known_device("PC-0015").client_license
    assert kept is not None
    return (kept.expires_on - lab.settings().now).days


@pytest.mark.parametrize("before", [30, 8, 7, 1])
def test_a_cal_is_renewed_when_the_answer_says_so(
    make_lab: MakeLab, before: int
) -> None:
    """domain.md 3.2.4."""
    lab = make_lab("office")
    mode, servers = LicensingMode.PER_DEVICE, ("RDLIC01",)
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=servers))
    connect = Connect(host="RDSH01", user="y.yilmaz", device="PC-0015")
    lab.do(connect)
    lab.do(connect)
    gone = timedelta(days=days_left(lab) - before)
    lab.do(MoveClock(until=lab.settings().now + gone))
    assert days_left(lab) == before
    lab.do(connect)
    is_renewed = days_left(lab) > before
    assert answer("renewed", days_left=before) == ("yes" if is_renewed else "no")


def test_an_answer_is_yes_and_another_is_no() -> None:
    assert (answer("renewed", days_left=7), answer("renewed", days_left=8)) == (
        "yes",
        "no",
    )


def test_sixty_minutes_are_of_two_versions_in_one_mode_each() -> None:
    """domain.md 3.4."""
    given = {
        (host.value, mode.value)
        for host in SERVER_VERSIONS
        for mode in LicensingMode
        if answer("sixty-minutes", host=host, mode=mode) == "yes"
    }
    assert given == {("2016", "per-device"), ("2019", "per-user")}
