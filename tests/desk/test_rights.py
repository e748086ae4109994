"""Who may see and do what: every address of ours, for every role, at four places in the tree.

The target is an agency in the middle of the tree; the person holds one role at the agency itself
(own), at the one above it, at one below it, or at one beside it (foreign).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongkai.records.agencies.models import User
from gongkai.records.publishing.actions.attach import attach
from gongkai.records.publishing.actions.draft import begin
from gongkai.records.publishing.actions.import_decisions import begin_import, run_import
from gongkai.records.publishing.actions.keep_places import hand_over, keep_place
from gongkai.records.publishing.actions.oblige import oblige_by_law
from gongkai.records.publishing.actions.release_decisions import Release, release_decisions
from gongkai.records.publishing.actions.review import approve, pass_review, pass_secrecy_review
from gongkai.records.publishing.actions.submit import submit
from gongkai.records.publishing.decision_choices import DecisionKind, ReleaseGround
from gongkai.records.roles import RIGHTS, Permission, Role
from tests.records.publishing.decisions.files import csv_file, rows
from tests.records.publishing.test_places import PLACE

TARGET = "zhujian"
# where the person's role is held, whether the target is below that agency
PLACES = {
    "own": (TARGET, False),
    "above": ("shi", True),
    "below": ("zhan", False),
    "foreign": ("gongan", False),
}
MARK = "不可外传的标题"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "rights.md"


@dataclass(frozen=True)
class Case:
    """How an address is tried: what it is about, the right it takes, and what comes of it.

    `permission` None: everybody who is logged in. `listing`: everybody may open it, and sees only
    what their rights reach. `anywhere`: the right at any agency opens it.
    """

    permission: Permission | None
    make: Callable[[Any, dict[str, Any]], dict[str, Any]] = lambda _world, _fields: {}
    data: Callable[[], dict[str, Any]] = dict
    post: bool = False
    listing: bool = False
    anywhere: bool = False
    refused: int = 404
    done: tuple[int, ...] = (200,)


def draft(world, fields):
    actor = world.actor(TARGET, Role.DRAFTER)
    return begin(actor, world.agency(TARGET), fields | {"title": MARK})


def in_review(world, fields):
    document = draft(world, fields)
    return submit(world.actor(TARGET, Role.DRAFTER), document, document.revision)


def in_secrecy_review(world, fields):
    return pass_review(world.actor(TARGET, Role.REVIEWER), in_review(world, fields), "同意")


def in_approval(world, fields):
    reviewer = world.actor(TARGET, Role.SECRECY_REVIEWER)
    return pass_secrecy_review(reviewer, in_secrecy_review(world, fields), "不涉密", "核对")


def published(world, fields):
    return approve(world.actor(TARGET, Role.HEAD), in_approval(world, fields))


def upload():
    return SimpleUploadedFile("附件.pdf", b"%PDF-1.7 sample")


def with_attachment(world, fields):
    document = draft(world, fields)
    added = attach(world.actor(TARGET, Role.DRAFTER), document, upload())
    return {"key": document.pk, "attachment": added.pk}


def obligation(world, _fields):
    oblige_by_law(world.system(), world.agency(TARGET))
    return {"key": world.agency(TARGET).obligations.earliest("pk").pk}


def place(world, _fields):
    return {"key": keep_place(world.system(), world.agency(TARGET), PLACE).pk}


def handed_over(world, fields):
    published(world, fields)
    kept = keep_place(world.system(), world.agency(TARGET), PLACE)
    return {"key": hand_over(world.system(), kept).pk}


def importing(world, kind=DecisionKind.PENALTY):
    """An import that waits to be started."""
    body = [[*row[:3], MARK, *row[4:]] for row in rows(2)]
    actor = world.actor(TARGET, Role.DRAFTER)
    return begin_import(actor, world.agency(TARGET), kind, csv_file(body), f"{MARK}.csv")


def imported(world):
    batch = importing(world, DecisionKind.LICENCE)
    return run_import(world.actor(TARGET, Role.DRAFTER), batch.pk)


def decision(world):
    imported(world)
    return world.agency(TARGET).decisions.latest("pk").pk


def public_decision(world):
    key = decision(world)
    head = world.actor(TARGET, Role.HEAD)
    release_decisions(head, [key], Release(ReleaseGround.RESULT, "公开"))
    return key


def of_import(name, make):
    return Case(
        Permission.IMPORT_DECISIONS,
        lambda world, _fields: {"key": make(world).pk, "act": name},
        post=True,
        done=(302,),
        refused=403,
    )


def of_decision(name, make, **data):
    return Case(
        Permission.RELEASE_DECISIONS,
        lambda world, _fields: {"key": make(world), "act": name},
        lambda: dict(data),
        post=True,
        done=(302,),
        refused=403,
    )


def export(form):
    return Case(None, lambda w, _f: (imported(w), {"format": form})[1], listing=True)


def saved_view(world, _fields):
    """Somebody else's: nobody removes it."""
    owner = User.objects.create_user("owner", name="别人")
    return {"key": owner.saved_views.create(page="desk:documents", name="甲", query="").pk}


