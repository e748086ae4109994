"""A demonstration is filled from the command line, and nothing else is."""


def test_an_installation_is_filled_only_as_a_demonstration(installation):
    refused = installation.run("demo", "--documents", "24")
    assert refused.returncode == 2
    assert "GONGKAI_DEMO=1" in refused.stderr
    said = installation.done("demo", "--documents", "24", GONGKAI_DEMO="1")
    assert "shi-zhujian.drafter" in said
    again = installation.done("demo", "--documents", "24", GONGKAI_DEMO="1")
    assert "0 件信息" in again
    counts = installation.python(
        "from gongkai.records.agencies.models import Agency\n"
        "from gongkai.records.publishing.models import Document\n"
        "print(json.dumps([Agency.objects.count(), Document.objects.count()]))"
    )
    assert counts == [12, 24]
