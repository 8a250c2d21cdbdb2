"""From a specification of Vega-Lite to a clean SVG text that says what it is."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

import vl_convert

from sendrules.charts.text import plain

_SPACE = "http://www.w3.org/2000/svg"
_MEASURED = "Liberation Sans"
"""The font that text is measured with. The converter brings it, so that every machine sets a chart alike."""
_SHOWN = "Arial, 'Helvetica Neue', 'Liberation Sans', system-ui, sans-serif"
"""The fonts that text is shown in. The first three are as wide as the one that it is measured with."""
_NOT_NEEDED = ("class", "pointer-events", "aria-hidden", "role", "aria-roledescription", "aria-label", "style")


def svg_of(specification: dict[str, Any], title: str, description: str) -> str:
    """Draw a specification. The same specification gives the same text.

    Args:
        specification: of Vega-Lite, with its data in it.
        title: the title.
        description: what the chart shows, in words.

    Returns:
        One ``<svg>`` with a role, a title and a description, and no reference to anything outside.
    """
    drawn = vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])
    ElementTree.register_namespace("", _SPACE)
    root = ElementTree.fromstring(drawn)
    _clean(root)
    title, description = plain(title), plain(description)
    key = sha256("\0".join((title, description, drawn)).encode()).hexdigest()[:12]
    for place, (tag, words) in enumerate((("title", title), ("desc", description))):
        said = ElementTree.Element(f"{{{_SPACE}}}{tag}", {"id": f"chart-{key}-{tag}"})
        said.text = words
        root.insert(place, said)
    root.set("role", "img")
    root.set("aria-labelledby", f"chart-{key}-title chart-{key}-desc")
    root.attrib.pop("version", None)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return text + "\n"


def _clean(element: ElementTree.Element) -> None:
    """Take out what nobody sees, and what says to a reader of screens that each line is a thing of its own."""
    for name in _NOT_NEEDED:
        element.attrib.pop(name, None)
    if element.get("font-family") == _MEASURED:
        element.set("font-family", _SHOWN)
    if element.get("opacity") == "1":
        del element.attrib["opacity"]
    for child in list(element):
        _clean(child)
        if _shows_nothing(child):
            element.remove(child)


def _shows_nothing(element: ElementTree.Element) -> bool:
    if element.get("opacity") == "0" or element.get("display") == "none":
        return True
    tag = element.tag.removeprefix(f"{{{_SPACE}}}")
    if tag == "path":
        unseen = "stroke" not in element.attrib and "fill" not in element.attrib
        return unseen or element.get("d", "") in ("", "M0,0h0v0h0Z")
    return tag in ("g", "defs") and len(element) == 0
