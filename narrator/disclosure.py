"""The AI-voice notice: its wording by language, where it stands, and what the sound is in the words of the trade.

Apple Podcasts asks for the disclosure in the audio and in the metadata of each episode (content guidelines 1.11); Article 50 of
the EU AI Act (in force since 2 August 2026) asks for it in machine-readable form too, and its code of practice for a plain
sentence at the start. One line, because in the one study found (arXiv 2601.09620) one line cost no trust and a paragraph did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from narrator.errors import SettingsError
from narrator.language import primary
from narrator.patterns import compiled
from narrator.settings import LONGEST_NOTICE, ScriptSettings, notice_problem

NOTICES: Mapping[str, str] = {
    "en": "This article is read by an AI-generated voice.",
    "bg": "Тази статия се чете от глас, създаден от изкуствен интелект.",
    "ca": "Aquest article el llegeix una veu generada per intel·ligència artificial.",
    "cs": "Tento článek čte hlas vytvořený umělou inteligencí.",
    "da": "Denne artikel læses op af en AI-genereret stemme.",
    "de": "Dieser Artikel wird von einer KI-generierten Stimme vorgelesen.",
    "el": "Αυτό το άρθρο διαβάζεται από φωνή που δημιουργήθηκε με τεχνητή νοημοσύνη.",
    "es": "Este artículo está leído por una voz generada por inteligencia artificial.",
    "et": "Seda artiklit loeb tehisintellekti loodud hääl.",
    "fi": "Tämän artikkelin lukee tekoälyn tuottama ääni.",
    "fr": "Cet article est lu par une voix générée par une intelligence artificielle.",
    "hr": "Ovaj članak čita glas koji je stvorila umjetna inteligencija.",
    "hu": "Ezt a cikket mesterséges intelligencia által létrehozott hang olvassa fel.",
    "id": "Artikel ini dibacakan oleh suara buatan kecerdasan artifisial.",
    "it": "Questo articolo è letto da una voce generata dall'intelligenza artificiale.",
    "ja": "この記事は、人工知能が生成した音声で読み上げます。",
    "ko": "이 기사는 인공지능이 생성한 음성으로 읽어 드립니다.",
    "lt": "Šį straipsnį skaito dirbtinio intelekto sukurtas balsas.",
    "lv": "Šo rakstu lasa mākslīgā intelekta radīta balss.",
    "nb": "Denne artikkelen leses opp av en KI-generert stemme.",
    "nl": "Dit artikel wordt voorgelezen door een door AI gegenereerde stem.",
    "pl": "Ten artykuł czyta głos wygenerowany przez sztuczną inteligencję.",
    "pt": "Este artigo é lido por uma voz gerada por inteligência artificial.",
    "ro": "Acest articol este citit de o voce generată de inteligența artificială.",
    "ru": "Эту статью читает голос, созданный искусственным интеллектом.",
    "sk": "Tento článok číta hlas vytvorený umelou inteligenciou.",
    "sl": "Ta članek bere glas, ki ga je ustvarila umetna inteligenca.",
    "sv": "Den här artikeln läses upp av en AI-genererad röst.",
    "tr": "Bu makale yapay zekâ tarafından üretilen bir sesle okunmaktadır.",
    "uk": "Цю статтю читає голос, створений штучним інтелектом.",
    "vi": "Bài viết này được đọc bằng giọng nói do trí tuệ nhân tạo tạo ra.",
    "zh": "本文由人工智能生成的语音朗读。",
}
"""The notice as it is spoken and written, by primary language subtag."""
_SAME = {"cmn": "zh", "nn": "nb", "no": "nb"}
"""Other tags of a language the notice is known in."""

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""IPTC's vocabulary for how a recording came about; an engine's `source_type` is a term of it."""

SOURCE_TYPES = ("algorithmicMedia", "compositeSynthetic", "compositeWithTrainedAlgorithmicMedia", "trainedAlgorithmicMedia")
"""Its terms that say a machine made the sound, wholly or in part. Of several that fit, the last is told."""

NOTICE_FIELD = "AI-DISCLOSURE"
"""The ID3 text field (TXXX) the notice stands in."""
SOURCE_TYPE_FIELD = "DigitalSourceType"
"""The ID3 text field (TXXX) the IPTC address stands in."""
SPOKEN_PLACES = ("the first utterance", "the first cue of the transcripts")
"""Where the notice stands when the voice says it."""
SIGNED_PLACE = "Content Credentials (ID3 GEOB)"
"""Where the digitalSourceType stands too when the episode is signed."""

