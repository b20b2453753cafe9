"""As an exercise a lesson shows no steps: what has to be typed stands in its task.

Of a trouble the numbers would tell what is to be bought; whoever buys makes them under
**Training**.
"""

import re

import pytest

from core.lessons import catalogue
from core.lessons.reading import LessonFile
from core.lessons.values import AgreementNumber, FileBeside, OpenNumber, Retail

GUIDED = [f for f in catalogue.shipped() if f.lesson().kind == "guided"]
GIVEN = (Retail, AgreementNumber, OpenNumber, FileBeside)
"""What stands on papers; other numbers are shown by windows."""


@pytest.mark.parametrize("file", GUIDED, ids=lambda f: f.name.partition("/")[0])
def test_numbers_on_papers_are_told_in_the_task(file: LessonFile) -> None:
    lesson = file.lesson()
    typed = str([step.do for step in lesson.steps])
    papers = {n for n, v in lesson.variables.items() if isinstance(v, GIVEN)}
    needed = {name for name in papers if f"{{{name}}}" in typed}
    assert needed <= set(re.findall(r"\{(\w+)\}", lesson.task))
