"""The courses to choose from, each with how many of its lessons are passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.labels.lessons import LessonText as Text
from gui.labels.text import strip_mnemonic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.lessons.listed import Listed

_COURSE = Qt.ItemDataRole.UserRole
_WIDTH = 250


class CourseList(QListWidget):
    """All lessons first, then the courses in their order, the person's own last."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("courses")
        self.setAccessibleName(strip_mnemonic(Text.courses))
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_WIDTH)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())
        self.show_courses(())

    @property
    def course(self) -> str:
        """The course that is chosen; empty for all lessons."""
        row = self.currentRow()
        return str(self.item(row).data(_COURSE)) if row >= 0 else ""

    def choose_all(self) -> None:
        """Choose all lessons."""
        self.setCurrentRow(0)

    def choose(self, course: str) -> None:
        """Choose a course."""
        courses = [str(self.item(n).data(_COURSE)) for n in range(self.count())]
        self.setCurrentRow(courses.index(course) if course in courses else 0)

    def show_courses(self, listed: Sequence[Listed]) -> None:
        """Show the courses of these lessons, and stay at the same one."""
        before = self.course
        courses = dict.fromkeys(one.course for one in listed)
        courses.pop(Text.own_lessons, None)
        with QSignalBlocker(self):
            self.clear()
            self._add(Text.all_lessons, "", listed)
            for course in (*courses, Text.own_lessons):
                self._add(course, course, [x for x in listed if x.course == course])
            self.choose(before)

    def _add(self, title: str, course: str, lessons: Sequence[Listed]) -> None:
        passed = sum(one.has_passed for one in lessons)
        text = Text.of_course.format(course=title, passed=passed, all=len(lessons))
        item = QListWidgetItem(text, self)
        item.setData(_COURSE, course)
        if not course:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
