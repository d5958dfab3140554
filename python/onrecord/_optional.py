"""Packages that not everyone has: imported when they are first needed."""

from __future__ import annotations

import importlib
from typing import Any


def optional(module: str, extra: str) -> Any:
    """Import a module, or say which extra of onrecord installs its package."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise ImportError(f"{package} is needed: pip install onrecord[{extra}]", name=package) from error
