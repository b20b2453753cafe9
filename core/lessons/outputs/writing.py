"""Writes down what of a lesson is told, with its values filled."""

import json
from collections.abc import Iterable
from os import sep

from core.catalog import ProductVersion
from core.lessons.outputs.deviations import deviations_of
from core.lessons.outputs.story import Goal, Option, Story, Told
from core.lessons.records import Lesson, Objective, Quiz, Step
from core.lessons.sentences import sentence
from core.lessons.variables import Variables


def told(number: int, step: Step | Quiz) -> Told:
    """Tell a step or a question whose values are filled; pictures are added later."""
    if isinstance(step, Step):
        return Told(
            number=number,
            sentence=sentence(step),
            do=step.do,
            why=step.why,
            source=step.source,
        )
    right = step.right
    return Told(
        number=number,
        sentence=sentence(step),
        why=step.why,
        source=step.source,
        points=step.points,
        options=tuple(
            Option(
                say=choice.say,
                is_right=i in right,
                feedback=choice.feedback,
                source=choice.source,
            )
            for i, choice in enumerate(step.choices)
        ),
    )


def goals_of(lesson: Lesson, variables: Variables) -> tuple[Goal, ...]:
    """Tell the objectives that people read."""
    return tuple(_goal(variables.filled(one)) for one in lesson.objectives if one.say)


def _goal(objective: Objective) -> Goal:
    return Goal(
        say=objective.say,
        points=objective.points,
        why=objective.why,
        source=objective.source,
    )


def story_of(
    lesson: Lesson,
    edition: ProductVersion,
    steps: Iterable[Told],
    goals: Iterable[Goal],
    variables: Variables,
) -> Story:
    """Put a story together."""
    told = tuple(steps)
    return Story(
        id=lesson.id,
        kind=lesson.kind,
        title=variables.fill(lesson.title),
        summary=variables.fill(lesson.summary),
        task=variables.fill(lesson.task),
        course=lesson.course,
        source=lesson.source,
        minutes=lesson.minutes,
        pass_=lesson.pass_,
        keep=lesson.keep,
        edition=edition,
        steps=told,
        goals=tuple(goals),
        deviations=deviations_of(told),
    )


def without_folder(folder: str, story: Story) -> Story:
    """Leave a folder of this computer out of the names of files."""
    inside = json.dumps(folder + sep, ensure_ascii=False)[1:-1]
    return Story.model_validate_json(story.model_dump_json().replace(inside, ""))
