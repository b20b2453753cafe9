"""What is proven of each shipped lesson, from one play of its solution."""

from core.lessons import catalogue
from core.lessons.proof.played import play_way
from core.lessons.proof.seeds import seeds_of
from core.lessons.proof.ways import solution
from core.lessons.runner import Driver
from gui.automation.lesson_windows import windows_of
from gui.automation.proving import failures_after
from gui.automation.telling import Teller
from tests.helpers.long_form import one_of
from tests.lessons import pictures
from tests.lessons.changed import changes_that_nobody_notices
from tests.lessons.misspelt import MisspellingDriver

SHORT = 9


def ids(kind: str) -> list[str]:
    lessons = (file.lesson() for file in catalogue.shipped())
    return [lesson.id for lesson in lessons if lesson.kind == kind]


def some(kind: str) -> list[object]:
    """Give the lessons of a kind; but for one of nine they are of the long form."""
    return one_of(SHORT, ids(kind))


def faults(lesson_id: str) -> list[str]:
    """Play a lesson, misspelling each label first; prove it; change each check."""
    file = catalogue.find(lesson_id)
    seed = seeds_of(file)[0]
    lesson = file.lesson(seed)
    shown = pictures.Digests()
    with windows_of(lesson, seed) as (lab, driver):
        misspelling = [MisspellingDriver(driver)]
        teller = Teller(lesson, lab, driver, shown.add, pictures.SCALE)
        play = play_way(
            file, lesson, solution(lesson), lab, misspelling[0], teller.before
        )
        unsound = lab.problems()
    assert misspelling[0].tried >= len(lesson.steps) // 2

    def drive(driver: Driver) -> Driver:
        """Misspell the labels of the other paths, too, but those that were tried."""
        misspelling.append(MisspellingDriver(driver, misspelling[0].known))
        return misspelling[-1]

    return [
        *unsound,
        *(str(failure) for failure in failures_after(play, drive)),
        *(f"found though misspelt: {label}" for m in misspelling for label in m.taken),
        *(f"changed and not noticed: {c}" for c in changes_that_nobody_notices(play)),
        *pictures.differences(lesson_id, shown),
    ]
