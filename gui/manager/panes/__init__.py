"""The tree, the list and the filter of the main window."""
