"""What the actions of the main window do, one subject a file."""
