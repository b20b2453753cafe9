"""A report in a window, and as a sheet to save and print."""
