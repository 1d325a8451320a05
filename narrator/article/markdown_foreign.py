"""The signs of other programs in Markdown: of site generators (Hugo, Jekyll, MkDocs, Docusaurus), of Obsidian, of TeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from narrator.patterns import compiled


class Rule(NamedTuple):
    """What begins with a sign. Of a match the group `inner` is said if it is put back, the group `said` is said as it stands."""

    name: str
    kind: str | None
    """What it is; None for what is left as it stands, and not looked into."""
    pattern: re.Pattern[str]
    opens: bool = False
    """Whether it must stand at the beginning of a line."""
    guard: Callable[[re.Match[str]], bool] | None = None
    ends: str = ""
    """What it ends with: where that stands nowhere below, nothing needs to be gone through."""


_IN = r"(?:(?!\n[ \t]*\n)[\s\S])"
"""A character of a paragraph."""
_LONGEST = 20_000
"""Characters that a stretch over several paragraphs may have: without its end, the text would be gone through again and again."""
_CODE = "highlight|codeblock|code|mermaid|prism|gist|sourcecode"
_BOXES = (
    "abstract|admonition|aside|attention|bug|callout|caution|danger|details|error|example|failure|hint|important|info|note|question"
    "|quote|seealso|spoiler|success|summary|tip|todo|warning"
)
_HARD = compiled(r"\\[A-Za-z{}|,;!]|[\^_={}<>+*/|]")
"""Signs of which a formula has one; prices in a sentence have none."""
_PROSE = compiled(r"(?<![\\A-Za-z])[A-Za-z]{3,}(?:['’][a-z]+)?[,.]?\s+[A-Za-z]{2,}")
"""Two words of a sentence, which no formula has outside of a command."""
_PLAIN = compiled(r"[A-Za-z](?:['′]|\d{1,2})?|[+-]?\d+(?:[.,]\d+)?(?: ?\\?%)?")
"""A formula that is one letter or one figure, which is read."""


_BEFORE_FENCE = compiled(r"[ \t>]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)*")
"""What may stand before a fence of a program's lines."""


def _is_formula(match: re.Match[str]) -> bool:
    text = match["inner"]
    return bool(_HARD.search(text)) and ("\\" in text or not _PROSE.search(text))


def _line_before(match: re.Match[str]) -> str:
    return match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]


def _begins_fence(match: re.Match[str]) -> bool:
    """Whether three ticks stand where a fence may begin."""
    return bool(_BEFORE_FENCE.fullmatch(_line_before(match)))


def _is_quoted(match: re.Match[str]) -> bool:
    """Whether a box's sign stands in a quotation."""
    return ">" in _line_before(match)


def _rule(
    name: str,
    kind: str | None,
    pattern: str,
    *,
    opens: bool = False,
    guard: Callable[[re.Match[str]], bool] | None = None,
    ends: str = "",
) -> Rule:
    return Rule(name, kind, compiled(pattern, re.MULTILINE), opens, guard, ends)


