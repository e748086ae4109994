"""Entries of the chain, its heads, and signed checkpoints."""

from gongkai.records.audit.models.checkpoint import Checkpoint
from gongkai.records.audit.models.entry import AuditEntry
from gongkai.records.audit.models.head import AuditHead

__all__ = ["AuditEntry", "AuditHead", "Checkpoint"]
