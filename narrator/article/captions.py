"""Captions and credits: what stands under a picture, and who made the picture."""

from __future__ import annotations

import re

from narrator.article.dates import DATED
from narrator.patterns import compiled

_PLAIN_LETTERS = str.maketrans("’ŠŽČĆŁŚŻ", "'SZCCLSZ")
"""Signs of names as the patterns here know them: a set with one beyond Latin-1 takes 0.2 ms to compile, one without 0.02, and the
patterns of credits have two hundred sets."""
_AGENCY = (
    r"(?:AP|AFP|EPA(?:-EFE)?|EFE|PA|PA Media|PA Wire|Reuters|REUTERS|Getty(?: Images)?|AFP/Getty(?: Images)?|UPI|ANSA|dpa|DPA"
    r"|Xinhua|TASS|Sputnik|Kyodo"
    r"|Bloomberg|Alamy(?: Stock Photo)?|Shutterstock(?:\.com)?|iStock(?:photo)?|Adobe Stock|Unsplash|Pexels|Pixabay|Flickr"
    r"|Wikimedia(?: Commons)?|Corbis|Magnum"
    r"|Rex(?: Features)?|NurPhoto|Anadolu(?: Agency)?|ZUMA(?: Press)?|SOPA Images|Imago|IMAGO|Science Photo Library|SPL|Handout"
    r"|HANDOUT|File|Pool|POOL|NASA|NOAA"
    r"|Associated Press|The Associated Press|Agence France-Presse|Press Association|Depositphotos|Dreamstime|EyeEm|Contour"
    r"|LightRocket|WireImage|FilmMagic)"
)
_WORD = r"(?:[A-ZÀ-Þ0-9][\w.'-]*|of|the|de|da|di|du|del|della|der|den|van|von|el|al|bin|la|le|and|&|for|via|y|e)"
_NAMES = rf"(?:[A-ZÀ-Þ][\w.'-]*,?(?: {_WORD},?){{0,7}})"
_SLASHED = rf"{_NAMES}(?:, {_NAMES})? ?/ ?{_NAMES}(?:(?: via |/){_NAMES})*"
_WHO = (
    rf"(?:(?:courtesy (?:of )?|by |supplied by |provided by )?(?:[Tt]he )?(?:{_SLASHED}|{_NAMES})(?:,? (?:via|for|on"
    rf"|courtesy of) {_NAMES})?)"
)
_LABEL = (
    r"(?:(?:mandatory |photo |image |picture |video |photograph |illustration |graphic |art )?credits?|photo(?:graph)?s?"
    r"|images?|pictures?|pics?|illustrations?|graphics?"
    r"|videos?|file photo|stock photo|handout|photo illustration|cover image|fotos?|bild(?:er)?|grafik|quelle|photo(?:graph)?y)"
)
_BY = (
    rf"(?:{_LABEL}(?: credits?)? ?(?:[:|–—]|\.\.\.|…)+ ?(?:by )?|(?:photo(?:graph)?s?|illustrations?|portraits?|artwork"
    rf"|collage|images?|pictures?"
    rf"|photography|graphics?|video) (?:by|courtesy(?: of)?|via|from) )"
)

_CREDIT = (
    rf"\(?(?:(?:(?i:{_BY}){{1,2}}|© ?){_WHO}|(?i:{_BY})\(?(?i:supplied|handout|courtesy|submitted|screenshot|file)\)?"
    rf"|(?i:(?:twitter|instagram|tiktok|facebook|youtube|x|via)(?: ?[:/@] ?)+\w[\w.]{{1,30}}|\S.{{1,60}} / via .{{2,60}})"
    rf"|(?i:data: .{{2,60}}\bchart: .{{2,60}})|(?i:(?:image|media|photo) source), .{{2,80}}"
    rf"|(?i:courtesy(?: of)?|submitted by|provided by|permission granted by)[: ] ?{_NAMES}|(?i:art by) [A-ZÀ-Þ][\w.'-]* {_NAMES}"
    rf"|{_NAMES} ?(?:/|via|for) ?{_AGENCY}(?:(?: via |/| / ){_NAMES})*|{_AGENCY}(?: (?:Photo|Images|Photos))?(?:/| via "
    rf"|, via ){_NAMES}(?:/{_NAMES})?|(?i:via ){_AGENCY}"
    rf"|(?:[A-Z][\w.'-]+ ){{1,3}}?[A-Z][\w.'-]+ ?/ ?{_NAMES}|Getty(?: Images)?|Shutterstock(?:\.com)?|iStock(?:photo)?|AP Photo"
    rf"|AP|AFP|PA Media|PA Wire|Reuters|REUTERS|Alamy(?: Stock Photo)?|Adobe Stock|Unsplash|Pexels"
    rf"|(?i:{_BY}){_NAMES}(?: ?/ ?[\w .&'-]{{2,30}}){{1,3}}"
    rf"|(?i:handout|supplied) ?/ ?[A-Z][\w .'-]{{2,40}}"
    rf"|Wikimedia Commons|(?i:supplied|handout|file photo|stock image|submitted photo))\)?(?:,? (?:FILE|File"
    rf"|file))?(?:\. ?(?i:view more|view larger image))?[.]?"
)
"""A whole line that names who made a picture."""

