"""What the list of lessons shows of one."""

from gui.labels.lessons import LessonText as Text
from gui.lessons.listed import Listed, Progress
from gui.models.columns import Column, TableSpec

WORDS = {
    Progress.UNREADABLE: Text.not_read,
    Progress.TO_RESUME: Text.to_resume,
    Progress.PASSED: Text.passed,
    Progress.NOT_PASSED: Text.not_passed,
    Progress.NEXT: Text.is_next,
    Progress.NOT_BEGUN: "",
}
_ICONS = {
    Progress.UNREADABLE: "finding-error",
    Progress.TO_RESUME: "finding-advice",
    Progress.PASSED: "finding-ok",
    Progress.NOT_PASSED: "finding-warning",
    Progress.NEXT: "forward",
    Progress.NOT_BEGUN: "report",
}


def _minutes(one: Listed) -> int:
    return one.lesson.minutes if one.lesson else 0


def percent(value: int | None) -> str:
    """Write a percentage; nothing where there is none."""
    return "" if value is None else Text.percent.format(percent=value)


SUMMARY = 5
"""The column that is only searched."""
LESSONS: TableSpec[Listed] = TableSpec(
    "lessons",
    (
        Column(Text.lesson, lambda one: one.title),
        Column(Text.course, lambda one: one.course, width=160),
        Column(
            Text.minutes,
            lambda one: str(_minutes(one) or ""),
            _minutes,
            width=62,
        ),
        Column(
            Text.progress,
            lambda one: WORDS[one.progress],
            lambda one: list(Progress).index(one.progress),
            width=120,
        ),
        Column(
            Text.best,
            lambda one: percent(one.best),
            lambda one: -1 if one.best is None else one.best,
            width=85,
        ),
        Column(Text.summary, lambda one: one.lesson.summary if one.lesson else ""),
    ),
    place=lambda one: one.key,
    icon=lambda one: _ICONS[one.progress],
)
