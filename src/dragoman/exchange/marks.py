"""Characters that XML 1.0 cannot hold at all, not even escaped."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without them."""
    return _FORBIDDEN.sub("", text)
