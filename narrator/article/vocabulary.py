"""Vocabulary: the words that pages have for their own parts, by what they speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

_WORDS: Mapping[str, str] = {
    "doing": """add browse click close copy dismiss discover donate download email explore flag follow hide kindly like listen
        load log login open pin play please post print read recommend refresh register rejoin reply reload reuse save scroll
        see share show sign skip stream submit subscribe support swipe switch tap toggle tweet unlock view vote watch
        abonnieren anhören anmelden drucken folgen lesen melden merken teilen abonnez cliquez découvrez écouter enregistrer
        imprimer inscrivez offrir partager partagez réagir suivez voir apúntate comparte compartir escucha guardar lea
        regístrate suscríbete ver condividi iscriviti leggi compartilhe assine""",
    "asking": """sign_up sign_in log_in log_out read_more find_out get_the join_the join_us follow_us tell_us let_us help_us
        contact_us write_to click_here sign_me learn_more see_more see_all view_all show_more read_on read_the subscribe_to
        share_this print_this save_this skip_to jump_to back_to go_to visit_our support_our try_it buy_now shop_now see_also
        also_read read_also read_next up_next watch_live listen_to don't_miss catch_up have_your more_on more_from more_in
        you_may you_might lesen_sie mehr_zum auch_interessant zur_startseite nach_oben jetzt_lesen à_lire lire_aussi lire_la
        en_savoir lea_también más_información te_puede leggi_anche""",
    "post": """alert alerts app apps briefing briefings bulletin digest email emails e-mail e-mails inbox mailbox newsletter
        newsletters notification notifications podcast podcasts push roundup updates postfach infolettre boletín boletines
        correo courriel""",
    "account": """account cancel checkout digital exclusive gift limited login logged member-only members membership offer
        offers password premium profile register registered subscriber subscribers subscriber-only subscription
        subscriptions trial unlimited unlock abo abonnement abonnenten abonné abonnés suscripción suscriptor suscriptores
        connecté plus_artikel""",
    "law": """abide affiliate affiliated commercial commission commissions compliance conditions consent cookie cookies
        copyright disclaimer disclosure endorse endorsed endorsement guidelines licence licensed license liability moderated
        moderation permission permissions policy policies prior privacy prohibited redistributed reproduce reproduced
        reproduction reserved rewritten rights standards syndicated syndication terms trademark trademarks
        written_permission datenschutz nutzungsbedingungen rechte vorbehalten urheberrecht droits réservés confidentialité
        reproduction_interdite derechos reservados privacidad prohibida diritti riservati""",
    "page": """archive article articles blog caption column comment commenter commenters comments content edition feed forum
        gallery headline headlines homepage issue link links menu online page pages photos post posts print published
        publisher publication reader readers reading section site sites slideshow story stories thread tweet video videos
        web webpage website websites version artikel beitrag kommentar kommentare leser lesedauer lesezeit seite startseite
        thema themen webseite article_réservé commentaire commentaires lecteurs lecture minutes_read rubrique dossier
        artículo artículos comentario comentarios lector lectores lectura sección tema temas noticias articolo commenti""",
    "kinds of text": """coverage explainer explained feature interview interviews live minute_read min_read min photos pictures
        poll preview profile quiz recap recipe recipes review reviews stories timeline tips topic topics tag tags tagged
        categories category filed keywords archivado etiquetas schlagwörter mots-clés""",
    "order": """latest more most next popular previous recent recommended related similar top trending also must-read picks
        featured older newer keep mehr weitere meistgelesen meistgelesene neueste aktuelle plus derniers dernières lus
        suivant précédent más leídas leído últimas último relacionadas siguiente anterior""",
    "sites": """bluesky facebook flipboard instagram linkedin mastodon messenger pinterest reddit snapchat spotify telegram
        threads tiktok tumblr twitter whatsapp x youtube google apple android iphone ios rss""",
    "machine": """ai ai-generated artificial audio auto automated automatically generated inconsistencies listen narrated
        narration synthetic text-to-speech transcript transcription voice ki künstliche automatisch vorgelesen automatique
        synthèse ia inteligencia""",
    "trade": """ad ads advert advertisement advertisements advertiser advertising donate donation donations donors funded
        nonprofit not-for-profit partner partners presented promoted promotion shop sponsor sponsored sponsors
        tax-deductible anzeige werbung publicité publicidad patrocinado""",
    "writer": """author authors bio byline columnist contributed contributor contributors correspondent correspondents covered
        covering covers editor editors editorial edited freelance journalist reporter reporters reporting staff writer
        writers writes written based_in autor autorin redakteur redakteurin redaktion auteur autrice journaliste rédaction
        autora redactor redactora redacción periodista""",
    "pictures": """ap afp camera courtesy credit credits file getty handout illustration illustrator image images photo
        photograph photographer photographs photography pictured picture provided screengrab screenshot shutterstock reuters
        supplied via foto fotos bild bilder abbildung crédit photographie imagen fotografía""",
}
"""What words speak of -> the words, two that stand together joined by "_"."""

_SPEAKS_OF: Mapping[str, str] = {word.replace("_", " "): name for name, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_ASKED = frozenset(("doing", "asking", "post", "account", "page", "kinds of text", "sites", "law"))
"""What a page asks for, and of what."""
_SHARES = ((0.5, "half"), (0.25, "a quarter"), (0.12, "an eighth"))


def page_words(text: str) -> Iterator[str]:
    """What the words of a line speak of that pages have, how many such words it has, and how much of the line they are."""
    words = [word.casefold() for word in _WORD.findall(text.replace("’", "'"))]
    pairs = [name for one, other in pairwise(words) if (name := _SPEAKS_OF.get(f"{one} {other}"))]
    singles = [name for word in words if (name := _SPEAKS_OF.get(word))]
    found = Counter(pairs + singles)
    for name, count in found.items():
        yield f"of {name}"
        if count > 1:
            yield f"of {name} again"
    asked = found.keys() & _ASKED
    yield from (
        f"{one} of {other}" for one in ("doing", "asking") if one in asked for other in sorted(asked - {one, "doing", "asking"})
    )
    if words and _SPEAKS_OF.get(words[0]) in ("doing", "order"):
        yield f"begins {_SPEAKS_OF[words[0]]}"
    if pairs and words[:2] and _SPEAKS_OF.get(" ".join(words[:2])) == "asking":
        yield "begins asking"
    yield f"{min(len(found), 4)} things of a page"
    share = (len(singles) + len(pairs)) / max(1, len(words))
    yield next((f"{name} of a page" for least, name in _SHARES if share >= least), "nothing of a page")
