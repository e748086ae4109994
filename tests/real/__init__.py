"""Real reports, read from outside the repository."""
