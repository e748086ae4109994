"""The form of files."""

from django.utils.translation import gettext_lazy as _

from gongkai.records.files import KINDS
from gongkai.web.fields import PageForm
from gongkai.web.files import SeveralFilesField


class AttachmentForm(PageForm):
    """Files to add to a draft."""

    uploads = SeveralFilesField(
        label=_("附件"), help_text=_("可以一次选几个，每个不超过200 MB：") + KINDS
    )
