"""A lesson that is being edited: parts that change, put together when asked for."""

from core.lessons.reading import LessonFile
from core.lessons.recording.draft import as_file
from core.lessons.recording.slug import lesson_id
from core.lessons.records import AnyStep, Lesson, Objective

SUFFIX = ".toml"


class DraftState:
    """Steps, objectives with their ticks, and the head of a lesson."""

    def __init__(self, lesson: Lesson, *, is_saved: bool) -> None:
        """Begin with a lesson as it was drafted or saved; all objectives count."""
        self._lesson = lesson
        self.head: dict[str, object] = {}
        self.steps: list[AnyStep] = list(lesson.all_steps)
        self.objectives: list[Objective] = list(lesson.objectives)
        self.counts: list[bool] = [True] * len(self.objectives)
        self.is_changed = not is_saved

    @property
    def lesson(self) -> Lesson:
        """The lesson as it is now; ValidationError where a field is wrong."""
        kept = zip(self.objectives, self.counts, strict=True)
        changes = {
            **self.head,
            "all_steps": tuple(self.steps),
            "objectives": tuple(o for o, counts in kept if counts),
        }
        if title := str(self.head.get("title", "")):
            changes["id"] = lesson_id(title)
        return self._lesson.model_copy(update=changes)

    def file(self) -> LessonFile:
        """Return the lesson as a file; LessonError says what is wrong, and where."""
        lesson = self.lesson
        return as_file(lesson, f"{lesson.id}{SUFFIX}")

    def change_step(self, number: int, **fields: str) -> None:
        """Change the words of a step."""
        self.steps[number] = self.steps[number].model_copy(update=fields)
        self.is_changed = True

    def change_objective(self, number: int, **fields: object) -> None:
        """Change the words or the points of an objective."""
        self.objectives[number] = self.objectives[number].model_copy(update=fields)
        self.is_changed = True
