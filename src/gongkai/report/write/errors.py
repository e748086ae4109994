"""What stops a writing: one clear sentence in Chinese and English, and what to do."""

from gongkai.report.spoken import SpokenError


class UnwritableError(SpokenError):
    """The report cannot be written so; `zh` and `en` each say why and what to do in one sentence.

    `code` is stable: unknown_format, no_font, no_glyph, no_library, bad_character, too_long,
    same_file, exists, name_too_long, not_written.
    """
