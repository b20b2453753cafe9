"""The help: topics, and the window that shows them."""
