"""Money: symbols, codes and names of currencies before and behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.lookup import read_phrase
from audit.extract.numerals import joins
from audit.extract.vocabulary import AUXILIARY, DIGITS, SCALE, STOP, WORD, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_SIGNS = frozenset("-−–+~≈")
#: From here on marks and crowns are money.
_MILLION = 1e6
#: What behind "$5" tells whose dollars they are.
_DOLLARS_BEHIND = {
    **{code: code for code in ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD")},
    **{"US": "USD", "U.S.": "USD", "Canadian": "CAD", "Australian": "AUD"},
}
_WHOSE_DOLLAR = {"c": "CAD", "mxn": "MXN", "cad": "CAD", "mex": "MXN", "USD": "USD"}
#: Symbols that are words or abbreviations too, unless they are glued to the number.
_SYMBOLS_TOO = frozenset({"PS", "kn", "Fr"})
_WORDS_TOO = listed("words_too")
_YEN_WORDS = frozenset({"yen", "¥", "japan", "japan's", "japanese", "tokyo"})
_LOWER_CODES = listed("lower_codes")
_MONEY_WORDS = listed("money_words")
#: Coins by their letter: of which currency, the text does not say, so they keep their own name.
_GLUED_COINS = {"c": "cent", "p": "penny"}


def read_money(tokens: Tokens, mention: Mention) -> bool:
    """Gives the mention its currency, if it has one, and widens its span over it."""
    symbols = tokens.vocabulary.names.currency_symbols
    if mention.words and tokens.words[mention.left - 1] not in symbols:
        return _name_behind(tokens, mention)
    before = _symbol_before(tokens, mention.left)
    if before is not None:
        code, left = before
        _glued_scale(tokens, mention, tokens.words[left])
        mention.left = _negative(tokens, mention, left)
        _set(mention, code)
        _whose_dollar(tokens, mention)
        return True
    return _symbol_behind(tokens, mention) or _name_behind(tokens, mention)


def _set(mention: Mention, code: str) -> None:
    """Makes the mention money; a coin becomes its part of the currency, "12 cents" 0.12 USD."""
    code, _, parts = code.partition("/")
    if parts:
        mention.divide(float(parts))
    mention.kind, mention.unit = "money", code


def _symbol_before(tokens: Tokens, left: int) -> tuple[str, int] | None:
    """The currency in front of token `left`.

    "$", "US $", "HK$", "$US", "USD", "RM", "Y=", "Rs.".
    """
    j = _over_signs(tokens, left)
    word = tokens.words[j]
    known = tokens.vocabulary.names.currency_symbols
    if j < 0 or not word or not (word[0].isalpha() or word in known or word == "="):
        return None
    previous = tokens.words[j - 1]
    pair = known.get(previous + word) if previous else None
    if pair is None and word == "$":
        pair = _WHOSE_DOLLAR.get(previous)
    if previous + word == "Y=" and not _tells_yen(tokens, left):
        return None
    # "US $5", but "a $5 fee" is in no Australian dollars
    if pair is not None and j >= 1 and (tokens.glued(j) or len(previous) > 1):
        return pair, j - 1
    code = known.get(word)
    if code is not None and (tokens.glued(left) or word not in _SYMBOLS_TOO):
        return code, j
    if tokens.lexemes[j - 1].role == DIGITS and not tokens.glued(left):
        return None  # "17 USD 25"
    code = _code_before(tokens, j, glued=tokens.glued(left))
    return None if code is None else (code, j)


def _tells_yen(tokens: Tokens, left: int) -> bool:
    """Whether the "Y=" before token `left` is a sign of yen: "Y=500 million", "Y=2,000".

    "Y=5" is an equation unless the sentence speaks of Japan.
    """
    scaled_up = tokens.lexemes[left + 1].role == SCALE or "," in tokens.words[left]
    words = (each.lower for each in tokens.lexemes[: tokens.count])
    return tokens.glued(left) and (scaled_up or not _YEN_WORDS.isdisjoint(words))


def _over_signs(tokens: Tokens, left: int) -> int:
    """The token before `left` that can be a currency: behind it a sign, bracket or point."""
    words, known = tokens.words, tokens.vocabulary.names.currency_symbols
    j = left - 1
    if words[j] and words[j] in _SIGNS and tokens.glued(left):  # "$-5"
        j -= 1
    if words[j] == "(" and words[j - 1] in known and tokens.glued(j):  # "$(5)"
        j -= 1
    if words[j] == "." and words[j - 1] in ("Rs", "Rp", "Fr"):
        j -= 1
    return j


def _code_before(tokens: Tokens, j: int, *, glued: bool) -> str | None:
    """The code or name of a currency at token `j`, in front of a number: "USD", "MAUD", "usd"."""
    word, lower = tokens.words[j], tokens.lexemes[j].lower
    codes = tokens.vocabulary.names.codes
    if word in codes and (word not in _WORDS_TOO or glued):
        return word
    if len(word) == 4 and word[0] == "M" and word[1:] in codes:  # "MAUD 60"
        return word[1:]
    if lower in _LOWER_CODES:
        return lower.upper()
    leader = tokens.lexemes[j - 1]
    if lower in ("dollar", "sen") and not leader.role and leader.lower not in ("the", "a"):
        return "USD" if lower == "dollar" else "sen"
    return None


def _whose_dollar(tokens: Tokens, mention: Mention) -> None:
    """The country or code behind a sum in dollars: "$5 US", "$5 Canadian", "$5 CAD"."""
    j = mention.right
    word = tokens.words[j]
    if mention.unit != "USD" or tokens.words[mention.left] != "$" or not word[:1].isalpha():
        return
    code = _DOLLARS_BEHIND.get(word)
    behind = tokens.lexemes[j + 1].flags
    if code is None or (behind & WORD and not behind & STOP):
        return  # "$5 US tax"
    mention.unit, mention.right = code, j + 1


def _negative(tokens: Tokens, mention: Mention, left: int) -> int:
    """Applies the sign of a sum whose currency stands at token `left`; the first token of its span.

    "-$5", "$-5", "minus $5", "$(5) million", "a loss of ($5.2) million".
    """
    words = tokens.words
    first = left
    inside = mention.left - 1
    closed = words[mention.right] == ")"
    if words[left - 1] in ("-", "−") and tokens.glued(left) and left > 0:
        if joins(tokens, left - 1):
            return left  # "$3-$5"
        first = left - 1
    elif words[inside] in ("-", "−", "(") and inside > left:
        first = left
        mention.right += words[inside] == "(" and closed
    elif words[left - 1] == "(" and closed and _in_brackets(tokens, left, mention.right):
        first = left - 1
        mention.right += 1
    elif tokens.lexemes[left - 1].lower in ("minus", "negative"):
        first = left - 1
    else:
        return left
    mention.value = -abs(mention.value)
    if mention.right > mention.last:
        _scale_behind_bracket(tokens, mention)
    return first


def _scale_behind_bracket(tokens: Tokens, mention: Mention) -> None:
    """A scale behind the bracket that the mention ends with: "$(5.2) million", "$(5.2)m"."""
    j = mention.right
    scale = tokens.lexemes[j]
    value = scale.value if scale.role == SCALE and scale.value >= 1000 else None
    if value is None and tokens.glued(j):
        value = tokens.vocabulary.money_scales.get(tokens.words[j])
    if value is not None and mention.scale == 1.0:
        mention.multiply(value, j + 1)


def _in_brackets(tokens: Tokens, left: int, right: int) -> bool:
    """Whether brackets tell that a sum is below nought: "a loss of ($5.2)", "($5.2) million".

    "9 yen ($3)" converts.
    """
    leader, scale = tokens.lexemes[left - 2], tokens.lexemes[right + 1]
    negative = bool(leader.flags & AUXILIARY) or leader.lower in ("of", "to", "from", "by")
    return negative or (scale.role == SCALE and scale.value >= 1000)


def _glued_scale(tokens: Tokens, mention: Mention, symbol: str) -> None:
    """A scale that only money has: "£2.7m", "$2.174T"; and the M of "MAUD 60"."""
    j = mention.right
    if len(symbol) == 4 and symbol[0] == "M" and symbol[1:] in tokens.vocabulary.names.codes:
        mention.multiply(1e6, j)
    word = tokens.words[j]
    scale = tokens.vocabulary.money_scales.get(word)
    if scale is not None and tokens.glued(j) and mention.scale == 1.0:
        mention.multiply(scale, j + 1)


def _symbol_behind(tokens: Tokens, mention: Mention) -> bool:
    """A symbol or code behind the number: "10 $", "15€", "75 USD million", "120 MEUR", "17c"."""
    j = mention.right
    names = tokens.vocabulary.names
    scale = tokens.vocabulary.money_scales.get(tokens.words[j]) if tokens.glued(j) else None
    k = j + 1 if scale else j
    word = tokens.words[k]
    if not word:
        return False
    code = names.currency_symbols.get(word)
    letters = word[0].isalpha() and word not in ("zł", "kn", "Kč", "RMB")
    next_sum = tokens.lexemes[k + 1].role == DIGITS and not tokens.glued(k)  # "10 $ 30"
    if letters or next_sum:
        code = None
    if code is None and word in names.codes and word not in _WORDS_TOO:
        code = word
    if code is None and word.lower() in _LOWER_CODES:
        code = word.upper()
    if code is None and len(word) == 4 and word[0] == "M" and word[1:] in names.codes:
        code, scale = word[1:], 1e6
    following = tokens.lexemes[k + 1]
    if (
        code is None
        and word in _GLUED_COINS
        and (
            tokens.glued(k)
            or (
                word == "p"
                and not following.role
                and (not following.flags & WORD or following.flags & STOP)
            )
        )
    ):
        code = _GLUED_COINS[word]
    if code is None:
        return False
    if scale:
        mention.multiply(scale, k)
    mention.right = k + 1
    behind = tokens.lexemes[k + 1]
    if behind.role == SCALE and behind.value >= 1e6 and mention.scale == 1.0:  # "75 USD million"
        mention.multiply(behind.value, k + 2)
    _set(mention, code)
    return True


def _name_behind(tokens: Tokens, mention: Mention) -> bool:
    """The name of a currency behind the number.

    "5 million Danish crowns", "one-yen", "four bucks".
    """
    j = mention.right
    if tokens.words[j] == "-" and tokens.glued(j) and tokens.glued(j + 1):
        j += 1
    found = read_phrase(tokens, j)
    if found is None or found[1] == "unit":
        return False
    code, kind, end = found
    millions = code != "GBP" and mention.scale >= _MILLION  # "5 million marks"
    if kind == "ambiguous" and not (millions or _is_money(tokens, code, j)):
        return False
    mention.right = end
    _set(mention, code)
    return True


def _is_money(tokens: Tokens, code: str, j: int) -> bool:
    """Whether a word for money or something else at token `j` is money here: "pounds", "marks".

    "40 pounds of sand" and "a 12-pound ham" weigh, "a 40-pound fine" costs; else the words around
    decide, the nearest first: "weighs 40 pounds and costs £5".
    """
    symbol = {"GBP": "£", "CZK": "Kč", "BRL": "R$"}.get(code, code)
    following = tokens.lexemes[j + 1].lower
    if following == "of":
        return tokens.lexemes[j + 2].lower in _MONEY_WORDS
    if tokens.words[j - 1] == "-":
        return following in _MONEY_WORDS
    for k in range(j - 1, max(j - _AROUND, -1), -1):
        lower = tokens.lexemes[k].lower
        if lower.startswith("weigh") or lower in ("lost", "lose", "loses", "losing", "heavy"):
            return False
        if lower in _MONEY_WORDS or tokens.words[k] == symbol:
            return True
    behind = range(j + 1, min(j + _AROUND, tokens.count))
    return any(tokens.lexemes[k].lower in _MONEY_WORDS or tokens.words[k] == symbol for k in behind)


#: How many words before and behind it tell whether a pound is money.
_AROUND = 30
