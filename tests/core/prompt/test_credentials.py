"""`cmdkey`: what is typed, what is answered, and what it changes."""

import pytest

from tests.core.prompt.lines import run
from tests.helpers.labs import MakeLab


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cmdkey", "cmdkey /add:RDLIC01"),
        ("cmdkey /add:RDLIC01", "cmdkey /add:RDLIC01"),
        ("cmdkey /add:RDLIC09 /user:alex /pass:training", "no license server"),
        (r"cmdkey /add:RDLIC01 /user:RDLIC01\nobody /pass:training", "no account"),
        (r"cmdkey /add:RDLIC01 /user:RDLIC01\alex /pass:wrong", "not correct"),
    ],
)
def test_wrong_credentials_are_not_stored(
    make_lab: MakeLab, line: str, said: str
) -> None:
    lab = make_lab("trouble-anonymous")
    assert said in run(lab, line)
    assert lab.host("RDSH01").stored_credentials == ()


def test_credentials_are_stored_for_a_license_server(make_lab: MakeLab) -> None:
    """domain.md 11, 18."""
    lab = make_lab("trouble-anonymous")
    line = r"cmdkey /add:rdlic01 /user:RDLIC01\alex /pass:training"
    assert "only a session host" in run(lab, line, "RDLIC01").casefold()
    assert "added successfully" in run(lab, line)
    assert lab.host("RDSH01").stored_credentials == ("RDLIC01",)


@pytest.mark.parametrize("name", ["localhost", "rdlic01.", "10.0.0.11"])
def test_the_server_is_named_as_seen_from_the_host(
    make_lab: MakeLab, name: str
) -> None:
    lab = make_lab("trouble-anonymous")
    line = rf"cmdkey /add:{name} /user:RDLIC01\Administrator /pass:training"
    said = run(lab, line)
    is_here = name == "localhost"
    assert ("There is no license server" in said) is is_here
    assert lab.host("RDSH01").stored_credentials == (() if is_here else ("RDLIC01",))