_TAIL = (
    rf"(?:(?<=[.…!?\"”])\([\w ]{{2,30}}: {_NAMES}(?:/{_NAMES})?\)|(?<=\w)\((?:Image|Photo|Picture|Pic): {_NAMES}\)"
    rf"|(?<=[.…!?\"”'’)])(?:Photo(?:graph)?|Illustration|Image|Picture|Art)s?(?: (?:by|courtesy of) |: ?){_NAMES}"
    rf"|(?<=[.…!?\"”'’)])© ?(?:(?:19|20)\d\d )?[A-ZÀ-Þ][^.!?]{{2,60}}|(?<=[a-zß-ÿ])© ?{_NAMES} ?/ ?{_NAMES}"
    rf"|(?<=[\w.…!?\"”'’)])Credit(?:\.\.\.|…) ?{_NAMES}(?: for (?:The |the )?{_NAMES})?"
    rf"|(?<=[\w.…!?\"”'’)])\s+(?:"
    rf"\((?:[Ss]upplied|[A-Z][\w ]{{1,28}}): ?{_NAMES}\)"
    r"|\((?:AP Photo|AP|AFP|Reuters|REUTERS|EPA|Getty|PA|File|(?i:photo|image|courtesy"
    rf"|credit|picture|foto|bild)\b)[^()]{{0,90}}\)|\({_NAMES} (?i:archives?|archiv|collection|file)\)"
    rf"|\({_NAMES} ?/ ?{_NAMES}(?: via {_NAMES})?\)|\({_NAMES} (?:for|via) (?:The |the )?{_NAMES}\)"
    rf"|\[{_NAMES} ?/ ?{_NAMES}\]|Photos? / {_NAMES}|[|•] (?:Courtesy of [\w ]{{3,40}}|{_NAMES} ?/ ?{_NAMES})"
    rf"|\[(?:Photo|Image|Picture)s?(?:[/:]| by ) ?{_NAMES}(?:/{_NAMES})?\]|(?i:{_LABEL}: (?:the )?author)"
    rf"|\((?:{_NAMES} )?(?:Pictures|Images|Photos?|Studios?|Films?|Entertainment|{_AGENCY})\)"
    rf"|(?i:(?:{_LABEL}) ?(?::|\.\.\.|…) ?){_WHO}|[Pp]hotos? {_SLASHED}"
    r"|(?:Photo(?:graph)?s?|Illustrations?|Images?|Pictures?) (?:by"
    rf"|courtesy of) {_NAMES}(?: ?/ ?{_NAMES})?|\| [A-ZÀ-Þ][A-ZÀ-Þ .'/-]{{3,40}}"
    rf"|© ?(?:(?:19|20)\d\d )?[A-ZÀ-Þ][^.!?]{{2,60}}(?:\. {_NAMES})?"
    rf"|[-–—]\s+[Cc]opyright\s+{_WHO}|(?<=[.!?”\"] )Permission granted by {_NAMES}"
    rf"|(?:[A-Z][A-Z.'-]+ ){{0,3}}[A-Z][A-Z.'-]+ ?/ ?{_NAMES}|(?i:(?:mandatory |(?:photo|picture|image) )?credit): ?\S.{{2,60}}"
    rf"|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,3}}(?: ?/ ?| via ){_AGENCY}(?:(?: via |/){_NAMES})*"
    r"|(?<=[.!?”»] )[A-ZÀ-Þ][A-ZÀ-Þ.'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'-]+){1,3}(?: (?:POUR|FOR|PARA|FÜR) [^.]{2,40})?"
    rf"|{_AGENCY}/{_NAMES}|Getty Images|via {_AGENCY}|"
    rf"(?<=[.!?”] )(?:[A-Z][\w'-]+ ){{1,2}}[A-Z][\w'-]+(?: for | ?/ ?)(?:The |the )?[A-Z][\w ]+"
    rf"|(?<=[.!?”\"] )Courtesy(?: of)?:? {_NAMES}"
    r"|(?<=[.!?”] )(?:[A-Z][\w'-]+ ){0,4}(?:Department|Police|Images|Pictures|Archives?|Library|Society|Museum|Studios?|Agency"
    r"|University|Trust|Films"
    r"|Office|Council|Entertainment|Productions)))\Z"
)
"""A credit at the end of a caption, without a full stop after it, which a sentence would have."""

