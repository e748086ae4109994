from scripts.law_tables import PAGE, filled


def test_the_tables_of_the_law_page_are_those_of_the_code():
    text = PAGE.read_text(encoding="utf-8")
    assert filled(text) == text, "run: python scripts/law_tables.py"