def of(make, **more):
    """The address of a document in a state, or of an act on one."""
    return lambda world, fields: {"key": make(world, fields).pk} | more


def act(name, permission, make, **data):
    return Case(
        permission, of(make, act=name), lambda: dict(data), post=True, done=(302,), refused=409
    )


_P = Permission
CASES: dict[str, list[Case]] = {
    "desk:home": [Case(None, lambda w, f: (draft(w, f), {})[1], listing=True)],
    "desk:documents": [Case(None, lambda w, f: (draft(w, f), {})[1], listing=True)],
    "desk:document-new": [Case(_P.DRAFT, anywhere=True, refused=403)],
    "desk:document": [Case(_P.SEE, of(draft))],
    "desk:document-edit": [Case(_P.SEE, of(draft))],
    "desk:decisions": [Case(None, lambda w, _f: (imported(w), {})[1], listing=True)],
    "desk:decisions-export": [export("csv"), export("xlsx")],
    # Which decisions are acted on stands in the form, which test_decisions.py tries.
    "desk:decisions-release": [
        Case(_P.RELEASE_DECISIONS, anywhere=True, post=True, refused=403, done=(422,))
    ],
    "desk:decisions-classify": [
        Case(_P.RELEASE_DECISIONS, anywhere=True, post=True, refused=403, done=(422,))
    ],
    "desk:decision": [Case(_P.SEE, lambda w, _f: {"key": decision(w)})],
    "desk:decision-act": [
        of_decision("revoke", decision, revoked_on="2026-10-12", reason="复议撤销"),
        of_decision("take-down", public_decision, reason="有误"),
    ],
    "desk:decision-imports": [Case(None, lambda w, _f: (importing(w), {})[1], listing=True)],
    "desk:decision-import-new": [Case(_P.IMPORT_DECISIONS, anywhere=True, refused=403)],
    "desk:decision-import": [Case(_P.SEE, lambda w, _f: {"key": importing(w).pk})],
    "desk:decision-import-problems": [Case(_P.SEE, lambda w, _f: {"key": importing(w).pk})],
    "desk:decision-import-act": [
        of_import("start", importing),
        of_import("cancel", importing),
        of_import("undo", imported),
    ],
    "desk:board": [Case(None)],
    "desk:obligations": [Case(_P.SEE, lambda _w, _f: {"code": TARGET})],
    "desk:obligations-act": [
        Case(
            _P.KEEP_OBLIGATIONS,
            lambda _w, _f: {"code": TARGET, "act": "by-law"},
            post=True,
            done=(302,),
            refused=403,
        ),
        Case(
            _P.KEEP_OBLIGATIONS,
            lambda _w, _f: {"code": TARGET, "act": "by-sector"},
            lambda: {"sector": "public_security"},
            post=True,
            done=(302,),
            refused=403,
        ),
        Case(
            _P.APPROVE,
            lambda w, _f: (
                oblige_by_law(w.system(), w.agency(TARGET)),
                {"code": TARGET, "act": "publish"},
            )[1],
            post=True,
            done=(302,),
            refused=403,
        ),
    ],
    "desk:obligation-edit": [Case(_P.KEEP_OBLIGATIONS, obligation, refused=403)],
    "desk:places": [Case(_P.SEE, lambda _w, _f: {"code": TARGET})],
    "desk:place-new": [Case(_P.KEEP_OBLIGATIONS, lambda _w, _f: {"code": TARGET})],
    "desk:place-edit": [Case(_P.KEEP_OBLIGATIONS, place, refused=403)],
    "desk:place-list": [
        Case(
            _P.KEEP_OBLIGATIONS,
            lambda w, f: (published(w, f), place(w, f))[1],
            post=True,
            done=(302,),
            refused=403,
        )
    ],
    "desk:hand-over": [Case(_P.SEE, handed_over)],
    "desk:view-keep": [
        Case(None, data=lambda: {"page": "desk:documents", "name": "甲"}, post=True, done=(302,))
    ],
    "desk:view-forget": [Case(None, saved_view, post=True, done=(404,))],
    "desk:documents-export": [Case(None, lambda w, f: (draft(w, f), {})[1], listing=True)],
    "desk:alarm-pass": [
        Case(
            _P.DRAFT,
            lambda w, f: {"key": draft(w, f | {"body": "<p>电话13812345678</p>"}).pk},
            lambda: {"digest": "0" * 64, "reason": "公开的号码"},
            post=True,
            done=(409,),
            refused=403,
        )
    ],
    "desk:document-mask": [
        Case(
            _P.DRAFT,
            lambda w, f: {"key": draft(w, f | {"body": "<p>电话13812345678</p>"}).pk},
            lambda: {"revision": "1"},
            post=True,
            done=(302,),
            refused=403,
        )
    ],
    "desk:attachment-add": [
        Case(
            _P.DRAFT,
            of(draft),
            lambda: {"uploads": upload()},
            post=True,
            done=(302,),
            refused=403,
        )
    ],
    "desk:attachment": [Case(_P.SEE, with_attachment)],
    "desk:attachment-remove": [
        Case(_P.DRAFT, with_attachment, post=True, done=(302,), refused=403)
    ],
    "desk:document-compare": [Case(_P.SEE, of(in_review, first=1, second=1))],
    "desk:document-act": [
        act("submit", _P.DRAFT, draft, revision="1"),
        act("review", _P.REVIEW, in_review, conclusion="同意"),
        act("secrecy-review", _P.SECRECY_REVIEW, in_secrecy_review, conclusion="无", ground="核对"),
        act("approve", _P.APPROVE, in_approval),
        act("return-review", _P.REVIEW, in_review, reason="补充"),
        act("return-secrecy", _P.SECRECY_REVIEW, in_secrecy_review, reason="补充"),
        act("return-approval", _P.APPROVE, in_approval, reason="补充"),
        act("withdraw", _P.WITHDRAW, published, reason="有误"),
        act("revise", _P.DRAFT, published),
        act("consult", _P.DRAFT, draft, organ="示例局", question="是否同意"),
        act("refer", _P.SECRECY_REVIEW, in_review, organ="示例市保密局", question="是否涉密"),
        act("carrier", _P.WITHDRAW, published, carrier="gazette", published_on="2026-10-12"),
        act("plan-interpretation", _P.DRAFT, draft, form="text", due_on="2099-10-12"),
        act("comment", _P.SEE, draft, text="意见"),
    ],
}
# Addresses of everybody, and those of others' packages, which show nobody's records.
OPEN = {
    "stylesheet", "set-language", "health", "metrics",
    "portal:home", "portal:content", "portal:publication", "portal:agencies", "portal:agency",
    "portal:attachment", "portal:decisions", "portal:decision",
}  # fmt: skip
THIRD_PARTY = ("desk/account/",)


