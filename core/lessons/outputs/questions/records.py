"""A question as it stands in a bank, where neither lesson nor lab is at hand."""

from pydantic import Field, field_validator

from core.lessons.outputs.questions.order import shuffled
from core.records import Record


class Answer(Record):
    """A choice, and what is said to who chose it; the texts are Markdown."""

    say: str
    is_right: bool
    feedback: str
    source: str


class Question(Record):
    """A question with one right answer; its answers stand in no order by habit."""

    id: str = Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")
    title: str  # plain, one line
    course: str  # plain, one line
    situation: str  # Markdown
    ask: str  # Markdown
    answers: tuple[Answer, ...] = Field(min_length=2)
    points: int = Field(ge=1)
    why: str = ""  # Markdown
    source: str = ""  # of the why

    @field_validator("answers")
    @classmethod
    def _in_no_order(cls, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        if sum(answer.is_right for answer in answers) != 1:
            raise ValueError("One answer has to be right.")
        return shuffled(answers)

    @property
    def right(self) -> int:
        """The place of the right answer, from 0."""
        return next(i for i, answer in enumerate(self.answers) if answer.is_right)
