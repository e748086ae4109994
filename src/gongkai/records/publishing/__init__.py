"""Proactive disclosure: documents from draft to public, decisions, obligations."""
