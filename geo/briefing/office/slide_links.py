# ruff: noqa: ANN401 - python-pptx's slides and paragraphs have no public types
"""Links from words of a slide to another slide, for which python-pptx has no way: it links shapes only.

A click leads on in a slide show; the action is that of ECMA-376, part 1, 20.1.2.2.23 and 21.1.2.3.5. The words keep the
colour of their text, by Microsoft's extension of 2018 (MS-ODRAWXML 2.26.7); older programs take the theme's.
"""

from typing import Any, Final

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

__all__ = ["link_to_slide"]

_ACTION: Final = "ppaction://hlinksldjump"
_COLOUR: Final = (
    f"<a:extLst {nsdecls('a')}>"
    '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


def link_to_slide(slide: Any, paragraph: Any, target: Any) -> None:
    """Let all words of a paragraph on a slide lead to another slide of the deck."""
    relation = slide.part.relate_to(target.part, RT.SLIDE)
    for run in paragraph.runs:
        link = run._r.get_or_add_rPr().add_hlinkClick(relation)  # noqa: SLF001  no public way
        link.set("action", _ACTION)
        link.append(parse_xml(_COLOUR))
