"""The command line: what the library can do, from a terminal."""
