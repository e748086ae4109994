"""The law as values and pure functions; standard library only."""
