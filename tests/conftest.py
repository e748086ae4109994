"""Settings shared by all tests."""

from hypothesis import settings

pytest_plugins = ["tests.records.world"]

settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=5_000)
settings.load_profile("default")
