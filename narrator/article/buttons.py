"""Buttons: short lines that are controls of a page and not words of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from narrator.patterns import compiled

_ALONE = frozenset(
    """share this|share this article|share this story|share this page|share this post|share article|share full article
    |share on facebook|share on twitter|share on x|share on linkedin|share on whatsapp|share via email|share on pinterest
    |share on reddit|email this article|email this|email article|print this page|print this article|print article|print recipe
    |jump to recipe|save this story|save for later|save article|gift this article|copy link|link copied|pin it|pin recipe
    |tweet this|rate this recipe|add to your saved stories|listen to this article|listen to this story|listen to article
    |leave a comment|leave a reply|post a comment|add a comment|view comments|show comments|hide comments|join the conversation
    |read comments|view all comments|write a comment|comments are closed|load more comments|order reprints
    |reprints and permissions|show key events only|share|tweet|follow|subscribe|print|font size|pin it for later!|zur app
    |my playlist|playlist
    |article talk|read edit view history
    |purchase licensing rights|request reprint|reuse this content|subscribe now|subscribe today|sign up now|sign up here
    |become a member|become a subscriber|start free trial|create account|create an account|my account|forgot password
    |accept all|reject all|accept cookies|accept all cookies|manage cookies|cookie settings|cookie preferences|cookie policy
    |cookies settings|manage preferences|update preferences|privacy policy|privacy notice|privacy settings|terms of use
    |terms of service|terms and conditions|terms & conditions|do not sell my personal information|your privacy choices
    |ad choices|adchoices|accessibility statement|advertise with us|site map|sitemap|back to top
    |skip to content|skip to main content|skip to navigation|skip advertisement|skip ad|jump to navigation|jump to search
    |jump to content|jump to comments|toggle navigation|main menu|open menu|close menu|close modal|suggest a correction
    |report a problem with this page|report a typo|report an error|report this ad|give feedback|print this page
    |is this page useful?|was this article helpful?|was this page helpful?|view this email in your browser|view in browser
    |enter your email|enter your email address|email address|e-mail address|your email address|your email|reader interactions
    |load more|show more|show less|show more posts|view more posts|read full story|read the full story|read full article
    |continue reading|keep reading|see all|see more|view more|view all|view gallery|view slideshow|open in app|get the app
    |opens in new window|opens in a new window|, opens new tab|opens new tab|loading|loading...|like loading...|advertisement
    |advertisements|ad|ads|advert|sponsored|sponsored content|paid content|promoted content|paid post|advertorial
    |partner content|sponsor message|become a sponsor|story continues below advertisement|article continues below advertisement
    |story continues|story continues below|article continues below|continue reading below|article continues after advertisement
    |download references|google scholar|article google scholar|here's how you know|top of page|next page|previous page
    |newer post|older post|newer posts|older posts|previous post|next post|previous article|next article|thread starter
    |you must log in or register to reply here.|official website|view source|view history|download pdf|download as pdf|cite this
    |cite this page|disclaimers|add to myft|follow the topics in this article|hand curated|watch the trailer below
    |unsubscribe|unsubscribe here|read in app|log in to comment|sign in to comment|sign in to continue|already a subscriber?
    |anzeige|werbung|artikel teilen|kommentare|zum seitenanfang|seite drucken|mehr zum thema|jetzt abonnieren|zur startseite
    |publicité|publicidad|pubblicità|publicidade|advertentie|annonce|lire aussi|partager cet article|compartir
    |compartir en facebook|hide caption|toggle caption|full size image|view image in fullscreen|enlarge this image
    |open image modal
    |view larger|member-only story|watch live|listen live|live tv|give now|donate now|sign up!|other amount|zum inhalt springen
    |aller au contenu|saltar al contenido|sign up for emails or print this page|metrics details|cite this article|show full text
    |author information|rights and permissions|about this article|similar content being viewed by others|get shareable link
    |improve this question|improve this answer|ask question|jump directly to the content|highest score (default)|sorted by:
    |share page
    |about sharing|live reporting|live coverage|view more posts|pin this for later!|pin for later|post comment|your answer
    |copyright
    |ajouter à vos sélections|article réservé aux abonnés|réutiliser ce contenu|lire plus tard|offrir cet article|suivez-nous
    |politique de confidentialité|gestion des cookies|contenu sponsorisé|nach oben|artikel anhören|artikel merken
    |kommentar schreiben
    |nur für abonnenten|datenschutzerklärung|cookie-einstellungen|política de privacidad|política de cookies|síguenos
    |más información
    |open extended reactions|upgrade to paid|start writing|site index|purchase licensing rights|search for:|embed <>|more videos
    |press releases|blog at wordpress.com|post navigation|on now|show more|my news|report a correction or typo|top picks|[edit]
    |stock chart icon|ir a los comentarios|sobre la firma
    |newsletter abonnieren|jetzt anmelden|weitere informationen|zum thema|mehr lesen|link kopieren|per e-mail teilen|zum archiv
    |copier le lien|envoyer par e-mail|s'inscrire à la newsletter|lire la suite|retour en haut|copiar enlace|leer más|ver más
    |enviar por correo|volver arriba|iscriviti alla newsletter|leggi tutto|copia link
    |end of carousel|end of list|allow and continue|video ad feedback|now playing|suggested topics|listen & follow
    |listing image|prev story|next story|text settings|story text|subscribers only|what's your view?
    |scroll down for video|invalid email|story saved|go to comments|gift this article free|disclosure statement
    |republish this article|view all partners|yes this page is useful|no this page is not useful|help us improve gov.uk
    |component(s)|topic(s)|social media profiles|release summary|share obituary|view guest book entries
    |not sure what to say?|refer a friend|give a gift subscription|substack is the home for great culture|write a response
    |what are your thoughts?|recommended from medium|follow author|read our community guidelines
    |editorial standards reprints & permissions|takeaways by bloomberg ai|read later|generate key takeaways
    |multiple authors|text size|report this comment|trust.org|add to list|copy url|copy edited by|view all history
    |recipe rating|fact-checked|trusted source|proofread|peer-reviewed publication|more releases from this source
    |we believe in the free flow of information|this video can not be played|this video cannot be played
    |auf einer seite lesen|detailansicht öffnen|artikelzusammenfassung|zur merkliste hinzufügen|exklusiv für abonnenten
    |passer la publicité|écouter cet article|partager via|normas|riproduzione riservata|request an appointment
    |newest oldest|best rated worst rated
    |save recipe|rate recipe|share recipe|add to shopping list|goes well with|swipe to scroll horizontally
    |feedback to editors|add as preferred source|article history
    |editors' notes|iscriviti|seguici|accedi|abbonati|tag dell'argomento|¿quieres añadir otro usuario a tu suscripción?|apúntate
    |read more|ad feedback|additional cookies|view cookies|all news|all stories|all articles|get caught up
    |stories to keep you informed|what readers are saying
    |gift unlocked article|hear this story|hear this article
    |listen to story|listen to this page|share options|add to reading list|save to read later
    |save to reading list|bookmark this article|bookmark article|see full bio|read full bio|turn on notifications
    |enable notifications|report ad|change text size|increase text size|decrease text size|unlock article|gift article
    |gift this story|copy article link|copy link to clipboard|link copied to clipboard|copied to clipboard
    |see more stories|more from author|more from this author|more by this author|view full profile|see all comments
    |read all comments|show all comments|view all articles|read more articles|read more stories|sign up for free
    |sign up for newsletters|sign up to newsletters|try for free|subscribe for free|manage newsletters|manage subscription
    |manage account|contact the author|email the author|advertise here
    |cookie notice|your ad choices|do not sell or share my personal information
    |artikel drucken|artikel speichern|artikel versenden|zum newsletter anmelden|newsletter bestellen|jetzt weiterlesen
    |jetzt kostenlos testen|fehler melden|diskutieren sie mit|bild vergrößern|kommentare anzeigen|alle kommentare anzeigen
    |mehr anzeigen|mehr laden|zur homepage|zum hauptinhalt springen|auf facebook teilen|cookies akzeptieren
    |alle akzeptieren|partager l'article|imprimer l'article|envoyer par mail|voir les commentaires|lire les commentaires
    |laisser un commentaire|ajouter un commentaire|la rédaction vous conseille|contenus sponsorisés|voir plus
    |en savoir plus|lire plus|créer un compte|je m'abonne|je m'inscris|accepter les cookies|tout accepter|tout refuser
    |ver comentarios|ver más noticias|dejar un comentario|crear cuenta|imprimir artículo|guardar artículo|aceptar cookies
    |aceptar todo|seguir leyendo|suscribirse al boletín|leggi l'articolo completo|continua a leggere|vedi tutti
    |accetta tutti|crea un account
    |open navigation menu|close navigation menu|accessibility links|keyboard shortcuts for audio player
    |more actions|buy book|buy the book|buy this book
    """.replace("\n    ", "").split("|")
)
"""Lines that nobody writes in an article."""

_TOGETHER = frozenset(
    """share|tweet|retweet|post|print|email|e-mail|mail|save|saved|pin|like|likes|reply|replies|report|comment|comments|subscribe
    |sign up|sign in|log in|login|log out|register|join|follow|following|bookmark|gift|donate|embed|download|listen|play|pause
    |mute|watch|close|dismiss|cancel|submit|send|ok|accept|reject|more|next|previous|prev|back|home|menu|search|help|faq|about
    |contact|careers|archive|archives|rss|sitemap|accessibility|privacy|terms|cookies|advertise|topics|tags|share via|share to
    |facebook|twitter|x|linkedin|whatsapp|reddit|telegram|pinterest|instagram|tiktok|threads|bluesky|mastodon|youtube|flipboard
    |pocket|sms|messenger|tumblr|line|wechat|weibo|xing|google news|apple news|hacker news|yes|no|transcript|today's paper
    |learn more
    |read more|ad feedback|share options|toggle|expand|collapse|view|edit|talk|read|contact us|about us
    |gamecast|box score|recap|highlights|link|text|small text|medium text|large text
    |copy|copy code|get started|(top)|top
    |rate|write|account|profile|notifications|settings|blog|press|jobs|status|docs|pricing|playlist|full story|reposts|repost
    |the gist|explore further|bookmark
    |plant a tree|send flowers|add a memory|guest book|current version|access options|newest|oldest|best rated|worst rated
    |subscribed|restacks|get in touch|feedback|us customary|metric|cook mode
    |quote
    |english|français|español|deutsch|italiano|português|nederlands|polski|русский|українська|العربية|中文|日本語|한국어|türkçe
    |anmelden|abo|abonnieren|suche|impressum|datenschutz|kontakt|agb|menü|newsletter|se connecter|s'abonner|accueil
    |rechercher|commenter|réagir|contribuer
    |enregistrer|vorlesen|guardar|escuchar|comentar|comentarios|explore
    |mentions légales|s'identifier|inicio|buscar|iniciar sesión|suscríbete|suscribirse|aviso legal|contacto
    |teilen|drucken|merken|startseite|partager|imprimer|compartir|imprimir|condividi|stampa""".replace("\n    ", "").split("|")
)
"""Words that are buttons where they stand in company, and may be the title of a section where they stand alone."""

_SECTIONS = frozenset(
    """news|sport|sports|weather|politics|business|opinion|culture|lifestyle|world|local|video|videos|photos|podcasts|newsletters
    |games|shop|events|jobs|obituaries|e-edition|science|health|technology|tech|travel|food|arts|entertainment|style|education
    |environment|climate|markets|money|life|uk|us|u.s|europe|asia|africa|latest|trending
    |live""".replace("\n    ", "").split("|")
)
"""Names of sections: a row of them is a menu, one alone stands over a headline."""

_ADVERTISEMENTS = frozenset(
    """advertisement|advertisements|ad|ads|advert|sponsored|sponsor message|story continues|story continues below|anzeige|werbung
    |story continues below advertisement|article continues below advertisement|article continues after advertisement|publicité
    |continue reading below|skip advertisement|skip ad|publicidad|pubblicità|publicidade|advertentie|annonce
    |ad feedback""".replace("\n    ", "").split("|")
)
"""What of those says that there was an advertisement."""

_COUNT = compiled(r"[(+]?\d{1,3}(?:[.,]\d{1,3})?[KkMm]?\)?|\d{1,2}(?:h|d|w|hr|mo|y)")
_BETWEEN = compiled(r"\s*(?:[|·•/\t›→]|\s{2,}|,(?=\s)|\s[-–—]\s)\s*")
_EDGES = compiled(r"\A(?:[^\w\s(,]|\s|_)+|(?:[^\w\s.?!)]|\s|_)+\Z")
_OPENS = compiled(r"\s*\(opens in (?:a )?new (?:window|tab)\)", re.IGNORECASE)
_ROW = compiled(r"\s*[|·‧•/›»→]\s*")
_STOP = compiled(r"[.,;:!?\d]")
_ROW_WORDS = 4
_LONGEST = 120
"""Characters of a row of buttons."""


def plain(line: str) -> str:
    """`line` in one form: single spaces, straight quotation marks, small letters, no signs at its ends."""
    return _EDGES.sub("", _OPENS.sub("", " ".join(line.replace("’", "'").split()))).casefold()


def is_button(line: str) -> bool:
    """Whether `line` is a control of the page wherever it stands."""
    if len(line) > _LONGEST:
        return False
    words = plain(line)
    if words in _ALONE or (" " in words and words.rstrip("!.") in _ALONE):
        return True
    parts = [plain(part) for part in _BETWEEN.split(line.strip())]
    parts = [part for part in parts if part and not _COUNT.fullmatch(part)]
    if len(parts) < 2:
        parts = words.split()
        return len(parts) > 2 and set(parts) <= _TOGETHER and len(set(parts)) > 2
    return _all_buttons(parts)


def is_row(line: str) -> bool:
    """Whether `line` is a row of three names or more with signs between them, as menus and footers are."""
    parts = _ROW.split(line.strip()) if len(line) <= _LONGEST else []
    return len(parts) > 2 and all(0 < len(part.split()) <= _ROW_WORDS and not _STOP.search(part) for part in parts)


def is_section(line: str) -> bool:
    """Whether `line` is the name of a section, such as stands in a menu or over a headline."""
    return plain(line) in _SECTIONS


def is_advertisement(line: str) -> bool:
    """Whether `line` stands where an advertisement was, which may be in the middle of any text."""
    return plain(line) in _ADVERTISEMENTS


def is_button_in_company(line: str) -> bool:
    """Whether `line` is a control of the page if what stands before or after it is one too."""
    return len(line) <= 40 and (plain(line) in _TOGETHER or is_count(line) or (line.startswith("https://") and " " not in line))


def is_count(line: str) -> bool:
    """Whether `line` is a number such as stands beside a button: 214, 2.1K, (12)."""
    return bool(_COUNT.fullmatch(line.strip()))


def is_known(part: str) -> bool:
    """Whether a part of a row is a button, a section, a number or a length."""
    words = plain(part)
    return words in _ALONE or words in _TOGETHER or words in _SECTIONS or is_count(part)


def _all_buttons(parts: Iterable[str]) -> bool:
    return all(part in _ALONE or part in _TOGETHER or part in _SECTIONS for part in parts)
