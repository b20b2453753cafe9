"""Runs of faults in a process of their own, where nothing else runs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.helpers.processes import ROOT

ToldBy = Callable[..., Any]


@pytest.fixture(scope="module")
def told_by(tmp_path_factory: pytest.TempPathFactory) -> ToldBy:
    """Run a module and give the JSON it prints; what it makes may lie in memory."""
    folder = tmp_path_factory.mktemp("faults")

    def run(module: str, *arguments: int) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(folder)},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    return run
