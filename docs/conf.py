"""The site of the documentation: Sphinx with Markdown, a theme that loads nothing from outside."""

project = "hedui 核对"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
html_theme = "alabaster"
html_theme_options = {"description": "Where government plans contradict one another", "page_width": "1080px"}
html_static_path: list[str] = []
html_show_copyright = False
html_show_sphinx = False
language = "en"
myst_heading_anchors = 3
exclude_patterns = ["images/*"]
# Links into the repository, outside the site, are for readers of the files.
suppress_warnings = ["myst.xref_missing", "misc.highlighting_failure"]
