"""Furniture: the lines of a page that are told by their own words from the article they stand around."""

from __future__ import annotations

import re
from collections.abc import Mapping

from narrator.article.asking import BESIDE, LONGEST, NO_COMPOUND, REPORTED, SENTENCE, asks_support, even
from narrator.article.buttons import is_button, plain

_PAGE = (
    r"(?:article|story|audio|version|voice|narration|recording|text|piece|post|page|column|interview|feature|podcast|transcript"
    r"|podcast episode)"
)
_MACHINE = r"(?:AI|A\.I\.|artificial intelligence|text[- ]to[- ]speech|synthetic|automated|automatic|artificial|machine|computer)"
_SMALL_PRINT = (
    r"(?:please |listen|errors?|mistakes?|inaccurac|inconsistenc|it may|this may|may |we |our |let us|learn|feedback|read more)"
)
_NOTICE = (
    rf"(?:listen to this {_PAGE}\W.{{0,40}}learn more"
    rf"|(?:(?:this|our) (?:\w+ ){{0,3}}{_PAGE}(?: version)?|(?:voice|audio|narration|narrated|read|read aloud"
    rf"|spoken)(?: version)?)"
    rf"(?: \w+){{0,4}} (?:(?:by|with|using|through|via) )?(?:an? |the )?{_MACHINE}\b(?:[- ](?:generated|narrated|voiced?"
    rf"|powered|narration|technology|audio|software|tools?|version|reader|reading|system|speech|voices|assistant"
    rf"|by (?-i:[A-Z])\w+|from (?-i:[A-Z])\w+)){{0,4}}"
    r"|(?:if|when) you (?:buy|purchase|click|shop|order)\b[^.!?]{0,100}\b(?:commission|affiliate|compensated|paid)\b[^.!?]{0,60}"
    rf"|(?:this is an? )?{_MACHINE}(?:[- ]generated)? (?:voice|audio|narration|reading|version)(?: version| of this {_PAGE})?"
    rf"|(?:this {_PAGE}|this site|this page|this post|some links|we|as an amazon associate,? (?:i|we))\b[^.!?]{{0,60}}"
    r"(?:affiliate links?|earn (?:a |an |a small )?(?:affiliate )?commissions?|earn from qualifying purchases"
    r"|receive a (?:small )?commission)[^.!?]{0,100})"
    rf"(?: and may .{{3,60}})?[.!]?(?: {_SMALL_PRINT}[^.!?]{{0,120}}[.!]?){{0,3}}"
    r"|(?:produced|narrated|read) by .{3,80} using (?-i:AI|A\.I\.)\b.{0,150}|why you can trust .{3,300}"
    r"|(?:(?:affiliate )?disclosure: )?(?:some|many|all) of the (?:links|products)\b.{0,60}\b(?:affiliate|commission"
    r"|compensation)\b.{0,200}|(?:[^.!?]{3,160}[.!] )?[^.!?]{0,160}\b(?:we|i)(?: \w+)? (?:earn|receive|get)\b"
    r"[^.!?]{0,60}\bcommissions?\b[^.!?]{0,120}[.!]?|an official website of the [^.]{3,60}\.?"
)

