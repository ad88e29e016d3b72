"""QR codes of links."""

import pytest
import zxingcpp
from PIL import Image

from geo.briefing.drawing.qr import QUIET, qr_code


@pytest.mark.parametrize("text", ["https://maps.example/hotspots?hotspot=korea", "https://x.example/?q=" + "ü" * 300])
def test_a_code_is_read_back_as_the_text(text: str) -> None:
    code = qr_code(text)
    assert code is not None
    side = code.modules
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(code.rows):
        for x, dark in enumerate(row):
            image.putpixel((x + QUIET, y + QUIET), 0 if dark else 255)
    (found,) = zxingcpp.read_barcodes(image.resize((4 * side, 4 * side), Image.Resampling.NEAREST))
    assert found.text == text


def test_a_text_that_no_code_holds_has_none() -> None:
    assert qr_code("x" * 4000) is None
