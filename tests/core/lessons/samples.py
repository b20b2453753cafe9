from datetime import UTC, datetime

from core.catalog import Mode
from core.commands.attempts import BeginAttempt
from core.lessons.reading import LessonFile
from core.lessons.records import Lesson

LOOK = {"node": ["All servers"]}
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""When attempts of tests begin; real time, not that of a lab."""

ACTIVATING = LessonFile(
    "activating.toml",
    """
schema = 1
id = "activating"
title = "Activate a license server"
source = "our own"
scenario = "fresh"
[variables]
count = { between = [1, 1000] }
[[step]]
do = { context = ["All servers", "RDLIC01"], choose = ["Activate Server"] }
[[step]]
ask = "Which of {count} is right?"
[[step.choice]]
say = "This one"
feedback = "So it is."
source = "our own"
right = true
[[step.choice]]
say = "That one"
feedback = "It is not."
source = "our own"
[[objective]]
say = "RDLIC01 is activated"
points = 2
why = "It issues nothing before."
source = "domain.md 1.4"
that = { check = "server", server = "RDLIC01", is_activated = true }
[[objective]]
say = "RDLIC01 connects by web"
that = { check = "server", server = "RDLIC01", connection_method = "web" }
[[harm]]
say = "Something was installed"
cost = 1
that = { check = "pack", server = "RDLIC01", count = 1 }
by = { command = "install-licenses" }
""",
)
"""Four points: two for activating, one for the method, one for the answer."""


def lesson(*steps: object, **facts: object) -> Lesson:
    """Make a lesson of steps as a file has them."""
    head = {"schema": 1, "id": "x", "title": "x", "source": "x", "scenario": "fresh"}
    return Lesson.model_validate({**head, "step": steps or [{"do": LOOK}], **facts})


def begin_attempt(mode: Mode = Mode.EXERCISE) -> BeginAttempt:
    """Begin an attempt at activating."""
    return BeginAttempt(
        learner="Robin Roe",
        lesson="activating",
        text=ACTIVATING.text,
        digest=ACTIVATING.digest,
        mode=mode,
        seed=1,
        program="1.0.0",
        at=NOON,
    )
