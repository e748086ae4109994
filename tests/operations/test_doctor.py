"""The doctor names what is wrong, with what to do, and says nothing of what is right."""

import pytest


def found(installation, **settings):
    ran = installation.run("doctor", **settings)
    codes = [line.partition(":")[0] for line in ran.stdout.splitlines() if ": " in line]
    return ran.returncode, codes


# what is set, what is found besides what a test's installation always lacks
SETTINGS = [
    ({"GONGKAI_HTTPS": "0"}, "HTTPS"),
    ({"GONGKAI_MFA": "0"}, "MFA"),
    ({"GONGKAI_HOSTS": "*"}, "HOSTS-ANY"),
    ({"GONGKAI_SECRET_KEY": "short"}, "SECRET-KEY"),
    ({"GONGKAI_DEMO": "1"}, "DEMO"),
]
SOUND = {
    "GONGKAI_HTTPS": "1",
    "GONGKAI_HOSTS": "xxgk.example.gov.cn",
    "GONGKAI_SITE_ID_CODE": "1234567890",
    "GONGKAI_ICP": "示例备00000000号",
}


@pytest.mark.parametrize(("change", "code"), SETTINGS)
def test_a_setting_that_is_wrong_is_named(installation, change, code):
    _status, before = found(installation, **SOUND)
    assert code not in before
    status, after = found(installation, **SOUND | change)
    assert code in after
    assert status == 1


# what is done to the installation, what is found
HARMS = [
    (
        (
            "from django.db import connection\n"
            "from gongkai.records.append_only import _names\n"
            "name = _names(connection, 'audit_auditentry')[0]\n"
            "on = '' if connection.vendor == 'sqlite' else ' ON audit_auditentry'\n"
            "connection.cursor().execute(f'DROP TRIGGER \"{name}\"{on}')"
        ),
        "TRIGGERS",
    ),
    (
        (
            "from django.db.migrations.recorder import MigrationRecorder\n"
            "MigrationRecorder.Migration.objects.filter(app='publishing').delete()"
        ),
        "MIGRATIONS",
    ),
    (
        "from django.conf import settings\n(settings.HOME / 'keys' / 'secret_key').chmod(0o644)",
        "KEY-MODE",
    ),
    (
        (
            "from gongkai.operations.messages import catalogue_path\n"
            "from django.conf import settings\ncatalogue_path(settings.HOME).unlink()"
        ),
        "MESSAGES",
    ),
]


@pytest.mark.parametrize(("harm", "code"), HARMS)
def test_what_is_broken_is_named(installation, harm, code):
    assert code not in found(installation, **SOUND)[1]
    installation.python(harm)
    status, codes = found(installation, **SOUND)
    assert code in codes
    assert status == 1
