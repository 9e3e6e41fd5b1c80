"""Dragoman reads crisis reports and rebuilds the system that they describe."""

from __future__ import annotations

__version__ = "0.1.0"
CODER = f"dragoman {__version__}"
