"""The text version of a lesson: all steps and values, and no picture."""

from collections.abc import Iterator
from textwrap import fill

from core.lessons.outputs.guides import Guide, points
from core.lessons.outputs.story import Goal, Story, Told
from core.lessons.outputs.unmarked import text_of
from core.lessons.outputs.words import GuideText as Text
from core.lessons.sentences import apart

_WIDTH = 78


def guide_text(guide: Guide) -> str:
    """Write a guide as lines of plain text."""
    lines = [
        guide.title,
        "=" * min(len(guide.title), _WIDTH),
        "",
        Text.text_version,
        *guide.facts,
        "",
        *_paragraphs(guide.intro),
        *_task(guide.task),
        *_steps(guide.steps),
        *_goals(guide),
        *_deviations(guide.story),
        Text.source.format(source=guide.story.source),
        Text.made_with,
    ]
    return "\n".join(lines) + "\n"


def _paragraphs(*texts: str) -> Iterator[str]:
    for text in texts:
        if text:
            yield _wrapped(text_of(text))
            yield ""


def _task(task: str) -> Iterator[str]:
    if task:
        yield from _headed(Text.task)
        yield from _paragraphs(task)


def _wrapped(text: str, indent: str = "", first: str = "") -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent=first or indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _headed(title: str) -> list[str]:
    return [title, "-" * len(title), ""]


def _steps(steps: tuple[Told, ...]) -> Iterator[str]:
    if steps:
        yield from _headed(Text.steps)
    for step in steps:
        yield from _step(step)
        yield ""


def _step(step: Told) -> Iterator[str]:
    head = f"{step.number}. "
    indent = " " * len(head)
    instruction, lines = apart(step.sentence)
    said = text_of(instruction)
    yield _wrapped(f"{Text.question}: {said}" if step.options else said, indent, head)
    yield from (f"{indent}    {line}".rstrip() for line in lines.splitlines())
    for option in step.options:
        told = f"{text_of(option.say)} ({Text.right})"
        yield _wrapped(
            told if option.is_right else text_of(option.say),
            f"{indent}  ",
            f"{indent}- ",
        )
        yield _wrapped(_sourced(option.feedback, option.source), f"{indent}  ")
    if step.why:
        yield _wrapped(f"{Text.why}: {text_of(step.why)}", indent)
    if step.source:
        yield _wrapped(Text.source.format(source=step.source), indent)


def _goals(guide: Guide) -> Iterator[str]:
    if not guide.story.goals:
        return
    yield from _headed(guide.goals_title)
    for goal in guide.story.goals:
        yield from _goal(goal, guide)
    yield _wrapped(Text.pass_mark.format(pass_=guide.story.pass_))
    yield ""


def _goal(goal: Goal, guide: Guide) -> Iterator[str]:
    counted = f" ({points(goal.points)})" if goal.points else ""
    yield _wrapped(f"{text_of(goal.say)}{counted}", "  ", "- ")
    if goal.why and not guide.is_sheet:
        yield _wrapped(f"{Text.why}: {_sourced(goal.why, goal.source)}", "  ")


def _deviations(story: Story) -> Iterator[str]:
    if story.deviations:
        yield from _headed(Text.deviations)
        for said in story.deviations:
            yield _wrapped(text_of(said), "  ", "- ")
        yield ""


def _sourced(said: str, source: str) -> str:
    return f"{text_of(said)} {Text.source.format(source=source)}"
