"""Tags and trees: well-formed whatever the words, the same everywhere. What is right is measured elsewhere."""

from __future__ import annotations

import _thread
import copy
import pickle
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.types import Deprel, Upos
from test_bad_input import ODD
from test_offsets import BEFORE
from test_properties import LETTERS, TEXTS, WORDS

PARSER = onrecord.Parser()
SIMPLE = ["Iran", "denied", "the", "claim", "."]
TAGS, RELATIONS = set(get_args(Upos)), set(get_args(Deprel))


@pytest.fixture(params=["default", "fast"])
def parser(request: pytest.FixtureRequest) -> onrecord.Parser:
    return onrecord.Parser(request.param)


def check(tree: onrecord.Tree, tokens: list[str]) -> None:
    """Hold a tree against what is true of every tree."""
    columns: list[list[Any]] = [tree.upos, tree.xpos, tree.heads, tree.deprels, tree.lemmas]
    assert [len(column) for column in columns] == [len(tokens)] * 5
    assert len(tree) == len(tokens)
    assert set(tree.upos) <= TAGS
    assert set(tree.deprels) <= RELATIONS
    assert all(isinstance(value, str) for column in (tree.xpos, tree.lemmas) for value in column)
    roots = [i for i, head in enumerate(tree.heads) if head == 0]
    assert roots == ([] if tree.root is None else [tree.root])
    assert (tree.root is None) == (not tokens)
    assert [i for i, relation in enumerate(tree.deprels) if relation == "root"] == roots
    for token in range(len(tokens)):
        steps, at = 0, token + 1
        while at:
            steps, at = steps + 1, tree.heads[at - 1]
            assert steps <= len(tokens)
    lines = tree.to_conllu(tokens).splitlines() if all(t.isprintable() for t in tokens) else []
    assert all(line.count("\t") == 9 for line in lines[:-1])


def test_shapes(parser: onrecord.Parser) -> None:
    tree = parser.parse(SIMPLE)
    check(tree, SIMPLE)
    assert (tree.upos[4], tree.lemmas[4]) == ("PUNCT", ".")
    assert tree == parser.parse(tuple(SIMPLE)) == parser.parse(iter(SIMPLE))
    assert tree != parser.parse(SIMPLE[:4])
    assert tree != SIMPLE
    assert repr(tree) == f"Tree(5 tokens, root={tree.root})"
    with pytest.raises(TypeError):
        hash(tree)


@pytest.mark.skipif(not PARSER.info["name"], reason="the weights are a stand-in")
def test_simple_sentence(parser: onrecord.Parser) -> None:
    tree = parser.parse(SIMPLE)
    assert tree.upos == ["PROPN", "VERB", "DET", "NOUN", "PUNCT"]
    assert tree.xpos == ["NNP", "VBD", "DT", "NN", "."]
    assert tree.heads == [2, 0, 4, 2, 2]
    assert tree.deprels == ["nsubj", "root", "det", "obj", "punct"]
    assert tree.lemmas == ["Iran", "deny", "the", "claim", "."]


def test_columns_are_made_once() -> None:
    tree = PARSER.parse(SIMPLE)
    for name in ("upos", "xpos", "heads", "deprels", "lemmas"):
        assert getattr(tree, name) is getattr(tree, name)
        with pytest.raises(AttributeError):
            setattr(tree, name, [])
    sentence = PARSER.parse_text("Iran said no.")[0]
    for name in ("tokens", "spans", "tree"):
        assert getattr(sentence, name) is getattr(sentence, name)


def test_empties(parser: onrecord.Parser) -> None:
    tree = parser.parse([])
    check(tree, [])
    assert tree == onrecord.Tree([], [], [], [], [])
    assert tree.to_conllu([]) == "\n"
    assert repr(tree) == "Tree(0 tokens, root=None)"
    assert parser.parse_text("") == parser.parse_text(" \n") == []
    assert parser.parse_batch([]) == parser.parse_texts([]) == []
    assert parser.parse_texts(["", ""], threads=2) == [[], []]
    check(parser.parse(["", ""]), ["", ""])


def test_conllu() -> None:
    tree = onrecord.Tree(["PRON", "VERB"], ["PRP", "VBD"], [2, 0], ["nsubj", "root"], ["he", "go"])
    assert tree.root == 1
    lines = "1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\twent\tgo\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"
    assert tree.to_conllu(["He", "went"]) == lines
    assert tree.to_conllu(["H\te", ""]).replace("H e", "He").replace("\t_\tgo", "\twent\tgo") == lines
    with pytest.raises(onrecord.OptionError, match=r"^tokens: 1, where the tree has 2$"):
        tree.to_conllu(["He"])


