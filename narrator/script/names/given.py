"""Given names of two syllables with a hyphen between, behind their family name: Korean `Kim Min-seok`, Taiwanese `Lai Ching-te`.

Neither half is a name of its own, and a voice left alone reads `seok` as if it were English. Both halves must be syllables of
the language, and the word before a family name of it; where both have it (Lee), the article's countries decide, else Korean.
"""

from __future__ import annotations

from typing import NamedTuple

from narrator.patterns import compiled
from narrator.script.names.letters import sound_out

KOREAN, CHINESE = "ko", "zh"
_FAMILIES = {
    KOREAN: frozenset(
        "Ahn An Bae Baek Ban Bang Byun Cha Chae Chang Cho Choe Choi Choo Chun Chung Do Eom Gil Goo Ha Ham Han Heo Hong Huh Hwang Hyun "
        "Im Jang Jeon Jeong Ji Jin Jo Joo Ju Jun Jung Kang Ki Kim Ko Koh Koo Kook Ku Kwak Kweon Kwon Lee Lim Ma Maeng Min Mo Moon Myung "
        "Na Nam Noh Oh Ok Paek Paik Pak Park Pyo Ra Rhee Ri Ro Roh Ryu Seo Seok Seol Shim Shin So Sohn Son Song Suh Sun Sung Tak Um Wi Won "
        "Woo Yang Yeo Yeom Yi Yim Yoo Yoon You Youn Yu Yun".split()
    ),
    CHINESE: frozenset(
        "Chan Chang Chao Chen Cheng Cheung Chi Chiang Chien Chiu Cho Chou Chow Chu Chuang Chung Fan Fang Fong Fung Han Ho Hou Hsiao Hsieh "
        "Hsu Hu Huang Hui Hung Kao Ko Koo Kuo Kwan Kwok Lai Lam Lau Law Lee Leung Li Liang Liao Lien Lin Liu Lo Lu Lui Ma Mak Ng Pai Pan "
        "Peng Shen Shih Siu Su Sun Sung Tai Tam Tan Tang Ting Tong Tsai Tsang Tsao Tse Tseng Tsui Tung Wang Wei Weng Wong Wu Yang Yau Yeh "
        "Yeung Yip Yu Yuen".split()
    ),
}  # fmt: skip
"""Family names as the two spell them in English; by us, after the commonest of either country."""
_SYLLABLES = {
    KOREAN: compiled("(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjh])?[yw]?(?:ae|eo|eu|oe|ui|oo|ou|ee|[aeiou])(?:ng|ck|[kgnmptlbrh])?"),
    CHINESE: compiled("(?:ch|sh|hs|ts|tz|kw|ng|[bpmfdtnlgkhjrscyw])?(?:[iuy]?(?:ao|ai|ei|ou|oi|eu|eo|ee|oo|ih|eh|[aeiou])|ieh|ui|iu)(?:ng|[nkptm])?"),
}  # fmt: skip
_GIVEN = compiled(r"([A-Z][a-z]*)-([a-z]+)(?![\w-])")
_FAMILY = compiled(r"(\w+)\s$")
_LONGEST_FAMILY = 12


class Given(NamedTuple):
    """A given name found in a text."""

    end: int
    ipa: str
    origin: str


def given_name(text: str, start: int, near: frozenset[str]) -> Given | None:
    """The given name at `start`, when a family name stands before it; `near` are the origins the article speaks of."""
    match = _GIVEN.match(text, start)
    family = _FAMILY.search(text, max(0, start - _LONGEST_FAMILY), start) if match else None
    if match is None or family is None:
        return None
    halves = match[1].lower(), match[2]
    fits = [
        origin
        for origin, families in _FAMILIES.items()
        if family[1] in families and all(_SYLLABLES[origin].fullmatch(half) for half in halves)
    ]
    if not fits:
        return None
    origin = next((origin for origin in fits if origin in near), fits[0])
    return Given(match.end(), " ".join(sound_out(half, origin) for half in halves), origin)