_LEAD = (
    r"(?:read (?:more(?: about| on)?|next|also|this next|now)|also read|more(?: here| on this(?: story| topic)?)?"
    r"|see also|see more"
    r"|related(?: (?:story|stories|article"
    r"|articles|coverage|content|reading|links?|video|podcast))?|recommended|don't miss|don't miss this|must[- ]read"
    r"|watch(?: now| live| more| next)?"
    r"|listen(?: now| live| here)?|in (?:photos|pictures)|photos|gallery|explainer|further reading|you may also like"
    r"|you might also like|lesen sie auch|mehr dazu|lire aussi|à lire aussi|lea también|leggi anche|leia também|lees ook)"
)
_ASKED = (
    r"(?:(?:newsletters?|inbox|mailing list|e-?mail (?:list|updates|alerts|briefing)|daily briefing|weekly briefing"
    r"|push (?:alerts|notifications))"
    rf"{NO_COMPOUND})"
)
_OURS = r"(?:our|my)"
_ENROL = r"(?:sign up|signup|subscribe|register|join|opt in)"
_PROMPT = (
    rf"{_LEAD} ?[:|»>] ?\S.{{0,150}}[^.]"
    r"|related ?[-–—] ?\S.{0,120}[^.]"
    rf"|(?:please |click here to |don't miss out[.!,:]? ?|want more\?|(?:if you )?(?:enjoy|enjoyed|like|liked|love"
    rf"|loved) (?:this|what you (?:read|see))\b[^.!?]{{0,60}}[,?] ?)?"
    rf"(?:please )?(?:consider )?(?:{_ENROL}|subscribing)\b[^.!?]{{0,120}}\b(?:(?:for|to) {_OURS} [^.!?]{{0,60}}"
    rf"|our (?:\w+ )?(?:briefing|digest|bulletin|e-?mails?)|{_ASKED}|up here|today from)\b[^.!?]{{0,80}}[.!]?"
    rf"(?: (?:and )?(?:get|delivered|you can|unsubscribe|it's free|no spam|every|sent)\b[^.!?]{{0,100}}[.!]?){{0,2}}"
    rf"|(?:get|receive|have|want) [^.!?]{{3,140}}(?:\bin|to|into|straight to|delivered to) your (?:e-?mail )?(?:inbox|phone"
    rf"|e-?mail|mailbox)\b[^.!?]{{0,60}}[.!?]?(?: (?:sign up|subscribe)[^.!?]{{0,60}}[.!]?)?"
    rf"|get (?:our|the [^.!?]{{3,40}}) (?:\w+ )?(?:newsletter|briefing|app)\b.{{0,140}}"
    r"|get (?:e-?mail |push )?(?:alerts|notifications|updates) (?:for|on|about) this (?:story|topic|author)\.?"
    r"|(?:share|tweet|post|email|print|save|bookmark|pin|gift|like|rate|reuse) this(?: (?:article|story|page|post|recipe"
    r"|content|with .{1,40}))?(?: (?:on|with|via|to|by|now|for) .{1,40})?[:.!]?"
    r"|click (?:here )?to (?:share|tweet|print|e-?mail|subscribe|sign up|read|view|enlarge|follow)\b.{0,80}"
    r"|(?:click|tap) here\b.{0,80}"
    r"|share (?:on|via|to|with|by) (?:facebook|twitter|x|linkedin|whatsapp|reddit|telegram|pinterest|e-?mail|bluesky|threads"
    r"|friends)\b.{0,40}"
    r"|(?:follow|like|find|join|connect with) (?:us|me|our (?:coverage|page|channel|\w+ channel)|@\w+)(?:\b[^.!?]{0,100})?[.!]?"
    r"|follow (?:the )?[\w' ]{2,50}? on (?:facebook|twitter|x|instagram|threads|tiktok|bluesky|youtube|linkedin|telegram"
    r"|whatsapp)\b[^.!?]{0,80}[.!]?|follow our (?:live )?coverage\b.{0,100}"
    r"|more (?:on|from|about|coverage|news)?\s?[^.:!?]{0,60}: ?https?://\S+"
    r"|(?:for more|read more|more|see more|full coverage|see) [^.!?]{2,80}(?:, (?:visit|go to|see|click)|:| at) ?(?:https?://"
    r"|www\.)\S+|(?:download|get|install) (?:the|our) [^.!?]{0,60}\bapp\b[^.!?]{0,80}[.!]?"
    r"|(?:did|has|was) (?:someone|a friend|this e-?mail|this newsletter)\b[^.!?]{0,60}forward[^.!?]{0,40}\?.{0,80}"
    r"|forwarded this (?:e-?mail|newsletter)\?.{0,80}"
    r"|(?:like|enjoy(?:ed|ing)?|love|loved) (?:what you (?:read|see|hear)|this (?:article|story|post|newsletter|recipe"
    r"|piece))\?.{0,120}"
    r"|if you (?:like|liked|enjoy|enjoyed|love|loved|found) (?:this|what you)\b[^.!?]{0,80}(?:subscrib|shar|support|donat"
    r"|newsletter|follow|coffee|tip|comment)[^.!?]{0,100}[.!]?"
    r"|(?:did|if|have) you (?:ma[dk]e|tr(?:y|ied)) (?:this|it|these)\b.{0,80}(?:@|\btag\b|\brating|\bcomment|let us|\bphoto)"
    r".{0,80}|(?:tag|mention) @\w+.{0,100}"
    r"|(?:got|have) a (?:news )?(?:tip|story|question|comment)\b[^.!?]{0,60}\?.{0,80}(?:@|\be-?mail|\bcontact|\bcall\b|\btext\b"
    r"|\bsend\b|\bus\b|https?:|www\.).{0,120}|have an opinion (?:about|on)\b[^.?]{0,80}\?.{0,300}"
    r"|do you have (?:a|any|information|something)\b[^.?]{0,80}\? (?:e-?mail|let us|contact|write|get in touch|tell us|call"
    r"|send)\b.{0,200}"
    r"|(?:the |at the )?[\w' ]{2,40} welcomes letters\b.{0,250}|we(?:'d| would) (?:like|love) to (?:hear|know) (?:from"
    r"|what) you\b.{0,200}|to (?:submit|send|write) (?:a |your |us a )?(?:letter|story|comment|question|tip|op-ed)s?\b.{5,250}"
    r"|letters (?:should|must) be (?:no longer|no more|under|fewer|shorter|less)\b.{0,200}"
    r"|(?:already a (?:subscriber|member)|not a (?:subscriber|member)(?: yet)?|new here|no account)\? ?.{0,60}"
    r"|(?:to (?:continue|keep) reading|continue reading|to read (?:the full|more|this)|unlock|this (?:article|story"
    r"|content) is (?:for|available|only|exclusive|free for)"
    r"|you have (?:\w+ )?(?:\d+|one|two|three|no|reached|used|read)\b)[^.!?]{0,60}(?:subscri|free|sign|log ?in|regist|member"
    r"|limit|articles?)[^!?]{0,120}"
    r"|(?:subscribe|join|become a (?:member|subscriber|supporter))\b[^.!?]{0,80}(?:\$|£|€|per month|a week|a month|a year"
    r"|free trial|cancel anytime|unlimited|full access)[^!?]{0,80}"
    r"|by (?:signing up|subscribing|clicking|continuing|submitting|registering|entering your)\b[^.!?]{0,120}(?:agree|accept"
    r"|consent|acknowledge)[^!?]{0,160}"
    r"|(?:support|help (?:us|support|fund)) (?:our|independent|local|quality) [^.!?]{0,60}(?:journalism|reporting|newsroom"
    r"|work)\b[^!?]{0,200}"
    r"|(?:listen|watch|jetzt anhören) ?[·|•] ?\d{1,3}:\d\d.{0,30}|\d{1,3}[- ]minute listen|listen to this (?:article|story|page"
    r"|post).{0,40}|.{0,120}(?:let (?:us|me) know|tell (?:us|me)|sound off|leave a comment|share your .{3,40})"
    r" in the comments\b.{0,40}"
    r"|type your e-?mail.{0,5}|subscribe to [^.!?]{3,50} to (?:unlock|keep|read|get|continue)\b.{0,100}|become a (?:paying|paid"
    r"|founding) (?:subscriber|member)\b.{0,160}"
    r"|a subscription gets you:|(?:the )?[\w' ]{3,50} newsletter (?:provides|brings|delivers"
    r"|gives)\b[^.!?]{3,120}[.!] sign up.{0,20}"
    r"|newsletter ?: .{5,250}"
    r"|(?:are|have|do|did|were|will) you\b[^.?!]{3,120}\? (?:e-?mail|let us know|contact us|get in touch|tell us|share your"
    r"|send us|message us|we(?:'d| would) (?:like|love) to hear)\b.{0,300}"
    r"|(?:leave|post|write|add) (?:a|your) (?:comment|reply|review).{0,40}|(?:log|sign) in to (?:comment|reply|leave|continue"
    r"|read).{0,40}|[^.!?]{3,120} in (?:this|our) (?:free )?(?:(?:weekly|daily|monthly|morning|evening) )?newsletter\.?"
    r"|[^.!?]{3,160}\b(?:delivered|sent|straight|direct|directly) (?:\w+ )?to your (?:inbox|e-?mail)\b[^.!?]{0,60}[.!]?"
    r"|sign up (?:to (?:be|get|receive|hear)|for (?:e-?mail|free|our))\b[^.!?]{0,100}[.!]?"
    r"|[$£€]\d+ (?:could|can|will|would) (?:pay|buy|provide|help|train|feed|give)\b.{3,120}[^.]"
    r"|(?:abonnez-vous|inscrivez-vous|recevez|suscríbete|apúntate|melden sie sich|abonnieren sie)\b.{0,120}\b(?:newsletter"
    r"|infolettre|boletín)\b.{0,120}|\[(?:most read|related|read more|also read|watch|more)\] .{8,150}[^.]"
    r"|[^.!?]{3,80}\? (?:e-?mail|write to|contact|call|text)\b.{0,60}(?:@|\d{3}).{0,160}"
    r"|(?:regístrate|inscríbete|suscríbete|abonnez-vous|identifiez-vous)\b.{0,40}(?:leyendo|lecture|lire)\b.{0,40}"
    r"|(?:compartir en|partager sur|auf|share on) (?:whatsapp|facebook|twitter|x|linkedin|telegram)(?: teilen)?"
    r"|questions(?: or comments)?\? (?:just )?(?:reply|e-?mail|write|contact|drop|get in touch).{0,120}"
)

