"""The sample report of the demonstration: its figures, its prose, and two plain renderings."""
