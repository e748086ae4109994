"""The language that the command speaks: Chinese first, English second."""

from collections.abc import Mapping, Sequence

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the order in which POSIX asks them


class Language:
    """One of `LANGUAGES`, and the choice between two wordings of the same thing."""

    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(f"no such language: {code}")
        self.code = code

    def say(self, zh: str, en: str) -> str:
        """Choose the wording of this language."""
        return zh if self.code == CHINESE else en


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """English where the locale says English; Chinese in every other case, C and none included."""
    for name in _LOCALE_VARIABLES:
        if environment.get(name):
            english = environment[name].lower().partition("_")[0].partition(".")[0] == ENGLISH
            return Language(ENGLISH if english else CHINESE)
    return Language(CHINESE)


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Give the language that `--lang` names, else the locale's.

    Asked before the arguments are parsed, because help and errors need it; a wrong value is left
    for the parser to report.
    """
    chosen = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            chosen = next(iter(arguments[position + 1 : position + 2]), None)
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return Language(chosen) if chosen in LANGUAGES else language_of_locale(environment)
