"""The log of acts: a chain of digests per agency, with signed checkpoints."""
