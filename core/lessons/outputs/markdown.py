"""A guide as Markdown, for wikis and repositories."""

from collections.abc import Iterator

from core.lessons.outputs.guides import Guide, file_of, pictures_of, points
from core.lessons.outputs.story import Told
from core.lessons.outputs.unmarked import instruction_of, literal, markdown_of
from core.lessons.outputs.words import GuideText as Text

_NOTES = 8
"""Lines to write on."""


def guide_markdown(guide: Guide) -> str:
    """Write a guide; its pictures are files beside it."""
    story, lines = guide.story, [f"# {literal(guide.title)}", ""]
    if guide.style.logo:
        lines += [f"![{Text.logo}]({guide.style.logo})", ""]
    if text := guide.links.get(Text.text):
        lines += [f"{Text.to_text} [{Text.text}]({text})", ""]
    lines += [f"{literal(fact)}  " for fact in guide.facts]
    lines.append("")
    lines += [markdown_of(guide.intro), ""] if guide.intro else []
    if guide.task:
        lines += [f"**{Text.task}:** {markdown_of(guide.task)}", ""]
    for step in guide.steps:
        lines += [*_step(step, guide), ""]
    lines += _goals(guide)
    if guide.is_sheet:
        lines += [f"## {Text.notes}", "", *["---", ""] * _NOTES]
    if story.deviations:
        lines += [f"## {Text.deviations}", ""]
        lines += [*(f"- {markdown_of(said)}" for said in story.deviations), ""]
    lines += [literal(Text.source.format(source=story.source)), "", Text.made_with]
    return "\n".join(lines) + "\n"


def _step(step: Told, guide: Guide) -> Iterator[str]:
    head = Text.question if step.options else Text.step.format(number=step.number)
    yield f"## {step.number}. {head}" if step.options else f"## {head}"
    yield ""
    yield instruction_of(step.sentence)
    yield ""
    for option in step.options:
        right = f" *({Text.right})*" if option.is_right else ""
        yield f"- {markdown_of(option.say)}{right}  "
        yield f"  {_sourced(option.feedback, option.source)}"
    if step.options:
        yield ""
    for picture in pictures_of(step):
        yield f"![{literal(picture.alt)}]({file_of(picture, guide.style)})"
        yield ""
    if step.why:
        yield f"> **{Text.why}:** {markdown_of(step.why)}  "
        yield f"> {literal(Text.source.format(source=step.source))}"
        yield ""


def _goals(guide: Guide) -> Iterator[str]:
    if not guide.story.goals:
        return
    yield f"## {guide.goals_title}"
    yield ""
    for goal in guide.story.goals:
        counted = f" ({points(goal.points)})" if goal.points else ""
        why = (
            f"  \n  {_sourced(goal.why, goal.source)}"
            if goal.why and not guide.is_sheet
            else ""
        )
        yield f"- {markdown_of(goal.say)}{counted}{why}"
    yield ""
    yield Text.pass_mark.format(pass_=guide.story.pass_)
    yield ""


def _sourced(said: str, source: str) -> str:
    return f"{markdown_of(said)} {literal(Text.source.format(source=source))}"
