from PySide6.QtGui import QColor, QImage

from core.lessons import gestures as g
from core.lessons.outputs.story import Told
from gui.automation.marking import marked
from tests.core.lessons.outputs.samples import picture

PRESS = Told(number=7, sentence="Click **Next**.", do=g.Press(press="Next"))


def test_a_mark_is_drawn_with_keys_and_none_where_nothing_is_pointed_at(
    qapp: object,
) -> None:
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    bare = picture("sample-01").model_copy(update={"spot": None})
    keys = Told(number=7, sentence="Press **F5**.", do=g.Shortcut(shortcut="F5"))
    other = Told(number=7, sentence="Go.", do=g.GoTo(go_to="Events"))

    assert marked(image, bare, other) == image
    drawn = marked(image, bare, keys)
    assert drawn != image
    assert drawn.copy(0, 0, 500, 300) == image.copy(0, 0, 500, 300)


def test_the_number_hides_no_text(qapp: object) -> None:
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(0, 500, 3):  # all but what is above the control
        for y in range(350, 400):
            image.setPixelColor(x, y, QColor("black"))
    made = marked(image, picture("sample-01"), PRESS)
    changed = [
        (x, y)
        for x in range(500)
        for y in range(400)
        if made.pixel(x, y) != image.pixel(x, y)
    ]
    assert min(y for _, y in changed) < 350
    assert all(290 <= x <= 360 for x, _ in changed)
