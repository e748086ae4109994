"""A form field for several files at once."""

from typing import Any

from django import forms


class SeveralFilesInput(forms.ClearableFileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Several files, each checked as one; cleans to a list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        kwargs.setdefault("widget", SeveralFilesInput())
        super().__init__(*args, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401 - as above
        """Give the files."""
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(SeveralFilesField, self).clean(each, initial) for each in files]
