import os

from django.db import connection


def test_the_database_is_the_one_that_was_asked_for(db):
    asked = os.environ.get("TEST_DB", "sqlite")
    assert connection.vendor == asked
