import importlib.metadata

# Autodoc rewrites the annotations of pydantic's BaseModel once it has read a model. A model that allows extra fields can then no
# longer be made, and these packages make some: they are loaded before (sphinx issue 14337, seen in 9.0.4).
import sendrules.mcp.serving
import sendrules.server.routes  # noqa: F401

project = "sendrules"
author = "the sendrules contributors"
copyright = "2026, the sendrules contributors"
release = importlib.metadata.version("sendrules")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "sendrules"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
exclude_patterns = ["_build"]
toc_object_entries = False  # else every class is in the menu of every page, and most of the build is copying menus
autodoc_member_order = "bysource"
autodoc_typehints = "description"
suppress_warnings = ["ref.python"]  # the same class under its public and its home name
