"""Documents, their versions and steps; publications, which are immutable copies."""

from gongkai.records.publishing.models.attachment import Attachment
from gongkai.records.publishing.models.check import AlarmWaiver, CheckSettings
from gongkai.records.publishing.models.decision import AdministrativeDecision, DecisionAct
from gongkai.records.publishing.models.decision_import import (
    DecisionImport,
    DecisionImportProblem,
)
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
from gongkai.records.publishing.models.public_decision import DecisionNotice, PublicDecision
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
    "AdministrativeDecision",
    "AlarmWaiver",
    "Attachment",
    "Audience",
    "CheckSettings",
    "DecisionAct",
    "DecisionImport",
    "DecisionImportProblem",
    "DecisionNotice",
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
    "PublicDecision",
    "Publication",
    "PublicationNotice",
    "ReadingPlace",
    "ReadingPlaceKind",
    "SavedView",
    "Step",
]
