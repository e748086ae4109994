"""What stops a reading: one clear sentence in Chinese and English, and what to do."""

from gongkai.report.spoken import SpokenError


class UnreadableError(SpokenError):
    """The file cannot be read as an annual report; `zh` and `en` each say why in one sentence.

    `code` is stable: not_a_report, empty, directory, absent, no_permission, encrypted, damaged,
    too_large, too_many_pages, too_deep, zip_bomb, xml_entities, pictures_only, unknown_format,
    out_of_time, out_of_memory, crashed; not_checked is the command's, of a file that it could
    not set beside others.
    """
