"""Proves a lesson: its ways in the real windows, off-screen, the rest without any."""

from collections.abc import Callable, Iterator

from core.errors import LabError
from core.lessons.proof.played import Play, play_way
from core.lessons.proof.proving import unproven
from core.lessons.proof.seeds import seeds_of
from core.lessons.proof.ways import Way, others, solution
from core.lessons.reading import LessonError, LessonFile
from core.lessons.runner import Driver
from gui.automation.bold_words import unknown_words
from gui.automation.lesson_windows import windows_of

Drive = Callable[[Driver], Driver]


def _by_itself(driver: Driver) -> Driver:
    return driver


def failures_of(file: LessonFile) -> list[str]:
    """Say what of a lesson does not hold; an empty list means that all does."""
    try:
        seed = seeds_of(file)[0]
        play = play_in_windows(file, solution(file.lesson(seed)), seed)
        return [str(failure) for failure in failures_after(play)]
    except LabError as error:
        return [str(error)]


def failures_after(play: Play, drive: Drive = _by_itself) -> Iterator[LessonError]:
    """Say what does not hold of a lesson whose solution was played with its seed.

    `drive` gives the hands that do the steps of another path, by its driver.
    """
    file = play.file
    first, *other_seeds = seeds_of(file)
    yield from unproven(play)
    yield from unknown_words(play)
    for number, way in enumerate(others(play.lesson), start=1):
        yield from _missed(file, way, first, f"on path {number}", drive)
    for seed in other_seeds:
        yield from _missed(file, solution(file.lesson(seed)), seed, f"seed {seed}")


def _missed(
    file: LessonFile, way: Way, seed: int, said: str, drive: Drive = _by_itself
) -> Iterator[LessonError]:
    """Say what does not hold on another way, or of other values that are drawn."""
    try:
        missed = play_in_windows(file, way, seed, drive).missed
    except LessonError as error:
        missed = (error,)
    for one in missed:
        yield LessonError(f"{one} ({said})")


def play_in_windows(
    file: LessonFile, way: Way, seed: int, drive: Drive = _by_itself
) -> Play:
    """Play a way through the windows; LessonError says what was not as it is said."""
    lesson = file.lesson(seed)
    try:
        with windows_of(lesson, seed) as (lab, driver):
            return play_way(file, lesson, way, lab, drive(driver))
    except AssertionError as error:
        raise file.wrong(way.place, str(error)) from error
