"""Tokens of language models, and their thoughts, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import joined, list_removed
from stitchtext import repair

TEXT = "\n".join(
    [
        "The harbour at dawn",
        "Every morning the boats come in before the sun is up. Nobody is surprised by that.",
        "The council passed the plan for a new plant. It had taken long, and nobody knew why.",
        "The library will stay open until midnight from May on. It did so before the fire.",
        "Researchers are looking at a lake below the ice. It is older than any of the rivers.",
    ]
)
PARTS = [TEXT[:180], TEXT[90:290], TEXT[200:]]
THOUGHTS = (
    "<think>\nThe user wants the text that begins with {}. " + "I must not leave out anything. " * 40 + "\n</think>"
)


def thinking(fragments: list[str]) -> list[str]:
    return [f"{THOUGHTS.format(fragment[:9])}\n\n{fragment}" for fragment in fragments]


LEFT_ALONE = [
    ("the only fragment", [f"{TEXT}<|endoftext|>"]),
    ("the only fragment with thoughts", thinking([TEXT])),
    (
        "a token that another has inside the same text",
        [TEXT.replace("why.", "why. [SEP]")[:205], TEXT.replace("why.", "why. [SEP]")],
    ),
    ("thoughts that another has", [f"<think>one\ntwo</think> {TEXT}", f"<think>one\ntwo</think> {TEXT[:200]}"]),
    ("thoughts that are not closed", [f"<think>{TEXT}", TEXT[:200]]),
    ("thoughts that are written of", [TEXT.replace("why.", "why.\n<think>one</think>"), TEXT[:190]]),
    ("a name in brackets", [f"{TEXT} [SEE]", f"<port>\n{TEXT[:200]}"]),
    ("what is struck out", [f"<s>Noon.</s> {TEXT}", TEXT[30:]]),
    ("what is struck out at the end", [f"{TEXT} <s>Noon.</s>", TEXT[:200]]),
    ("a word before a bracket", [f"{TEXT} a < b|c >", TEXT[:200]]),
]
TOKENS = [
    ("", "<|endoftext|>"),
    ("<s> ", "</s>"),
    ("<bos>", "<eos>"),
    ("[CLS] ", " [SEP]"),
    ("<|im_start|>assistant\n", "<|im_end|>"),
    ("<|begin_of_text|><|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"),
    ("<start_of_turn>model\n", "<end_of_turn>\n<start_of_turn>user"),
    ("[INST] ", " [/INST]"),
    ("<｜Assistant｜>", "<｜end▁of▁sentence｜>"),
    ("<think>\n\n</think>\n\n", "<pad><pad>"),
]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_text_stays(what: str, fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize(("head", "tail"), TOKENS)
@pytest.mark.parametrize("worn", [1, 2, 3])
def test_tokens_at_the_ends_of_fragments_are_no_text(head: str, tail: str, worn: int) -> None:
    for parts in permutations(PARTS):
        raw = joined(*(f"{head}{part}{tail}" for part in parts[:worn]), *parts[worn:])
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        check(raw, result)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("before", ["", "<|im_start|>assistant\n"])
def test_thoughts_before_the_text_are_no_text_however_long(count: int, before: str) -> None:
    for parts in permutations(PARTS):
        raw = joined(*(before + part for part in thinking(list(parts[:count]))), *parts[count:])
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        assert "L113" in {entry.code for entry in result.account if entry.fate == "removed"}
        check(raw, result)


def test_a_fragment_of_thoughts_alone_is_no_article() -> None:
    raw = joined(TEXT, THOUGHTS, PARTS[0])
    result = repair(raw)
    assert [article.text for article in result.articles] == [f"{TEXT}\n"]
    check(raw, result)
