"""The player of the demos, in node and in Chromium: by keyboard, without a network.

The packages are those of package.json beside this, for tests alone.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import resources
from core.lessons.outputs.demo.page import SCRIPTS, demo_html
from core.lessons.outputs.story import Story
from tests.core.lessons.outputs.demo.stories import (
    hostile_story,
    pictures_of,
    script_story,
    story,
)

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NODE = shutil.which("node")
LONGEST = 400  # seconds
TESTS = sorted(path.name for path in HERE.glob("*.test.mjs"))
IN_CHROMIUM = {"page.test.mjs"}

needs_node = pytest.mark.skipif(not NODE, reason="node is not installed")
needs_packages = pytest.mark.skipif(
    not PACKAGES.is_dir(), reason="npm ci --ignore-scripts was not run in tests/player"
)
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


def node(*words: str | Path, cwd: Path = HERE, **variables: str | Path) -> None:
    """Run node, beside the packages if nowhere else; fail with all it says."""
    assert NODE
    named = {name: str(what) for name, what in variables.items()}
    done = subprocess.run(
        [NODE, *map(str, words)],
        cwd=cwd,
        env={**os.environ, **named},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def written(folder: Path, told: Story) -> Path:
    path = folder / f"{told.id}.html"
    page = demo_html(told, pictures_of(told))
    path.write_text(page, encoding="utf-8")
    return path


@needs_node
@pytest.mark.parametrize("name", [name for name in TESTS if name not in IN_CHROMIUM])
def test_its_parts_do_what_they_should(name: str) -> None:
    node("--test", name)


@pytest.mark.long
@needs_node
@needs_packages
@needs_chromium
@pytest.mark.parametrize("name", sorted(IN_CHROMIUM))
def test_its_page_does_what_it_should(name: str, tmp_path: Path) -> None:
    assert CHROMIUM
    told = {"DEMO": story(), "HOSTILE": hostile_story(), "SCRIPT": script_story()}
    files = {variable: written(tmp_path, one) for variable, one in told.items()}

    node("--test", name, **files, CHROMIUM=CHROMIUM)


@needs_node
@needs_packages
def test_its_scripts_are_free_of_what_is_easily_wrong() -> None:
    eslint = PACKAGES / "eslint/bin/eslint.js"
    config = HERE / "eslint.config.mjs"
    folder = resources.path("player")

    node(eslint, "--config", config, ".", cwd=folder)


@needs_node
@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_is_strict_and_is_read_by_node(name: str) -> None:
    path = resources.path(f"player/{name}.js")

    assert path.read_text(encoding="utf-8").startswith('"use strict";\n')
    node("--check", path)


def test_every_script_is_in_the_page() -> None:
    there = {path.stem for path in resources.files("player", ".js")}

    assert there == set(SCRIPTS)


def test_the_player_asks_for_nothing_and_makes_no_code_of_texts() -> None:
    text = "".join(resources.text(f"player/{name}.js") for name in SCRIPTS)
    forbidden = (
        r"\b(fetch|XMLHttpRequest|WebSocket|import|eval|Function|open\(\"http)\b"
    )

    assert not re.search(forbidden, text)
    assert "http" not in text


def test_the_packages_are_locked_without_addresses() -> None:
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")

    assert '"integrity"' in lock
    assert "http" not in re.sub(r'"(url|license|funding)": .*', "", lock)
