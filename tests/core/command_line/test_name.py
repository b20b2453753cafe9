import pytest

from core.command_line.name import VARIABLE, started_by
from core.command_line.parser import build_parser
from tests.core.command_line.conftest import Rdlm
from tests.helpers.processes import ROOT


def test_it_is_rdlm_unless_somebody_else_started_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert started_by() == "rdlm"
    monkeypatch.setenv(VARIABLE, "python3 start.py")
    assert started_by() == "python3 start.py"


def test_start_py_says_that_it_did() -> None:
    source = (ROOT / "start.py").read_text(encoding="utf-8")

    assert f'os.environ["{VARIABLE}"] = STARTED_BY' in source


def test_usage_and_complaints_name_what_was_typed(
    rdlm: Rdlm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "python3 start.py")

    assert build_parser().format_help().startswith("usage: python3 start.py ")
    assert "see `python3 start.py scenarios`" in rdlm("new", "--help").out
    assert rdlm("check", "missing.rdlab").err.startswith("python3 start.py: ")