_NAVIGATION = (
    r"(?:(?:©|\(c\)|copyright)\W{0,3}){1,2}(?:19|20)\d\d\b[^\n]{0,400}"
    r"|(?:(?:©|\(c\)|copyright) ?){1,2}(?:by |the )?(?:(?-i:[A-Z])[\w&.'-]*,? ){1,6}(?:19|20)\d\d\b[^\n]{0,200}"
    r"|© ?(?-i:[A-Z])[^.!?]{2,60}\.?"
    r"|(?:©|copyright) (?-i:[A-Z])[^.!?]{2,60}(?:\.? all rights reserved.{0,200})|[^.!?]{0,80}all rights reserved(?:[.,;|]|\Z"
    r"| (?-i:[A-Z©])).{0,250}"
    r"|(?:\w+ )?this (?:material|article|content|story) may not be (?:published|reproduced|copied|redistributed)\b.{0,200}"
    r"|\d+ ?[-–]?\s?min(?:ute)?s?(?: |-)?(?:to )?(?:read|listen|watch)?|(?:reading|read) time:? (?:about )?\d+ min(?:ute)?s?\.?"
    r"|estimated read(?:ing)? time\b.{0,30}"
    r"|(?:story|article|content|text) continues? (?:below|after|under)\b.{0,60}|(?:advertisement|ad)\b.{0,5}"
    r"|scroll to continue.{0,40}"
    r"|skip (?:to|past|ad)\b.{0,50}|jump to (?:content|comments|navigation|search|recipe|section).{0,20}"
    r"|(?:you are here: ?)?home ?[>›»/|→].{1,100}|(?:\w[\w&' -]{1,25} ?[>›»] ?){2,6}\w[\w&' -]{1,60}"
    r"|(?:view |show |see |read )?(?:all )?(?:\d[\d,.]*[km]? )?(?:comments?|replies|responses|shares|likes|views|reactions"
    r"|kommentare|commentaires|comentarios|retweets|reposts|followers|subscribers|accesses|citations|altmetric|claps|reads|upvotes"
    r"|bookmarks)(?: ?\(\d[\d,.]*[km]?\))?"
    r"|\d[\d,.]*[km]? (?:answers?|viewing this page|readers?|gold badges?|silver badges?|bronze badges?)|viewed \d.{1,20} times"
    r"|(?:sort|sorted|order|filter) by:? .{2,30}|(?:view|buy|shop|check price|see price|see it|buy now) (?:at|on"
    r"|from) (?-i:[A-Z]).{1,30}"
    r"|(?:temps de lecture|lesezeit|lesedauer|tiempo de lectura):?.{1,20}|il vous reste \d+.{3,120}|lecture \d+ min\."
    r"|.{3,40}(?:réservée? aux abonnés|für abonnenten|solo para suscriptores)\.?"
    r"|this (?:article|section) (?:needs|may|does not|contains|relies|has multiple)\b.{0,120}\b(?:citations?|sources|issues"
    r"|improve|style|wording)\b.{0,250}"
    r"|\d(?:\.\d)? out of 5(?: stars)?|\(\d[\d,]* (?:ratings?|reviews?|votes?)\)|ap [\w ]{2,30}: ?https?://\S+"
    r"|medically reviewed by .{3,100}|(?:ad|advertisement) · scroll.{0,20}"
    r"|this (?:content|video|post) (?:is|isn't|could|can|cannot)(?: not)?\b.{0,40}\b(?:available|hosted|load|shown|blocked"
    r"|displayed)\b.{0,200}"
    r"|to (?:view|see|play|watch) this (?:content|video|post)\b.{0,200}|.{0,60}\b(?:javascript|your browser)\b.{0,150}"
    r"|comments (?:have to|must|should) be .{10,400}"
    r"|.{2,60} does not provide medical advice.{0,100}|(?:press |news )?release number:? .{2,30}|[\d,.]+ words"
    r"|thanks for contributing an answer.{0,60}|not the answer you're looking for\?.{0,150}|site design / logo .{3,150}"
    r"|[^.!?]{0,60}\bwelcomes? (?:your )?comments\b.{0,120}"
    r"|\d[\d,.]* thoughts? on .{3,160}|(?:comments|replies|reviews|shares|views|likes)(?: |: ?)\(?\d[\d,.]*[km]?\)?"
    r"|\d(?:\.\d+)? (?:from|out of|based on) \d[\d,]* (?:ratings?|reviews?|votes?)|[^.]{3,120}\((?:pdf|docx?|xlsx?"
    r"|csv)(?:,? [\d.]+ ?[kmg]b)?\)"
    r"|(?=.*\b(?:we|our|us|you|your)\b)(?=.*\b(?:web ?site|sites?|browser|settings|consent|preferences|essential|analytics"
    r"|traffic|policy|partners)\b)[^\n]{0,250}\bcookies\b.{0,300}|(?:(?:accept|reject|allow|manage|view|decline) )?(?:all "
    r"|additional |optional )?cookies(?: on [\w. ]{3,30}| settings| preferences)?|(?:(?-i:[A-Z]{2}) ?[|/·•] ?)+(?-i:[A-Z]{2})"
    r"|(?-i:[A-Z][A-Z.:]{1,9}) [\d.,]* ?[+−▲▼-] ?\d[\d.,]*%? ?\(?[+−-]?\d[\d.,]*%\)?|.{10,120}\bcite this article"
    r"|\d(?:\.\d)? \(\d[\d,]* (?:ratings?|reviews?|votes?)\)"
    r"|(?:tags?|tagged(?: as| with| in)?|topics?|filed under|filed in|categories|category|posted in|subjects?|keywords|hashtags"
    r"|more|see more on|more on|in this story|related topics)\s?: ?(?![^,|]{60})[^.!?]{2,160}"
    r"|page \d+ of \d+|(?:next|previous|older|newer) (?:page|post|posts|article|story|slide)(?:: .{0,100})?"
    r"|\d+ (?:of|/) \d+(?: next)?|\d/\d"
    r"|[^.!?]{3,120} is published by [^.!?]{2,60}\([£$€]\d[\d.]*\)\..{0,250}"
    r"|\d+ ?(?:[mhd]|mins?|minutes?|hours?|days?) ago .{5,100}[^.]|reactions: .{2,80}|\d(?:\.\d)? ?\(\d[\d,]*\)"
    r"|[«‹<←] ?\w[\w ]{2,30}|view \d+ more (?:stories|posts|comments|images|photos)|show \d+ more.{0,20}"
    r"|\d+ languages|(?:last )?updated (?:at )?\d{1,2}[:.]\d\d\b.{0,20}"
    r"|last (?:updated|reviewed|modified) (?:\d+|an?|just|yesterday|moments?)\b.{0,30}(?:ago|now)?|last reviewed:? .{3,40}"
    r"|(?:a|this) version of this (?:article|story|column|review|obituary|letter) (?:also )?(?:appears|appeared|ran"
    r"|was published|first appeared|originally appeared)\b.{0,300}"
    r"|published in the (?:print|\w+) edition of .{5,200}|this article is about .{3,80}\. for .{3,160}, see .{3,80}"
    r"|this (?:article|story|column|piece|post) (?:was )?(?:first|originally) (?:appeared|published|ran)(?: (?:in|on|at|by"
    r"|as))?(?: the)? (?-i:[A-Z0-9])[^!?,]{0,120}|(?:we|this (?:site|website)|our (?:site|website|partners)"
    r"|[\w.]{3,30}) (?:and our (?:\d+ )?partners )?uses? (?:\w+ ){0,3}cookies(?:\.|\Z| on (?:this|our)| and (?:similar|other)"
    r"| to (?:improve|give|offer|provide|personali|enhance|analy|deliver|make|ensure|help|understand|serve|show|remember"
    r"|collect)).{0,500}|.{0,100}by clicking .{1,30}you (?:agree|consent"
    r"|accept)\b.{0,250}|(?:your|we value your) privacy(?: choices)?\.?"
    r"|(?:your )?e-?mail address will not be published\b.{0,80}|required fields are marked.{0,5}"
    r"|(?:proudly )?powered by (?-i:[A-Z])[\w ]{2,25}|theme(?: by|:) .{2,40}"
    r"|you(?:'re| are|) (?:receiving|getting|received|got) this (?:e-?mail|newsletter|message)\b.{0,250}|(?:this e-?mail"
    r"|it) was sent to\b.{0,150}|to stop receiving (?:this|these|our)\b.{0,150}|if you no longer (?:wish"
    r"|want) to receive\b.{0,150}|no longer want(?: to receive)? these e-?mails\?.{0,80}"
    r"|from \w+pedia, the free encyclopa?edia|this page was last (?:edited|modified|updated) .{0,80}"
    r"|text is available under .{0,250}|.{0,60}\bcreative commons\b.{0,250}licen[cs]e\b.{0,150}|(?:privacy policy|disclaimers"
    r"|about \w+pedia|contents|\[?hide\]?|official website)"
    r"|(?:joined|messages|posts|reaction score|location|registered|member since|likes received): ?\S.{0,40}|(?:senior|junior"
    r"|new|active|well-known|registered|elite|super) member|post #?\d+|#\d{1,6}|thread starter\b.{0,60}|(?:most |all )?(?:threads"
    r"|posts) by .{2,30}|you must (?:log in|be logged in|register|sign in)\b.{0,80}"
    r"|is this (?:page|article|information) (?:useful|helpful)\?.{0,20}|was this (?:page|article|helpful"
    r"|information)\b[^?]{0,20}\?.{0,20}|report (?:a|an|any) (?:problem|issue|error|typo)s?\b.{0,40}"
    r"|(?:here's )?how (?:do )?you know\.?"
    r"|for immediate release\W{0,3}(?:(?-i:[A-Z0-9]).{0,40})?|(?:embargoed|under embargo) (?:until|for)\b.{0,60}\d.{0,30}"
    r"|news release \d.{0,40}|source:? (?-i:[A-Z])[\w&.,' ]{1,60}(?:inc|llc|ltd|corp|plc|gmbh)\.?"
    r"|our standards: the .{3,60}|(?:copyright|rights) (?:&|and) permissions?.{0,60}|more (?:by|about) (?:this author|the author"
    r"|(?-i:[A-Z])[\w.'-]+(?: (?-i:[A-Z])[\w.'-]+){1,3})|all (?:posts|articles|stories) by .{2,40}|view (?:all posts|profile"
    r"|bio|author).{0,40}|see (?:all|more) (?:stories|articles|posts)? ?by .{2,40}"
    r"|heard on \w[\w ]{2,40}"
    r"|(?:(?:[\w ]{2,30} )?transcripts|transcript) (?:are|is|may|provided|was)\b[^!?]{0,60}(?:rush deadline|contractor|accuracy"
    r"|final form|not be in|computer|machine)\b.{0,250}|(?:the )?(?-i:[A-Z])[\w ]{2,30} created this story using\b.{0,200}"
    r"|\(?disclaimer: .{10,600}|(?:.{3,120}\. )?for other uses, see .{3,120}|peer-reviewed publication|this (?:post|page|article"
    r"|site) (?:may )?contains? affiliate\b.{0,150}|(?:view|open|read) (?:this )?(?:e-?mail|newsletter|it|online)? ?(?:in"
    r"|on) (?:your|a|the) (?:web )?browser\.?|\(?image:? ?\d+ of \d+\)?"
)

