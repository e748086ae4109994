"""A line of the log is one JSON object, tells which request it is of, and holds nobody's data."""

import json
import logging
import logging.config

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from gongkai.web.logs import configuration
from gongkai.web.middleware import RequestLogMiddleware

NAME, NUMBER = "张三", "110101199003070011"


@pytest.fixture
def logged(capsys):
    """Run something with the installation's logging, and give what was logged, parsed."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    made = logging.config.DictConfigurator(configuration("INFO"))
    formatter = made.configure_formatter(made.config["formatters"]["json"])

    def run(act):
        handler = logging.StreamHandler()
        handler.setFormatter(formatter)
        root.handlers[:], root.level = [handler], logging.INFO
        try:
            act()
        finally:
            root.handlers[:], root.level = handlers, level
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    return run


def test_our_own_messages_are_written_whole(logged):
    (line,) = logged(lambda: logging.getLogger("gongkai.jobs").warning("put %d back", 3))
    assert (line["event"], line["level"], line["logger"]) == (
        "put 3 back",
        "warning",
        "gongkai.jobs",
    )
    assert line["timestamp"].endswith("Z")


def test_what_is_filled_into_a_strangers_message_is_left_out(logged):
    """axes fills in who tried to log in."""
    (line,) = logged(lambda: logging.getLogger("axes").warning("login failure by %s", NAME))
    assert line["event"] == "login failure by %s"
    assert NAME not in json.dumps(line, ensure_ascii=False)


def test_an_exception_tells_its_class_and_places_and_not_its_message(logged):
    def insert():
        raise IntegrityError(f"Key (name)=({NAME}) already exists.")

    def fail():
        try:
            insert()
        except IntegrityError:
            logging.getLogger("gongkai.web").exception("it failed")

    (line,) = logged(fail)
    assert line["error"] == "django.db.utils.IntegrityError"
    assert any("test_logs.py" in place and place.endswith(" fail") for place in line["places"])
    assert NAME not in json.dumps(line, ensure_ascii=False)


def answer(request):
    request.resolver_match = ResolverMatch(answer, (), {}, route="content/<int:key>/")
    return HttpResponse("ok", status=404)


def asked(path="/", **headers):
    request = RequestFactory(headers=headers).post(f"{path}?q={NAME}", {"id_number": NUMBER})
    return RequestLogMiddleware(answer)(request)


def test_a_request_is_a_line_with_the_pattern_of_its_address(logged):
    (line,) = logged(lambda: asked(f"/content/{NAME}/"))
    assert {name: line[name] for name in ("event", "method", "route", "status", "user")} == {
        "event": "request",
        "method": "POST",
        "route": "content/<int:key>/",
        "status": 404,
        "user": None,
    }
    text = json.dumps(line, ensure_ascii=False)
    assert NAME not in text
    assert NUMBER not in text


# what the proxy sends, whether it is kept
IDS = [("a" * 8, True), ("0123-abcd-EFGH", True), ("short", False), ("x" * 65, False), ("", False)]


@pytest.mark.parametrize(("sent", "kept"), IDS)
def test_the_id_of_a_request_is_the_proxys_or_a_new_one(logged, sent, kept):
    given = []
    (line,) = logged(lambda: given.append(asked(**{"X-Request-ID": sent})["X-Request-ID"]))
    assert (given[0] == sent) is kept
    assert line["request_id"] == given[0]
    assert len(given[0]) >= 8


@pytest.mark.parametrize("sent", ['a"}\n{"level":"error"', f"{NAME}{NAME}{NAME}", "a b c d e f"])
def test_an_id_that_could_forge_a_line_is_not_kept(logged, sent):
    request = RequestFactory().get("/")
    request.META["HTTP_X_REQUEST_ID"] = sent
    lines = logged(lambda: RequestLogMiddleware(answer)(request))
    assert len(lines) == 1
    assert lines[0]["request_id"] != sent


def test_lines_of_one_request_have_one_id(logged):
    def chatty(request):
        logging.getLogger("gongkai.desk").info("within")
        return answer(request)

    def act():
        RequestLogMiddleware(chatty)(RequestFactory().get("/"))
        logging.getLogger("gongkai.desk").info("after")

    within, whole, after = logged(act)
    assert within["request_id"] == whole["request_id"]
    assert "request_id" not in after
