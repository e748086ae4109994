"""What a document says, as one value: frozen in versions, compared, and copied to the public."""

import hashlib
import json
from typing import Any

from gongkai.records.publishing.models import Document

FIELDS = (
    "title",
    "summary",
    "body",
    "document_number",
    "made_on",
    "effective_on",
    "expires_on",
    "validity",
    "kind",
    "genre",
    "topic",
    "item",
    "keywords",
    "disclosure",
    "ground",
    "ground_reason",
    "review_again_on",
)
"""The fields that an officer writes, in the order of the form."""


def content_of(document: Document) -> dict[str, Any]:
    """Give all that a document says now: fields, joint agencies, attachments, relations."""
    content: dict[str, Any] = {name: _plain(getattr(document, name)) for name in FIELDS}
    content["joint_agencies"] = [
        {"id": each.pk, "name": each.name} for each in document.joint_agencies.order_by("pk")
    ]
    content["attachments"] = [
        {
            "id": each.pk,
            "name": each.name,
            "content_type": each.content_type,
            "size": each.size,
            "sha256": each.sha256,
            "path": each.path,
        }
        for each in document.attachments.filter(removed_at=None)
    ]
    content["relations"] = [
        {"kind": each.kind, "document": each.target_id, "title": each.target.title}
        for each in document.relations.select_related("target").order_by("pk")
    ]
    return content


def digest_of(content: dict[str, Any]) -> str:
    """Give the SHA-256 of a content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    return value.isoformat() if hasattr(value, "isoformat") else value
