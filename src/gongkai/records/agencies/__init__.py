"""Agencies, the people in them, and what each must tell of itself (Reg. Art. 20(1)(2))."""
