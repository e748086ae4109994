"""What portal and desk share: base page, style sheet, language and elder mode, error pages."""
