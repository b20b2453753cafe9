"""What runs by itself: scheduled tasks, when the lab's clock passes their times."""
