"""How the documentation is built: `make docs`."""

project = "gongkai 公开"
copyright = "gongkai contributors"  # noqa: A001 - the name that Sphinx reads
language = "en"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True
myst_heading_anchors = 3

html_theme = "furo"
html_title = "gongkai 公开"
html_copy_source = False
html_show_sphinx = False
html_show_sourcelink = False
