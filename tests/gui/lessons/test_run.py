from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.commands.attempts import PauseAttempt
from core.commands.history import Undo
from core.errors import LabError
from core.lab import Lab
from core.lessons.attempts import Attempt
from gui.app import App
from gui.lessons.coach.panel import Panel
from gui.lessons.listed import Progress, Reading
from gui.lessons.run import LessonRun
from gui.session.recent_labs import RecentLabs
from gui.session.settings import Settings
from gui.startup import ladder
from tests.gui.lessons import working
from tests.gui.lessons.working import (
    answer_prompt,
    begin,
    choose,
    is_possible,
    lessons_of,
    press,
    result_of,
    settle,
    task_of,
    window_of,
)
from tests.helpers.labs import activation
from tests.helpers.processes import run

OWN = "mine.rdlab"


@pytest.fixture
def at_work(app: App, tmp_path: Path) -> App:
    begin(app, working.write(tmp_path), "exercise")
    return app


def attempts(folder: Path) -> list[Path]:
    return sorted((folder / "lessons").rglob("*.rdattempt"))


def test_a_lesson_is_worked_on_in_a_lab_of_its_own(
    at_work: App, tmp_path: Path
) -> None:
    (path,) = attempts(tmp_path)

    assert path.name == "Activate a license server.rdattempt"
    assert window_of(at_work).lab.path == path
    Lab.open(tmp_path / OWN).close()  # nobody has it


def test_the_own_lab_comes_back_as_it_was(app: App, tmp_path: Path) -> None:
    before = window_of(app).lab.snapshot()
    begin(app, working.write(tmp_path), "exercise")
    window = window_of(app)
    window.lab.do(activation(window.lab))
    press(task_of(app), "finish")
    answer_prompt("choice-1")

    assert window_of(app).lab.path == tmp_path / OWN
    assert window_of(app).lab.snapshot() == before
    assert result_of(app).isVisible()


def test_a_lab_that_was_open_for_reading_comes_back_for_reading(
    app: App, tmp_path: Path
) -> None:
    window_of(app).lab.close()
    app.show_lab(Lab.open(tmp_path / OWN, read_only=True))
    begin(app, working.write(tmp_path), "exercise")
    task_of(app)._run.leave()

    assert window_of(app).lab.is_read_only


def test_the_lesson_that_was_left_is_chosen_and_can_be_resumed(
    app: App, tmp_path: Path
) -> None:
    begin(app, working.write(tmp_path), "exercise")
    task_of(app)._run.leave()
    working.go_on()
    lessons = working.lessons_of(app)
    working.settle(lessons)

    assert lessons.chosen is not None
    assert lessons.chosen.id == "activating"
    assert lessons._resume.isEnabled()


def test_an_own_lab_that_is_gone_is_told_and_the_default_takes_its_place(
    app: App, tmp_path: Path
) -> None:
    begin(app, working.write(tmp_path), "exercise")
    (tmp_path / OWN).unlink()
    task_of(app)._run.leave()
    working.go_on()
    box = QApplication.activeModalWidget()

    assert box is not None
    assert window_of(app).lab.path == tmp_path / "fresh.rdlab"
    answer_prompt("ok")


def test_the_next_start_opens_the_own_lab_however_a_lesson_ends(
    at_work: App, tmp_path: Path
) -> None:
    assert RecentLabs(Settings(tmp_path / "settings.ini")).paths() == [tmp_path / OWN]
    window_of(at_work).labs.clear_list()

    assert RecentLabs(Settings(tmp_path / "settings.ini")).paths() == [tmp_path / OWN]


def test_what_is_left_is_resumed_with_everything_that_was_done(
    at_work: App, tmp_path: Path
) -> None:
    window = window_of(at_work)
    window.lab.do(activation(window.lab))
    press(task_of(at_work), "leave")
    answer_prompt("choice-1")
    assert window_of(at_work).lab.path == tmp_path / OWN
    lessons = lessons_of(at_work)
    choose(lessons, "Activate a license server")
    press(lessons, "resume")

    assert window_of(at_work).lab.server("RDLIC01").is_activated
    assert len(attempts(tmp_path)) == 1


def test_an_attempt_of_a_program_that_was_killed_is_to_be_resumed(
    app: App, tmp_path: Path
) -> None:
    begin(app, working.write(tmp_path), "exercise")
    copy = attempts(tmp_path)[0].read_bytes()
    task_of(app)._run.leave()
    attempts(tmp_path)[0].write_bytes(copy)  # as it was, without the pause
    lessons = lessons_of(app)
    choose(lessons, "Activate a license server")
    press(lessons, "resume")

    assert window_of(app).lab.path.suffix == ".rdattempt"


KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from core.catalog import Mode
from core.lab import Lab
from core.lessons import catalogue
from gui.app import App
from gui.lessons.beginning import begin
from gui.session.settings import Settings
from gui.startup import ladder
from tests.helpers.labs import activation
from tests.helpers.processes import run

