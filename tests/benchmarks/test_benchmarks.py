"""The command that runs the benchmarks."""

import importlib
import subprocess
import sys

import pytest

from tests.benchmarks import Result, peers
from tests.benchmarks import __main__ as bench
from tests.benchmarks.start_up import ROOT


def test_every_benchmark_can_be_run() -> None:
    assert {"start_up", "long_list", "opening"} <= set(bench.names())
    for name in bench.names():
        assert callable(importlib.import_module(f"tests.benchmarks.{name}").run)


def test_the_start_is_measured_before_anything_is_loaded() -> None:
    assert bench.names()[0] == "start_up"
    loaded = "import sys, tests.benchmarks.__main__; print(*sys.modules)"
    command = [sys.executable, "-c", loaded]
    told = subprocess.check_output(command, cwd=ROOT, text=True).split()
    assert not {"core", "gui", "PySide6", "pydantic"} & set(told)


def test_a_benchmark_that_does_not_exist_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        bench.main(["no_such"])
    assert "no such benchmark: no_such" in capsys.readouterr().err


def test_each_peer_has_a_module() -> None:
    for peer in peers.PEERS:
        assert (ROOT / "tests" / "benchmarks" / "peers" / f"{peer}.py").exists()


def test_what_is_over_its_limit_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    bench.show([Result("one", "ms", 2, 1, 1.5), Result("other", "ms", 1, 1, 1.5)])
    _, one, other = capsys.readouterr().out.splitlines()
    assert one.endswith("OVER THE LIMIT")
    assert not other.endswith("OVER THE LIMIT")
