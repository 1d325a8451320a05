"""The AI-voice notice: its wording by language, and what the sound is in the words of the trade.

Apple Podcasts asks for the disclosure in the audio and in the metadata of each episode (content guidelines 1.11); Article 50 of
the EU AI Act (in force since 2 August 2026) asks for it in machine-readable form too, and its code of practice for a plain
sentence at the start. One line, because in the one study found (arXiv 2601.09620) one line cost no trust and a paragraph did.
"""

from __future__ import annotations

from collections.abc import Mapping

NOTICES: Mapping[str, str] = {
    "en": "This article is read by an AI-generated voice.",
    "de": "Dieser Artikel wird von einer KI-generierten Stimme vorgelesen.",
    "fr": "Cet article est lu par une voix générée par une intelligence artificielle.",
    "es": "Este artículo está leído por una voz generada por inteligencia artificial.",
    "it": "Questo articolo è letto da una voce generata dall'intelligenza artificiale.",
    "pt": "Este artigo é lido por uma voz gerada por inteligência artificial.",
    "nl": "Dit artikel wordt voorgelezen door een door AI gegenereerde stem.",
    "sv": "Den här artikeln läses upp av en AI-genererad röst.",
    "da": "Denne artikel læses op af en AI-genereret stemme.",
    "nb": "Denne artikkelen leses opp av en KI-generert stemme.",
    "fi": "Tämän artikkelin lukee tekoälyn tuottama ääni.",
    "pl": "Ten artykuł czyta głos wygenerowany przez sztuczną inteligencję.",
    "cs": "Tento článek čte hlas vytvořený umělou inteligencí.",
    "ru": "Эту статью читает голос, созданный искусственным интеллектом.",
    "uk": "Цю статтю читає голос, створений штучним інтелектом.",
    "tr": "Bu makale yapay zekâ tarafından üretilen bir sesle okunmaktadır.",
    "el": "Αυτό το άρθρο διαβάζεται από φωνή που δημιουργήθηκε με τεχνητή νοημοσύνη.",
}
"""The notice as it is spoken and written, by primary language subtag."""

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""IPTC's vocabulary for how a recording came about; an engine's `source_type` is a term of it."""


def notice(language: str) -> str:
    """The notice in `language` (BCP 47), in English where no wording is known."""
    return NOTICES.get(language.partition("-")[0].lower(), NOTICES["en"])


def notice_language(language: str) -> str:
    """The language `notice` is in for an article in `language` (BCP 47)."""
    return language if language.partition("-")[0].lower() in NOTICES else "en"


def source_type_uri(term: str) -> str:
    """The IPTC digitalSourceType address of `term`, e.g. `algorithmicMedia`."""
    return DIGITAL_SOURCE_TYPE + term