def names(patterns=None, prefix="", space=""):
    """Every named address, with what stands before it."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from names(each.url_patterns, route, inner)
        elif isinstance(each, URLPattern):
            yield f"{space}{each.name}", route


OURS = [name for name, route in names() if not route.startswith(THIRD_PARTY)]


def test_every_address_of_ours_is_in_the_table():
    assert sorted({*OURS} - OPEN) == sorted(CASES)


def reaches(role, permission, place):
    """What the table of rights says: at the agency itself, and below where the role reaches."""
    rights = RIGHTS[role]
    if permission not in rights.permissions:
        return False
    return place == "own" or (PLACES[place][1] and rights.reach_below)


def expected(case, role, place):
    """Whether the person gets through."""
    if case.permission is None:
        return True
    if case.anywhere:
        return case.permission in RIGHTS[role].permissions
    return reaches(role, case.permission, place)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", CASES)
def test_who_gets_through(client, world, fields, name, place):
    wrong = []
    for number, case in enumerate(CASES[name]):
        address = reverse(name, kwargs=case.make(world, fields))
        for role in Role:
            client.force_login(world.user(PLACES[place][0], role), TEST_BACKEND)
            said = tried(client, case, address)
            sees = reaches(role, Permission.SEE, place)
            through = expected(case, role, place)
            refused = case.refused if sees or case.anywhere else 404
            wanted = case.done if through else (refused,)
            leaked = MARK.encode() in body(said) and not sees
            if said.status_code not in wanted or leaked:
                wrong.append((number, role.value, said.status_code, wanted, leaked))
    assert wrong == []


TEST_BACKEND = "django.contrib.auth.backends.ModelBackend"


def body(said):
    """What the answer says, of a file too."""
    return b"".join(said.streaming_content) if said.streaming else said.content


def tried(client, case, address):
    """What the person is answered; what they did is undone."""
    with transaction.atomic():
        said = client.post(address, case.data()) if case.post else client.get(address)
        transaction.set_rollback(True)
    return said


@pytest.mark.parametrize("name", sorted({*OURS} - OPEN))
def test_nobody_gets_in_without_logging_in(client, world, fields, name):
    for case in CASES[name]:
        address = reverse(name, kwargs=case.make(world, fields))
        said = client.post(address, case.data()) if case.post else client.get(address)
        assert said.status_code == 302
        assert said["Location"].startswith("/desk/account/login/")


@pytest.mark.parametrize(
    "name",
    ["desk:home", "desk:documents", "desk:documents-export", "desk:decisions",
     "desk:decision-imports"],
)  # fmt: skip
def test_a_list_shows_what_rights_reach_and_nothing_else(client, world, fields, name):
    draft(world, fields)
    imported(world)
    for place in PLACES:
        for role in Role:
            client.force_login(world.user(PLACES[place][0], role), TEST_BACKEND)
            shown = MARK.encode() in body(client.get(reverse(name)))
            sees = reaches(role, Permission.SEE, place)
            if name == "desk:home":  # one's own queues hold less than one may see
                assert not shown or sees
            else:
                assert shown == sees, (place, role)


def table():
    """The table of rights as the documentation has it."""
    head = ["Permission", *(role.value for role in Role)]
    lines = [head, ["---"] * len(head)]
    for permission in Permission:
        marks = [
            "—" if permission not in RIGHTS[role].permissions
            else "own and below" if RIGHTS[role].reach_below else "own"
            for role in Role
        ]  # fmt: skip
        lines.append([f"`{permission.value}`", *marks])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def test_the_documented_table_is_the_table():
    assert table() in DOCS.read_text(encoding="utf-8")
