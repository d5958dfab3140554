"""A hook of mkdocs: the notebooks of `examples` as pages, with what they have kept.

Pages link to `../examples/NAME.ipynb`, which is right in the repository; on the site such a link leads to the page.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each notebook."""
    for path in sorted(EXAMPLES.glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        files.append(File.generated(config, f"notebooks/{path.stem}.md", content=page(notebook["cells"])))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Lead links from notebooks to their pages."""
    return re.sub(r"\]\(\.\./examples/(\w+)\.ipynb\)", r"](notebooks/\1.md)", markdown)


def page(cells: list[dict[str, Any]]) -> str:
    """Return the cells of a notebook as Markdown."""
    parts = []
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        if printed := "".join(line for output in cell["outputs"] for line in output["text"]):
            parts.append(f"```text\n{printed.rstrip()}\n```")
    return "\n\n".join(parts) + "\n"
