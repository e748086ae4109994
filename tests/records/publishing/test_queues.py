from datetime import date

from gongkai.records.publishing.actions.interpret import plan
from gongkai.records.publishing.models import InterpretationForm
from gongkai.records.publishing.queries import today_queues
from gongkai.records.roles import Role
from tests.records.publishing.test_workflow import drafted, published, submitted


def queues_of(world, code, role, today=None):
    found = today_queues(world.user(code, role), today or world.now.date())
    return {queue.key: [each.title for each in queue.documents] for queue in found}


def test_each_person_sees_what_is_theirs_to_do(world, fields):
    submitted(world, fields | {"title": "在审"})
    drafted(world, fields | {"title": "草稿", "made_on": date(2026, 9, 1)})
    reviewer = queues_of(world, "zhujian", Role.REVIEWER)
    assert (reviewer["mine"], reviewer["late"]) == (["在审"], ["草稿"])
    drafter = queues_of(world, "zhujian", Role.DRAFTER)
    assert (drafter["mine"], drafter["drafts"]) == ([], ["草稿"])
    assert queues_of(world, "zhujian", Role.SECRECY_REVIEWER)["mine"] == []
    assert not any(queues_of(world, "gongan", Role.REVIEWER).values())
    assert queues_of(world, "shi", Role.SUPERVISOR)["late"] == ["草稿"]


def test_what_is_due_within_a_week_is_not_late(world, fields):
    drafted(world, fields | {"title": "快到期", "made_on": date(2026, 9, 16)})
    assert queues_of(world, "zhujian", Role.HEAD)["due"] == ["快到期"]
    later = queues_of(world, "zhujian", Role.HEAD, date(2026, 11, 30))
    assert (later["due"], later["late"]) == ([], ["快到期"])


def test_what_is_withheld_comes_again_and_plans_come_due(world, fields):
    published(
        world,
        fields
        | {
            "title": "不公开的",
            "disclosure": "withheld",
            "ground": "art16_2_process",
            "ground_reason": "讨论记录",
            "review_again_on": date(2026, 11, 10),
        },
    )
    policy = published(world, fields)
    plan(world.actor("zhujian", Role.DRAFTER), policy, InterpretationForm.TEXT, date(2026, 10, 18))
    found = queues_of(world, "zhujian", Role.HEAD)
    assert (found["again"], found["interpretations"]) == (["不公开的"], [fields["title"]])


def test_the_number_of_queries_does_not_grow_with_the_documents(
    world, fields, django_assert_max_num_queries
):
    user = world.user("zhujian", Role.HEAD)
    for number in range(25):
        drafted(world, fields | {"title": f"第{number}件", "made_on": date(2026, 9, 1)})
    with django_assert_max_num_queries(24):
        late = today_queues(user, world.now.date())[0]
    assert (len(late.documents), late.count) == (20, 25)
