"""Question banks: the questions of lessons, for other systems."""

from collections.abc import Callable, Sequence

from core.lessons.outputs.questions.gift import gift
from core.lessons.outputs.questions.moodle import moodle_xml
from core.lessons.outputs.questions.qti12 import qti12
from core.lessons.outputs.questions.qti21 import qti21
from core.lessons.outputs.questions.records import Question

FORMATS: dict[str, Callable[[Sequence[Question]], bytes]] = {
    "gift": gift,
    "moodle-xml": moodle_xml,
    "qti12": qti12,
    "qti21": qti21,
}
"""What writes a bank, by the name that is typed."""
