"""What a finder yields: a code, and offsets in the folded text; `check_text` makes alarms of it."""

from typing import NamedTuple


class Hit(NamedTuple):
    """A place where something is wrong; `zh` and `en` say more than the code's own sentence."""

    code: str
    start: int
    end: int
    zh: str = ""
    en: str = ""