def test_wrong_tokens() -> None:
    calls: list[tuple[Any, Any, str]] = [
        (PARSER.parse, ["a", 3], r"^tokens\[1\]: must be str, not int$"),
        (PARSER.parse, ("a", None), r"^tokens\[1\]: must be str, not NoneType$"),
        (PARSER.parse, "Iran denied it.", "^tokens: must be an iterable of str, not str$"),
        (PARSER.parse, 7, "^tokens: must be an iterable of str, not int$"),
        (PARSER.parse, b"ab", r"^tokens\[0\]: must be str, not int$"),
        (PARSER.parse_batch, ["Iran"], r"^sentences\[0\]: must be an iterable of str, not str$"),
        (PARSER.parse_batch, "Iran", "^sentences: must be an iterable of lists of str, not str$"),
        (PARSER.parse_batch, [["a"], [b""]], r"^sentences\[1\]\[0\]: must be str, not bytes$"),
        (PARSER.parse_texts, "Iran", "^texts: must be an iterable of str, not str$"),
        (PARSER.parse_texts, ["a", ["b"]], r"^texts\[1\]: must be str, not list$"),
        (PARSER.parse_text, ["a"], "^text: must be str, not list"),
        (onrecord.Parser, 3, '^model: must be "default", "fast", a path or bytes, not int$'),
    ]
    for call, value, message in calls:
        with pytest.raises(TypeError, match=message):
            call(value)
    with pytest.raises(onrecord.DocumentError, match=r"^tokens\[1\]: lone surrogate U\+D800 at index 1"):
        PARSER.parse(["a", "b\ud800"])
    with pytest.raises(onrecord.DocumentError, match=r"^sentences\[1\]\[0\]: lone surrogate"):
        PARSER.parse_batch([[], ["\udfff"]])


def test_what_a_generator_raises_comes_through() -> None:
    def broken() -> Any:
        yield "Iran"
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        PARSER.parse(broken())


def test_wrong_options() -> None:
    with pytest.raises(onrecord.OptionError, match="offset_unit: `word` is not accepted"):
        PARSER.parse_text("", offset_unit="word")  # type: ignore[arg-type]
    for threads in (-1, 1025):
        with pytest.raises(onrecord.OptionError, match=f"threads: {threads} is not accepted"):
            PARSER.parse_batch([], threads=threads)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ((["X"], [], [0], ["root"], [""]), "xpos: 0 values, where there are 1 heads"),
        ((["Y"], [""], [0], ["root"], [""]), "universal tag: `Y` is not accepted"),
        ((["X"], [""], [0], ["head"], [""]), "relation: `head` is not accepted"),
        ((["X"], [""], [1], ["dep"], [""]), "heads: 0 roots, where a tree has one"),
        ((["X"] * 3, [""] * 3, [0, 3, 2], ["dep"] * 3, [""] * 3), "heads: word 2 is above itself"),
    ],
)
def test_no_trees(columns: Any, message: str) -> None:
    with pytest.raises(onrecord.OptionError, match=message):
        onrecord.Tree(*columns)


def test_names_of_labels() -> None:
    for columns, known in (((["?"], [""], [0], ["root"], [""]), TAGS), ((["X"], [""], [0], ["?"], [""]), RELATIONS)):
        with pytest.raises(onrecord.OptionError) as caught:
            onrecord.Tree(*columns)
        assert set(str(caught.value).split("use one of ")[1].split(", ")) == known


def test_a_changed_list_changes_no_tree() -> None:
    tree, other = PARSER.parse(SIMPLE), PARSER.parse(SIMPLE)
    tree.lemmas.clear()
    assert tree == other == pickle.loads(pickle.dumps(tree))
    assert tree.to_conllu(SIMPLE) == other.to_conllu(SIMPLE)


def test_info(parser: onrecord.Parser) -> None:
    info = parser.info
    assert set(info) == {"name", "training", "licence", "scores"}
    assert info == parser.info
    assert all(set(source) == {"name", "licence", "tokens"} for source in info["training"])
    assert all(set(score) == {"data", "upos", "uas", "las"} for score in info["scores"])


def test_own_models(tmp_path: Path) -> None:
    data = onrecord.Parser("fast").to_bytes()
    path = tmp_path / "own.onrs"
    path.write_bytes(data)
    tree = onrecord.Parser("fast").parse(SIMPLE)
    for model in (data, path, str(path)):
        own = onrecord.Parser(model=model)
        assert own.parse(SIMPLE) == tree
        assert own.to_bytes() == data
        assert repr(own).startswith("Parser(own model ")
    for damaged in (b"", b"no model", data[:-1], data[:5000], data[:9000] + b"\xff" + data[9001:], data + b"\0"):
        with pytest.raises(onrecord.ModelError, match=r"^syntax model: "):
            onrecord.Parser(damaged)
    with pytest.raises(FileNotFoundError):
        onrecord.Parser(tmp_path / "none.onrs")
    with pytest.raises(FileNotFoundError):
        onrecord.Parser("fastest")


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(protocol: int) -> None:
    def again(value: Any) -> Any:
        return pickle.loads(pickle.dumps(value, protocol))

    text = "Iran’s envoy said no. 👍\n\nSeoul protested."
    for parser in (onrecord.Parser(), onrecord.Parser("fast"), onrecord.Parser(PARSER.to_bytes())):
        back = again(parser)
        assert repr(back) == repr(parser)
        assert back.info == parser.info
        sentences = parser.parse_text(text)
        assert back.parse_text(text) == sentences
        assert again(sentences) == sentences
        assert copy.deepcopy(sentences[0].tree) == sentences[0].tree
    assert len(pickle.dumps(PARSER, protocol)) < 200
    assert again(PARSER.parse([])) == PARSER.parse([])


