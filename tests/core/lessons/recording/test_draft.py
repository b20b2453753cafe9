import pytest

from core.catalog import LicenseProgram
from core.lab import Lab
from core.lessons.gestures import Press, Type
from core.lessons.reading import LessonFile
from core.lessons.recording.draft import Recorded, as_file, drafting
from core.lessons.recording.typed import SECRET, Typed
from core.lessons.records import Lesson
from core.lessons.values import Retail
from core.lessons.variables import Variables
from core.numbers import purchases, servers
from core.numbers.kinds import shown
from core.numbers.symbols import looks_genuine
from core.rules.rights import PASSWORD
from core.store.slices import finish
from tests.helpers.labs import MakeLab, activation, key_pack_id, retail_code

NEXT = Press(press="Next")


def draft(recorded: list[Recorded], lab: Lab) -> Lesson:
    return finish(drafting(recorded, lab, []))


def entry(text: str) -> Type:
    return Type(type={"Field": text})


def numbers(lab: Lab) -> dict[str, str]:
    """Give a number of each kind, as a person types it."""
    server = lab.server("RDLIC01")
    authorization, license_number = purchases.make_open_numbers(3)
    return {
        "retail": shown(retail_code(20)),
        "agreement": purchases.make_agreement_number(LicenseProgram.SPLA, 4),
        "open_authorization": shown(authorization),
        "open_license": license_number,
        "product_id": server.product_id,
        "server_id": shown(servers.make_license_server_id(server.product_id, 2)),
        "key_pack_id": shown(key_pack_id(server)),
        "file_beside_lab": str(lab.path.absolute().with_name("list.csv")),
    }


def test_a_number_becomes_the_variable_that_makes_it(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    lab.do(activation(lab))
    for name, text in numbers(lab).items():
        typed = Typed(lab)
        assert typed.named(entry(text)) == entry(f"{{{name}}}"), name
        lesson = draft([Recorded(entry(text))], lab)
        made = Variables(lesson.variables, lab).fill(f"{{{name}}}")
        assert made.replace("-", "") == text.replace("-", "")


def test_the_same_number_has_one_name_and_another_one_its_own(lab: Lab) -> None:
    typed = Typed(lab)
    first, second = retail_code(20), retail_code(30)
    named = [typed.named(entry(text)) for text in (first, second, first)]
    assert named == [entry("{retail}"), entry("{retail_2}"), entry("{retail}")]
    assert isinstance(typed.variables["retail"], Retail)


@pytest.mark.parametrize("text", ["Alex", "", "20", "TRAIN", "1234567", "C:\\x", "-"])
def test_other_texts_stay_as_they_were_typed(text: str, lab: Lab) -> None:
    typed = Typed(lab)
    assert typed.named(entry(text)) == entry(text)
    assert typed.variables == {}


def test_what_looks_like_a_genuine_key_is_not_kept(lab: Lab) -> None:
    real = entry("-".join(["HJKMP"] * 5))  # a learner may type it, and is refused
    typed = Typed(lab)
    assert typed.named(real) == entry("{look_alike}")
    lesson = draft([Recorded(real)], lab)
    filled = Variables(lesson.variables, lab).filled(entry("{look_alike}"))
    assert looks_genuine(filled.type["Field"])
    assert "HJKMP" not in as_file(lesson, "mine.toml").text


def test_a_password_is_that_of_the_training(lab: Lab) -> None:
    lesson = draft([Recorded(entry(f"{{{SECRET}}}"))], lab)
    assert lesson.variables == {SECRET: PASSWORD}


def test_a_draft_is_a_lesson_that_can_be_read_back(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    lab.do(activation(lab))
    lesson = draft([Recorded(NEXT, see=("Completed",))], lab)
    file = as_file(lesson, "mine.toml")
    assert isinstance(file, LessonFile)
    assert file.lesson() == lesson
    assert lesson.steps[0].see == ("Completed",)
    assert [o.say for o in lesson.objectives] == ["RDLIC01 is activated."]


def test_of_nothing_there_is_no_draft(lab: Lab) -> None:
    with pytest.raises(ValueError, match="Nothing was recorded"):
        draft([], lab)
