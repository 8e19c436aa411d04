"""The parser for Markdown, made to say where in its inline text each token begins."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,64}\]")
_DEEPEST = 60  # of nested quotes and lists; what is deeper is left out


class _PlacedState(StateInline):
    """Notes in each token's `meta["at"]` where in the inline text it begins.

    Text that was put by ends at most where the parser now is, in front of a bracket or of spaces
    that were cut off: the last place where it is found before here and behind the token before is
    its own.
    """

    _behind = 0

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token that begins where the parser is."""
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos}
        self._behind = max(self._behind, self.pos)
        return token

    def pushPending(self) -> Token:  # noqa: N802  # the name is markdown-it's
        """Add the text put by."""
        token = super().pushPending()
        at = max(self.src.rfind(token.content, self._behind, self.pos), self._behind)
        token.meta = {"at": at}
        self._behind = at + len(token.content)
        return token


class _PlacedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    mark = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if mark is None:
        return False
    if not silent:
        state.push("footnote_mark", "", 0)
    state.pos = mark.end()
    if mark.start() == 0 and state.src.startswith(":", mark.end()):
        state.pos += 1
    return True


@cache
def parser() -> MarkdownIt:
    """A parser for CommonMark with tables, strike-through and footnote marks."""
    markdown = MarkdownIt("commonmark")
    markdown.inline = _PlacedInline()
    markdown.configure("commonmark", {"maxNesting": _DEEPEST})
    markdown.enable(["table", "strikethrough"])
    # These join tokens, and with them their places.
    markdown.disable(["text_join", "fragments_join"])
    markdown.inline.ruler.before("link", "footnote_mark", _footnote_mark)
    return markdown
