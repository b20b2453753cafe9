"""Event Viewer."""
