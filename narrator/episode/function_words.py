"""The small words of a language: those that carry grammar and no subject, by language and class.

Titles are cut at them and captions are not broken after them. The classes are those a phrase needs: what opens a noun phrase
(determiners), what may stand inside a name (joiners), what is no subject by itself (vague words), and the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from narrator.language import primary

Grammar = Literal["english", "german", "romance", "slavic", "unknown"]
"""How nouns are told from other words: by place and ending, by capitals, by what follows them, by case endings, or not."""


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The small words of one language, in lower case."""

    determiners: frozenset[str]
    """Open a noun phrase: `the`, `its`, `several`."""
    others: frozenset[str]
    """Prepositions, pronouns, conjunctions, auxiliaries, common adverbs: never part of a title's phrase."""
    joiners: frozenset[str]
    """May stand inside a name: `of`, `and`, `van`."""
    vague: frozenset[str]
    """Nouns and adjectives that say nothing of the subject when they stand alone: days, amounts, `people`, `thing`."""

    grammar: Grammar = "unknown"
    broad: frozenset[str] = frozenset()
    """Nouns that need another word beside them to be a title: `company`, `team`."""

    def __contains__(self, word: str) -> bool:
        """Whether `word` (any case) is a small word."""
        key = word.lower()
        return key in self.determiners or key in self.others


_ENGLISH_VERBS = """
    said says say saying told tell tells telling added adds add asked asks ask wrote writes write called calls argued argues
    claimed claims claiming warned warns vowed vows pledged denied denies insisted insists explained explains noted notes
    announced announces believes believe believed thinks think thought knows know knew known feels felt hopes hoped hope
    expects expected expect wants wanted want needs needed tries tried try trying seems seemed seem appears appeared appear
    looks looked looking became become becomes becoming remains remained remain keeps kept keep stays stayed goes go going
    went gone comes come coming came gets get getting got gotten gives give giving gave given takes take taking took taken
    makes make making made puts put brings bring brought lets let leaves leaving left lost lose loses won wins winning beat
    beats met meets meet held hold holds holding ran runs running rose rises rising risen fell fall falls fallen falling
    grew grows grow grown sent sends send spent spends paid pays pay sold sells sell bought buys buy built builds build
    broke broken breaks began begins begin begun led leads leading stood stands stand standing sat sits sit saw sees see
    seen seeing showed shows shown showing heard hears hear found finds find finding drew draws drawn drove drives driven
    threw throws thrown flew flies flown spoke speaks speak spoken chose chosen chooses struck hit hits cut cuts set sets
    shut hurt cost costs turned turns turning moved moves moving opened opens closed closes started starts starting stopped
    stops ended ends continued continues continue happened happens happen helped helps help allowed allows allow includes
    included including include provides provided means meant works worked working lives lived living used uses using agreed
    agrees agree decided decides decide offers offered reported reports killed injured launched targeting targeted attempted
    read reads laid lies lay lying ate eat eats drank learned learnt taught teaches caught catches woke wear wears wore worn
    sang sings hung hangs forgot forgotten swept swam sank sunk shook stole spread follows followed follow according based
    compared slid shrank sprang stuck swung tore bent bit bled blew clung crept dealt dug fed fled froze leapt lent lit rang
    rode shone slept spun stung swore wept smells smell hums rings split carry carries carried raises raised lifts lifted
    warms melts threatens threaten lacks remind reminds suggests suggest shows reveals confirm confirms
""".split()

