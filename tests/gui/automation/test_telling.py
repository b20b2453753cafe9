from functools import cache

import pytest
from PySide6.QtGui import QColor, QImage

from core.lessons import catalogue
from core.lessons.outputs.story import Picture, Story, Told
from core.lessons.reading import LessonError, LessonFile
from gui.automation.telling import tell
from gui.theme.colours import Theme

ASKS_FOR_A_FILE = "save-a-report-and-delete-it"
USES_TRAINING = "a-mode-that-does-not-match"


@cache
def told(lesson_id: str) -> tuple[Story, dict[str, bytes]]:
    return tell(catalogue.find(lesson_id))


def step(lesson_id: str, number: int) -> Told:
    return told(lesson_id)[0].steps[number - 1]


def picture(lesson_id: str, name: str) -> Picture:
    story, _ = told(lesson_id)
    wanted = f"{lesson_id}-{name}"
    return next(p for s in story.steps for p in s.pictures if p.name == wanted)


def test_each_step_has_a_picture_with_its_control_on_it(qapp: object) -> None:
    story, pictures = told("first-story")
    spots = {p.spot.name for s in story.steps for p in s.pictures if p.spot}
    assert {"RDLIC01", "Activate Server", "Next", "First name", "Add"} <= spots
    assert set(pictures) == {p.name for s in story.steps for p in s.pictures}
    assert all(content.startswith(b"\x89PNG") for content in pictures.values())


def test_a_step_that_goes_on_in_a_menu_has_a_second_picture_with_the_menu(
    qapp: object,
) -> None:
    first, second = step("first-story", 1).pictures
    assert second.name == f"{first.name}-menu"
    assert second.spot is not None
    assert (second.spot.name, second.spot.role) == ("Activate Server", "menu item")
    assert "Create Report" in [other.name for other in second.others]


def test_the_second_picture_of_a_menu_in_a_menu_shows_both(qapp: object) -> None:
    menus = picture(ASKS_FOR_A_FILE, "01-menu")
    assert menus.spot is not None
    assert menus.spot.name == "CAL Usage"
    assert {"Create Report", "Properties"} <= {other.name for other in menus.others}


def test_the_manager_is_shown_in_classic_unless_the_step_uses_training(
    qapp: object,
) -> None:
    there = {other.name for other in picture("first-story", "01").others}
    assert "Training" not in there
    assert picture("first-story", "01-menu").title == "RD Licensing Manager"
    used = picture(USES_TRAINING, "01")
    assert used.spot is not None
    assert used.spot.name == "Training"


def test_the_place_of_a_control_is_where_it_is_on_the_picture(qapp: object) -> None:
    _, pictures = told("first-story")
    shown = picture("first-story", "02")
    image = QImage.fromData(pictures[shown.name])
    assert (image.width(), image.height()) == (shown.width, shown.height)
    assert shown.spot is not None
    edge = QColor("#0078d7")  # round the default button
    left = round(shown.spot.x * image.width() / 100)
    middle = round((shown.spot.y + shown.spot.height / 2) * image.height() / 100)
    assert image.pixelColor(left, middle) == edge
    assert image.pixelColor(left - 2, middle) != edge


def test_what_else_can_be_clicked_is_told_with_name_and_role(qapp: object) -> None:
    others = picture("first-story", "04").others
    assert ("Cancel", "button") in [(o.name, o.role) for o in others]
    assert ("Last name", "field") in [(o.name, o.role) for o in others]
    assert ("Country or Region", "list") in [(o.name, o.role) for o in others]


def test_a_picture_is_told_in_words_in_the_order_of_reading(qapp: object) -> None:
    assert picture("first-story", "06").alt.startswith(
        "Activate Server Wizard. Company Information. Provide the requested company "
        "information. Enter your name, your company name, and your country or region."
    )
    assert "Last name: Adams" in picture("first-story", "06").alt


def test_nothing_of_the_disk_is_in_pictures_or_words(qapp: object) -> None:
    story, _ = told(ASKS_FOR_A_FILE)
    assert "/" not in step(ASKS_FOR_A_FILE, 5).sentence
    assert "`usage.csv`" in story.task
    said = story.model_dump_json()
    assert "tmp" not in said.lower()
    shown = picture(ASKS_FOR_A_FILE, "05")
    assert {o.role for o in shown.others} <= {"button", "field", "list"}


def test_two_plays_give_the_same_to_the_last_byte(qapp: object) -> None:
    for lesson_id in ("first-story", ASKS_FOR_A_FILE):
        assert tell(catalogue.find(lesson_id)) == told(lesson_id)


def test_another_scale_and_look_change_the_pictures_and_no_word(qapp: object) -> None:
    story, pictures = tell(catalogue.find("first-story"), scale=2, look=Theme.DARK)
    assert story == told("first-story")[0]
    image = QImage.fromData(pictures["first-story-02"])
    assert image.width() == 2 * picture("first-story", "02").width
    assert image.pixelColor(4, image.height() - 40).lightness() < 100


def test_webp_loses_no_pixel(qapp: object) -> None:
    _, pictures = tell(catalogue.find("first-story"), kind="webp")
    for name, content in told("first-story")[1].items():
        one, other = QImage.fromData(content), QImage.fromData(pictures[name])
        kind = QImage.Format.Format_RGB32
        assert one.convertToFormat(kind) == other.convertToFormat(kind)
    assert len(pictures["first-story-02"]) < len(
        told("first-story")[1]["first-story-02"]
    )


def test_a_lesson_that_does_not_reach_its_objectives_is_not_told(qapp: object) -> None:
    file = catalogue.find("first-story")
    wrong = LessonFile(file.name, file.text.replace("total = 20", "total = 21"))
    with pytest.raises(LessonError, match="objective 2"):
        tell(wrong)


def test_the_website_has_the_same_address_in_each_play(qapp: object) -> None:
    one, other = (tell(catalogue.find("activate-by-web-browser")) for _ in range(2))
    alts = [picture.alt for step in one[0].steps for picture in step.pictures]
    assert any("http://127.0.0.1/" in alt for alt in alts)
    assert one == other


def test_a_page_of_the_website_is_a_picture_with_its_control_on_it(
    qapp: object,
) -> None:
    story, _ = told("install-through-the-website")
    at = {s.sentence: s.pictures for s in story.steps}
    (chosen,) = at["Select **Install client access licenses**."]
    assert chosen.title.startswith("Select Option")
    assert chosen.spot is not None
    assert (chosen.spot.name, chosen.spot.role) == (
        "Install client access licenses",
        "box",
    )
    assert "Manage CALs" in {other.name for other in chosen.others}
    assert "Country or region: Canada" in " ".join(
        picture.alt for step in story.steps for picture in step.pictures
    )
