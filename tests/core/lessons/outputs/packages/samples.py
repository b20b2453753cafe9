from core.lessons.outputs.story import Option, Story, Told
from tests.core.lessons.outputs.demo.stories import story as every_kind
from tests.helpers.browser import Browser

QUESTIONS = 4
"""Of a story that asks and does nothing else; each is worth a point."""

_INSIDE = "const page = (globalThis.frames[0]?.frames[0] ?? window).document;"
_ANSWER = (
    _INSIDE
    + """
const form = page.getElementById("question");
form.querySelectorAll("input")[arguments[0]].click();
form.querySelector(".main").click();
form.querySelector(".main").click();
"""
)


def asking(count: int = QUESTIONS, **changes: object) -> Story:
    """Make a story of questions, whose first choice is right."""
    options = (
        Option(say="Right", is_right=True, feedback="Yes.", source="domain.md 1"),
        Option(say="Wrong", is_right=False, feedback="No.", source="domain.md 1"),
    )
    steps = tuple(
        Told(number=n, sentence=f"Question {n}?", options=options, points=1)
        for n in range(1, count + 1)
    )
    return every_kind(steps=steps, **changes)


class Learner:
    """Answers in the page that a system shows in a frame."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def press(self, name: str) -> None:
        self.browser.run(f"{_INSIDE} page.getElementById('{name}').click();")

    def answer(self, *choices: int) -> None:
        for choice in choices:
            self.browser.run(_ANSWER, choice)

    def sees(self, name: str) -> str:
        """Read an element; it is empty where that is not shown."""
        read = f"{_INSIDE} return page.getElementById('{name}')?.innerText ?? '';"
        return str(self.browser.run(read))

    def leave(self) -> None:
        self.browser.open("about:blank")