_ENGLISH = FunctionWords(
    determiners=frozenset(
        """the a an this these those my your his her its our their whose some any no every each either neither both all several
        many most few more much another such one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens
        hundreds thousands millions first second third fourth fifth last next other""".split()
    ),
    others=frozenset(
        """that which what i me we us you he him she it they them who whom yours hers ours theirs myself himself herself itself
        themselves ourselves someone something anyone anything everyone everything nobody nothing none there here it's he's
        she's that's there's what's who's let's here's of in on at by for with from to into onto upon about above across
        after against along amid among around as before behind below beneath beside besides between beyond despite down
        during except inside like near off out outside over past per since than through throughout toward towards under
        until up via within without versus and or but nor so yet if then because while when where why how whether although
        though unless once whereas be am is are was were been being have has had having do does did doing done will would
        shall should can could may might must cannot not never ever always often sometimes again also just only even still
        already too very quite rather almost nearly enough far away back now today yesterday tomorrow tonight soon later ago
        else perhaps maybe instead thus hence however therefore meanwhile moreover meantime well own same less least
        together apart ahead aside forward i'm i've i'd i'll we're we've we'll you're you've you'll they're they've they'll
        it'll yes please ok okay oh mr mrs ms dr prof gov sen rep gen col sgt lt capt rev hon""".split()
        + _ENGLISH_VERBS
    ),
    joiners=frozenset("of and & the for de la van von der du del al bin ibn".split()),
    vague=frozenset(
        """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
        october november december day days week weeks month months year years hour hours minute minutes second seconds time
        times moment century decade decades morning evening afternoon night today people person man men woman women thing
        things way ways part parts lot lots kind kinds sort sorts type types sign signs sight number numbers amount percent
        per cent pence cents dollars euros pounds million billion trillion thousand hundred dozen half quarter side end
        start place case fact example reason point points bit new old good great big small large little long short high low
        higher lower recent early late able same different important certain various former current possible full whole
        entire main own real true sure right wrong best better worse worst response spokesman spokeswoman spokesperson
        officials official statement email comment reporters source sources citizens others question questions answer
        answers story word words name names group rest top bottom kilometres kilometers metres meters miles degrees tonnes
        tons basis previous following late-night ones anyone couple pair pairs more fewer round sense past response nonsense
        light front middle chance chances idea ideas look everybody anybody work try turn home friend friends room hand
        hands eye eyes head face decision result results month-long a.m p.m average bn mn single""".split()
    ),
    grammar="english",
    broad=frozenset(
        """team company companies country countries city cities town towns village villages plan plans problem problems report
        reports service services accident government president minister members member police court law system systems life
        world war game games match season school family families child children student students key set level amount area
        areas region state states union money price prices president leader leaders body residents civilians sale sales
        association ministry office university institute council committee department board club study""".split()
    ),
)


def _table(grammar: Grammar, determiners: str, others: str, joiners: str, vague: str) -> FunctionWords:
    return FunctionWords(
        frozenset(determiners.split()), frozenset(others.split()), frozenset(joiners.split()), frozenset(vague.split()), grammar
    )


