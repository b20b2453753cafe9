"""What reads differently in each edition, as a text that people can check.

After a change that is meant:
python -m tests.gui.labels.differences > tests/gui/labels/differences.txt
"""

from collections.abc import Iterator

from core.catalog import LICENSE_VERSIONS, SERVER_VERSIONS, LicenseType, ProductVersion
from gui.labels import words
from gui.labels.editions import Labels, labels_for

PRESENT = ProductVersion.W2022


def report() -> str:
    """List, edition by edition, every text that differs from Windows Server 2022."""
    known = texts(PRESENT)
    parts = [f"Compared with {PRESENT.server_name}\n"]
    for edition in SERVER_VERSIONS:
        if edition is not PRESENT:
            parts.append(f"\n{edition.server_name}\n")
            parts += [
                f"  {name}\n    - {known[name]}\n    + {text or '(not there)'}\n"
                for name, text in texts(edition).items()
                if text != known[name]
            ]
    return "".join(parts)


def texts(edition: ProductVersion) -> dict[str, str]:
    """Name every text of an edition."""
    labels = labels_for(edition)
    return {name: text.replace("\n", " / ") for name, text in all_texts(labels)}


def all_texts(labels: Labels) -> Iterator[tuple[str, str]]:
    for field, table in zip(Labels._fields, labels, strict=True):
        for name in dir(table):
            if not name.startswith("_") and not callable(getattr(table, name)):
                yield f"{field}.{name}", str(getattr(table, name))
    for version in LICENSE_VERSIONS:
        yield f"product {version}", labels.words.product(version)
        for type_ in LicenseType:
            yield f"type {version} {type_}", labels.words.type(version, type_)
    for kind, text in words.FINDING.items():
        yield f"finding {kind}", labels.words.for_edition(text)


if __name__ == "__main__":
    print(report(), end="")  # noqa: T201
