"""What is said of a step, as far as help goes, and only as long as it can be done."""

from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget, QWizard

from core.catalog import HelpLevel
from core.lessons.gestures import fields_of
from core.lessons.records import Quiz, Step
from core.lessons.sentences import sentence
from core.records import Record
from gui.driver.finding import NotThere, accessible_name, same
from gui.driver.locating import locate
from gui.labels.coach import CoachText as Text
from gui.lessons.prose import Paragraph, prose

_LEVELS = tuple(HelpLevel)


def gives(given: HelpLevel | None, level: HelpLevel) -> bool:
    """Tell whether the help that is given goes so far."""
    return given is not None and _LEVELS.index(given) >= _LEVELS.index(level)


def next_help(given: HelpLevel | None) -> HelpLevel | None:
    """Return the level that goes one further; None if there is none."""
    after = 0 if given is None else _LEVELS.index(given) + 1
    return _LEVELS[after] if after < len(_LEVELS) else None


def numbered(number: int, text: str) -> Paragraph:
    """Begin a text with the number of its step."""
    return prose(f"**{number}.** {text}")


def instruction(
    step: Step | Quiz, number: int, given: HelpLevel | None, window: QWidget
) -> Iterator[Paragraph]:
    """Say what to do and why, or as much of it as the help gives."""
    is_told = gives(given, HelpLevel.INSTRUCTION)
    yield numbered(number, sentence(step) if is_told else Text.on_your_own)
    if not gives(given, HelpLevel.AGAIN):
        return
    if not is_told:
        yield Paragraph(Text.on_your_own_in.format(window=window.windowTitle()))
    if step.why:
        yield prose(Text.why.format(why=step.why))
        yield Paragraph(Text.source.format(source=step.source))


def question(quiz: Quiz, number: int, answered: int | None) -> Iterator[Paragraph]:
    """Ask a question; once it is answered say whether that was right, and why."""
    yield numbered(number, quiz.ask)
    if answered is not None:
        yield prose(feedback(quiz, answered))
        yield Paragraph(Text.source.format(source=quiz.choices[answered].source))
        if quiz.why:
            yield prose(Text.why.format(why=quiz.why))
            yield Paragraph(Text.source.format(source=quiz.source))


def feedback(quiz: Quiz, answered: int) -> str:
    """Say of an answer whether it was right, and what the author says to it."""
    text = Text.right if answered in quiz.right else Text.wrong
    return text.format(feedback=quiz.choices[answered].feedback)


def way_out(gesture: Record, here: QWidget, problem: str) -> str:
    """Say in which window a step can be done, or what is missing in all of them."""
    if isinstance(QApplication.activePopupWidget(), QMenu):
        return Text.menu_in_the_way
    if isinstance(here, QWizard) and _is_on_a_page_before(gesture, here):
        return Text.page_before.format(window=here.windowTitle())
    if not isinstance(here, QMainWindow):
        return Text.dialog_in_the_way.format(window=here.windowTitle())
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow) and window.isVisible():
            with suppress(NotThere):
                locate(gesture, window)
                return Text.other_window.format(
                    done=here.windowTitle(), wanted=window.windowTitle()
                )
    return f"{Text.not_now} {first_part(problem)}"


def _is_on_a_page_before(gesture: Record, wizard: QWizard) -> bool:
    """Tell whether whoever goes back comes to a field that the step names."""
    if not wizard.button(QWizard.WizardButton.BackButton).isEnabled():
        return False
    names = [
        accessible_name(widget)
        for page in wizard.visitedIds()[:-1]
        for widget in wizard.page(page).findChildren(QWidget)
    ]
    return any(same(name, field) for field in fields_of(gesture) for name in names)


def first_part(problem: str) -> str:
    """Say what is missing, without the list of what is there."""
    said = problem.partition("; ")[0]
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."