@pytest.mark.parametrize("name", BEFORE)
@pytest.mark.parametrize("unit", ["char", "byte", "utf16"])
def test_offsets(name: str, unit: Any) -> None:
    text = BEFORE[name] * 3 + "Iran’s envoy\r\nsaid no. " + BEFORE[name] + "\n\nSeoul didn't."
    encoding, width = {"char": ("utf-32-le", 4), "byte": ("utf-8", 1), "utf16": ("utf-16-le", 2)}[unit]
    raw = text.encode(encoding)
    sentences = PARSER.parse_text(text, offset_unit=unit)
    assert sentences == PARSER.parse_texts([text], offset_unit=unit)[0]
    assert sentences[-1].tokens == ["Seoul", "did", "n't", "."]
    last = 0
    for sentence in sentences:
        check(sentence.tree, sentence.tokens)
        assert len(sentence) == len(sentence.spans) == len(sentence.tokens)
        assert sentence.tree == PARSER.parse(sentence.tokens)
        for (start, end), token in zip(sentence.spans, sentence.tokens, strict=True):
            assert last <= start < end
            assert raw[width * start : width * end].decode(encoding) == token
            last = end


@pytest.mark.parametrize("name", ODD)
def test_any_text_gives_trees(parser: onrecord.Parser, name: str) -> None:
    for sentence in parser.parse_text(ODD[name]):
        check(sentence.tree, sentence.tokens)


def test_long_sentences(parser: onrecord.Parser) -> None:
    for tokens in (["and"] * 2_000, [*SIMPLE[:4], ","] * 300, ["x" * 100_000, "👍" * 1_000, "e" + "\u0301" * 5_000]):
        check(parser.parse(tokens), tokens)


@settings(max_examples=200, deadline=None)
@given(st.lists(LETTERS | st.sampled_from(WORDS), max_size=40))
def test_any_words_give_a_tree(tokens: list[str]) -> None:
    tree = PARSER.parse(tokens)
    check(tree, tokens)
    assert pickle.loads(pickle.dumps(tree)) == tree


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXTS, max_size=8), st.integers(0, 3))
def test_batch_equals_one_by_one(texts: list[str], threads: int) -> None:
    parsed = [PARSER.parse_text(text) for text in texts]
    assert PARSER.parse_texts(texts, threads=threads) == parsed
    sentences = [sentence for text in parsed for sentence in text]
    tokens = [sentence.tokens for sentence in sentences]
    assert PARSER.parse_batch(tokens, threads=threads) == [sentence.tree for sentence in sentences]


def test_same_for_any_number_of_threads(parser: onrecord.Parser, articles: list[dict[str, str]]) -> None:
    texts = [article["text"] for article in articles] * 3
    single = [parser.parse_text(text) for text in texts]
    for threads in (0, 1, 2, 3):
        assert parser.parse_texts(iter(texts), threads=threads) == single
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(parser.parse_text, texts)) == single


def test_columns_are_made_once_whoever_asks() -> None:
    tree = PARSER.parse(SIMPLE * 50)
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: id(tree.lemmas), range(50)))) == 1


def test_ctrl_c_ends_a_batch() -> None:
    texts = ["Iran sold drones to Russia on Monday, Kirby said.\n" * 20] * 50_000
    for work in (
        lambda: PARSER.parse_texts(texts),
        lambda: PARSER.parse_batch([text.split() for text in texts[:5_000]], threads=2),
    ):
        timer = threading.Timer(1, _thread.interrupt_main)
        timer.start()
        started = time.perf_counter()
        with pytest.raises(KeyboardInterrupt):
            work()
        assert time.perf_counter() - started < 20


def test_other_threads_run_meanwhile() -> None:
    text = "Iran sold drones to Russia on Monday, Kirby said. " * 5_000
    ticks, done = [0], threading.Event()

    def tick() -> None:
        while not done.wait(0.001):
            ticks[0] += 1

    thread = threading.Thread(target=tick)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        thread.start()
        PARSER.parse_text(text)
        during = ticks[0]
    finally:
        sys.setswitchinterval(interval)
        done.set()
        thread.join()
    assert during > 0
