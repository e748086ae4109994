"""Files of administrative decisions: read row by row, checked, and written again for others."""
