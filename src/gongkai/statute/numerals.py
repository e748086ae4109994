"""Chinese numerals, as articles and items of a law are numbered."""

_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """Return *number* (1 to 999) in Chinese, such as 二十 or 一百零三; ValueError outside."""
    if not 1 <= number <= 999:  # noqa: PLR2004 - no law cited here has a thousand articles
        raise ValueError(f"no numeral of an article: {number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        # Ten to nineteen drop the leading one, but only where nothing stands before it: 一百一十.
        words += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")