_WORDS = compiled(r"[^\W\d_]+")
_TAIL_WORDS = frozenset(
    """permission credit credits photo photos photograph photographs image images picture pictures pic pics illustration
    illustrations graphic graphics video videos handout foto fotos bild bilder grafik quelle photography via copyright getty
    courtesy portrait portraits artwork collage""".split()
)
_CREDIT_WORDS = _TAIL_WORDS | frozenset(
    """art submitted provided supplied screenshot file stock source ap afp epa efe pa reuters upi ansa dpa xinhua tass sputnik
    kyodo bloomberg alamy shutterstock istock istockphoto adobe unsplash pexels pixabay flickr wikimedia corbis magnum rex
    nurphoto anadolu zuma sopa imago spl science pool nasa noaa associated agence press depositphotos dreamstime eyeem contour
    lightrocket wireimage filmmagic""".split()
)
_CREDIT_SIGNS = (":", "/", "@", "©")
_TAIL_SIGNS = (":", "/", "©", "(", "|", "…", "...", ". ", "! ", "? ", "” ", "» ", '" ')
"""One of these signs or words stands in all that the two patterns fit."""

_TELLING = compiled(
    r"(?:(?:file(?: photo| image| picture)?|photo|image|picture|caption|above|below|pictured|left|right|top|bottom|from left"
    r"|clockwise from(?: top)?(?: left)?|artist's impression|screenshot)"
    r"(?: ?[:–—] ?| - | \()\S.{10,400}|(?:image|media|photo) caption, .{5,400}|fig(?:ure|\.)? ?\d{1,2}[a-z]? ?[|:.] ?\S.{5,400}"
    r"|.{10,300}\b(?:in this (?:\w+ ){0,3}(?:image|photo|photograph|picture|screenshot|frame grab|still)(?: taken| made"
    r"| provided| released| from|,|\.)|"
    r"(?:en una imagen|en la imagen|dans une image|sur cette photo|auf dem (?:bild|foto)|nella foto|in una foto|en una foto)\b|"
    r"(?:is|are) (?:seen|pictured|shown) (?:here|above|below|in this)\b|handout (?:photo|image|picture)|file photo\b).{0,200})",
    re.IGNORECASE,
)
_GLUED = compiled(rf"{_AGENCY}(?:[A-Z][a-z]+|(?<=[a-z])An?) [a-z]")
"""The name of an agency that has run together with the caption behind it."""
_LABELLED = compiled(r"(?:image|media|photo) caption, ", re.IGNORECASE)
_SIDE = compiled(
    r"\b[Ff]rom left(?: are|,|:)|(?-i:[A-Z])[\w.'-]+, \(?(?:left|right"
    r"|center|centre|second from (?:left|right)|far (?:left|right)|pictured)\)?(?:,"
    r"| and\b)"
)
_SPEECH = compiled(r"\b(?:said|says|(?<!been )told|asked|added|according to)\b")
_POINTING = compiled(
    r"\((?:pictured|left|right|above|below|inset|centre|center)\)|\bpictured (?:here|above|below|with|in|at|on|left|right)\b"
)
_IMAGE_BUTTON = compiled(
    r"(?:(?:hide|toggle|show) caption ?){1,2}|view larger"
    r"|(?:enlarge|expand|view|open|zoom)(?: this| full[- ]size| larger)? image(?: in .{3,20})?",
    re.IGNORECASE,
)
_LEAST_SHOWN, _MOST_SHOWN = 8, 40
"""Words of a sentence under a picture."""
_POINTERS = frozenset("This That These Those It He She They There Here But And So If When As Not No Now Then You We I In".split())
_VOICE = compiled(r"\b(?:I|me|my|we|us|our|you|your|may|might|should|must)\b")
_ONE = compiled(r"(?:[^.!?]|\.(?! [A-ZÀ-Þ][a-z])|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.)+[.!?]?[\"”’»)]*")
"""One sentence; a full stop after a letter or a short word with a capital is an abbreviation's."""
_PAST = compiled(
    r"(?<![\w-])(?:was|were|had|did|said|told|came|went|began|took|made|found|got|gave|left|saw|felt|knew|\w{3,}ed)\b"
)
_OPENER = compiled(
    r"(?:open|view|see|expand) this (?:photo|image|picture) in (?:the )?(?:gallery|full ?screen):?|image caption,?", re.IGNORECASE
)
_MADE_FOR = compiled(r"[A-ZÀ-Þ][\w.'-]+(?: [A-ZÀ-Þ][\w.'-]+){1,3} FOR (?:THE )?[A-ZÀ-Þ][\w.&'-]*(?: [A-ZÀ-Þ&][\w.'-]*){0,3}")
_CLIP = compiled(r"(?:\S+ ){5,30}\(\d:\d\d\)")
"""What a film shows, and how long it is."""
_COUNTED = compiled(r"\[\d{1,2}/\d{1,2}\] ?[A-Z]|\d{1,2} of \d{1,2} ?[|] ?[A-Z]|Item \d{1,2} of \d{1,2} [A-Z]")
"""The number of a picture among several, before its caption."""
_OPENS, _LICENSED = ", opens new tab", "Purchase Licensing Rights"
_VIEWS = tuple(
    f"{view} "
    for view in (
        "Rendering of|A rendering of|Artist's impression of|An artist's impression of|Screenshot of|Screengrab of|Still from"
        "|A still from|Illustration of|An illustration of|Aerial view of|An aerial view of|File photo of|A file photo of"
        "|Engraving of|An engraving of|Portrait of|Plan of the|Map of the|View of the|Location of|A page from"
    ).split("|")
)
_AGED = compiled(
    r"[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+){1,2},(?: \d{1,3},)? (?:with|pictured|seen|photographed|right|left)\b.*[\w']"
)
"""A name, an age and what is seen, without a full stop at the end."""
_VERBS = frozenset(
    "is was are were be been has have had will would began took made said says shows showed hangs stood stands came went".split()
)
_NAMED = r"[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)"
_DOING = r"(?:holding|wearing|standing|sitting|posing|carrying|leaving|celebrating)"
_SCENE = compiled(
    rf"(?:(?:Councillor|Mr|Mrs|Ms|Dr|Sir|President|Senator|Minister|Prime Minister|Mayor|Graduate student|Professor)\.? )?"
    rf"(?:{_NAMED}*(?: and {_NAMED}*)? {_DOING}|{_NAMED}+(?: and {_NAMED}+)? (?:with|as|at|outside|inside|beside|in front of)) "
)
_SERVING = compiled(
    r"(?:A|An|Two|Three|Four|Close[- ]?up of an?|Overhead (?:view|shot) of an?) (?:\w+ ){0,2}(?:bowl|plate|platter|pot|pan"
    r"|skillet|jar|glass|mug|cup|slice|stack|tray|loaf|dish|spoonful|forkful|board)s? (?:of|with|filled)\b"
)
_SHORT = 160
"""Characters of a caption that only "left" or "right" gives away."""
_AS_LINE = _PLAIN_LETTERS | str.maketrans("\r\n\t", "   ")
_LONGEST_CREDIT = 140
_LONGEST_CAPTION = 600
"""Characters; agencies' captions have up to 90 words."""
_PLAIN_CREDIT = compiled(
    r"(?:courtesy of|credits?:|(?:cartoon|chart|map|graphic|illustration|collage|animation) (?:by|courtesy of)"
    r"|(?:chart|map|graphic|photos?|photograph(?:y|s)?|images?|pictures?|foto|bild|grafik|abbildung):) ?\S[^.!?]{1,78}[^.!?:;,]"
    r"|\((?-i:[A-Z][\w ]{2,40}: [A-ZÀ-Þ][^\W\d]+(?:(?: of| the| and)? [A-ZÀ-Þ][\w.'-]+){1,5})\)"
    r"|(?-i:[A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){0,4} ?/ ?[A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){0,4} ?// ?\S.{1,40})"
    r"|(?-i:[A-Z]{2,5} ?/ ?[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w.'-]+){1,3})"
    r"|(?-i:(?:[A-Z]\.[ -]?){1,3}[A-ZÀ-Þ][\w'-]+)(?: et al\.?)? ?/ ?\S.{1,40}",
    re.IGNORECASE,
)
"""A line without a full stop that thanks for a picture, or names its maker by initials and where it was printed."""


