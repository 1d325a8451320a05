"""An emoji that is a word of its sentence: `replied with a single 👍`. Decoration is not said."""

from __future__ import annotations

import unicodedata
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import FUNCTION_WORDS, after, words, words_before
from narrator.script.sayas.rule import Place, Rule

_TABLE = """
❤ red heart
♥ heart
💔 broken heart
👍 thumbs up
👎 thumbs down
👌 OK hand
👏 clapping hands
🙏 folded hands
💪 flexed biceps
🤝 handshake
✊ raised fist
👊 fist
✌ victory hand
🖕 middle finger
👀 eyes
🤷 shrug
🤦 facepalm
😀 grinning face
😂 tears of joy
🤣 rolling on the floor laughing
😭 loudly crying face
😢 crying face
😉 winking face
😍 heart-eyes
😱 screaming face
😡 angry face
🤔 thinking face
🙄 rolling eyes
😊 smiling face
🙂 smiling face
💩 pile of poo
🎉 party popper
🔥 fire
💀 skull
💯 hundred points
🚀 rocket
✅ check mark
✔ check mark
✓ check mark
❌ cross mark
⚠ warning
☀ sun
☕ coffee
⚽ soccer ball
✨ sparkles
🍆 eggplant
🍑 peach
🐐 goat
🐍 snake
🤡 clown face
🌹 rose
🏆 trophy
"""
_NAMES = dict(line.split(" ", 1) for line in _TABLE.strip().splitlines())
"""Those whom people call otherwise than the Unicode standard does."""
_TRIMMED = (" sign", " symbol", " emoji")
_COLOURED = compiled(r"^(?:black|white|heavy) (?:heavy )?")
"""How the oldest signs are printed, not what colour they have."""
_CALLED_FOR = words("a an the single lone simple solitary another laughing crying smiling winking")
"""One of these before it, and something said after it, make it a word."""
_ITSELF = ("emoji", "emojis", "emoticon", "emoticons")
_PARTS = "\ufe0f\ufe0e\u200d\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""What changes how one looks, not what it is."""
_ENDS = (".", ",", ";", ":", "!", "?", ")", "”", '"', "’", "")


def _name(sign: str) -> str:
    named = _NAMES.get(sign) or unicodedata.name(sign, "").lower()
    for end in _TRIMMED:
        named = named.removesuffix(end)
    return _COLOURED.sub("", named) if sign < "\U0001f000" else named


def _emoji(match: Match[str]) -> str | None:
    """Its name, where it stands for a word; each of several alike once."""
    following, last = after(match).lower(), (words_before(match) or ("",))[0]
    of_itself = following in _ITSELF or last in _ITSELF
    goes_on = following in FUNCTION_WORDS or match.string[match.end() : match.end() + 1] in _ENDS
    if not of_itself and not (last in _CALLED_FOR and goes_on):
        return None
    if "\U0001f1e6" <= match[0][0] <= "\U0001f1ff":
        return "flag"
    return " ".join(dict.fromkeys(name for sign in match[0] if sign not in _PARTS and (name := _name(sign)))) or None


_SIGNS = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
EMOJI = Rule("emoji", "sign", f"[{_SIGNS}][{_SIGNS}{_PARTS}]{{0,15}}+", _emoji, (Place("sign", "", _SIGNS),))
