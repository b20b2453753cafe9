"""`rdlm lesson … --verify`: what does not hold is said with file, line and field."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import LabError
from core.lessons.reading import LessonFile
from gui.automation.processes import in_processes
from gui.automation.proving import failures_of
from tests.helpers.long_form import one_of
from tests.helpers.processes import ROOT
from tests.helpers.systems import needs_kill

FACTS = "domain.md"
STORY = """schema = 1
id = "mine"
title = "Use the telephone"
source = "our own"
scenario = "fresh"

[variables]
users = { between = [2, 9] }
server = { pick = ["RDLIC02", "RDLIC01"] }

[[step]]
say = "Open **Properties** of the license server."
do = { context = ["All servers", "RDLIC01"], choose = ["Properties"] }
see = ["Connection method"]

[[step]]
do = { select = { "Connection method" = "Telephone" } }
why = "No server here reaches the Internet."
source = "domain.md 5"

[[step]]
do = { press = "OK" }

[[step]]
ask = "{users} users connect from 1 device. How many Per User CALs do they need?"
by = { rule = "to-buy", type = "per-user", users = "{users}", devices = 1 }

[[step.choice]]
say = "{users}"
value = "{users}"
feedback = "One for each user."
source = "domain.md 3.3"

[[step.choice]]
say = "1"
value = "1"
feedback = "That is what Per Device needs."
source = "domain.md 3.2"

[[objective]]
that = { check = "server", server = "RDLIC01", connection_method = "telephone" }

[[path]]
say = "From the Action menu"
replaces = [1, 1]

[[path.step]]
do = { node = ["All servers", "RDLIC01"] }

[[path.step]]
do = { menu = ["Action", "Properties"] }

[[harm]]
say = "The license server is out of the forest's reach."
cost = 1
that = { check = "server", server = "RDLIC01", is_reachable = false }

[harm.by]
command = "set-server-reachable"
arguments = { server = "RDLIC01", is_reachable = false }
"""

ASIDE = """
[[step]]
do = { context = ["All servers", "RDLIC01"], choose = ["Properties"] }

[[step]]
do = { tab = "Optional Information" }

[[step]]
do = { type = { "Organizational unit" = "Sales" } }

[[step]]
do = { press = "OK" }
"""

NOT_ACTIVATED = """
[[objective]]
that = { check = "server", server = "RDLIC01", is_activated = false }
"""

BROKEN = {
    "label": (
        ('choose = ["Properties"]', 'choose = ["Fly"]'),
        "line 13, step 1, do: there is no menu item Fly; there is: ",
    ),
    "label-of-a-field": (
        ('{ select = { "Connection', '{ select = { "Conection'),
        "line 17, step 2, do: there is no field Conection method; in ",
    ),
    "sight": (
        ('see = ["Connection', 'see = ["Conection'),
        'line 14, step 1, see: there is no text "Conection method"; in ',
    ),
    "grader": (
        ('connection_method = "telephone"', 'connection_method = "web"'),
        "line 41, objective 1, that: expected: RDLIC01 ",
    ),
    "grader-that-begins-met": (
        ('connection_method = "telephone"', "is_activated = false"),
        "line 21, step 3: expected: without change-server-properties an objective",
    ),
    "objective-that-nothing-serves": (
        ("[[path]]", f"{NOT_ACTIVATED.strip()}\n\n[[path]]"),
        "line 43, objective 2: expected: it fails without what one of the steps did",
    ),
    "start-that-passes": (
        ("id = ", "pass = 0\nid = "),
        "line 41, objective 1: expected: less than 0 % at the start; found: 0 %.",
    ),
    "target": (
        ('server = "RDLIC01", connection', 'server = "RDLIC09", connection'),
        "line 41, objective 1, that: expected: RDLIC09 ",
    ),
    "step-that-serves-nothing": (
        ("[[step]]", f"{ASIDE.strip()}\n\n[[step]]"),
        "line 20, step 4: expected: without change-server-properties an objective",
    ),
    "aside-that-serves": (
        ('do = { press = "OK" }', 'do = { press = "OK" }\naside = "x"'),
        "line 23, step 3, aside: expected: it serves nothing; found: it serves",
    ),
    "path": (
        ('menu = ["Action", "Properties"]', 'menu = ["Action", "Fly"]'),
        "line 51, path 1, step 2, do: there is no menu item Fly; there is: ",
    ),
    "path-that-does-not-reach-it": (
        ("replaces = [1, 1]", "replaces = [1, 3]"),
        "line 41, objective 1, that: expected: RDLIC01 ",
    ),
    "seed": (
        ('"RDLIC01"], choose', '"{server}"], choose'),
        "line 13, step 1, do: RDLIC02 is not in the tree; in ",
    ),
    "seed-that-gives-no-lesson": (
        ("between = [2, 9]", "between = [1, 9]"),
        "line 24, step 4: 2 choices are right; one has to be.",
    ),
    "harm": (
        (
            '"RDLIC01", is_reachable = false }\n\n[',
            '"RDLIC01", scope = "forest" }\n\n[',
        ),
        "line 58, harm 1, by: expected: it is so after set-server-reachable; found: ",
    ),
    "harm-by-no-command": (
        ('command = "set-server-reachable"', 'command = "fly"'),
        "line 58, harm 1, by: There is no command fly",
    ),
    "harm-of-the-solution": (
        ('RDLIC01", is_reachable = false }\n', 'RDLIC01", is_activated = false }\n'),
        "line 56, harm 1, that: expected: it is not so; found: RDLIC01 ",
    ),
    "quiz": (
        ('say = "1"', 'say = "10"'),
        "line 35, step 4, choice 2, say: expected: it says 1, its value; found: 10",
    ),
    "quiz-with-equal-choices": (
        ('say = "1"', 'say = "{users}"'),
        "line 35, step 4, choice 2, say: Another choice says the same.",
    ),
    "source": (
        (f'"{FACTS} 3.3"', f'"{FACTS} 3.33"'),
        "line 32, step 4, choice 1, source: There is no section 3.33 in domain.md.",
    ),
    "bold-word": (
        ("**Properties**", "**Propertys**"),
        "line 12, step 1, say: expected: a label of Windows Server 2022; found: Prop",
    ),
}
"""What is broken, and what is then told first after the name of the file."""


def failures(path: Path) -> list[str]:
    return failures_of(LessonFile.read(path))


def changed(old: str, new: str) -> str:
    assert STORY.count(old) >= 1
    return STORY.replace(old, new, 1)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A file outside of the program."""
    path = tmp_path / "mine.toml"
    path.write_text(STORY, "utf-8")
    return path


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.driver.ui_driver.PATIENCE", 0.2)