def is_credit(text: str) -> bool:
    """Whether the block only says who made a picture."""
    if len(text) > _LONGEST_CREDIT:
        return False
    line = _even(text)
    if _PLAIN_CREDIT.fullmatch(line):
        return True
    return _has(line, _CREDIT_SIGNS, _CREDIT_WORDS) and bool(compiled(_CREDIT).fullmatch(line))


def _has(text: str, signs: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether one of these stands in `text`, as it does in all that fits a pattern; most pages need none of the patterns."""
    return any(sign in text for sign in signs) or not words.isdisjoint(_WORDS.findall(text.casefold()))


def is_credit_below(text: str) -> bool:
    """Whether a line right below a caption is its credit: names, and for whom they work."""
    return len(text) <= 80 and bool(re.fullmatch(_WHO, _even(text)))


def is_made_for(text: str) -> bool:
    """Whether a line in capitals is a name and for whom that works: "ANN ODE FOR THE QUARRY"; over a text it is a byline."""
    return len(text) <= 80 and text.isupper() and bool(_MADE_FOR.fullmatch(_even(text)))


def is_picture_opener(text: str) -> bool:
    """Whether a line is the button over a picture's caption."""
    return bool(_OPENER.fullmatch(text.strip()))


def credit_at_end(text: str) -> int | None:
    """Where the credit begins that ends a caption; None when none does."""
    if DATED.match(text):  # "Updated on: July 22 / 10:05 AM EDT / CBS News"
        return None
    if len(text) > _LONGEST_CAPTION or text[-1:] in '.!?:;,"”':
        return None
    line = text.translate(_AS_LINE)
    found = _has(line, _TAIL_SIGNS, _TAIL_WORDS) and compiled(_TAIL).search(line, max(0, len(line) - _LONGEST_CREDIT))
    if not found:
        return None
    return found.end() - len(found.group().lstrip())


def is_caption(text: str) -> bool:
    """Whether a block tells by its own words that it stands under a picture."""
    line = _even(text)
    if len(line) <= _LONGEST_CAPTION and (
        _COUNTED.match(line) or _GLUED.match(line) or _CLIP.fullmatch(line) or line.removesuffix(_OPENS).endswith(_LICENSED)
    ):
        return True
    if is_view(line) or (len(line) <= _LONGEST_CAPTION and _AGED.fullmatch(line) and not line.endswith((".'", ",'"))):
        return True
    if _POINTING.search(line) and len(line) <= _SHORT and line[-1:] not in ".!?:;,”\"'":
        return True
    if len(line) > _LONGEST_CAPTION or (_SPEECH.search(line) and not _LABELLED.match(line)):
        return False
    return bool(_TELLING.fullmatch(line))


def is_view(line: str) -> bool:
    """Whether a line says of what it is a picture, and is no sentence."""
    return line.startswith(_VIEWS) and len(line) <= _SHORT and _VERBS.isdisjoint(line.split()) and ". " not in line


def is_serving(line: str) -> bool:
    """Whether a line shows a dish and says nothing of it: "A bowl of porridge with honey on top."."""
    return bool(_SERVING.match(line)) and _VERBS.isdisjoint(line.split()) and "," not in line and line.count(".") < 2


def is_scene(line: str) -> bool:
    """Whether a line says who is seen where, and has no verb of its own: "Councillor Pam Threlfall with one of the lorries"."""
    found = _SCENE.match(line)
    return bool(found) and _VERBS.isdisjoint(line.split()) and not _SPEECH.search(line) and ". " not in line.replace("Dr. ", "")


def is_image_button(text: str) -> bool:
    """Whether a line is a button that belongs to the picture above it."""
    return bool(_IMAGE_BUTTON.fullmatch(text.strip()))


def points(text: str) -> bool:
    """Whether somebody in a short block stands left or right; with a credit around it, that is a caption."""
    line = _even(text)
    return len(line) <= _SHORT and bool(_SIDE.search(line)) and not _SPEECH.search(line)


def may_be_caption(text: str) -> bool:
    """Whether a block could be a caption, if what stands around it says so: short, and nobody speaks in it, or asks."""
    return len(text) <= _LONGEST_CAPTION and not _SPEECH.search(text) and text[:1] not in '"“' and not text.startswith("If ")


def shows(text: str) -> bool:
    """Whether a line is one sentence that may say what is seen: it speaks for nobody and points at nothing said before."""
    words = text.split()
    return (
        _LEAST_SHOWN <= len(words) <= _MOST_SHOWN
        and words[0] not in _POINTERS
        and not _VOICE.search(text)
        and _ONE.fullmatch(text) is not None
    )


def tells_past(text: str) -> bool:
    """Whether a sentence tells what happened, as a text does; a caption stands in the present."""
    return bool(_PAST.search(text))


def _even(text: str) -> str:
    return " ".join(text.translate(_PLAIN_LETTERS).split())
