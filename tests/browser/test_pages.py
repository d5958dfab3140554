"""Pages in a real browser: pointer, keyboard, filters, light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

import onrecord

Show = Callable[..., None]
SIZES = [(1280, "light"), (1280, "dark"), (400, "light"), (400, "dark")]

#: Returns the texts whose contrast with what lies behind them is below that of WCAG 2, level AA.
CONTRAST = """
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const rgba = (color) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const light = ([r, g, b]) => {
  const part = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};
const behind = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const color = rgba(getComputedStyle(e).backgroundColor);
    if (color[3] === 255) return color;
  }
  return rgba("Canvas");
};
const poor = new Map();
const walk = document.createTreeWalker(document.querySelector(".onrecord"), NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const element = walk.currentNode.parentElement;
  if (!walk.currentNode.data.trim() || !element.getClientRects().length || ["STYLE", "SCRIPT", "OPTION"].includes(element.tagName)) continue;
  const style = getComputedStyle(element);
  const [one, other] = [light(rgba(element.ownerSVGElement ? style.fill : style.color)), light(behind(element))];
  const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (ratio < 4.5) poor.set(`${element.tagName}.${element.getAttribute("class")}`, ratio.toFixed(2));
}
return [...poor].map((pair) => pair.join(" "));
"""


def first(driver: webdriver.Chrome, selector: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, selector)


def shown(driver: webdriver.Chrome, selector: str) -> list[WebElement]:
    return [element for element in driver.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def press(driver: webdriver.Chrome, *keys: str) -> None:
    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def click(driver: webdriver.Chrome, element: WebElement) -> None:
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("name", ["article", "dossier"])
def test_pages_fit_and_can_be_read(
    name: str,
    width: int,
    scheme: str,
    request: pytest.FixtureRequest,
    driver: webdriver.Chrome,
    show: Show,
    shoot: Callable[[str], None],
) -> None:
    show(request.getfixturevalue(name), width, scheme)
    assert driver.execute_script("return document.documentElement.scrollWidth") == width
    assert driver.execute_script(CONTRAST) == []
    shoot(f"{name}-{width}-{scheme}")
    for part in {"article": [], "dossier": ["network", "events", "contradictions", "register"]}[name]:
        driver.execute_script(f"document.getElementById('{part}').scrollIntoView()")
        shoot(f"{name}-{part}-{width}-{scheme}")


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_record_is_shown(
    width: int, scheme: str, article: str, driver: webdriver.Chrome, show: Show, shoot: Callable[[str], None]
) -> None:
    show(article, width, scheme)
    pop = first(driver, ".pop")
    assert not pop.is_displayed()
    mark = first(driver, ".text mark.trigger")
    click(driver, mark)
    assert "sure" in pop.text
    assert "why" in pop.text
    assert driver.execute_script(CONTRAST) == []
    box = pop.rect
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    shoot(f"record-{width}-{scheme}")
    click(driver, mark)
    assert not pop.is_displayed()


def test_pointer(article: str, driver: webdriver.Chrome, show: Show) -> None:
    show(article)
    pop = first(driver, ".pop")
    mark = first(driver, ".text mark.source")
    ActionChains(driver).move_to_element(mark).perform()
    assert pop.is_displayed()
    item = (mark.get_attribute("data-of") or "").split()[0]
    assert first(driver, ".pop .id").text == item
    assert shown(driver, ".text mark.on")
    ActionChains(driver).move_to_element(first(driver, "h1")).perform()
    assert not pop.is_displayed()
    assert driver.find_elements(By.CSS_SELECTOR, ".on") == []
    # A card lights its words.
    ActionChains(driver).move_to_element(first(driver, ".card[data-id=c1]")).perform()
    assert "c1" in (first(driver, ".text mark.on").get_attribute("data-of") or "").split()


def test_keyboard(article: str, driver: webdriver.Chrome, show: Show) -> None:
    show(article)
    pop, marks = first(driver, ".pop"), driver.find_elements(By.CSS_SELECTOR, ".text mark")
    first(driver, "header a, body").send_keys(Keys.NULL)
    for _ in range(5):
        press(driver, Keys.TAB)
        if driver.switch_to.active_element == marks[0]:
            break
    assert driver.switch_to.active_element == marks[0]
    assert pop.is_displayed()
    press(driver, Keys.ARROW_RIGHT, Keys.ARROW_DOWN)
    assert driver.switch_to.active_element == marks[2]
    press(driver, Keys.ARROW_LEFT, Keys.ENTER)
    assert driver.switch_to.active_element == marks[1]
    assert "kept" in (pop.get_attribute("class") or "")
    outline = driver.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    press(driver, Keys.ESCAPE)
    assert not pop.is_displayed()
    assert driver.switch_to.active_element == marks[1]
    press(driver, Keys.END)
    assert driver.switch_to.active_element == marks[-1]
    press(driver, Keys.HOME)
    assert driver.switch_to.active_element == marks[0]
    # One stop for all marks: the next is a link behind them.
    press(driver, Keys.TAB)
    assert driver.switch_to.active_element.tag_name in ("a", "summary")


def test_links_between_words_and_cards(article: str, driver: webdriver.Chrome, show: Show) -> None:
    show(article)
    click(driver, first(driver, ".text sup a"))
    target = first(driver, ".text sup a").text
    assert "on" in (first(driver, f".side .card[data-id={target}]").get_attribute("class") or "").split()
    click(driver, first(driver, ".card[data-id=c1] > .id"))
    assert driver.switch_to.active_element.tag_name == "mark"
    assert first(driver, ".pop").is_displayed()


def test_a_notebook_may_show_it_twice(
    extractions: list[onrecord.Extraction], driver: webdriver.Chrome, show: Show, shoot: Callable[[str], None]
) -> None:
    fragments = [extractions[n]._repr_html_() for n in (0, 0, 6)]
    body = (
        f"<!DOCTYPE html><body data-jp-theme-light=false><p id=own><mark>own</mark></p>{'<hr>'.join(fragments)}</body>"
    )
    show(body)
    assert (
        driver.execute_script("return getComputedStyle(document.querySelector('#own mark')).backgroundColor")
        == "rgb(255, 255, 0)"
    )
    roots = driver.find_elements(By.CSS_SELECTOR, ".onrecord.article")
    for root in roots:
        click(driver, root.find_element(By.CSS_SELECTOR, ".text mark.cue"))
        assert [r.find_element(By.CSS_SELECTOR, ".pop").is_displayed() for r in roots] == [r == root for r in roots]
    assert driver.execute_script("return getComputedStyle(arguments[0]).colorScheme", roots[0]) == "dark"
    shoot("notebook")


def count(driver: webdriver.Chrome, selector: str) -> int:
    visible: int = driver.execute_script(
        "return [...document.querySelectorAll(arguments[0])].filter(e => !e.closest('[hidden]')).length", selector
    )
    return visible


def test_filters(dossier: str, driver: webdriver.Chrome, show: Show, shoot: Callable[[str], None]) -> None:
    show(dossier)
    form, all_groups = first(driver, "form.filters"), count(driver, ".group")
    assert form.is_displayed()
    Select(first(driver, "select[name=country]")).select_by_visible_text("Ghana")
    ghana = count(driver, ".group")
    assert 0 < ghana < all_groups
    assert first(driver, "output").text == f"{ghana} of {all_groups} events"
    assert first(driver, "#events h2 .number").text == f"{ghana} of {all_groups}"
    assert all("Ghana" in e.text for e in driver.find_elements(By.CSS_SELECTOR, "#register tbody tr:not([hidden])"))
    assert count(driver, "svg.network [data-node]") < count(driver, "svg.network *")
    shoot("dossier-filtered")
    Select(first(driver, "select[name=kind]")).select_by_value("transfer")
    transfers = count(driver, ".group")
    assert 0 < transfers < ghana
    assert count(driver, ".group:not([data-kind=transfer])") == 0
    driver.execute_script(
        "const i = arguments[0]; i.value = '2024-08-01'; i.dispatchEvent(new Event('change', {bubbles: true}))",
        first(driver, "input[name=from]"),
    )
    Select(first(driver, "select[name=kind]")).select_by_value("")
    assert 0 < count(driver, ".group") < ghana
    driver.execute_script(
        "const i = arguments[0]; i.value = '1990-01-01'; i.dispatchEvent(new Event('change', {bubbles: true}))",
        first(driver, "input[name=to]"),
    )
    assert (count(driver, ".group"), count(driver, "figure"), count(driver, "#articles tbody tr")) == (0, 0, 0)
    click(driver, first(driver, "form.filters button"))
    driver.execute_async_script("setTimeout(arguments[0])")
    assert count(driver, ".group") == all_groups


def test_figures_lead_to_sentences(dossier: str, driver: webdriver.Chrome, show: Show) -> None:
    show(dossier)
    # From the figure to its row, from there to the sentences.
    driver.execute_script(
        "document.querySelector('svg.network .edge').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    row = driver.execute_script("return document.querySelector(':target').tagName")
    assert row == "TR"
    for selector in (
        "#network td.figure a",
        "#register td.figure a",
        "#contradictions td a[href*='-']",
        "#denials td a",
    ):
        click(driver, first(driver, selector))
        sentence = first(driver, ":target blockquote")
        assert sentence.is_displayed(), selector
        assert sentence.text


def test_a_link_opens_what_the_filters_hide(dossier: str, driver: webdriver.Chrome, show: Show) -> None:
    show(dossier)
    Select(first(driver, "select[name=country]")).select_by_visible_text("Ghana")
    other = driver.execute_script("return document.querySelector('.group[hidden]').id")
    driver.execute_script(f"location.hash = '{other}'")
    driver.execute_async_script("setTimeout(arguments[0], 50)")
    assert first(driver, f"#{other}").is_displayed()


def test_dossier_by_keyboard(dossier: str, driver: webdriver.Chrome, show: Show) -> None:
    show(dossier)
    press(driver, Keys.TAB)
    assert driver.switch_to.active_element.get_attribute("href").endswith("#timeline")
    seen: list[str] = []
    for _ in range(18):
        press(driver, Keys.TAB)
        active = driver.switch_to.active_element
        seen.append(active.get_attribute("name") or active.tag_name)
        # The parts of a field for dates have rings of their own.
        if active.get_attribute("type") == "date":
            continue
        assert driver.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert [name for name in ("country", "kind", "from", "to", "button") if name not in seen] == []


@pytest.mark.parametrize("name", ["article", "dossier"])
def test_without_script(name: str, request: pytest.FixtureRequest, driver: webdriver.Chrome, show: Show) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(request.getfixturevalue(name))
        assert not shown(driver, "form.filters, .pop")
        link = {"article": ".text sup a", "dossier": "#register td.figure a"}[name]
        click(driver, first(driver, link))
        assert first(driver, ":target").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_hostile_strings_do_nothing(driver: webdriver.Chrome, show: Show) -> None:
    from hostile import HOSTILE, extraction

    dossier = onrecord.Dossier()
    made: list[Any] = []
    for place, text in enumerate(HOSTILE.values()):
        e = extraction(text)
        made.append(e)
        dossier.add(
            onrecord.Extraction.from_dict(
                {**e.to_dict(), "document": {"id": f"{place}{text}", "title": text, "outlet": text}}, text=e.text
            )
        )
    show("".join(e._repr_html_() for e in made))
    for mark in driver.find_elements(By.CSS_SELECTOR, ".text mark.cue")[::4]:
        click(driver, mark)
        press(driver, Keys.ESCAPE)
    assert driver.execute_script("return window.pwned") is None
    for page in [dossier.to_html(title="<script>window.pwned = 0</script>"), *(e.to_html() for e in made[:12])]:
        show(page)
        assert driver.execute_script("return window.pwned") is None
        assert driver.execute_script("return document.scripts.length") == 1
