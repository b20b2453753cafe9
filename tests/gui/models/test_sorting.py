from gui.models.sorting import by_value


def test_texts_are_sorted_by_their_value() -> None:
    texts = ["Unlimited", "1,000", "9", "", "20", "a", "B"]

    assert sorted(texts, key=by_value) == [
        "9",
        "20",
        "1,000",
        "",
        "a",
        "B",
        "Unlimited",
    ]
