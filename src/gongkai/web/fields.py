"""Form fields drawn as the prototypes have them: label, help, error, control, tied together."""

from collections.abc import Mapping
from typing import Any

from django import forms


class PageForm(forms.Form):
    """A form whose fields are drawn by web/field.html."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        fields: Mapping[str, forms.Field] | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(fields or {})
        self.dress()

    def dress(self) -> None:
        """Give each control its class and tie it to its help and error."""
        for name, field in self.fields.items():
            widget = field.widget
            kind = "form-select" if isinstance(widget, forms.Select) else "form-control"
            if isinstance(
                widget, (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect)
            ):
                kind = "form-check-input"
            widget.attrs.setdefault("class", kind)
            described = [f"{name}-help"] if field.help_text else []
            if described:
                widget.attrs["aria-describedby"] = " ".join(described)

    def refuse(self, field: str, message: str) -> None:
        """Add what an act was refused for, at its field or above the form."""
        self.add_error(field if field in self.fields else None, message)
