import re
from html.parser import HTMLParser

import pytest

from core.lessons.outputs.chapters import Chapter, Entry
from core.lessons.outputs.guides import Guide, Style, points, stem
from core.lessons.outputs.html import guide_html, index_html
from core.lessons.outputs.markdown import guide_markdown
from core.lessons.outputs.marked import html_of
from core.lessons.outputs.story import Goal, Option, Story, Told
from core.lessons.outputs.text import guide_text
from core.lessons.outputs.unmarked import literal, markdown_of, text_of
from core.lessons.outputs.words import GuideText
from tests.core.lessons.outputs.samples import HOSTILE, story

STYLE = Style()
WRITERS = [guide_html, guide_markdown, guide_text]
LINKS = {"PDF": "sample.pdf", "Text": "sample.txt"}


def guide(of: Story | None = None, *, is_sheet: bool = False) -> Guide:
    return Guide(story=of or story(), style=STYLE, is_sheet=is_sheet, links=LINKS)


def exercise() -> Story:
    return story(kind="exercise", task="Find out why **nobody** connects.")


def hostile() -> Story:
    """Make a story in which each text that an author writes is hostile."""
    option = {"feedback": HOSTILE, "source": HOSTILE}
    return story(
        title=HOSTILE,
        summary=HOSTILE,
        task=HOSTILE,
        course=HOSTILE,
        source=HOSTILE,
        steps=(
            Told(number=1, sentence=HOSTILE, why=HOSTILE, source=HOSTILE),
            Told(
                number=2,
                sentence=HOSTILE,
                options=(
                    Option(say=HOSTILE, is_right=True, **option),
                    Option(say=HOSTILE, is_right=False, **option),
                ),
            ),
        ),
        goals=(Goal(say=HOSTILE, points=1, why=HOSTILE, source=HOSTILE),),
        deviations=(HOSTILE,),
    )


