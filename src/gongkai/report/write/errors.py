"""What stops a writing: one clear sentence in Chinese and English, and what to do."""


class UnwritableError(Exception):
    """The report cannot be written so; `zh` and `en` each say why and what to do in one sentence.

    `code` is stable: unknown_format, no_font, no_glyph, no_library, bad_character, too_long,
    same_file, not_written.
    """

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.zh = zh
        self.en = en

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        """Keep all three across processes."""
        return (type(self), (self.code, self.zh, self.en))
