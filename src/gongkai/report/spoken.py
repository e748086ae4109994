"""Errors that reach people: one sentence in Chinese and one in English, and a stable code."""


class SpokenError(Exception):
    """What stopped the work; `zh` and `en` each say in one sentence why and what to do."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.zh = zh
        self.en = en

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        """Keep all three across processes."""
        return (type(self), (self.code, self.zh, self.en))
