"""What the tree and the list show."""
