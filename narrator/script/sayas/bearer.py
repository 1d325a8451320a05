"""Whose numeral it is: a person's with a given name and a family name ("the third"), not a film's, a ship's or a building's."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import FUNCTION_WORDS, after, is_capitalised, words
from narrator.script.sayas.title import TITLES

_GIVEN = words(
    "Aaron Adam Adrian Alan Albert Alex Alexander Alfred Allan Allen Alvin Andrew Andy Anthony Archibald Archie Arnold",
    "Arthur Barry Ben Benjamin Bernard Bill Billy Bob Bobby Brad Bradley Brandon Brendan Brett Brian Bruce Bryan Byron",
    "Calvin Cameron Cecil Charles Charlie Christian Christopher Clarence Claude Clayton Clifford Clyde Colin Connor",
    "Cornelius Craig Curtis Cyrus Dale Damien Daniel Danny Darren Darryl Dave David Dean Dennis Derek Dominic Donald",
    "Donovan Douglas Duncan Dwayne Dwight Edgar Edmund Eduardo Edward Edwin Eli Elijah Elliott Elmer Emmanuel Eric Ernest",
    "Ethan Eugene Evan Evander Felix Floyd Frank Franklin Fred Frederick Gary Gavin Gene Geoffrey George Gerald Gerard",
    "Gilbert Glenn Gordon Graham Gregory Guy Harold Harrison Harry Harvey Hector Henry Herbert Herman Howard Hubert Hugh",
    "Ian Isaac Isaiah Jack Jacob Jake Jalen Jamal James Jamie Jason Jayden Jeff Jeffrey Jeremiah Jeremy Jerome Jerry Jesse",
    "Jim Jimmy Joe Joel John Johnny Jonathan Joseph Josh Joshua Julian Julius Justin Karl Keith Kelvin Kenneth Kevin Kurt",
    "Kyle Lamar Larry Laurence Lawrence Lee Leo Leon Leonard Leroy Leslie Lester Lewis Lionel Lloyd Loudon Louis Lucas Luke",
    "Luther Malcolm Marcus Mario Mark Marshall Martin Marvin Matt Matthew Maurice Maxwell Melvin Michael Mike Miles",
    "Mitchell Mordecai Morris Moses Nathan Nathaniel Neil Nelson Nicholas Nick Nigel Noah Norman Oliver Oscar Otis Owen",
    "Patrick Paul Percy Perry Peter Phil Philip Phillip Quentin Ralph Randall Randolph Randy Ray Raymond Reginald Rex",
    "Richard Rick Robert Robin Rodney Roger Roland Ronald Ronnie Ross Roy Rudolph Rufus Rupert Russell Ryan Sam Sammy",
    "Samuel Scott Sean Seth Shane Shaun Shawn Sidney Simon Spencer Stanley Stephen Steve Steven Stuart Ted Terence Terrence",
    "Terry Theodore Thomas Thurston Tim Timothy Todd Tom Tommy Travis Trevor Tyler Tyrone Vernon Victor Vincent Wallace",
    "Walter Warren Wayne Wendell Wesley Wilbur Wilfred William Willie Winston Winthrop Zachary Adrien Alain Alexandre",
    "Antoine Baptiste Bertrand Christophe Clément Didier Émile Emile Étienne Etienne Fabien Fabrice François Francois",
    "Frédéric Gaston Gérard Gilles Guillaume Gustave Henri Hugo Jacques Jean Jérôme Julien Laurent Léon Luc Marcel Mathieu",
    "Maxime Nicolas Olivier Pascal Philippe Pierre Raoul Rémy René Sébastien Serge Stéphane Thierry Xavier Yves Alberto",
    "Alejandro Alfonso Alfredo Álvaro Andrés Andres Ángel Antonio Armando Arturo Benigno Benito Bernardo Camilo Carlos",
    "César Cesar Cristóbal Diego Emilio Enrique Ernesto Esteban Federico Felipe Fernando Ferdinand Francisco Gabriel",
    "Gerardo Gonzalo Guillermo Gustavo Héctor Ignacio Javier Joaquín Joaquin Jorge José Jose Juan Julio Leonardo Lorenzo",
    "Luis Manuel Marcelo Marcos Mariano Mateo Mauricio Miguel Nicolás Octavio Pablo Pedro Rafael Ramón Ramon Raúl Raul",
    "Ricardo Roberto Rodrigo Rogelio Salvador Sebastián Sergio Tomás Vicente João Joao Paulo Thiago Afonso Duarte Rui",
    "Alessandro Carlo Claudio Dario Enzo Fabio Filippo Franco Giacomo Gianni Giorgio Giovanni Giulio Giuseppe Luca",
    "Luigi Marco Matteo Paolo Pietro Riccardo Silvio Stefano Umberto Vittorio Andreas Axel Bernd Christoph Dieter Dietrich",
    "Erich Ernst Friedrich Fritz Georg Gerhard Günter Hans Heinrich Helmut Hendrik Hermann Jan Jens Johan Johann Johannes",
    "Jürgen Kaspar Klaus Konrad Lars Lukas Magnus Matthias Niels Nils Ole Olaf Olof Otto Pieter Ralf Rainer Sven Stefan Uwe",
    "Werner Wilhelm Willem Wolfgang Wouter Aleksander Aleksandr Alexei Andrei Andrzej Anton Boris Dmitri Dmitry Igor Ilya",
    "Ivan Jakub Janusz Josef Józef Konstantin Krzysztof Leonid Maxim Mikhail Nikolai Oleg Pavel Piotr Sergei Stanislav",
    "Tadeusz Tomasz Vladimir Yuri Abdul Abdullah Adewale Ahmed Ahmad Ali Amir Babatunde Chidi Chinedu Chukwuma Emeka Hamid",
    "Hamza Hassan Hussein Ibrahim Idris Ikenna Imran Ismail Karim Khalid Kofi Kwabena Kwame Kwasi Mahmoud Mohamed Mohammad",
    "Mohammed Muhammad Mustafa Obinna Oluwaseun Omar Osman Rashid Salim Samir Segun Sipho Tariq Thabo Tunde Uche Yaw",
    "Youssef Yusuf Zaid Ajay Anand Anil Arjun Arun Ashok Deepak Hiroshi Jin Kenji Kiran Krishna Manoj Min Nikhil Rahul Raj",
    "Rajesh Rakesh Ravi Rohan Sanjay Sunil Suresh Takashi Vijay Vikram Vinod",
)
"""Given names of men, who bear a numeral; none that is rather a city (Austin), a month or a thing (Chase)."""
_THINGS = words(
    "Academy Act Airport Arena Award Awards Bank Bridge Brothers Building Bus Camp Capital Cars Center Centre Class Club",
    "College Company Cup Dam Express Family Field Files Foundation Fund Funds Garden Gallery Giants Group Hall Holdings",
    "Hospital Hotel House Institute Island Kart Library Line Mall Memorial Mission Motor Museum Open Park Partners Party",
    "Plan Plaza Prize Program Project Reactor Report Returns Road School Series Sisters Square Stadium Street Studio",
    "Telescope Theater Theatre Tower Towers Trophy Trust University Venture Ventures Village Warehouse Works Bridges",
    "Terminal Station Estates Apartments Airlines",
)
"""After a person's name, what is named for the person: the numeral is its own, `Robert Moses Bridge II`."""
_HEROES = frozenset(
    (
        "John Wick", "Alan Wake", "Max Payne", "Tony Hawk", "Peter Pan", "Peter Rabbit", "Harry Potter",
        "Jack Reacher", "James Bond", "Mario Kart", "Luke Cage", "Johnny English",
        "Austin Powers", "Jason Bourne", "Max Steel", "Oliver Twist", "Alex Kidd", "Leisure Larry",
    )
)  # fmt: skip
"""Who has sequels, not sons."""
_SHIPS = words(
    "uss hms ss ms mv mt rms ns sv hmcs hmas cs rv fv ship yacht vessel ferry tanker boat trawler schooner tug tugboat",
    "barge liner",
)
_SAINTS = words(
    "san santa são sao st st. saint saints ste ste. port fort mount lake cape",
)
"""Before a given name these make it a place: "San Diego Padres II"."""
_PARTICLES = words(
    "de la del da das do dos di du van von der den ter bin ibn al el y e le",
)
_INITIAL = compiled(r"[A-Z]\.")
_INITIALS = compiled(r"(?!U\.[SKN]\.|E\.U\.|D\.C\.|L\.A\.|N\.Y\.|W\.W\.)[A-Z]\.[A-Z]\.")
_AGE = compiled(r",\s[1-9][0-9],")
"""After the numeral of somebody: `Kwaku Mensah III, 54,`."""
_SET_OFF = compiled(r"[,)”\"]|['’]s\b")
_BREAKS = (",", ";", ":", ")", "”", "!", "?", "'s", "’s")
"""After these a new name begins: "Frank Miller's Sin City II"."""
_WINDOW = 64
_LONGEST = 5


