import math

import pytest

from geo.dataset.yaml.scalars import Scalar, resolve_scalar


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, text) for text in ("NO", "no", "yes", "On", "off", "y", "n", "tRUE")),
        *((text, text) for text in ("12:30", "1:2:3", "2019-06", "2019-06-05")),
        *((text, text) for text in ("1_000", "0b11", "-", "+", ".", "1e", "- 1")),
        *((text, None) for text in ("", "~", "null", "Null", "NULL")),
        *((text, True) for text in ("true", "True", "TRUE")),
        *((text, False) for text in ("false", "False", "FALSE")),
        ("0", 0), ("0123", 123), ("-7", -7), ("+7", 7), ("0o17", 15), ("0x1F", 31),
        ("1.5", 1.5), ("-.5", -0.5), ("1.", 1.0), ("1e3", 1000.0), ("66.5622", 66.5622),
        (".inf", math.inf), ("-.INF", -math.inf), ("9" * 5000, math.inf), ("0x" + "f" * 5000, math.inf),
        ("1e999", math.inf),
    ],
)  # fmt: skip
def test_plain_scalars_follow_the_core_schema(text: str, value: Scalar) -> None:
    assert resolve_scalar(text) == value
    assert type(resolve_scalar(text)) is type(value)


def test_nan_is_a_number() -> None:
    value = resolve_scalar(".nan")
    assert isinstance(value, float)
    assert math.isnan(value)
