"""Installations to operate, on the database that the run was asked for."""

import pytest

from tests.operations.installation import Workshop


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """An installation that `gongkai setup` made, with an agency and an administrator."""
    workshop = Workshop(tmp_path_factory.mktemp("template"))
    made = workshop.empty()
    made.done("setup", "--agency", "shi", "示例市人民政府", "--admin", "wang")
    yield made
    workshop.close()


@pytest.fixture
def workshop(tmp_path):
    """Makes installations of this test's own."""
    made = Workshop(tmp_path)
    yield made
    made.close()


@pytest.fixture
def installation(template, workshop):
    """A copy of the template."""
    return workshop.copy(template)
