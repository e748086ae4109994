"""Saving an installation in one file and bringing it back, on either database."""
