"""Checks of a text or a file before it is made public: personal data, words, numbers, residue."""

from gongkai.records.publishing.precheck.alarm import Alarm, Place, Severity
from gongkai.records.publishing.precheck.codes import CODES, Code
from gongkai.records.publishing.precheck.dictionary import (
    Dictionary,
    DictionaryError,
    default_dictionary,
    dictionary_from_csv,
    dictionary_from_toml,
)
from gongkai.records.publishing.precheck.files import check_file
from gongkai.records.publishing.precheck.masking import mask
from gongkai.records.publishing.precheck.text import Severities, check_text

__all__ = [
    "CODES",
    "Alarm",
    "Code",
    "Dictionary",
    "DictionaryError",
    "Place",
    "Severities",
    "Severity",
    "check_file",
    "check_text",
    "default_dictionary",
    "dictionary_from_csv",
    "dictionary_from_toml",
    "mask",
]
