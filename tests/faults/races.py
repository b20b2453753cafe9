"""Several processes at one name at the same moment; what each of them may find.

Each round starts its processes, lets them go at once, and looks at what is there.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from core.errors import (
    LabBusy,
    LabError,
    LabExists,
    LabInUse,
    LabMissing,
    LabMoved,
)
from core.files import replacing
from core.lab import Lab
from core.store import backup
from gui.startup.first_lab import open_first_lab

RUNNERS = 4
SECONDS_TO_GATHER = 0.01
Act = Callable[[Path, int], object]
WON = "won"
TRUE = {WON, *(kind.__name__ for kind in (LabBusy, LabInUse, LabMissing, LabMoved))}
"""What may be told where several may win."""


@dataclass
class Rounds:
    """What came out of many rounds of one race."""

    rounds: int = 0
    winners_wrong: int = 0  # none, or several, where one may win
    lost: int = 0  # the lab is not whole, or something of before is gone
    touched: int = 0  # something foreign was changed, or something is left over
    bugs: int = 0
    told: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        wrong = (self.winners_wrong, self.lost, self.touched, self.bugs)
        return self.rounds > 0 and not any(wrong)


@dataclass(frozen=True)
class Race:
    """What all runners do, and whether exactly one of them may do it."""

    act: Act
    has_one_winner: bool
    leaves: tuple[str, ...] = ()


def new(folder: Path, _: int) -> None:
    Lab.create(folder / "new.rdlab").close()


def first_start(folder: Path, _: int) -> None:
    with open_first_lab(None, folder, read_only=False) as lab:
        lab.settings()
        time.sleep(SECONDS_TO_GATHER)


def back_up(folder: Path, _: int) -> None:
    with Lab.open(folder / "class.rdlab", read_only=True) as lab:
        lab.back_up(folder / "copy.rdlab")


def back_up_anywhere(folder: Path, _: int) -> None:
    with Lab.open(folder / "class.rdlab", read_only=True) as lab:
        lab.back_up()


def restore(folder: Path, _: int) -> None:
    backup.restore(folder / "backup.rdlab", folder / "class.rdlab")


def export(folder: Path, number: int) -> None:
    with replacing(folder / "list.csv") as unfinished:
        unfinished.write_text(f"{number}\n" * 5000)


def swap(folder: Path, number: int) -> None:
    """Rename the lab away and back, while the others open it or restore it."""
    lab, away = folder / "class.rdlab", folder / f"away-{number}.rdlab"
    if number == 0:
        for _ in range(40):
            lab.rename(away)
            time.sleep(SECONDS_TO_GATHER / 40)
            away.rename(lab)
    else:
        Lab.open(lab, read_only=True).close()


RACES = {
    "new": Race(new, has_one_winner=True, leaves=("new.rdlab",)),
    "first start": Race(first_start, has_one_winner=False, leaves=("fresh.rdlab",)),
    "backup under one name": Race(back_up, has_one_winner=True, leaves=("copy.rdlab",)),
    "backup under the next name": Race(
        back_up_anywhere,
        has_one_winner=False,
        leaves=tuple(f"class.backup-{n}.rdlab" for n in range(1, RUNNERS + 1)),
    ),
    "restore": Race(restore, has_one_winner=False, leaves=()),
    "export": Race(export, has_one_winner=False, leaves=("list.csv",)),
    "rename and swap": Race(swap, has_one_winner=False),
}


def run(name: str, rounds: int, seed: int = 1) -> Rounds:
    """Run a race so many times."""
    result = Rounds()
    random = Random(seed)
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole.rdlab"
        Lab.create(whole).close()
        for number in range(rounds):
            folder = Path(place) / f"round-{number}"
            folder.mkdir()
            _prepare(folder, whole)
            pauses = [random.random() * SECONDS_TO_GATHER for _ in range(RUNNERS)]
            _judge(
                RACES[name], folder, list(_told(RACES[name], folder, pauses)), result
            )
    return result


def _prepare(folder: Path, whole: Path) -> None:
    for name in ("class.rdlab", "backup.rdlab"):
        (folder / name).write_bytes(whole.read_bytes())
    (folder / "diary").write_text("dear diary")


def _told(race: Race, folder: Path, pauses: list[float]) -> Iterator[str]:
    """Let all runners go at one moment; give what each of them tells."""
    start = time.monotonic() + SECONDS_TO_GATHER
    runners = []
    for number, pause in enumerate(pauses):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _act(race, folder, number, start + pause, writing)
        os.close(writing)
        runners.append((child, reading))
    for child, reading in runners:
        with os.fdopen(reading) as told:
            yield told.read()
        os.waitpid(child, 0)


def _act(race: Race, folder: Path, number: int, start: float, writing: int) -> None:
    try:
        time.sleep(max(0, start - time.monotonic()))
        try:
            race.act(folder, number)
            said = WON
        except LabError as error:
            said = type(error).__name__
        except BaseException as error:
            said = f"bug: {error!r}"
        os.write(writing, said.encode())
    finally:
        os._exit(0)


def _judge(race: Race, folder: Path, told: list[str], result: Rounds) -> None:
    result.rounds += 1
    for text in told:
        result.told[text] = result.told.get(text, 0) + 1
    winners = told.count(WON)
    result.bugs += any(text.startswith("bug") for text in told)
    if race.has_one_winner:
        others = told.count(LabExists.__name__)
        result.winners_wrong += winners != 1 or others != len(told) - 1
    else:
        result.winners_wrong += winners < 1 or not set(told) <= TRUE
    result.lost += not _is_whole(folder, race)
    result.touched += not _is_clean(folder, race, winners)


def _is_whole(folder: Path, race: Race) -> bool:
    try:
        for path in folder.glob("*.rdlab"):
            with Lab.open(path) as lab:
                if lab.problems():
                    return False
    except LabError:
        return False
    return all((folder / name).exists() for name in ("class.rdlab", *race.leaves))


def _is_clean(folder: Path, race: Race, winners: int) -> bool:
    wanted = {"class.rdlab", "backup.rdlab", "diary", *race.leaves}
    if race.act is restore:
        wanted |= {f"class.replaced-{n}.rdlab" for n in range(1, winners + 1)}
    found = {path.name for path in folder.iterdir()}
    return found == wanted and (folder / "diary").read_text() == "dear diary"


def main() -> None:
    """Print the results of all races, or of those named, as JSON."""
    rounds, names = int(sys.argv[1]), sys.argv[2:] or list(RACES)
    json.dump({name: asdict(run(name, rounds)) for name in names}, sys.stdout)


if __name__ == "__main__":
    main()