_AUTHOR_NOTE = (
    r"(?:the )?(?:views|opinions|views and opinions)(?: and (?:views|opinions))? (?:expressed|stated|presented|contained"
    r"|reflected)\b.{0,100}\b(?:author|writer|columnist|own|not necessarily)\b.{0,250}"
    r"|(?:forward[- ]looking statements?|safe harbor statement|cautionary (?:note|statement) (?:regarding|on"
    r"|about) forward[- ]looking statements?)\.?"
    r"|(?:this|certain statements in this|statements in this) (?:press release|news release|release|document"
    r"|announcement)\b.{0,100}forward[- ]looking\b.{0,500}"
    r"|(?:he|she|they) can be (?:reached|found|contacted|followed) (?:at|on|via|by) .{0,60}(?:@|\d{3}|twitter|linkedin"
    r"|e-?mail).{0,60}|(?:reach|contact|e-?mail"
    r"|follow) (?:him|her|them) (?:at|on|via) .{0,60}(?:@|\d{3}|twitter|linkedin|instagram|X\b).{0,60}"
)

_CONTACT = (
    r"(?:reach|contact|e-?mail|write to|follow|call)(?: (?:reporter|staff writer|reporters|writer"
    r"|columnist))? (?-i:[A-Z])[\w.'-]+(?: (?-i:[A-Z])[\w.'-]+){0,3} (?:at|on|via|by) [^!?]{0,60}(?:@|\d{3})[^!?]{0,80}"
    r"|for (?:media|press|interview|further press|more media) (?:enquiries|inquiries|queries|information"
    r"|requests)[^.!?]{0,60}(?:contact|call|e-?mail)\b.{0,160}"
    r"|(?:(?:media|press|news|investor|investors|public|pr) )?(?:relations )?(?:contacts?|enquiries|inquiries"
    r"|queries)(?: information| details)?: ?(?:\Z|.{0,120}(?:@|\d{3}|www\.|https?:).{0,120}|(?:(?-i:[A-Z])[\w.&'-]*,? ?){1,7}\Z)"
    r"|(?:media|press|news|investor|pr) (?:contacts?|enquiries|inquiries|queries)(?: information)?"
    r"|(?:e-?mail|e|m|mail|phone|tel|telephone|t|mobile|cell|fax|f|web|website|w)[.:]{1,2} ?(?:[\w.+-]+@[\w.-]+"
    r"|\+?[\d(][\d ().-]{6,20}\d|(?:https?://|www\.)\S+)(?:[ ,;|/]+(?:[\w.+-]+@[\w.-]+|\+?[\d(][\d ().-]{6,20}\d))?"
    r"|[\w ]{2,20}: \(\d{3}\) ?\d{3}[-. ]\d{4}[;,] [\w.+-]+@[\w.-]+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+(?:[ ,;|/]+\+?[\d(][\d ().-]{6,20}\d)?|\+\d[\d ().-]{7,20}\d|\(\d{3}\) ?\d{3}[-. ]\d{4}"
)

