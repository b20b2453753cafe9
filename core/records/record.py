"""What all records have in common."""

from typing import Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that accepts only its own fields."""

    # An error never repeats what was typed: it could be a genuine key. Validators are
    # built when first used, for a window needs few of them to show.
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )

    def changed(self, **changes: object) -> Self:
        """Build and validate a copy with some fields changed."""
        return self.model_validate({**dict(self), **changes})
