"""How an installation is set up, kept running, watched, saved and restored."""