_LANGUAGES: Mapping[str, FunctionWords] = {
    "en": _ENGLISH,
    "de": _table(
        "german",
        """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine sein seine
        seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere dieser diese dieses diesen diesem jeder
        jede jedes jeden alle allen aller viele vielen mehrere einige zwei drei vier fünf sechs sieben acht neun zehn""",
        """ich du er sie es wir euch uns mich dich sich ihm ihn ihnen man wer was und oder aber denn doch sondern auch nur noch
        schon nicht nie sehr so wie als wenn dann da dass ob weil obwohl während bis nach vor bei mit von vom zu zum zur in
        im ins an am ans auf aus für gegen ohne um durch über unter zwischen seit wegen trotz ab ist sind war waren bin sei
        wäre wird werden wurde wurden worden hat haben hatte hatten kann können konnte konnten muss müssen musste soll
        sollen sollte will wollen wollte darf dürfen mag möchte hier dort jetzt heute gestern morgen immer wieder mehr
        weniger sagte sagt sagten teilte erklärte hieß heißt gibt gab kam kommt ging geht macht machte etwa rund bereits
        damit dabei dazu daran davon dafür darauf deshalb jedoch allerdings zudem selbst ganz eben mal also dieses jenes
        welche welcher welches deren dessen""",
        "von und der des am",
        """montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september
        oktober november dezember jahr jahre jahren tag tage tagen woche wochen monat monate monaten uhr zeit prozent
        million millionen milliarde milliarden euro menschen teil ende anfang angaben""",
    ),
    "fr": _table(
        "romance",
        """le la les l' un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
        quelques plusieurs chaque tout toute tous toutes aucun aucune deux trois quatre cinq six sept huit neuf dix""",
        """je tu il elle on nous vous ils elles me te se lui y en qui que quoi dont où et ou mais donc or ni car de d' à dans
        par pour sur sous avec sans entre vers chez depuis pendant après avant contre selon malgré comme si quand lorsque
        parce puis est sont était étaient été être a ont avait avaient avoir sera seront serait fait faire font peut peuvent
        doit doivent ne pas plus moins très trop aussi encore déjà toujours jamais ici là hier demain aujourd'hui même ainsi
        alors cela ça c'est dit déclaré affirmé expliqué annoncé ajouté estime indique c' s' n' j' m' t' qu' afin environ
        près lors dès""",
        "de du des la le les et d' l' en",
        """lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
        octobre novembre décembre an ans année années jour jours mois semaine semaines heure heures fois millions milliards
        million milliard euros pourcent gens personnes partie fin début façon""",
    ),
    "es": _table(
        "romance",
        """el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella su sus mi mis tu tus nuestro
        nuestra cada varios varias algunos algunas todo toda todos todas otro otra otros otras dos tres cuatro cinco seis""",
        """yo él ella ellos ellas nosotros usted me te se le les lo nos que quien cual cuyo donde y e o u pero sino ni porque
        de del a al en con por para sin sobre entre hasta desde hacia contra según durante tras ante bajo como si cuando
        mientras es son era eran fue fueron ser sido está están estaba ha han había haber tiene tienen hay no muy más menos
        también ya aún siempre nunca aquí ahí hoy ayer mañana así dijo dice señaló afirmó explicó añadió aseguró puede
        pueden debe unos""",
        "de del la las los el y",
        """lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre
        octubre noviembre diciembre año años día días mes meses semana semanas hora horas vez veces millones millón personas
        parte fin euros""",
    ),
    "it": _table(
        "romance",
        """il lo la i gli le l' un uno una questo questa questi queste quel quella quei quelle suo sua suoi sue loro ogni
        alcuni alcune tutto tutta tutti tutte altri altre due tre quattro cinque""",
        """io tu lui lei noi voi mi ti si ci vi ne che chi cui dove e ed o ma però se perché di del dello della dei degli delle
        dell' a al allo alla ai agli alle all' da dal dallo dalla dai dagli dalle in nel nello nella nei negli nelle con su
        sul sulla sui per tra fra senza contro dopo prima secondo come quando mentre è sono era erano stato stata essere ha
        hanno aveva avere non più meno molto anche già ancora sempre mai qui oggi ieri domani così ha detto""",
        "di del della dei delle e",
        """lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto
        settembre ottobre novembre dicembre anno anni giorno giorni mese mesi settimana ore volta milioni miliardi euro
        persone parte fine""",
    ),
    "pt": _table(
        "romance",
        """o a os as um uma uns umas este esta estes estas esse essa aquele seu sua seus suas cada vários várias alguns algumas
        todo toda todos todas outro outra outros dois duas três""",
        """eu ele ela eles elas nós você me se lhe que quem onde e ou mas de do da dos das em no na nos nas ao aos à às com por
        pelo pela para sem sobre entre até desde contra segundo durante após como quando se é são era foi foram ser sido
        está estão estava tem têm há não muito mais menos também já ainda sempre nunca aqui hoje ontem amanhã assim disse
        afirmou""",
        "de do da dos das e",
        """segunda terça quarta quinta sexta sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro
        outubro novembro dezembro ano anos dia dias mês meses semana horas vez vezes milhões pessoas parte fim""",
    ),
    "nl": _table(
        "unknown",
        """de het een deze dit die dat mijn zijn haar hun ons onze uw elk elke ieder alle veel enkele geen twee drie vier vijf""",
        """ik jij hij zij we wij jullie ze me zich wie wat waar en of maar want dus van in op aan met voor naar bij uit over
        onder tussen door tegen zonder tot sinds om te als dan toen wanneer omdat is was waren ben wordt worden werd werden
        heeft hebben had hadden kan kunnen kon moet moeten zal zullen zou niet nooit zeer ook nog al wel er hier daar nu
        vandaag gisteren morgen meer minder zegt zei""",
        "van de der den het en",
        """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
        september oktober november december jaar jaren dag dagen week weken maand uur keer miljoen miljard euro mensen deel""",
    ),
    "ru": _table(
        "slavic",
        """этот эта это эти тот та те весь вся все всех свой свои своего своей каждый несколько многие два две три четыре пять
        его её их наш наша мой""",
        """я ты он она оно мы вы они меня мне нас нам вас вам ему ей им себя кто что который которая которые которых где когда
        как и а но или да же ли бы не ни в во на с со к ко у о об от до из по за для при про без под над между через после
        перед если чтобы потому поэтому так там тут здесь уже ещё еще только даже очень более менее был была было были быть
        есть будет может могут должен сказал сказала заявил заявила сообщил сообщила отметил отметила рассказал также тоже
        сегодня вчера завтра теперь всегда никогда однако почти около""",
        "и",
        """понедельник вторник среду четверг пятницу субботу воскресенье января февраля марта апреля мая июня июля августа
        сентября октября ноября декабря год года году лет день дня дней месяц месяца неделю недели час часов раз раза тысяч
        миллионов человек людей процентов рублей""",
    ),
}

_UNKNOWN = _table("unknown", "", "", "", "")


@lru_cache(maxsize=32)
def function_words(language: str) -> FunctionWords:
    """The small words of `language` (BCP 47, only its first part counts); empty for a language without a table."""
    return _LANGUAGES.get(primary(language), _UNKNOWN)
