"""Documents, their versions and steps; publications, which are immutable copies."""

from gongkai.records.publishing.models.attachment import Attachment
from gongkai.records.publishing.models.check import AlarmWaiver, CheckSettings
from gongkai.records.publishing.models.document import Document
from gongkai.records.publishing.models.edit_lock import EditLock
from gongkai.records.publishing.models.index_number import IndexNumber
from gongkai.records.publishing.models.interpretation import (
    InterpretationForm,
    InterpretationPlan,
)
from gongkai.records.publishing.models.link_check import LinkCheck
from gongkai.records.publishing.models.obligation import (
    Audience,
    Method,
    Obligation,
    ObligationEvidence,
    ObligationSource,
    PublicCatalogue,
)
from gongkai.records.publishing.models.publication import Publication, PublicationNotice
from gongkai.records.publishing.models.reading_place import (
    HandOver,
    ReadingPlace,
    ReadingPlaceKind,
)
from gongkai.records.publishing.models.relation import DocumentRelation
from gongkai.records.publishing.models.saved_view import SavedView
from gongkai.records.publishing.models.step import Step
from gongkai.records.publishing.models.version import DocumentVersion

__all__ = [
    "AlarmWaiver",
    "Attachment",
    "Audience",
    "CheckSettings",
    "Document",
    "DocumentRelation",
    "DocumentVersion",
    "EditLock",
    "HandOver",
    "IndexNumber",
    "InterpretationForm",
    "InterpretationPlan",
    "LinkCheck",
    "Method",
    "Obligation",
    "ObligationEvidence",
    "ObligationSource",
    "PublicCatalogue",
    "Publication",
    "PublicationNotice",
    "ReadingPlace",
    "ReadingPlaceKind",
    "SavedView",
    "Step",
]
