"""What leaves the window: guides, demos, packages and questions, from a told lesson."""
