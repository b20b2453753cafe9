"""Runs the long forms of all faults, or some parts; writes them to docs/faults.md."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.core.test_sequences import Person
from tests.faults import (
    bit_flips,
    kill_at_statement,
    kill_in_attempt,
    names,
    opening,
    races,
    remembered,
    system_calls,
)
from tests.faults.cases import CASES
from tests.faults.score import Score
from tests.faults.strangers import STRANGERS
from tests.helpers.processes import ROOT

FLIPS = 1_000
KILLS = 50
ROUNDS = 200
SEED = 1
SEQUENCES = settings(max_examples=150, stateful_step_count=50, deadline=None)
SCORECARD = ROOT / "docs" / "faults.md"
COLUMNS = ("points", "partial", "lost", "bugs", "wrong", "left", "hot")
_said: list[str] = []


def say(text: str = "") -> None:
    _said.append(text)
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_score(name: str, score: Score) -> None:
    slow = quantiles(score.reopened, n=20)[-1] if len(score.reopened) > 1 else 0.0
    counts = "".join(f"{getattr(score, column):8}" for column in COLUMNS)
    say(f"  {name:38}{counts}{slow * 1000:12.1f}")


def head(title: str) -> None:
    names = "".join(f"{name:>8}" for name in COLUMNS)
    say(f"\n{title:40}{names}{'reopen p95':>12}")


def statements() -> bool:
    head("kill -9 at SQL statements")
    scores = {name: kill_at_statement.try_case(case) for name, case in CASES.items()}
    for name, score in scores.items():
        say_score(name, score)
    return all(score.is_clean for score in scores.values())


def calls() -> bool:
    head("faults at system calls")
    if reason := system_calls.why_not():
        say(f"  not tried: {reason}")
        return True
    scores = system_calls.try_calls()
    for name, score in scores.items():
        say_score(name, score)
    return all(score.is_clean for score in scores.values())


def strangers() -> bool:
    say()
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.opening"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    verdicts = [
        (opening.Verdict(**facts), STRANGERS[name], way)
        for name, ways in found.items()
        for way, facts in ways.items()
    ]
    wrong = [v for v, stranger, way in verdicts if not v.is_right(stranger, way)]
    say(
        f"files from strangers: {len(found)} kinds, opened in {len(verdicts)} ways; "
        f"hangs {sum(v.hangs for v, _, _ in verdicts)}, "
        f"other errors {sum(v.is_bug for v, _, _ in verdicts)}, "
        f"wrong cause or foreign bytes changed {len(wrong)}"
    )
    return not wrong


def naming() -> bool:
    say()
    problems = [text for tried in names.try_all().values() for text in tried.values()]
    wrong = [text for text in problems if text]
    say(
        f"hostile names: {len(names.NAMES)} kinds, {len(problems)} ways; "
        f"not opened or made, and not told why {len(wrong)}"
    )
    return not wrong


def remembering() -> bool:
    say()
    problems = remembered.try_all()
    wrong = [text for text in problems.values() if text]
    say(
        f"hostile settings: {len(remembered.FILES)} kinds of files and "
        f"{len(remembered.VALUES)} of values, {len(problems)} starts; "
        f"not started, other values lost, or no line in the log {len(wrong)}"
    )
    return not wrong


def racing() -> bool:
    say(f"\nraces of {races.RUNNERS} processes, {ROUNDS} rounds each, seed {SEED}")
    results = {name: races.run(name, ROUNDS, SEED) for name in races.RACES}
    for name, r in results.items():
        say(
            f"  {name:38}winners wrong {r.winners_wrong}, lost {r.lost}, "
            f"touched {r.touched}, bugs {r.bugs}; {r.told}"
        )
    return all(result.is_clean for result in results.values())


def flips() -> bool:
    result = bit_flips.flip_bits(FLIPS)
    say()
    say(
        f"single bits flipped (seeds 0 to {FLIPS - 1}): {result.tried}; noticed on "
        f"opening {result.refused}, by the check {result.found}; "
        f"other errors {result.bugs}"
    )
    return result.bugs == 0


def attempts() -> bool:
    """Kill an attempt at random times, each time where it goes on."""
    say()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "robin.rdattempt")
        toll = kill_in_attempt.kill_again_and_again(path, KILLS, SEED)
    say(
        f"attempts killed at random: {toll.kills} times; steps acknowledged "
        f"{toll.acknowledged}, lost {toll.lost}, done and not yet acknowledged "
        f"{toll.unsaid}; what does not fit {len(toll.problems)}"
    )
    return not (toll.lost or toll.problems)


def sequences() -> bool:
    say()
    run_state_machine_as_test(Person, settings=SEQUENCES)
    say(
        f"random command sequences: {SEQUENCES.max_examples} "
        f"of up to {SEQUENCES.stateful_step_count} commands, all rules held"
    )
    return True


def commit() -> str:
    """Name the commit that was tried, and whether files differed from it."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or "unknown"


PARTS = {
    part.__name__: part
    for part in (
        strangers,
        naming,
        remembering,
        racing,
        statements,
        calls,
        flips,
        attempts,
        sequences,
    )
}


def main(parts: list[str]) -> int:
    """Run these parts, or all; the scorecard names what was run."""
    start = time.monotonic()
    chosen = [PARTS[name] for name in parts] or list(PARTS.values())
    clean = [part() for part in chosen]
    verdict = "clean" if all(clean) else "NOT CLEAN"
    say(f"\n{verdict}, {time.monotonic() - start:.0f} s")
    SCORECARD.parent.mkdir(exist_ok=True)
    SCORECARD.write_text(
        "# Faults on purpose\n\nWritten by `python3 start.py faults`, of commit "
        f"`{commit()}`: {', '.join(part.__name__ for part in chosen)}, of "
        f"{', '.join(PARTS)}. What each column counts stands in "
        "`tests/faults/score.py`.\n"
        "\n```\n" + "\n".join(_said).strip() + "\n```\n",
        encoding="utf-8",
    )
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
