import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.records.errors import RefusedError
from gongkai.records.files import FileLimits, keep


def packed(*names, content=b"x"):
    """A packed file with parts of these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return made.getvalue()


DOCX = packed("[Content_Types].xml", "word/document.xml")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

# name as uploaded, content, name and type as kept
KEPT = [
    ("通知.pdf", b"%PDF-1.7\n", "通知.pdf", "application/pdf"),
    ("附件.docx", DOCX, "附件.docx",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("表.xlsx", packed("xl/workbook.xml"), "表.xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("版式.ofd", packed("OFD.xml"), "版式.ofd", "application/ofd"),
    ("旧.wps", OLE, "旧.wps", "application/vnd.ms-works"),
    ("说明.txt", "说明".encode(), "说明.txt", "text/plain"),
    ("../../etc/通知.pdf", b"%PDF-1.7\n", "通知.pdf", "application/pdf"),
    ("C:\\公文\\通知.pdf", b"%PDF-1.7\n", "通知.pdf", "application/pdf"),
    ("通\u202e知\x00.pdf", b"%PDF-1.7\n", "通知.pdf", "application/pdf"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "kept_as", "content_type"), KEPT)
def test_a_file_is_kept_for_what_it_is(name, content, kept_as, content_type):
    upload = SimpleUploadedFile("x", content)
    upload.__dict__["_name"] = name  # as a client may send it
    kept = keep(upload, "documents")
    assert (kept.name, kept.content_type, kept.size) == (kept_as, content_type, len(content))
    stored = Path(settings.MEDIA_ROOT) / kept.path
    assert stored.read_bytes() == content
    assert kept_as not in kept.path
    assert stored.stat().st_mode & 0o077 == 0


# name, content, words of the message
REFUSED = [
    ("程序.exe", b"MZ" + b"\0" * 100, "不是允许的文件"),
    ("通知.pdf", b"MZ" + b"\0" * 100, "不是允许的文件"),
    ("网页.html", b"<script>alert(1)</script>", "不是允许的文件"),
    ("改名.pdf", b"<script>alert(1)</script>", "不是允许的文件"),
    ("图.svg", b"<svg onload='alert(1)'/>", "不是允许的文件"),
    ("包.zip", packed("a.txt"), "不是允许的文件"),
    ("冒充.docx", packed("xl/workbook.xml"), "不是允许的文件"),
    ("坏.docx", b"PK\x03\x04" + b"x" * 50, "不是允许的文件"),
    ("空.pdf", b"", "是空文件"),
    ("大.txt", b"x" * 2001, "超过"),
    ("弹.docx", packed("word/document.xml", content=b"0" * 100_000), "可能有害"),
    ("多.docx", packed("word/document.xml", *map(str, range(30))), "可能有害"),
]


@pytest.mark.parametrize(("name", "content", "words"), REFUSED)
def test_what_is_not_allowed_is_named_and_not_kept(name, content, words):
    before = sum(1 for _ in Path(settings.MEDIA_ROOT).rglob("*"))
    limits = FileLimits(size=2000 if name == "大.txt" else 10_000, entries=20)
    with pytest.raises(RefusedError, match=words) as refused:
        keep(SimpleUploadedFile(name, content), "documents", limits)
    assert name in str(refused.value)
    assert sum(1 for _ in Path(settings.MEDIA_ROOT).rglob("*")) == before
