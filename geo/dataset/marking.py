"""Handling markings: the labels of the Traffic Light Protocol 2.0 (FIRST), or free text."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from geo.dataset.recipe import Text
from geo.dataset.rules import Rule

__all__ = ["TLP_EXPECTED", "TLP_LABELS", "Marking", "is_unknown_label"]

TLP_LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")

TLP_EXPECTED = f"TLP 2.0 labels are exactly {', '.join(TLP_LABELS)}"


def is_unknown_label(marking: str) -> bool:
    """Whether a handling marking looks like a label of TLP 2.0 and is none."""
    return re.match(r"\s*tlp\b", marking, re.IGNORECASE) is not None and marking not in TLP_LABELS


def _check_marking(value: str) -> str:
    if is_unknown_label(value):
        raise PydanticCustomError(Rule.MARKING_IS_KNOWN, "{expected}", {"expected": TLP_EXPECTED})
    return value


Marking = Annotated[Text, AfterValidator(_check_marking)]
"""A TLP 2.0 label or free banner text."""
