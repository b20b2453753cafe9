"""The procedures play on the windows of the program."""

from tests.gui.conftest import (  # noqa: F401
    driver,
    look_of_the_program,
    nothing_is_left,
    open_window,
    qapp_args,
    window,
)
