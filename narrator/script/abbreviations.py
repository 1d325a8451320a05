"""Abbreviations: words whose full stop need not end a sentence, and what may follow them."""

from __future__ import annotations

from collections.abc import Mapping


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


LEADING = _words(
    "Mr Mrs Ms Mx Messrs Mmes Drs Prof Profs Gov Govs Sen Sens Rep Reps Lt Gen Gens Col Cols Maj Capt Sgt Cpl Pvt Pfc",
    "Brig Adm Cmdr Cdr Rev Revs Fr Msgr Hon Pres Supt Insp Det Amb Atty Asst Dep Mgr Ste Mt Mts Ft Sra Srta Dra Mme",
    "Mlle Sig Dott Ing Ald Cllr Hr vs viz cf approx ca eg ie incl esp resp e.g i.e p.ej p.ex t.ex f.eks",
)
"""What stands before the word it belongs to, so that no sentence ends there: titles, versus, for example."""

LEADING_IN: Mapping[str, frozenset[str]] = {
    "de": _words(
        "Hrn Dipl Mag St Nr bzw evtl ggf inkl exkl sog vgl zzgl geb gest Mio Mrd Hl hl max min u.a z.B z.b d.h o.ä u.ä",
        "s.o s.u i.d v.a i.d.R u.a.m Abs",
    ),
    "fr": _words("M MM Mmes Dr Pr Me St av env"),
    "es": _words("Sr Sres Dr Dn Da Ud Uds Vd núm pág EE Gral Lic"),
    "it": _words("Sigg Avv On Dr dott sig prof ing avv"),
    "pt": _words("Sr Srs Dr Exmo Eng"),
    "nl": _words("dhr mevr mw dr drs ir ing mr prof bijv jl nr o.a d.w.z m.b.t"),
    "sv": _words("dr prof hr fr nr kl bl.a dvs s.k"),
    "da": _words("dr prof hr fr nr kl bl.a dvs s.k"),
    "nb": _words("dr prof hr fr nr kl bl.a dvs s.k"),
    "pl": _words("dr prof np tzn ul al św inż mgr"),
    "ru": _words("ул им т.е т.к проф акад тыс млн млрд"),
}
"""The same in other languages."""

NUMBERED = _words(
    "No Nos no nos Nr nr Fig Figs fig figs Vol Vols vol Ch ch Sec sec Art art Op op pp para Ver ver Apt Rte Bd Ex tel",
    "Tel ft lb lbs oz sq hr hrs min mins secs yr yrs mo mos",
)
"""What stands before a number ("No. 5", "6 ft. 2"); before anything else it is an ordinary word ("He said no. Then …")."""

TRAILING = _words(
    "Inc Corp Co Cos Ltd Bros Cie Mfg Intl Assn Assoc Dept Univ Inst Jr Esq Ave Blvd Rd Ln Sq Hwy Pkwy Bldg Ala Ariz",
    "Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt",
    "Wash Wis Wyo Ont Que al est ed eds Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tue Tues Thu Thur Thurs",
)
"""What may stand inside a sentence or end one: companies, streets, states, months. A likely beginning after it decides."""

STREETS = _words("Dr St Sr Ct Pl")
"""A title or a saint, or, after a name, a street or a son: "Dr. Ng" but "12 Ocean Dr. The house …"."""

LETTERED = _words(
    "vitamin vitamins plan type types group hepatitis grade class appendix figure chapter part category schedule title",
    "exhibit war section option block gate terminal strain protein round game",
)
"""After these a single letter is no initial: "vitamin D. Doctors …"."""

HOURS = _words("a.m p.m")
AFTER_HOURS = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February",
    "March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov",
    "Dec ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST JST AEST Eastern Central Mountain Pacific",
    "Greenwich London local",
)
"""What goes on after "9 a.m.": a day or a time zone."""

SHOUTED = _words("Yahoo Jeopardy Yum E Panic Mia Oklahoma Dolly Ahoy Kahoot Airplane Guess Rouge")
"""Names that are written with an exclamation or question mark: Yahoo!, Jeopardy!, E!, Mamma Mia!"""

ORDINAL_LANGUAGES = _words("de da nb nn no fi cs sk sl hr sr bs hu et lv tr pl is lb eu")
"""Where "3." is "third"."""

_ENGLISH_STARTERS = _words(
    "The It He She They We But And In On At A This That When There After As If His Her Their Its For From With I",
)
STARTERS: Mapping[str, frozenset[str]] = {
    "en": _ENGLISH_STARTERS,
    "de": _words(
        "Der Die Das Er Sie Es Ein Eine Im In Am Auf Aber Doch Und Wir Ich Den Dem Bei Nach Vor Seit Mit Für Nun Dann",
        "Damit Dazu Dort Hier Auch Als Wenn Zwar Zum Zur Dabei Diese Dieser Dieses Nicht Noch Man",
    ),
}
"""With what a sentence is likely to begin, even after an abbreviation or an initial."""

MORE_STARTERS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "You An Or So Yet No Not Nor What Who Why How Where Which While Although Though Because By Without Some Most",
        "Many Several Few More All Both Each Every Another Others These Those Our My Your Here Still However Meanwhile",
        "Then Now Later Earlier Today Since Before According Asked Despite During Instead Nearly About Around Among",
        "Between Even Just Only Perhaps Maybe Yes Once Until Unlike Through Also To Such Following Born Under One Two",
        "Three Four Five Other",
    ),
}
"""With what a sentence may begin after an abbreviation, though not after an initial: "T. More" is a name."""

NOUN_STARTERS = _words(
    "Officials Analysts Experts Critics Investigators Authorities Researchers Scientists Police Prosecutors Shares",
    "Stocks Sales Residents Voters Supporters Opponents Economists Doctors Lawyers Lawmakers Reporters People Exports",
    "Imports Last Next Over Early Late Government Regulators Ministers Campaigners Officers Jurors Judges Investors",
    "Consumers Students Teachers Workers Families Parents Patients Drivers Passengers Firefighters Prices Temperatures",
    "Dozens Hundreds Thousands Millions Six Seven Eight Nine Ten Twelve",
)
"""Common nouns that begin a sentence when a small letter follows: "in the U.S. Officials said", but not "U.S. Officials Meet"."""

SPEECH = _words("said says asked asks added told replied shouted wrote cried yelled recalled joked admitted continued explained")
"""After a quotation that asks or cries out, "Gov. Doe said" is still the same sentence."""