class Tags(HTMLParser):
    """Collects the elements and the addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        self.addresses |= {
            str(value) for name, value in attrs if name in {"src", "href"}
        }


@pytest.mark.parametrize("write", WRITERS)
def test_all_steps_values_reasons_and_sources_are_there(write: object) -> None:
    page = re.sub(r"[\\*`“”]|<[^>]*>", "", write(guide()))  # type: ignore[operator]
    plain = " ".join(page.split())
    for said in (
        "Activate a license server",
        "Right-click RDLIC01 and choose Activate Server.",
        "type Alex.",
        "answers at once",
        "How many CALs are missing?",
        "10 are there already",
        "RDLIC01 is activated",
        "2 points",
        "80 % of the points",
        "The Clearinghouse is simulated.",
        "First day",
        "about 5 minutes, 4 steps",
        "Windows Server 2022",
        "training replica",
    ):
        assert said in plain


@pytest.mark.parametrize("write", [guide_html, guide_markdown])
def test_the_text_version_is_announced_before_anything_else(write: object) -> None:
    page = write(guide())  # type: ignore[operator]
    assert page.index("sample.txt") < page.index("Right-click")
    assert page.index(GuideText.to_text) < page.index("From a license server")


@pytest.mark.parametrize("write", WRITERS)
def test_a_task_sheet_tells_nothing_of_the_solution(write: object) -> None:
    page = write(guide(exercise(), is_sheet=True))  # type: ignore[operator]
    assert "connects" in page
    assert "is activated" in page
    assert GuideText.goals_of_task in page
    for told in ("Right-click", "Alex", "30 users", "sample-01", ">So.", " So."):
        assert told not in page


def test_a_task_sheet_has_room_for_notes() -> None:
    page = guide_html(guide(exercise(), is_sheet=True))
    assert page.count("<div></div>") >= 10
    assert GuideText.notes in guide_markdown(guide(exercise(), is_sheet=True))


def test_an_exercise_without_a_task_says_it_in_its_summary() -> None:
    without = exercise().model_copy(update={"task": ""})
    page = guide_html(guide(without, is_sheet=True))
    task = page[page.index('class="task"') :]
    assert without.summary in task[: task.index("</section>")]
    assert page.count(without.summary) == 1


def test_the_solution_of_an_exercise_has_a_name_of_its_own() -> None:
    sheet, solution = guide(exercise(), is_sheet=True), guide(exercise())
    assert (sheet.stem, solution.stem) == ("sample", "sample-solution")
    assert solution.title == "Activate a license server: Solution"


def test_pictures_have_their_words_and_stand_for_what_is_pointed_at() -> None:
    page = guide_html(guide())
    assert 'src="sample-01-menu.png" width="500" height="400"' in page
    assert 'alt="Activate Server Wizard. Company Information.' in page
    bare = story().steps[2].pictures[0].model_copy(update={"spot": None})
    step = story().steps[2].model_copy(update={"pictures": (bare,)})
    assert "<img" not in guide_html(guide(story(steps=(step,))))


def test_who_gives_the_training_stands_on_cover_and_foot() -> None:
    style = Style(by="Jo Trainer", logo="logo.png")
    page = guide_html(Guide(story=story(), style=style))
    assert page.count("By Jo Trainer") == 2
    assert 'src="logo.png"' in page


def test_a_hostile_lesson_is_literal_html() -> None:
    tags = Tags(guide_html(guide(hostile())))
    assert not tags.names & {"img", "script", "iframe", "base", "link"}
    assert tags.addresses == {"sample.pdf", "sample.txt"}
    assert "default-src &#39;none&#39;" not in guide_html(guide(hostile()))
    assert "default-src 'none'" in guide_html(guide(hostile()))


def test_a_hostile_lesson_is_literal_markdown() -> None:
    from markdown_it import MarkdownIt

    page = guide_markdown(guide(hostile())).replace(f"[Text]({LINKS['Text']})", "")
    rendered = MarkdownIt("commonmark", {"html": True}).render(page)
    tags = Tags(rendered)
    assert not tags.names & {"img", "script", "a"}
    assert tags.addresses == set()


def test_a_hostile_lesson_is_literal_text() -> None:
    page = guide_text(guide(hostile()))
    assert "<img" in page
    assert "[a](javascript:alert(1))" in page


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "**bold** and `code`",
        "# no heading",
        "a_b_c * d * e ~~f~~",
        "| a | b |",
        "&lt; &amp;",
        "`a ``b`",
        "1. no list",
        "- no list",
        "+ no list",
        "===",
    ],
)
def test_what_is_literal_reads_as_it_was_written(text: str) -> None:
    paragraph = html_of(literal(text))
    plain = re.sub(r"<[^>]*>", "", paragraph)
    for mark, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(mark, sign)
    assert plain == text


def test_bold_and_typed_words_survive_in_markdown_and_in_text() -> None:
    said = "In **First name**, type `Al_ex`. Click **Next**."
    assert markdown_of(said) == said
    assert text_of(said) == "In First name, type “Al_ex”. Click Next."


@pytest.mark.parametrize("lesson_id", ["con", "LPT1", "a" * 300])
def test_names_of_files_are_taken_by_every_system(lesson_id: str) -> None:
    name = stem(lesson_id)
    assert name.lower() not in {"con", "lpt1"}
    assert len(name) <= 200


def test_points_are_said_in_words() -> None:
    assert [points(n) for n in (0, 1, 2)] == ["", "1 point", "2 points"]


def test_the_index_leads_to_all_and_says_how_long_it_takes() -> None:
    entry = Entry(
        id="sample",
        title=HOSTILE,
        summary=HOSTILE,
        kind="Exercise",
        minutes=45,
        links={"HTML": "sample.html", "PDF": "sample.pdf"},
    )
    chapter = Chapter(title="First day", summary=HOSTILE, entries=(entry, entry))
    page = index_html([chapter], STYLE)
    assert "2 lessons, about 1 h 30 min in all" in page
    tags = Tags(page)
    assert tags.addresses == {"sample.html", "sample.pdf"}
    assert not tags.names & {"img", "script"}
