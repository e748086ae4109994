"""Web pages that a browser saved whole as one MHTML file."""

import email
import email.policy

from gongkai.report.read.errors import UnreadableError


def mhtml_page(data: bytes) -> bytes:
    """Give the page in an MHTML file, as UTF-8 with its mark so that its charset is certain.

    Raises UnreadableError (damaged) where it has no page.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if not isinstance(payload, bytes):
                break
            return payload if charset is None else _as_utf8(payload, charset)
    raise _no_page()


def _as_utf8(payload: bytes, charset: str) -> bytes:
    wide = "gb18030" if charset in ("gb2312", "gbk", "x-gbk") else charset
    try:
        return b"\xef\xbb\xbf" + payload.decode(wide).encode()
    except (LookupError, UnicodeError) as error:
        raise _no_page() from error


def _no_page() -> UnreadableError:
    return UnreadableError(
        "damaged",
        "MHTML 文件中没有完整的网页，请在浏览器中重新另存为 HTML。",
        "The MHTML file has no whole page; save the page again as HTML in a browser.",
    )