_FENCE = r"(?P<fence>{0})[^{1}\n]*(?=\n|\Z)[\s\S]*?(?:\n[ \t>]*(?P=fence)[`~]*[ \t]*(?=\n|\Z)|\Z)"
_PAIRED = (  # a command, what stands between, and its end
    _rule(
        "code",
        "code",
        rf"\{{\{{[<%]-?\s*(?P<of>{_CODE})\b[^{{}}]*\}}\}}[\s\S]{{0,{_LONGEST}}}?\{{\{{[<%]-?\s*/\s*(?P=of)\s*-?[>%]\}}\}}",
        ends="}}",
    ),
    _rule("code", "code", rf"\{{%-?\s*(?P<of>{_CODE})\b[^%]*%\}}[\s\S]{{0,{_LONGEST}}}?\{{%-?\s*end(?P=of)\s*-?%\}}", ends="%}"),
    _rule(
        "comment",
        "comment",
        rf"\{{%-?\s*comment\s*-?%\}}(?P<inner>[\s\S]{{0,{_LONGEST}}}?)\{{%-?\s*endcomment\s*-?%\}}",
        ends="endcomment",
    ),
    _rule("comment", "comment", rf"\{{\{{[<%]?-?\s*/\*(?P<inner>[\s\S]{{0,{_LONGEST}}}?)\*/\s*-?[>%]?\}}\}}", ends="}}"),
    _rule("comment", "comment", rf"\{{::comment\}}(?P<inner>[\s\S]{{0,{_LONGEST}}}?)\{{:/(?:comment)?\}}", ends="{:/"),
    _rule(
        "formula",
        "formula",
        rf"\{{\{{[<%]\s*(?P<of>math|katex)\b[^{{}}]*\}}\}}(?P<inner>[\s\S]{{0,{_LONGEST}}}?)\{{\{{[<%]\s*/\s*(?P=of)\s*[>%]\}}\}}",
        ends="}}",
    ),
    _rule("raw", "shortcode", rf"\{{%-?\s*raw\s*-?%\}}(?P<said>[\s\S]{{0,{_LONGEST}}}?)\{{%-?\s*endraw\s*-?%\}}", ends="endraw"),
)
_COMMANDS = (
    _rule("command", "shortcode", rf"\{{\{{[<%](?:(?![>%]\}}\}}){_IN}){{0,2000}}[>%]\}}\}}", ends="}}"),
    _rule("variable", "shortcode", r"\{\{(?![<%{])[^{}\n]{1,500}\}\}"),
    _rule("tag", "shortcode", rf"\{{%(?:(?!%\}}){_IN}){{0,2000}}%\}}", ends="%}"),
    _rule("contents", "shortcode", r"\{:\s?toc\b[^{}\n]*\}"),
    _rule("attributes", "shortcode", r"\{::?(?=[\s.#/\w])[^{}\n]{0,300}\}"),
    _rule("attributes", "shortcode", r"(?<=[ \t])\{[#.][A-Za-z][^{}\n]{0,300}\}[ \t]*$"),
)
RULES: dict[str, tuple[Rule, ...]] = {
    "`": (
        _rule("fence", None, _FENCE.format("`{3,}", "`"), guard=_begins_fence),
        _rule("span", None, rf"(?<!`)(?P<ticks>`+)(?!`){_IN}{{0,2000}}?(?<!`)(?P=ticks)(?!`)"),
        _rule("ticks", None, r"`+"),
    ),
    "~": (_rule("fence", None, _FENCE.format("~{3,}", ""), guard=_begins_fence),),
    "\\": (_rule("escape", None, r"\\[!-/:-@\[-`{-~]"),),
    ":": (
        _rule("address", None, r"://[^\s{}<>()]+"),
        _rule(
            "box",
            "shortcode",
            rf":{{3,}}[ \t]*(?:(?:{_BOXES})\b(?:[ \t]*\{{[^{{}}\n]*\}})?[ \t]*\[?(?P<said>[^\]\n]*?)\]?"
            r"|\{[^{}\n]*\}|[\w-]*)[ \t]*$",
            opens=True,
        ),
        _rule("emoji", "shortcode", r"(?<![\w:/]):(?:[a-z][a-z0-9_+-]{0,40}|[+-]1):(?![\w:])"),
    ),
    "<": (
        _rule("comment", "comment", rf"<!--(?P<inner>[\s\S]{{0,{_LONGEST}}}?)-->", ends="-->"),
        _rule("program", "code", rf"<(?P<of>script|style)\b[^<>]*>[\s\S]{{0,{_LONGEST}}}?</(?P=of)\s*>[ \t]*", ends="</"),
        _rule("drawing", "markup", rf"<svg\b[^<>]*>[\s\S]{{0,{_LONGEST}}}?</svg\s*>", ends="</"),
        _rule("lines", None, rf"<(?P<of>pre|code|textarea)\b[^<>]*>[\s\S]{{0,{_LONGEST}}}?</(?P=of)\s*>", ends="</"),
        _rule("element", None, r"</?[A-Za-z][^<>{}]*>"),
    ),
    "{": (*_PAIRED, *_COMMANDS),
    "[": (
        _rule("callout", "shortcode", r"\[![A-Za-z][\w-]*(?:\|[^\]\n]*)?\][+-]?[ \t]*", opens=True, guard=_is_quoted),
        _rule("contents", "shortcode", r"\[\[?(?:TOC|toc|_TOC_)\]?\][ \t]*$", opens=True),
        _rule("link", "markup", r"\[\[(?:[^\[\]|\n]*\\?\|)(?P<said>[^\[\]|\n]+)\]\](?![(\[])"),
        _rule("link", "markup", r"\[\[(?:#\^?)?(?P<said>[^\[\]|#^\n]+)(?:[#^][^\[\]|\n]*)?\]\](?![(\[])"),
    ),
    "!": (
        _rule("embed", "shortcode", r"!\[\[[^\[\]\n]+\]\]"),
        _rule(
            "admonition",
            "shortcode",
            r'!!![ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+"(?P<said>[^"\n]*)")?[ \t]*$(?=\n(?:[ \t]*\n)?(?:[ ]{4}|\t))',
            opens=True,
        ),
    ),
    "?": (
        _rule(
            "admonition",
            "shortcode",
            r'\?\?\?\+?[ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+"(?P<said>[^"\n]*)")?[ \t]*$(?=\n(?:[ \t]*\n)?(?:[ ]{4}|\t))',
            opens=True,
        ),
    ),
    "=": (_rule("mark", "markup", rf"(?<![=\w])==(?=[^\s=])(?P<said>(?:(?!=){_IN})+?)(?<=[^\s=])==(?![=\w])"),),
    "^": (
        _rule("note", "reference", r"\^\[(?P<inner>[^\[\]\n]{4,})\]"),
        _rule("place", "shortcode", r"(?:(?<=[ \t])|^)\^(?=[\w-]*[A-Za-z])[A-Za-z0-9-]{3,40}[ \t]*$"),
    ),
    "*": (_rule("short form", "shortcode", r"\*\[[^\[\]\n]+\]:[^\n]*$", opens=True),),
    "$": (
        _rule("formula", "formula", r"\$\$[ \t]*\n(?P<inner>[\s\S]{1,2000}?)\n[ \t]*\$\$[ \t]*$", opens=True),
        _rule("formula", "formula", rf"\$\$(?P<inner>(?:(?!\$){_IN}){{1,2000}}?)\$\$(?!\$)", guard=_is_formula),
        _rule("figure", "markup", rf"(?<![\w$])\$(?P<said>{_PLAIN.pattern})\$(?![\w$])"),
        _rule(
            "formula",
            "formula",
            rf"(?<![\w$])\$(?![\s$])(?P<inner>(?:(?!\$){_IN}){{1,500}}?)(?<![\s\\])\$(?![\d$])",
            guard=_is_formula,
        ),
    ),
    "%": (
        _rule("comment", "comment", rf"%%(?!%)(?P<inner>[\s\S]{{1,{_LONGEST}}}?)%%(?!%)", opens=True),
        _rule("comment", "comment", rf"(?<![\w%])%%(?!%)(?P<inner>{_IN}{{1,2000}}?)%%(?!%)"),
    ),
}
"""A sign -> what may begin with it, in the order in which it is tried."""
TRIGGERS = compiled("[" + re.escape("".join(RULES)) + "]")
