"""The shipped lessons play on the windows of the program."""

from tests.gui.conftest import (  # noqa: F401
    nothing_is_left,
    qapp_args,
    theme_of_the_program,
)
