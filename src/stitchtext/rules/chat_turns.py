"""L115: who speaks, before the answer of a chat, or the request to go on below it."""

from __future__ import annotations

import re
from functools import cache

from stitchtext.rules.registry import Edge, edge_rule

_ANSWERS = "Assistant|ChatGPT|Claude|Gemini|Copilot|AI Assistant"
_ASKS = "User|Human|Prompt"
_HEAD = rf"(?:\*\*|#{{1,6}} )?(?:{_ANSWERS})(?:\*\*)?\s?[:：](?:\*\*)?\s+"
_REQUESTS = (
    "continue|please continue|continue please|go on|please go on|keep going"
    "|続けて|続けてください|続き|続きをお願いします|继续|请继续|继续写|繼續|계속|계속해 줘|계속해주세요"
    "|weiter|bitte weiter|continuer|continue s'il te plaît"
    "|продолжай|продолжайте|продолжи|تابع|أكمل|استمر|continúa|sigue|continua|जारी रखें|ต่อ|เขียนต่อ"
)
_TAIL = (
    rf"(?:^|[\r\n])\s{{0,8}}(?:\*\*|#{{1,6}} )?(?:{_ASKS})(?:\*\*)?\s?[:：](?:\*\*)?\s{{0,8}}(?:{_REQUESTS})[.!。！]?\Z"
)
_LABEL = re.compile(rf"(?:{_ANSWERS}|{_ASKS})\s?[:：]", re.IGNORECASE)
_TITLE, _TEXT = "The Port", "It was late in the port. The last ship had gone, and nobody was there."
_CUT = f"{_TITLE}\n{_TEXT[:54]}"


@edge_rule(
    "L115",
    "chat-turn",
    "a turn of a chat stands at an edge of a fragment",
    safety="safe",
    examples=(
        (f"Assistant: {_CUT}\nUser: continue\n—END—\n{_TITLE}\n{_TEXT}\n", f"{_TITLE}\n{_TEXT}\n"),
        (f"**ChatGPT:** {_TITLE}\n{_TEXT}\n—END—\n{_CUT}\n", f"{_TITLE}\n{_TEXT}\n"),
        (f"{_CUT}\nHuman: please continue.\n—END—\n{_TITLE}\n{_TEXT}\n", f"{_TITLE}\n{_TEXT}\n"),
    ),
    leaves=(
        f"Assistant: {_TITLE}\n{_TEXT}\n",
        f"Gemini: {_TITLE}\n{_TEXT}\n—END—\nGemini: {_CUT}\n",
        f"Assistant: Good day.\nUser: Hello.\n{_TEXT}\n—END—\nAssistant: Good day.\nUser: Hello.\n",
        f"{_TITLE}\n{_TEXT}\nUser: is it late?\n—END—\n{_CUT}\n",
        f"{_TITLE}\n{_TEXT} They go on, and on they continue\n—END—\n{_CUT}\n",
        f"Assistant professor: {_TITLE}\n{_TEXT}\n—END—\nAssistant professor: {_CUT}\n",
        f"The assistant: {_TITLE}\n{_TEXT}\n—END—\nThe assistant: {_CUT}\n",
        f"{_TITLE}\n{_TEXT} User: continue\n—END—\n{_CUT}\n",
        f"Claude, the painter: {_TITLE}\n{_TEXT}\n—END—\nClaude, the painter: {_CUT}\n",
    ),
)
def find_chat_turn(text: str, at_head: bool) -> Edge | None:
    """The name of a program that answers, before its text, and the line below in which a person asks it to go on.

    Copied out of a chat, they come along. They are left out of the comparison and named in the account. Left alone: a
    dialogue, in which another name follows soon, other words than a request to go on, what all that have the text
    beside it have, too, and a scrape's only fragment.
    """
    if ":" not in text and "：" not in text:
        return None
    first, last = _compile_head().match(text), _compile_tail().search(text)
    start, end = first.end() if first else 0, last.start() if last else len(text)
    if _LABEL.search(text, start, end):
        return None
    return (Edge(0, start, "worn") if first else None) if at_head else (Edge(end, len(text), "worn") if last else None)


@cache
def _compile_head() -> re.Pattern[str]:
    return re.compile(_HEAD, re.IGNORECASE)


@cache
def _compile_tail() -> re.Pattern[str]:
    return re.compile(_TAIL, re.IGNORECASE)
