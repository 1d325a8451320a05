"""The language of an article is told from its words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from narrator.article import read, read_text
from narrator.article.language import detect

SEEDS = Path(__file__).parents[2] / "seeds"

PARAGRAPHS = {
    "de": "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke über den Fluss zu sanieren. Die Arbeiten sollen im "
    "Frühjahr beginnen und was sie kosten, war lange umstritten. Die Anwohner hoffen, dass der Lärm sich in "
    "Grenzen hält.",
    "nl": "De gemeenteraad heeft dinsdag besloten om de oude brug over de rivier te herstellen. Het werk begint in het "
    "voorjaar en was al jaren nodig. De bewoners hopen dat ze weer snel over het water kunnen, of in elk geval "
    "voor de zomer.",
    "da": "Byrådet besluttede tirsdag at istandsætte den gamle bro over åen. Arbejdet begynder til foråret, og beboerne "
    "håber, at de kan have broen for sig selv igen, før sommeren er forbi. For her har man ventet længe.",
    "sv": "Kommunfullmäktige beslutade på tisdagen att rusta upp den gamla bron över ån. Arbetet börjar i vår och de "
    "boende hoppas att de ska få tillbaka sin bro innan sommaren är över.",
    "nb": "Kommunestyret vedtok tirsdag å sette den gamle broen over elva i stand. Arbeidet begynner til våren, og "
    "beboerne håper at de får tilbake broen sin før sommeren er over. Ordføreren sa at hun ikke ville love noe.",
    "fr": "Le conseil municipal a décidé mardi de restaurer le vieux pont sur la rivière. Les travaux commenceront au "
    "printemps et les habitants espèrent que le bruit restera supportable. Le maire, lui, ne promet rien.",
    "es": "El ayuntamiento decidió el martes restaurar el viejo puente sobre el río. Las obras comenzarán en primavera "
    "y los vecinos esperan que el ruido no sea excesivo. El alcalde no ha querido prometer nada.",
    "it": "Il consiglio comunale ha deciso martedì di restaurare il vecchio ponte sul fiume. I lavori cominceranno in "
    "primavera e gli abitanti sperano che il rumore non sia troppo forte. Il sindaco non promette nulla.",
    "pt": "A câmara municipal decidiu na terça-feira restaurar a velha ponte sobre o rio. As obras começam na primavera "
    "e os moradores esperam que o barulho não seja demasiado. O presidente não quis prometer nada.",
    "pl": "Rada miasta zdecydowała we wtorek o remoncie starego mostu nad rzeką. Prace rozpoczną się wiosną, a "
    "mieszkańcy mają nadzieję, że hałas nie będzie zbyt uciążliwy.",
    "cs": "Zastupitelstvo v úterý rozhodlo o opravě starého mostu přes řeku. Práce začnou na jaře a obyvatelé doufají, "
    "že hluk nebude příliš velký.",
    "hu": "A képviselő-testület kedden úgy döntött, hogy felújítják a folyó régi hídját. A munka tavasszal kezdődik, és "
    "a lakók azt remélik, hogy a zaj elviselhető lesz.",
    "fi": "Kaupunginvaltuusto päätti tiistaina kunnostaa vanhan sillan joen yli. Työt alkavat keväällä, ja asukkaat "
    "toivovat, ettei melusta tule liian suurta haittaa.",
    "tr": "Belediye meclisi salı günü nehrin üzerindeki eski köprünün onarılmasına karar verdi. Çalışmalar ilkbaharda "
    "başlayacak ve mahalle sakinleri gürültünün az olmasını umuyor.",
    "id": "Dewan kota memutuskan pada hari Selasa untuk memperbaiki jembatan tua di atas sungai. Pekerjaan akan dimulai "
    "pada musim semi dan warga berharap suaranya tidak terlalu bising.",
    "ru": "Городской совет во вторник решил отремонтировать старый мост через реку. Работы начнутся весной, и жители "
    "надеются, что шум не будет слишком сильным.",
    "uk": "Міська рада у вівторок вирішила відремонтувати старий міст через річку. Роботи почнуться навесні, і мешканці "
    "сподіваються, що шум не буде надто сильним.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να επισκευάσει την παλιά γέφυρα του ποταμού. Οι εργασίες θα "
    "αρχίσουν την άνοιξη.",
    "zh": "市议会星期二决定修缮河上的旧桥。工程将于春天开始，居民们希望噪音不会太大。市长没有作出任何承诺。",
    "ja": "市議会は火曜日、川にかかる古い橋を修理することを決めた。工事は春に始まり、住民は騒音を心配している。",
    "ko": "시의회는 화요일 강 위의 오래된 다리를 보수하기로 결정했다. 공사는 봄에 시작되며 주민들은 소음을 걱정한다.",
    "ar": "قرر مجلس المدينة يوم الثلاثاء ترميم الجسر القديم فوق النهر. وستبدأ الأعمال في الربيع، ويأمل السكان ألا تكون "
    "الضوضاء كبيرة.",
    "hi": "नगर परिषद ने मंगलवार को नदी पर बने पुराने पुल की मरम्मत करने का फैसला किया। काम वसंत में शुरू होगा और "
    "निवासियों को उम्मीद है कि शोर ज़्यादा नहीं होगा।",
    "af": "Die stadsraad het Dinsdag besluit om die ou brug oor die rivier te herstel. Die werk begin in die lente en "
    "was al jare lank nodig. Die inwoners hoop dat die geraas nie te erg sal wees nie, want hulle is in hul huise "
    "vir die dag.",
}

ENGLISH = [
    "Okafor beat Kubíčková 6-4, 7-6 (7-3) in Port Lucan on 3 June, with 14 aces at up to 121 mph; van der Merwe "
    "lost 2-6, 6-3, 7-5 to Lindqvist in 2 hours 51 minutes.",
    "Northmoor Petroleum gained 3.8% to $72.15, Fjellheim ASA added 5.2% to kr 214.50, Kestrel Airways fell 4.9% "
    "and Transpolar Air plc dropped 6.4% to £3.17 as crude settled at $91.36.",
    "Zsófia Brandl, Tomasz Wieczorek, Nneka Okafor and Hiroshi Tanabe met in Vrbovec on Tuesday to sign the "
    "2024-25 agreement with Saint-Aubrac.",
    "She walked home. Rain fell. Nobody spoke, and nobody looked up from the water until the lamp went out.",
]


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_is_enough(language: str) -> None:
    assert detect(PARAGRAPHS[language]) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_full_of_figures_and_foreign_names_is_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("text", ["", "42", "Kraków 3, Łódź 2", "Hallo Welt", "¡Hola!", "東京"])
def test_too_little_text_counts_as_english(text: str) -> None:
    assert detect(text) == "en"


def test_a_short_text_in_another_script_is_told() -> None:
    assert detect("Привет мир, как дела") == "ru"


def test_front_matter_has_the_last_word() -> None:
    assert read_text(f'+++\nlanguage = "nl"\n+++\n{PARAGRAPHS["de"]}').language == "nl"


def test_front_matter_is_not_looked_at_for_the_language() -> None:
    english = "# The settings of this article are written here, and they are of no use to the voice that reads it.\n" * 5
    assert read_text(f"+++\n{english}+++\n{PARAGRAPHS['fr']}").language == "fr"


def test_the_seeds_are_in_the_languages_they_seem_to_be() -> None:
    languages = {path.stem: read(path).language for path in SEEDS.glob("*.txt")}
    assert languages.pop("deutsch") == "de"
    assert set(languages.values()) == {"en"}


def test_english_needs_no_classifier() -> None:
    code = "import sys; from narrator.article import read; read(sys.argv[1]); print('py3langid' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code, str(SEEDS / "markets.txt")], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "False"
