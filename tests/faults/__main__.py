"""Runs the long forms of all faults and prints the scorecard."""

import sys
import time
from collections.abc import Callable
from statistics import quantiles

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.core.test_sequences import Person
from tests.faults import bit_flips, kill_at_statement, system_calls
from tests.faults.cases import CASES
from tests.faults.score import Score

FLIPS = 1_000
SEQUENCES = settings(max_examples=300, stateful_step_count=60, deadline=None)


def say(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_score(name: str, score: Score) -> None:
    slow = quantiles(score.reopened, n=20)[-1] if len(score.reopened) > 1 else 0.0
    say(
        f"  {name:28}{score.points:8}{score.partial:8}{score.lost:8}{score.bugs:8}"
        f"{slow * 1000:12.1f}"
    )


def head(title: str) -> None:
    say()
    say(
        f"{title:30}{'points':>8}{'partial':>8}{'lost':>8}{'bugs':>8}{'reopen p95':>12}"
    )


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


def flips() -> bool:
    result = bit_flips.flip_bits(FLIPS)
    say()
    say(
        f"single bits flipped: {result.tried}; noticed on opening {result.refused}, "
        f"by the check {result.found}; other errors {result.bugs}"
    )
    return result.bugs == 0


def sequences() -> bool:
    say()
    run_state_machine_as_test(Person, settings=SEQUENCES)  # type: ignore[no-untyped-call]
    say(
        f"random command sequences: {SEQUENCES.max_examples} "
        f"of up to {SEQUENCES.stateful_step_count} commands, all rules held"
    )
    return True


def main() -> int:
    parts: tuple[Callable[[], bool], ...] = (statements, calls, flips, sequences)
    start = time.monotonic()
    is_clean = all([part() for part in parts])
    say(f"\n{'clean' if is_clean else 'NOT CLEAN'}, {time.monotonic() - start:.0f} s")
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
