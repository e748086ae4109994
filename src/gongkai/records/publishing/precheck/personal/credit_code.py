"""Unified social credit codes (GB 32100-2015), so that they are not taken for other numbers."""

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
LENGTH = 18


def is_credit_code(code: str) -> bool:
    """Whether 18 characters have the check character of GB 32100."""
    if len(code) != LENGTH or not _VALUES.keys() >= set(code):
        return False
    total = sum(
        weight * _VALUES[character] for weight, character in zip(_WEIGHTS, code, strict=False)
    )
    return (31 - total % 31) % 31 == _VALUES[code[-1]]
