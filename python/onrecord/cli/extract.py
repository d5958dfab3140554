"""`onrecord extract`: who says what, and what is said to happen."""

from __future__ import annotations

import argparse

from .run import Run, Status
from .writers import writer

__all__ = ["run"]


def run(options: argparse.Namespace) -> Status:
    """Run the command."""
    this = Run(options)
    with writer(options) as out:
        for extraction, article in this.extractions():
            out.write(extraction, article)
    return this.status()
