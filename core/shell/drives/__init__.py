"""What paths lead to: the lab's folder as C:, and drives of other providers."""
