"""Measurements of gongkai beside what one would use instead, in one run: `make bench`."""