_SURE = (
    r"[^!?]{0,120}\b(?:reader-supported|free or paid subscri\w+|receive new posts|support my work"
    r"|newsletter promotion)\b[^!?]{0,120}[.!]?|(?:privacy|cookie) notice: .{10,300}|[^.!?]{3,60} (?:is"
    r"|are) not responsible for the content of external (?:web)?sites\.?"
    r"|(?:\.\.\. ?)?we have a (?:small )?favou?r to ask.{0,40}|not ready to (?:support|subscribe|donate).{0,60}"
    r"|news provided by|also from this source|modal title|\d+ weather alerts? in effect|stay connected with [^.!?]{2,40}\.?"
    r"|(?:sponsored|promoted) (?:links?|stories|content) (?:by|from) .{2,40}|paid for by .{2,40}|(?:from|by) our (?:sponsors?"
    r"|partners?)"
    r"|be the first to (?:comment|upload|post|leave|share|review|like|know)\b[^.?]{0,60}[.!]?|add .{2,40} (?:on|to) google"
    r"|powered by (?-i:[A-Z])[^,.]{1,80}|subscribe to (?:get|receive|unlock|read|continue|access|support|hear)\b[^!?]{0,140}"
    r"|(?:to )?[^.!?]{0,140}visit our (?:floral|tribute|sympathy) store\.?"
    r"|(?:read|watch|stream|listen) on [^:.]{2,30}: .{3,120}[^.]|(?:\w[\w&' ]{1,20} / ){2,5}\w[\w&' ]{1,30}"
    r"|donate (?:today|now|here)\b[^!?]{0,160}|\d[\d,]* comments? \(\d+ new\)"
    r"|follow (?:the )?topics\b.{0,160}|(?:we|i) (?:rely|depend) on (?:readers|listeners|donations|people) like you\b.{0,160}"
    r"|(?:materials|story|article|content) (?:provided|supplied) by (?:the )?(?-i:[A-Z]).{3,200}"
    r"|(?:story )?source:(?: [^.!?]{2,80})?|(?:share|follow|tags|topics|in|cite this page):"
    r"|/ ?\w[\w ]{2,30}|[$£€][\d,.]+ at (?-i:[A-Z]).{1,40}"
    r"|listen to (?:this )?article \(\d+ min(?:ute)?s?\)|[^.!?]{0,60}\b(?:accepting|moderat\w+) comments\b[^.!?]{0,60}\.?"
    r"|[^.!?]{0,30}comments (?:are|have been)"
    r" (?:closed|turned off|disabled|moderated)[^.!?]{0,60}\.?|click (?:any|on (?:any|the|a)) \w+ to \w+\.?"
    r"|become a (?:subscriber|member|supporter)(?: today| now)?[.!]?"
    r"|want (?:to (?:read|see|hear) )?more [^.!?]{3,60}\?|see something wrong\?.{0,80}|(?:note"
    r"|please note): content may be edited.{0,80}"
    r"|thanks for (?:reading|subscribing|listening)(?: to)?(?: (?-i:[A-Z])[^!?]{2,40})?[.!]"
)
"""Small print that sites of one kind share."""
_KINDS: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)
    for kind, pattern in (
        ("notice", _NOTICE),
        ("prompt", _PROMPT),
        ("navigation", rf"{_NAVIGATION}|{_SURE}"),
        ("author note", _AUTHOR_NOTE),
        ("contact", _CONTACT),
    )
}
"""Kind -> what a whole block of it says; the first that fits decides."""

