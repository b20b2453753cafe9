"""The two panes of the main window."""
