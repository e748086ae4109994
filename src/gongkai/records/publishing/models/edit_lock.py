"""Who is editing a draft, so that others hear of it before they begin."""

from django.db import models

from gongkai.records.agencies.models import User
from gongkai.records.publishing.models.document import Document


class EditLock(models.Model):
    """Somebody opened the form of a draft; it tells, and keeps nobody out (see `revision`)."""

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, primary_key=True, related_name="edit_lock"
    )
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document_id} {self.by_id}"
