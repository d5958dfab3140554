"""Pages and texts for people: what is shown, and that what an article says stays text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

import onrecord
from conftest import FULL_TEXT
from hostile import HOSTILE, extraction
from onrecord.display import readable


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.odd: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1] not in ("style", "script"):
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    def handle_pi(self, data: str) -> None:
        self.odd.append(data)

    def unknown_decl(self, data: str) -> None:
        self.odd.append(data)


def shown(text: str) -> str:
    """Return a text as a page shows it: what is not seen is written out."""
    hidden = {c: f"[U+{c:04X}]" for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x80, 0xA0))}
    pictures = {c: chr(0x2400 + c) for c in range(0x20) if chr(c) not in "\t\n\r"}
    return text.translate({**hidden, **pictures, 0x7F: "␡"})


HARMLESS = extraction("harmless")


def test_there_are_enough_strings() -> None:
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("whole", [True, False], ids=["page", "fragment"])
def test_articles_show_hostile_strings_as_text(name: str, whole: bool) -> None:
    text = HOSTILE[name]
    page, plain = (Page(e.to_html() if whole else e._repr_html_()) for e in (extraction(text), HARMLESS))
    assert (page.elements, page.attributes, page.odd) == (plain.elements, plain.attributes, [])
    assert all(link.startswith("#") for link in page.links)
    # A parser takes the one kind of line break for the other, and leaves out what no text may hold.
    assert shown(text).strip() in page.text


@pytest.mark.parametrize("name", HOSTILE)
def test_dossiers_show_hostile_strings_as_text(name: str) -> None:
    text = HOSTILE[name]

    def page_of(text: str) -> Page:
        dossier = onrecord.Dossier()
        dossier.add(extraction(text))
        return Page(dossier.to_html(title=text))

    page, plain = page_of(text), page_of("harmless")
    assert (set(page.elements), page.attributes - plain.attributes, page.odd) == (set(plain.elements), set(), [])
    assert all(link.startswith("#") for link in page.links)
    assert page.elements.count("script") == 1
    assert " ".join(shown(text).split()) in " ".join(page.text.split())


@pytest.mark.parametrize("name", HOSTILE)
def test_terminals_get_no_orders(name: str) -> None:
    made = extraction(HOSTILE[name])
    for text in (made.to_text(), str(made), readable(made)):
        assert not [c for c in text if c != "\n" and (c < " " or "\x7f" <= c < "\xa0" or "\u202a" <= c <= "\u202e")]


def test_a_page_loads_nothing(full: onrecord.Extraction) -> None:
    dossier = onrecord.Dossier()
    dossier.add(full)
    for page in (full.to_html(), dossier.to_html()):
        assert "default-src 'none'" in page
        assert not {"img", "link", "iframe", "object", "embed"} & set(Page(page).elements)
        assert "url(" not in page.split("</style>")[0]
        assert "fetch(" not in page
        assert "@import" not in page


def test_pages_are_written_to_files(full: onrecord.Extraction, tmp_path: Path) -> None:
    dossier = onrecord.Dossier()
    dossier.add(full)
    pages: dict[str, onrecord.Extraction | onrecord.Dossier] = {"article.html": full, "dossier.html": dossier}
    for name, made in pages.items():
        assert made.to_html(tmp_path / name) is None
        assert (tmp_path / name).read_text(encoding="utf-8") == made.to_html()
        assert made.to_html(str(tmp_path / name)) is None
        with pytest.raises(FileNotFoundError, match="none"):
            made.to_html(tmp_path / "none" / name)
    assert dossier.to_html(None, "Kyïv 👍").count("Kyïv 👍") == 2
    with pytest.raises(TypeError, match="title: must be str, not int"):
        dossier.to_html(title=7)  # type: ignore[call-overload]
    with pytest.raises(onrecord.DocumentError, match="title: lone surrogate"):
        dossier.to_html(title="\ud800")


def test_a_notebook_shows_an_extraction_twice(full: onrecord.Extraction) -> None:
    fragment = full._repr_html_()
    assert fragment.startswith('<div class="onrecord article"><style>')
    assert "<html" not in fragment
    rules = fragment.split("<style>")[1].split("</style>")[0]
    # Every rule is about the element and what is within it.
    selectors = [line.split("{")[0] for line in rules.splitlines() if "{" in line and not line.startswith(("@", "/*"))]
    assert [s for s in selectors if ".onrecord" not in s] == []
    assert 'href="#r' in fragment
    other = onrecord.Extraction.from_dict({"schema": "onrecord/1"}, text="Other.")
    assert Page(fragment).attributes >= {"data-of", "data-id"}
    assert other._repr_html_() != fragment


def test_str_says_who_says_what_in_about_ten_lines(
    articles: list[dict[str, str]], extractor: onrecord.Extractor
) -> None:
    for made in extractor.pipe(articles):
        lines = str(made).splitlines()
        assert 2 <= len(lines) <= 11
        assert max(map(len, lines)) <= 100
        assert "\n" not in repr(made)
        assert len(repr(made)) < 200


def test_str_and_repr(full: onrecord.Extraction) -> None:
    assert str(full).splitlines() == [
        "a1",
        "Wire · 2023-09-14 · rests on Anadolu · 1 sentence, 1 mention, 1 claim, 1 event",
        "c1  Recep Tayyip Erdoğan — say — “that some 40 drones … had been sold”",
        "e1  transfer(item: “drones” [some 40 drones]; supplier: Türkiye), actual",
    ]
    made = onrecord.Extraction.from_dict(
        {"schema": "onrecord/1", "document": {"id": "it's", "title": "Ünï\n" * 40}}, text=FULL_TEXT
    )
    assert repr(made).startswith("Extraction(id=\"it's\", title='Ünï\\nÜnï")
    assert repr(made).endswith("…', 0 sentences, 0 mentions, 0 claims, 0 events)")


def test_widths(full: onrecord.Extraction) -> None:
    assert full.to_text(-7) == full.to_text(40) == readable(full, width=0)
    assert len(full.to_text(10**6).splitlines()) == 11
    with pytest.raises(TypeError):
        full.to_text("wide")  # type: ignore[arg-type]


def test_pages_do_not_depend_on_the_order_of_articles(
    articles: list[dict[str, str]], extractor: onrecord.Extractor
) -> None:
    extractions = list(extractor.pipe(articles[:4]))
    one, other = onrecord.Dossier(), onrecord.Dossier()
    one.extend(extractions)
    other.extend(extractions[::-1])
    assert one.to_html() == other.to_html()
    assert extractions[0].to_html() == extractor.extract(**articles[0]).to_html()
