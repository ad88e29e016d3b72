import io

import pytest
from figure_cases import INVENTED, REAL, Case, cases, difference, drawn, in_few_colours
from PIL import Image, ImageDraw

TOLERANCE = 0.0005
"""Share of differing pixels: about a word of small type."""


MARKS = {INVENTED: (), REAL: (pytest.mark.rebuild,)}


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name, marks=MARKS[case.data]) for case in cases()])
def test_a_figure_looks_as_it_did(case: Case) -> None:
    share = difference(in_few_colours(drawn(case)), case.golden.read_bytes())
    assert share <= TOLERANCE, "meant? python tests/support/figure_cases.py draws it again: look at it"


def test_the_comparison_sees_a_word_that_is_gone() -> None:
    golden = cases()[0].golden.read_bytes()
    with Image.open(io.BytesIO(golden)) as picture:
        changed = picture.convert("RGB")
    ImageDraw.Draw(changed).rectangle((25, 60, 100, 90), fill="white")
    content = io.BytesIO()
    changed.save(content, "PNG")
    assert difference(content.getvalue(), golden) > TOLERANCE
    assert difference(golden, golden) == 0
