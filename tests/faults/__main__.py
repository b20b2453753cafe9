"""Runs the long forms of all faults and prints the scorecard."""

import sys
import time
from statistics import quantiles

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.core.test_sequences import Person
from tests.faults import bit_flips, kill_at_statement, system_calls
from tests.faults.cases import CASES
from tests.faults.score import Score

FLIPS = 1_000
SEQUENCES = settings(max_examples=150, stateful_step_count=50, deadline=None)


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
    names = "".join(f"{name:>8}" for name in ("points", "partial", "lost", "bugs"))
    say(f"\n{title:30}{names}{'reopen p95':>12}")


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
    run_state_machine_as_test(Person, settings=SEQUENCES)
    say(
        f"random command sequences: {SEQUENCES.max_examples} "
        f"of up to {SEQUENCES.stateful_step_count} commands, all rules held"
    )
    return True


def main() -> int:
    start = time.monotonic()
    clean = [statements(), calls(), flips(), sequences()]
    verdict = "clean" if all(clean) else "NOT CLEAN"
    say(f"\n{verdict}, {time.monotonic() - start:.0f} s")
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main())