def _name(pieces: list[str]) -> list[str]:
    """The capitalised words that end `pieces`, particles between them and initials too, at most five."""
    found: list[str] = []
    for piece in reversed(pieces[-_LONGEST:]):
        word = piece.lstrip("(\"“'‘[•")
        if not (word[:1].isupper() or (found and word in _PARTICLES)) or (found and word.endswith(_BREAKS)):
            break
        found.insert(0, word)
        if word != piece:
            break
    while found and found[0] in _PARTICLES:
        found.pop(0)
    return found


def is_bearer(match: Match[str]) -> bool:
    """Whether the numeral is a person's: `Étienne Delacroix III`, `John D. Rockefeller IV`.

    What comes before the family name must say so, a given name, an initial or a title, or an age behind it: of two capitalised
    words alone nobody knows whether they are a film's.
    """
    pieces = match.string[max(0, match.start() - _WINDOW) : match.start()].split()
    name = _name(pieces)
    if len(name) < 2 or not _may_be_family(name[-1]) or " ".join(name[-2:]) in _HEROES:
        return False
    near = [piece.strip('("“,').lower() for piece in pieces[-_LONGEST - 1 : -1]]
    if not _SHIPS.isdisjoint(near):
        return False
    if _AGE.match(match.string, match.end()) or _is_formal(name):
        return True
    return _is_given(name, near) and (match["numeral"] != "IV" or _goes_on(match))


def _may_be_family(word: str) -> bool:
    return is_capitalised(word) and word[-1].isalpha() and word not in _THINGS


def _is_formal(name: list[str]) -> bool:
    """Whether an initial or a short title stands before the family name: `C.J. Stroud`, `Sen. Kwaku Mensah`."""
    return (
        any(_INITIALS.fullmatch(word) for word in name[:-1])
        or any(_INITIAL.fullmatch(word) for word in name[1:-1])
        or any(word.endswith(".") and word[:-1].lower() in TITLES for word in name[:-2])  # "Mr. Bean II" is a film
    )


def _is_given(name: list[str], near: list[str]) -> bool:
    """Whether a given name stands before the family name, and no word that makes it a place."""
    return _SAINTS.isdisjoint(near) and any(word.partition("-")[0] in _GIVEN for word in name[:-1][-3:])


def _goes_on(match: Match[str]) -> bool:
    """What comes after somebody: `Walter Cronkite IV said`. Without it, IV may be what runs into a vein."""
    return bool(_SET_OFF.match(match.string, match.end())) or after(match) in FUNCTION_WORDS
