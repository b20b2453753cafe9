from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.lessons import catalogue
from gui.app import App
from gui.labels.lessons import LessonText as Text
from gui.lessons.course_list import CourseList
from gui.lessons.window import LessonsWindow
from tests.gui.lessons import working
from tests.gui.lessons.working import begin, choose, is_possible, lessons_of, press

MODES = ("coach", "exercise", "exam")


def titles(lessons: LessonsWindow) -> list[str]:
    return [one.title for one in lessons._table.records.shown]


def courses(list_: CourseList) -> list[str]:
    return [list_.item(row).text() for row in range(list_.count())]


def about(lessons: LessonsWindow) -> str:
    return lessons._about.toPlainText()


def possible(lessons: LessonsWindow) -> list[str]:
    return [mode for mode in MODES if is_possible(lessons, mode)]


def test_all_lessons_that_are_shipped_are_listed_in_the_order_of_their_courses(
    app: App,
) -> None:
    shipped = [file.lesson() for file in catalogue.shipped()]

    assert titles(lessons_of(app)) == [lesson.title for lesson in shipped]


def test_a_course_shows_its_own_lessons_alone(app: App) -> None:
    lessons = lessons_of(app)
    first = catalogue.courses()[0].title
    lessons._courses.choose(first)

    wanted = [f.lesson() for f in catalogue.shipped()]
    assert titles(lessons) == [x.title for x in wanted if x.course == first]
    assert len(titles(lessons)) > 1


def test_what_is_typed_is_looked_for_in_all_courses_and_in_summaries(app: App) -> None:
    lessons = lessons_of(app)
    lessons._courses.choose(catalogue.courses()[1].title)
    lesson = catalogue.find("first-story").lesson()
    lessons._search.edit.setText(lesson.summary[:25])

    assert lessons._courses.course == ""
    assert titles(lessons) == [lesson.title]


def test_without_a_name_nothing_begins_and_the_field_says_so(
    app: App, tmp_path: Path
) -> None:
    lessons = lessons_of(app)
    press(lessons, "exercise")

    assert lessons._learner.accessibleDescription() == Text.learner_required
    assert lessons._learner.hasFocus()
    assert not (tmp_path / "lessons").exists()


@pytest.mark.parametrize("typed", ["Ada\u200bLovelace", "x" * 300])
def test_a_name_that_cannot_be_kept_stays_and_is_explained(
    app: App, tmp_path: Path, typed: str
) -> None:
    lessons = lessons_of(app)
    lessons._learner.setText(typed)
    press(lessons, "exercise")

    assert lessons._learner.text() == typed
    assert lessons._learner.accessibleDescription() != ""
    assert not (tmp_path / "lessons").exists()


def test_the_name_is_asked_for_once(app: App, tmp_path: Path) -> None:
    begin(app, working.write(tmp_path), "exercise")
    working.task_of(app)._run.leave()

    assert lessons_of(app)._learner.text() == "Ada Lovelace"


def test_a_guided_lesson_can_be_coached_and_an_exercise_cannot(
    app: App, tmp_path: Path
) -> None:
    app.open_lessons(working.write(tmp_path))
    guided = possible(lessons_of(app))
    app.open_lessons(working.write(tmp_path, working.EXERCISE, "exercise.toml"))

    assert guided == ["coach", "exercise", "exam"]
    assert possible(lessons_of(app)) == ["exercise", "exam"]


def test_an_own_file_is_chosen_and_stays_listed(app: App, tmp_path: Path) -> None:
    app.open_lessons(working.write(tmp_path))
    lessons = lessons_of(app)
    chosen = lessons.chosen
    lessons.close()

    assert chosen is not None
    assert chosen.title == "Activate a license server"
    assert courses(lessons_of(app)._courses)[-1] == "My own lessons (0 of 1)"


def test_an_own_file_can_be_taken_off_the_list_and_stays_on_the_disk(
    app: App, tmp_path: Path
) -> None:
    path = working.write(tmp_path)
    app.open_lessons(path)
    lessons = lessons_of(app)
    press(lessons, "forget")
    working.settle(lessons)

    assert path.exists()
    assert "Activate a license server" not in titles(lessons)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (working.LESSON.replace("schema = 1", "schema = 2"), "line 2, schema"),
        (working.LESSON.replace("summary =", "sumary ="), "line 5, sumary"),
        ("schema = ", "own.toml"),
        (working.LESSON.replace("[[step]]", "[[stop]]", 1), "stop"),
        (working.LESSON.replace("Nothing", "<b>Nothing</b>"), "HTML"),
        (working.LESSON.replace('"fresh"', '"nowhere"'), "no scenario nowhere"),
    ],
)
def test_a_file_that_is_no_lesson_says_why_and_begins_nothing(
    app: App, tmp_path: Path, text: str, told: str
) -> None:
    app.open_lessons(working.write(tmp_path, text))
    lessons = lessons_of(app)

    assert told in about(lessons)
    assert possible(lessons) == []


def test_a_file_that_is_gone_stays_listed_and_says_so(app: App, tmp_path: Path) -> None:
    path = working.write(tmp_path)
    app.open_lessons(path)
    lessons_of(app).close()
    path.unlink()
    lessons = lessons_of(app)
    choose(lessons, "own.toml")

    assert "No such file" in about(lessons)


def test_the_first_lesson_that_is_not_passed_comes_next_in_each_course(
    app: App,
) -> None:
    lessons = lessons_of(app)
    marked = [one for one in lessons._reading.listed if one.is_next]
    of_courses = {one.course for one in lessons._reading.listed}

    assert {one.course for one in marked} == of_courses
    assert len(marked) == len(of_courses)
    assert marked[0] == lessons._reading.listed[0]


def test_the_keyboard_leads_from_the_search_to_a_lesson(app: App) -> None:
    lessons = lessons_of(app)
    lessons._search.edit.setFocus()
    QTest.keyClicks(lessons._search.edit, "telephone")
    QTest.keyClick(lessons._search.edit, Qt.Key.Key_Down)

    assert lessons._table.hasFocus()
    assert lessons.chosen is not None
    assert "telephone" in lessons.chosen.title


def test_tab_leads_round_from_the_list_of_lessons(app: App) -> None:
    lessons = lessons_of(app)
    lessons.activateWindow()
    lessons._table.setFocus()
    reached = []
    for _ in range(20):
        QTest.keyClick(lessons.focusWidget(), Qt.Key.Key_Tab)
        reached.append(lessons.focusWidget().objectName())

    assert {"about", "coach", "close", "learner", "search", "courses"} <= {*reached}