_OWN_NOTICES: Mapping[str, tuple[str, str, str]] = {
    "en": (
        r"this (?:article|story|post|page|piece|report)",
        r"read\b|narrated|voiced|spoken",
        r"a\.?i\b|artificial|synth|computer",
    ),
    "cs": ("tento (?:článek|text)", "čte|načten|předčítá|namluven", "ai|uměl|syntetick"),
    "da": ("denne (?:artikel|tekst)", r"læses|læst|oplæst|indtalt", r"ai\b|ai-|kunstig|syntetisk"),
    "de": (
        r"diese[rn]? (?:artikel|beitrag|text|bericht)",
        "gelesen|vorliest|liest|vertont|gesprochen",
        r"ki\b|künstliche|synthe",
    ),
    "es": ("este (?:artículo|texto|reportaje)", "leíd|lee|narra|locut", r"ia\b|artificial|sintétic"),
    "fi": ("tämän? (?:artikkelin?|juttu|jutun|tekstin?)", "lukee|luke|luettu", "tekoäly|synte"),
    "fr": ("cet? (?:article|texte|reportage)", r"lue?\b|narré|lit|vocalis", r"ia\b|artificiel|synth[èé]"),
    "it": ("quest[oa] (?:articolo|testo|notizia)", "lett[oa]|legge|narrat", r"ia\b|ai\b|artificial|sintetic"),
    "nb": ("denne (?:artikkelen|saken|teksten)", r"leses|lest|opplest|innlest", r"ki\b|ki-|kunstig|syntetisk"),
    "nl": (r"(?:dit|deze) (?:artikel|verhaal|tekst)", "gelezen|ingesproken|leest", r"ai\b|ai-|kunstmatig|synthe"),
    "pl": ("ten (?:artykuł|tekst)", r"czyta|odczyt|przeczyt", r"ai\b|sztuczn|syntetycz"),
    "pt": ("este (?:artigo|texto)|esta (?:matéria|reportagem)", r"lid[oa]|lê\b|narrad", r"ia\b|artificial|sintétic"),
    "ru": (r"эт(?:у|от|а) (?:стать[юя]|текст|материал)", "читает|прочита|озвуч", r"ии\b|искусственн|синтез"),
    "sv": ("den här (?:artikeln|texten)", r"läses|läst|uppläst|inläst", r"ai\b|ai-|artificiell|syntetisk"),
    "tr": ("bu (?:makale|haber|yazı)", "okun|seslendir|okuy", "yapay|sentetik"),
    "uk": (r"цю (?:статтю)|цей (?:текст|матеріал)|ця стаття", "читає|прочита|озвуч", r"ші\b|штучн|синтез"),
}
"""How an article's own notice begins, what is done to the article, and by what; all three make one, in a single short line."""
_OWN = tuple(
    compiled(rf"\W*(?:\w+: )?(?:{article})\b(?=.*\b\w*(?:{reads}))(?=.*\b(?:{machine})).*", re.IGNORECASE | re.DOTALL)
    for article, reads, machine in _OWN_NOTICES.values()
)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What an episode says of its voice, everywhere in the same words."""

    text: str
    """The notice."""
    language: str
    """BCP 47, of the notice."""
    unspoken: str | None = None
    """Why the voice does not say it; None when it does."""


def disclosure(language: str, settings: ScriptSettings) -> Disclosure:
    """The notice for an article in `language` (BCP 47): its owner's wording, else the one for the language.

    Raises `SettingsError` for a notice that is switched off without a reason, or cannot be said in one line.
    """
    problem = notice_problem(settings)
    if problem:
        raise SettingsError(problem)
    if isinstance(settings.notice, str):
        return Disclosure(" ".join(settings.notice.split()), language)
    unspoken = None if settings.notice else settings.notice_reason.strip()
    return Disclosure(notice(language), notice_language(language), unspoken)


def notice(language: str) -> str:
    """The notice in `language` (BCP 47), in English where no wording is known."""
    return NOTICES[_primary(notice_language(language))]


def notice_language(language: str) -> str:
    """The language `notice` is in for an article in `language` (BCP 47)."""
    return language if _primary(language) in NOTICES else "en"


def _primary(language: str) -> str:
    subtag = primary(language)
    return _SAME.get(subtag, subtag)


def is_own_notice(text: str) -> bool:
    """Whether a block of an article says, and says nothing else than, that an AI voice reads the article."""
    line = " ".join(text.split())
    return len(line) <= LONGEST_NOTICE and (line in NOTICES.values() or any(own.fullmatch(line) for own in _OWN))


def source_type_uri(term: str) -> str:
    """The IPTC digitalSourceType address of `term`, e.g. `algorithmicMedia`."""
    return DIGITAL_SOURCE_TYPE + term
