"""Setting up: what is made, what is kept when it is done again, and what is refused."""

import re
import stat

import pytest


def modes(installation):
    return {
        str(path.relative_to(installation.home)): stat.S_IMODE(path.stat().st_mode)
        for path in installation.home.rglob("*")
    }


def test_a_new_installation_is_for_its_owner_alone(installation):
    found = modes(installation)
    assert found["keys/secret_key"] == 0o600
    assert found["keys"] == found["files"] == 0o700
    assert stat.S_IMODE(installation.home.stat().st_mode) == 0o700
    assert [path for path, mode in found.items() if mode & 0o077] == []
    assert "locale/en/LC_MESSAGES/django.mo" in found


def test_it_may_be_done_again_and_changes_nothing(installation):
    key = (installation.home / "keys" / "secret_key").read_bytes()
    said = installation.done("setup")
    assert "password" not in said
    assert (installation.home / "keys" / "secret_key").read_bytes() == key


def test_the_database_is_ready(installation):
    assert installation.python(
        "from gongkai.operations.state import pending_migrations\n"
        "from gongkai.records.append_only import missing_triggers\n"
        "print(json.dumps([pending_migrations(), missing_triggers('default')]))"
    ) == [[], []]


def test_the_first_administrator_has_a_password_for_once(workshop):
    made = workshop.empty()
    said = made.done("setup", "--agency", "shi", "示例市人民政府", "--admin", "wang")
    (password,) = re.findall(r"one-time password: (\S+)", said)
    assert len(password) >= 16
    assert made.python(
        "from gongkai.records.agencies.models import User\n"
        "user = User.objects.get()\n"
        f"print(json.dumps([user.check_password('{password}'), user.must_change_password,"
        " [f'{m.agency.code} {m.role}' for m in user.memberships.all()]]))"
    ) == [True, True, ["shi administrator"]]
    assert "2 chains, 3 entries" in made.done("audit", "verify")


REFUSED = [
    (("--admin", "li"), "has an administrator already"),
    (("--agency", "Not A Code", "x", "--level", "planet"), "planet"),
]


@pytest.mark.parametrize(("arguments", "says"), REFUSED)
def test_what_cannot_be_set_up_is_refused(installation, arguments, says):
    ran = installation.run("setup", *arguments)
    assert ran.returncode == 2
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr


def test_an_agency_with_a_wrong_code_leaves_nothing(workshop):
    made = workshop.empty()
    ran = made.run("setup", "--agency", "Not A Code", "x", "--admin", "wang")
    assert ran.returncode == 2
    assert "small letters" in ran.stderr
    count = "from gongkai.records.agencies.models import Agency, User\n"
    count += "print(json.dumps([Agency.objects.count(), User.objects.count()]))"
    assert made.python(count) == [0, 0]


def test_an_administrator_without_an_agency_is_told_how(workshop):
    ran = workshop.empty().run("setup", "--admin", "wang")
    assert ran.returncode == 2
    assert "--agency" in ran.stderr


@pytest.mark.parametrize(
    "command", [("serve",), ("doctor",), ("backup", "b.zip"), ("audit", "verify")]
)
def test_other_commands_say_what_to_do_first(workshop, command):
    ran = workshop.empty().run(*command)
    assert ran.returncode == 2
    assert "gongkai setup" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_database_that_does_not_answer_is_said(tmp_path, workshop):
    made = workshop.empty("sqlite")
    ran = made.run("setup", DATABASE_URL="postgresql://nobody@%2Fnowhere/nothing")
    assert ran.returncode == 2
    assert "database cannot be used" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_setting_that_cannot_be_is_said(installation):
    ran = installation.run("doctor", GONGKAI_MFA="perhaps")
    assert ran.returncode == 2
    assert "GONGKAI_MFA" in ran.stderr
    assert "Traceback" not in ran.stderr
