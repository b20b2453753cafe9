"""The procedures play on the windows of the program."""

from tests.gui.conftest import (  # noqa: F401
    apps,
    driver,
    nothing_is_left,
    open_window,
    qapp_args,
    theme_of_the_program,
    window,
)
