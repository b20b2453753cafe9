"""The task of an exercise, told without a play: nothing of its solution is in it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from core.catalog import ProductVersion
from core.lab import Lab
from core.lessons.outputs.story import Story
from core.lessons.outputs.writing import goals_of, story_of, without_folder
from core.lessons.reading import DEFAULT_SEED, LessonFile
from core.lessons.variables import Variables


def sheet_of(
    file: LessonFile,
    *,
    edition: ProductVersion | None = None,
    seed: int = DEFAULT_SEED,
) -> Story:
    """Tell what is asked, with the numbers of the world that it begins with."""
    lesson = file.lesson(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{lesson.id}.rdlab")
        lab = Lab.create(
            path, lesson.scenario, edition=edition or lesson.edition, seed=seed
        )
        try:
            variables = Variables(lesson.variables, lab)
            goals = goals_of(lesson, variables)
            chosen = lab.settings().edition
            story = story_of(lesson, chosen, (), goals, variables)
        finally:
            lab.close()
    return without_folder(str(path.absolute().parent), story)
