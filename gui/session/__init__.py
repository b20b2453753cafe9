"""What all windows on one open lab share."""