application = QApplication([])
folder = Path(sys.argv[1])
app = App(folder=folder, settings=Settings(folder / "settings.ini"))
app.show_lab(Lab.create(folder / "mine.rdlab"))
window = app.window
lesson = catalogue.find("first-story")
begin(lesson, "Ada", Mode.EXERCISE, window.session, window)
app.window.lab.do(activation(app.window.lab))
print("done", flush=True)
os._exit(0)
"""


def test_after_a_kill_the_start_opens_the_own_lab_and_the_lesson_is_listed(
    tmp_path: Path,
) -> None:
    assert run(KILLED, tmp_path).split()[-1] == "done"
    told: list[str] = []
    (last,) = RecentLabs(Settings(tmp_path / "settings.ini")).paths()
    lab = ladder.lab(None, tmp_path, read_only=False, told=told, last=last)
    assert isinstance(lab, Lab)
    with lab:
        opened = lab.path
    reading = Reading(tmp_path / "lessons", ())
    for _ in reading.steps():
        pass
    (listed,) = (one for one in reading.listed if one.progress is Progress.TO_RESUME)

    assert (opened, told) == (tmp_path / OWN, [])
    assert listed.id == "first-story"


def test_another_lab_may_be_opened_meanwhile_and_stays(
    at_work: App, tmp_path: Path
) -> None:
    other = tmp_path / "other.rdlab"
    at_work.show_lab(Lab.create(other))

    assert window_of(at_work).lab.path == other
    with Attempt.open(attempts(tmp_path)[0]) as attempt:
        assert isinstance(attempt.story.notes[-1], PauseAttempt)


def test_after_a_lesson_that_was_begun_during_another_the_own_lab_comes_back(
    at_work: App, tmp_path: Path
) -> None:
    begin(at_work, working.write(tmp_path), "exam")
    task_of(at_work)._run.leave()

    assert window_of(at_work).lab.path == tmp_path / OWN
    assert len(attempts(tmp_path)) == 2


def panels() -> list[Panel]:
    """List the panels of coaches that are to be seen."""
    windows = QApplication.topLevelWidgets()
    return [w for w in windows if isinstance(w, Panel) and w.isVisible()]


def test_a_coach_leads_until_the_result(app: App, tmp_path: Path) -> None:
    begin(app, working.write(tmp_path), "coach")
    (run,) = window_of(app).findChildren(LessonRun)
    assert len(panels()) == 1
    run.finish()

    assert panels() == []
    assert result_of(app).isVisible()


def test_a_coach_goes_when_another_lab_is_shown(app: App, tmp_path: Path) -> None:
    begin(app, working.write(tmp_path), "coach")
    app.show_lab(Lab.create(tmp_path / "other.rdlab"))

    assert panels() == []


def test_repeating_begins_another_attempt(app: App, tmp_path: Path) -> None:
    path = working.write(tmp_path)
    for _ in range(2):
        begin(app, path, "exercise")
        task_of(app)._run.finish()
        result_of(app).close()

    names = [file.name for file in attempts(tmp_path)]
    assert names == [
        "Activate a license server.rdattempt",
        "Activate a license server 2.rdattempt",
    ]


def test_an_attempt_is_resumed_though_its_lesson_was_deleted(
    app: App, tmp_path: Path
) -> None:
    path = working.write(tmp_path)
    begin(app, path, "exercise")
    task_of(app)._run.leave()
    path.unlink()
    lessons = lessons_of(app)
    choose(lessons, "own.toml")  # of a file that is no lesson the name is known
    press(lessons, "forget")
    settle(lessons)
    choose(lessons, "Activate a license server")
    assert not is_possible(lessons, "exercise")
    press(lessons, "resume")

    assert task_of(app)._run.lesson.id == "activating"


def test_what_is_saved_beside_an_attempt_counts_for_it_alone(
    app: App, tmp_path: Path
) -> None:
    path = working.write(tmp_path)
    begin(app, path, "exercise")
    saved = window_of(app).lab.path.with_name("cals.csv")
    saved.write_text("saved")
    task_of(app)._run.finish()
    begin(app, path, "exercise")

    assert not window_of(app).lab.path.with_name("cals.csv").exists()
    assert saved.exists()


def test_an_attempt_that_cannot_begin_leaves_no_folder(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LabError("There is no room.")

    monkeypatch.setattr(Lab, "create", fail)
    begin(app, working.write(tmp_path), "exercise")

    assert list((tmp_path / "lessons").iterdir()) == []
    answer_prompt("ok")


def test_what_was_undone_is_counted(app: App, tmp_path: Path) -> None:
    begin(app, working.write(tmp_path), "exercise")
    lab = window_of(app).lab
    lab.do(activation(lab))
    lab.do(Undo())
    task_of(app)._run.finish()

    assert "Undone: 1" in result_of(app)._text.toPlainText()


def test_about_this_scenario_which_shows_the_cause_is_grey(at_work: App) -> None:
    assert not window_of(at_work).actions_["about_scenario"].isEnabled()


def test_the_companion_windows_that_were_open_are_open_again(
    app: App, tmp_path: Path
) -> None:
    window_of(app).open_window("events")
    begin(app, working.write(tmp_path), "exercise")
    task_of(app)._run.leave()

    assert "events" in window_of(app).open_companions()


def test_a_folder_that_cannot_be_made_is_told(app: App, tmp_path: Path) -> None:
    (tmp_path / "lessons").write_text("in the way")
    begin(app, working.write(tmp_path), "exercise")

    assert window_of(app).lab.path == tmp_path / OWN
    answer_prompt("ok")
