"""A browser without a window, and pages for it."""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import onrecord
from onrecord.cli.articles import read_article

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "target" / "screenshots"
sys.path.insert(0, str(ROOT / "tests" / "python"))


@pytest.fixture(scope="session")
def driver() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield started
    started.quit()


@pytest.fixture(autouse=True)
def no_console_errors(driver: webdriver.Chrome) -> Iterator[None]:
    """Whatever a test does, the console stays empty and nothing is loaded."""
    driver.get_log("browser")
    yield
    assert driver.get_log("browser") == []
    assert driver.execute_script("return performance.getEntriesByType('resource').map(e => e.name)") == []


@pytest.fixture(scope="session")
def show(driver: webdriver.Chrome, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Opens a page, at a width and in light or dark."""
    folder = tmp_path_factory.mktemp("pages")

    def open_page(page: str, width: int = 1280, scheme: str = "light", height: int = 900) -> None:
        path = folder / f"{len(list(folder.iterdir()))}.html"
        path.write_text(page, encoding="utf-8")
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get(path.as_uri())

    return open_page


@pytest.fixture(scope="session")
def shoot(driver: webdriver.Chrome) -> Callable[[str], None]:
    """Keeps a picture for people to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)

    def keep(name: str) -> None:
        assert driver.save_screenshot(str(SHOTS / f"{name}.png"))

    return keep


@pytest.fixture(scope="session")
def extractions() -> list[onrecord.Extraction]:
    extractor = onrecord.Extractor()
    articles: list[dict[str, Any]] = []
    for path in sorted((ROOT / "examples" / "articles").glob("*.txt")):
        articles.append({"id": path.stem, **read_article(path.read_text(encoding="utf-8"))})
    deal = ROOT / "examples" / "articles" / "deal"
    with (deal / "articles.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            articles.append({"text": (deal / row.pop("file")).read_text(encoding="utf-8"), **row})
    return list(extractor.pipe(articles))


@pytest.fixture(scope="session")
def article(extractions: list[onrecord.Extraction]) -> str:
    return extractions[0].to_html()


@pytest.fixture(scope="session")
def dossier(extractions: list[onrecord.Extraction]) -> str:
    made = onrecord.Dossier()
    made.extend(extractions)
    return made.to_html(title="Boats for Ghana, and eight samples")