_SIGNS = re.compile(r"\A(?:[^\w\s(\"'“‘„«[#@+©,.…«‹<←-]|\ufe0f|\s)+|(?:[\s→›»▶►🎧🔊]|\ufe0f)+\Z")


def furniture(text: str) -> str | None:
    """The kind of a block that is surely none of the article's own text; None for everything else."""
    if len(text) > LONGEST:
        return None
    line = even(text)
    if not re.search(r"[\w.!?…]", line):
        return "navigation"  # marks alone: stars, a dot between two buttons
    if is_button(text if "\t" in text or "  " in text else line):
        return "prompt" if _asks(line) else "navigation"
    line = _SIGNS.sub("", line)
    if asks_support(line):
        return "prompt"
    return None if REPORTED.search(line) else _kind(line) or _joint_kind(line)


def _kind(line: str) -> str | None:
    return next((kind for kind, pattern in _KINDS.items() if line and pattern.match(line)), None)


def _joint_kind(line: str) -> str | None:
    """The kind of a block of several sentences, each of which is furniture, by itself or beside others."""
    parts = SENTENCE.split(line)
    if not 2 <= len(parts) <= 6:
        return None
    kinds = [_kind(part) or _kind(part.rstrip(".")) or ("prompt" if is_button(part.rstrip(".")) else None) for part in parts]
    if not any(kinds) or not all(kind or BESIDE.fullmatch(part) for kind, part in zip(kinds, parts, strict=True)):
        return None
    return next(kind for kind in kinds if kind)


def _asks(line: str) -> bool:
    return bool(
        re.match(r"share|tweet|print|e-?mail|save|pin|like|comment|subscribe|sign|follow|gift|leave|post|copy", plain(line))
    )
