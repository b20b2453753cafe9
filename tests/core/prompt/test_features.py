"""`dism`: roles are removed and installed, editions are told and converted."""

import pytest

from core.commands.upgrade import SetEvaluation
from core.lab import Lab
from core.prompt.features import EDITION_KEY
from tests.core.prompt.lines import run
from tests.helpers.labs import GENUINE_LOOKING

SESSION_HOST = "dism /online /disable-feature /featurename:Remote-Desktop-Services"
LICENSING = "DISM.exe /ONLINE /Disable-feature /FeatureName:Licensing"
EDITION = f"dism /online /set-edition:ServerStandard /productkey:{EDITION_KEY}"


def test_dism_removes_the_session_host_role_and_brings_it_back(lab: Lab) -> None:
    assert "completed successfully" in run(lab, SESSION_HOST)
    assert not lab.host("RDSH01").has_role
    assert run(lab, SESSION_HOST).count("not enabled") == 1
    run(lab, SESSION_HOST.replace("disable", "enable"))
    assert lab.host("RDSH01").has_role
    assert "enabled already" in run(lab, SESSION_HOST.replace("disable", "enable"))


def test_dism_removes_the_licensing_role_and_brings_it_back(lab: Lab) -> None:
    run(lab, LICENSING, "RDLIC01")
    assert [s.name for s in lab.servers()] == ["RDLIC02"]
    assert "not enabled" in run(lab, LICENSING, "RDLIC01")
    run(lab, LICENSING.replace("Disable", "Enable"), "RDLIC01")
    assert lab.packs("RDLIC01")[0].id == 2
    assert "enabled already" in run(
        lab, LICENSING.replace("Disable", "Enable"), "RDLIC01"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("dism", "dism /online"),
        ("dism /online", "dism /online"),
        ("dism /get-currentedition", "/online"),
        ("dism /online /disable-feature", "/featurename"),
        (f"{SESSION_HOST}x", "Feature name Remote-Desktop-Servicesx is unknown"),
        (f"{SESSION_HOST} /bogus", "Of dism"),
        ("dism /online /get-features", "Licensing"),
        ("dism /online /get-currentedition", "Current Edition : ServerStandard\n"),
        ("dism /online /get-targeteditions", "ServerDatacenter"),
        (EDITION, "does not run an evaluation edition"),
        ("dism /online /set-edition:Home /productkey:x", "Home"),
        (EDITION.replace(EDITION_KEY, GENUINE_LOOKING), "real product key"),
    ],
)
def test_dism_answers_what_it_is_asked_and_what_it_does_not_know(
    lab: Lab, line: str, said: str
) -> None:
    assert said in run(lab, line)
    assert list(lab.journal()) == []


def test_dism_tells_an_evaluation_edition_and_converts_it(lab: Lab) -> None:
    lab.do(SetEvaluation(host="RDSH01", is_evaluation=True))
    said = run(lab, "dism /online /get-currentedition")
    assert "Current Edition : ServerStandardEval\n" in said
    assert "/accepteula" in run(lab, EDITION)
    wrong = EDITION.replace(EDITION_KEY, "TRAIN-00000")
    assert EDITION_KEY in run(lab, f"{wrong} /accepteula")
    assert lab.host("RDSH01").is_evaluation
    assert "completed successfully" in run(lab, f"{EDITION.lower()} /AcceptEula")
    assert not lab.host("RDSH01").is_evaluation


def test_no_product_key_is_kept_in_the_journal(lab: Lab) -> None:
    lab.do(SetEvaluation(host="RDSH01", is_evaluation=True))
    run(lab, f"{EDITION} /accepteula")
    assert EDITION_KEY not in lab.snapshot()
