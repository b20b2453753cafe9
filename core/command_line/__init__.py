"""The command line: all that needs no window, and the window's own options."""
