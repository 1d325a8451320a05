"""Vocabulary: the words that pages have for their own parts, by what they speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from narrator.patterns import compiled

_WORDS: Mapping[str, str] = {
    "doing": """abonnez abonnieren add anhören anmelden apúntate assine browse click cliquez close comparte compartilhe
        compartir condividi copy discover dismiss donate download drucken découvrez email enregistrer escucha explore flag
        folgen follow guardar hide imprimer inscrivez iscriviti kindly lea leggi lesen like listen load log login melden
        merken offrir open partager partagez pin play please post print read recommend refresh register regístrate rejoin
        reload reply reuse réagir save scroll see share show sign skip stream submit subscribe suivez support suscríbete
        swipe switch tap teilen toggle tweet unlock ver view voir vote watch écouter""",
    "asking": """also_read auch_interessant back_to buy_now catch_up click_here contact_us don't_miss en_savoir find_out
        follow_us get_the go_to have_your help_us jetzt_lesen join_the join_us jump_to lea_también learn_more leggi_anche
        lesen_sie let_us lire_aussi lire_la listen_to log_in log_out mehr_zum more_from more_in more_on más_información
        nach_oben print_this read_also read_more read_next read_on read_the save_this see_all see_also see_more share_this
        shop_now show_more sign_in sign_me sign_up skip_to subscribe_to support_our te_puede tell_us try_it up_next view_all
        visit_our watch_live write_to you_may you_might zur_startseite à_lire""",
    "post": """alert alerts app apps boletines boletín briefing briefings bulletin correo courriel curated daily delivered
        digest direct e-mail e-mails email emails essential free handpicked ihre_e-mail inbox infolettre mailbox
        morning_briefing need_to newsletter newsletters notification notifications podcast podcasts postfach push roundup
        straight that_matters updates weekly your_inbox""",
    "account": """abo abonnement abonnenten abonné abonnés account angemeldet anytime cancel card checkout connecté contribution
        digital exclusive free_trial gift independent_journalism journalism konto limited logged login member-only members
        membership no_credit offer offers password paywall per_month plus_artikel premium pro profile reader-funded register
        registered registrieren registrierung subscriber subscriber-only subscribers subscription subscriptions support_us
        supporter supporters suscripción suscriptor suscriptores trial unlimited unlock""",
    "law": """abide accuracy accurate affiliate affiliated authoritative availability browser collected commercial commission
        commissions compliance conditions confidentialité consent cookie cookies copyright corrections data datenschutz
        datenschutzerklärung derechos device diritti disclaimer disclosure droits einwilligung enable endorse endorsed
        endorsement external final_form guidelines javascript kenntnis liability licence license licensed moderated
        moderation nutzungsbedingungen opt_out permission permissions personal policies policy preferences prior privacidad
        privacy prohibida prohibited protected recaptcha rechte redistributed reproduce reproduced reproduction
        reproduction_interdite reservados reserved responsible revised rewritten rights riservati réservés settings spam
        standards syndicated syndication terms trademark trademarks unsubscribe updated urheberrecht vorbehalten
        written_permission""",
    "page": """archive article article_réservé articles articolo artikel artículo artículos beitrag blog caption column
        comentario comentarios comment commentaire commentaires commenter commenters commenti comments content dossier
        edition feed feedback forum gallery guestbook headline headlines helpful homepage issue kommentar kommentare
        lecteurs lector lectores lectura lecture lesedauer leser lesezeit likes link links menu minutes_read noticias online
        page pages photos post posts print publication published publisher rating ratings reader readers reading replies
        responses rubrique sección section seite shares site sites slideshow stars startseite stories story survey tema
        temas text thema themen thread tweet useful version video videos views visits votes web webpage webseite website
        websites""",
    "kinds of text": """archivado categories category coverage directions etiquetas events explained explainer feature filed
        guide interview interviews keywords live min min_read minute_read mots-clés photos pictures playlist poll preview
        profile programme quiz recap recipe recipes review reviews schlagwörter show stories tag tagged tags timeline tips
        topic topics""",
    "order": """aktuelle also anterior derniers dernières featured keep latest leídas leído lus mehr meistgelesen meistgelesene
        more most must-read más neueste newer next older picks plus popular previous précédent recent recommended
        relacionadas related siguiente similar suivant top trending weitere últimas último""",
    "sites": """android apple bluesky facebook flipboard google instagram ios iphone linkedin mastodon messenger pinterest
        reddit rss snapchat spotify telegram threads tiktok tumblr twitter whatsapp x youtube""",
    "machine": """ai ai-generated artificial audio auto automated automatically automatique automatisch generated ia
        inconsistencies inteligencia ki künstliche listen narrated narration synthetic synthèse text-to-speech transcript
        transcription voice vorgelesen""",
    "trade": """ad ads advert advertisement advertisements advertiser advertising anzeige donate donation donations donors
        funded nonprofit not-for-profit partner partners patrocinado presented promoted promotion publicidad publicité shop
        sponsor sponsored sponsors tax-deductible werbung""",
    "writer": """auteur author authors autor autora autorin autrice based_in bio byline columnist contributed contributor
        contributors correspondent correspondents covered covering covers edited editor editorial editors freelance
        journalist journaliste periodista redacción redactor redactora redakteur redakteurin redaktion reporter reporters
        reporting rédaction staff writer writers writes written""",
    "pictures": """abbildung afp ap bild bilder camera courtesy credit credits crédit file foto fotografía fotos getty handout
        illustration illustrator image imagen images photo photograph photographer photographie photographs photography
        picture pictured provided reuters screengrab screenshot shutterstock supplied via""",
}
"""What words speak of -> the words, two that stand together joined by "_"."""

_SPEAKS_OF: Mapping[str, str] = {word.replace("_", " "): name for name, words in _WORDS.items() for word in words.split()}
_WORD = compiled(r"[^\W\d_][\w'-]*")
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
