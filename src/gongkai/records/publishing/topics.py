"""The topic classes (主题分类) of the State Council: 22 classes and those below, from data."""

import json
from functools import cache
from importlib.resources import files

_JOIN = "\\"


@cache
def topics() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give each class with those below it; some names hold 、, so none may be split on it."""
    text = files("gongkai.records.publishing").joinpath("data", "topics.json").read_text("utf-8")
    return tuple((entry["name"], tuple(entry["children"])) for entry in json.loads(text))


def topic_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    r"""Give the choices of a form, in groups; a topic is written 综合政务\政务公开."""
    return [
        (name, [(f"{name}{_JOIN}{child}", child) for child in children] or [(name, name)])
        for name, children in topics()
    ]