def test_a_lesson_that_holds_is_proven(mine: Path) -> None:
    assert failures(mine) == []


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_told_with_its_place(kind: str, mine: Path) -> None:
    change, told = BROKEN[kind]
    mine.write_text(changed(*change), "utf-8")
    first = failures(mine)[0]
    assert first.startswith(f"mine.toml, {told}")
    assert ("(on path 1)" in first) is kind.startswith("path")
    assert ("(seed " in first) is (kind == "seed")


def rdlm(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gui", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_lesson_that_holds_is_said_to_be_proven() -> None:
    done = rdlm("lesson", "first-story", "--verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "first-story/lesson.toml: proven.\n"


def test_a_file_from_anywhere_fails_in_one_line_each_and_with_exit_code_1(
    mine: Path,
) -> None:
    mine.write_text(changed('"telephone" }', '"web" }'), "utf-8")
    done = rdlm("lesson", str(mine), "--verify")
    assert done.returncode == 1
    assert done.stderr.startswith("rdlm: 1 of 1 lessons failed.")
    lines = done.stdout.splitlines()
    assert lines
    assert all(line.startswith(f"{mine}, line ") for line in lines)
    assert done.stderr.count("\n") == 1


def test_an_id_that_no_lesson_has_is_told() -> None:
    done = rdlm("lesson", "fly", "--verify")
    assert (done.returncode, done.stderr) == (1, "rdlm: There is no lesson fly.\n")


def fall(_: int) -> int:
    """End the process in which it works, as a system does that has no memory left."""
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


@needs_kill
def test_a_process_that_was_ended_from_outside_is_told() -> None:
    with pytest.raises(LabError, match="One of the processes at work was ended"):
        list(in_processes(fall, [1, 2, 3], 2))


@needs_kill
@pytest.mark.parametrize("jobs", one_of(2, ["2", "1"]))
def test_an_interrupted_proof_ends_in_one_line_and_leaves_nothing(
    jobs: str, tmp_path: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gui", "lesson", "--all", "--verify", "--jobs", jobs],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as proof:
        assert proof.stdout
        assert proof.stdout.readline().endswith("proven.\n")
        os.killpg(proof.pid, signal.SIGINT)
        _, complaint = proof.communicate(timeout=60)
    assert proof.returncode == 128 + signal.SIGINT
    assert complaint.startswith("rdlm: Interrupted.")
    assert complaint.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
