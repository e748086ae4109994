"""What is done to the log: entries are recorded, checkpoints signed."""
