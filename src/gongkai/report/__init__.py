"""One annual report: its form, reading, checking; no web framework, no database."""
