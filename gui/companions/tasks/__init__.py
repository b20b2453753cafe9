"""Task Scheduler."""
