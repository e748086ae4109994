"""What every page knows of the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from gongkai.web.stylesheet import stylesheet


def site(request: HttpRequest) -> dict[str, Any]:
    """Give the site's name and codes, its style sheet, and the reader's mode."""
    return {
        "site_name": settings.SITE_NAME,
        "site_id_code": settings.SITE_ID_CODE,
        "icp_number": settings.ICP_NUMBER,
        "demo": settings.DEMO,
        "stylesheet_digest": stylesheet().digest,
        "elder": getattr(request, "elder", False),
        "keys_on": getattr(request, "keys", True),
        "has_portal": "portal" in settings.PARTS,
        "has_desk": "desk" in settings.PARTS,
    }
