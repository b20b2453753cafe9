"""What several tests need and that is no fixture."""
