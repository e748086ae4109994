"""`gongkai report explain`: what a rule asks, why, and of which reports."""

from argparse import Namespace
from difflib import get_close_matches

from gongkai.cli.page import page_for
from gongkai.cli.terminal import Terminal
from gongkai.cli.wording import SEVERITIES
from gongkai.report.check import RULES, Rule

_NEAR = 5
_NEAR_ENOUGH = 0.4


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Explain one rule, or list all; status 2 for a code that no rule has."""
    if arguments.code is None:
        _list(terminal)
        return 0
    code = arguments.code.upper()
    if code not in RULES:
        _complain(arguments.code, terminal)
        return 2
    page = page_for(terminal)
    for line in _explanation(RULES[code], terminal):
        page.line(line)
    return 0


def _list(terminal: Terminal) -> None:
    page = page_for(terminal)
    width = max((len(code) for code in RULES), default=0)
    for code, rule in sorted(RULES.items()):
        severity = terminal.say(*SEVERITIES[rule.severity])
        gap = terminal.say(" " * 2, " " * (9 - len(severity)))
        page.line(f"{code:{width}}  {severity}{gap}{terminal.say(rule.zh, rule.en)}")


def _explanation(rule: Rule, terminal: Terminal) -> list[str]:
    say = terminal.say
    lines = (
        (rule.code, say(*SEVERITIES[rule.severity])),
        (say("应当", "must hold"), say(rule.zh, rule.en)),
        (say("依据", "source"), rule.source),
        (say("格式", "editions"), _editions(rule, terminal)),
        (say("年度", "years"), _years(rule, terminal)),
    )
    colon = say("：", ": ")
    return [f"{name}{colon}{text}" for name, text in lines]


def _editions(rule: Rule, terminal: Terminal) -> str:
    names = (terminal.say(f"{edition}年版", str(edition)) for edition in rule.editions)
    return terminal.say("、", ", ").join(names)


def _years(rule: Rule, terminal: Terminal) -> str:
    first, last = rule.applies_from, rule.applies_to
    if last is None:
        return terminal.say(f"{first}年度及以后的报告", f"reports on {first} and later")
    if last == first:
        return terminal.say(f"{first}年度的报告", f"reports on {first}")
    return terminal.say(f"{first}至{last}年度的报告", f"reports on {first} to {last}")


def _complain(code: str, terminal: Terminal) -> None:
    near = get_close_matches(code.upper(), sorted(RULES), _NEAR, _NEAR_ENOUGH)
    if near:
        terminal.complain(
            f"没有编号为 {code} 的规则，相近的有：{'、'.join(near)}。",
            f"No rule has the code {code}; near it: {', '.join(near)}.",
        )
    else:
        terminal.complain(
            f"没有编号为 {code} 的规则，用 gongkai report explain 列出全部。",
            f"No rule has the code {code}; gongkai report explain lists all of them.",
        )
