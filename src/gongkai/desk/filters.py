"""Filters of the desk's lists; their state lives in the address."""

from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gongkai.records.publishing.choices import DocumentKind, State
from gongkai.records.publishing.models import Document


class DocumentFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """By words, state and kind."""

    q = filters.CharFilter(label=_("标题、文号、索引号"), method="search")
    state = filters.ChoiceFilter(label=_("状态"), choices=State.choices, empty_label=_("全部"))
    kind = filters.ChoiceFilter(
        label=_("类别"), choices=DocumentKind.choices, empty_label=_("全部")
    )

    class Meta:
        model = Document
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's signature
        super().__init__(*args, **kwargs)
        for field in self.form.fields.values():
            choice = hasattr(field, "choices")
            field.widget.attrs["class"] = "form-select w-auto" if choice else "form-control"

    def search(self, queryset: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:  # noqa: ARG002
        """Find words in title and numbers."""
        return queryset.filter(
            Q(title__icontains=value)
            | Q(document_number__icontains=value)
            | Q(index_number__icontains=value)
        )
