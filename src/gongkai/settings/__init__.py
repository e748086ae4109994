"""Settings of the web platform: base, development and production."""
