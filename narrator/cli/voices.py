"""`narrate voices`: what can speak here, and how it sounds."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import answering, tell
from narrator.cli.hearing import hear
from narrator.errors import EngineError, NarratorError, SettingsError
from narrator.language import ANY

if TYPE_CHECKING:
    from narrator.engines import Voice
    from narrator.recording import Pool
    from narrator.script import Script
    from narrator.settings import VoicesSettings

voices = typer.Typer(
    name="voices",
    invoke_without_command=True,
    rich_markup_mode=None,
    help="Lists what can speak on this machine, and how to get more.",
)


Origin = Annotated[
    str | None,
    typer.Option("--from", metavar="PLACE", help="Fetch from this address or folder with the same files in it."),
]


@voices.callback()
def show(
    context: typer.Context,
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="Only what speaks it, every voice by name: de, pt-BR.")
    ] = None,
    speed: Annotated[bool, typer.Option("--speed", help="Measure first how fast each voice speaks on this machine.")] = False,
) -> None:
    """Lists what can speak on this machine, and how to get more."""
    if context.invoked_subcommand is None:
        with answering():
            from narrator.engines import describe_voices

            if speed:
                _measure_all()
            for line in describe_voices(language):
                print(line)


@voices.command()
def catalogue(
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="Only voices that speak it, e.g. de or pt-BR.")
    ] = None,
    origin: Origin = None,
) -> None:
    """Lists voices that can be installed, with size and licence."""
    with answering():
        from narrator.catalogue import list_offers, read_licences
        from narrator.columns import columns
        from narrator.engines import installed_names
        from narrator.progress import Arrival

        offers = list_offers(_places(origin), language, lambda error: tell(str(error)))
        with Arrival("licences", len(offers), "cards") as arrival:
            licences = read_licences(offers, arrival.at)
        installed = installed_names()
        rows = [("name", "language", "quality", "size", "", "licence")]
        for offer in offers:
            first, *more = offer.languages
            tags = f"{first} and {len(more)} more" if more else first
            here = "installed" if offer.name in installed else ""
            rows.append((offer.name, tags, offer.quality, _size(offer.size), here, str(licences[offer.name])))
        for line in columns(rows):
            print(line)


@voices.command()
def install(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As narrate voices catalogue lists it.")], origin: Origin = None
) -> None:
    """Fetches a natural voice, and says what it is under.

    Goes on where an earlier try was broken off.
    """
    with _keeping(name), answering():
        from narrator.catalogue import find_offer, intact, licence_of
        from narrator.catalogue import install as bring
        from narrator.progress import Arrival

        if intact(name):
            tell(f"{name} is installed already; narrate voices try {name} lets it be heard.")
            return
        offer = find_offer(name, _places(origin))
        licence = licence_of(offer)
        tell(f"{offer.name}: {', '.join(offer.languages)}, {_size(offer.size)}. Licence: {licence}.")
        if licence.standing != "free":
            tell(f"read its terms before you publish with it{f': {licence.where}' if licence.where else ''}.")
        with Arrival(offer.name, offer.size) as arrival:
            bring(offer, arrival.at, lambda: tell(f"waiting for another install of {offer.name}."))
        print(offer.name)
        _introduce(offer.name)


@voices.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="An installed voice, or one that came in part.")]) -> None:
    """Removes an installed voice and its files."""
    with answering():
        from narrator.catalogue import remove as forget

        forget(name)
        tell(f"{name} is removed.")


def _places(origin: str | None) -> VoicesSettings:
    """Where voices are fetched from: one place for all, or what narrator.toml says."""
    from narrator.settings import VoicesSettings, find_settings, load_settings

    if origin == "":  # as from a variable nobody set, and then not from the settings' place
        raise SettingsError("--from is empty; name an address or a folder, or leave it out.")
    return VoicesSettings(origin, origin) if origin else load_settings(find_settings(Path())).voices


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} kB"


@contextmanager
def _keeping(name: str) -> Iterator[None]:
    """Says what stays of a voice that did not come whole."""
    from narrator.catalogue import begun

    try:
        yield
    except (typer.Exit, KeyboardInterrupt) as e:
        if begun(name):
            tell(f"what has come of {name} stays; the same command goes on from there, narrate voices remove {name} removes it.")
        if isinstance(e, KeyboardInterrupt):
            raise typer.Exit(128 + signal.SIGINT) from e
        raise


def _introduce(name: str) -> None:
    """Says how fast a new voice is here, or why it cannot speak yet."""
    from narrator.engines import find_voice, told_speed
    from narrator.recording import Pool

    try:
        with Pool(1) as pool:
            speed = _measure(find_voice(name), pool)
    except NarratorError as e:
        tell(f"{name} is here, and cannot speak yet: {e}")
        return
    tell(f"{name} speaks at {told_speed(speed)} real time here; narrate voices try {name} lets it be heard.")


def _measure_all() -> None:
    """Measures how fast each profile speaks here; what cannot speak here has no speed."""
    from narrator.engines import usable_profiles
    from narrator.recording import Pool

    with Pool(1) as pool:
        for voice in usable_profiles():
            with suppress(EngineError):
                _measure(voice, pool)


def _measure(voice: Voice, pool: Pool) -> float:
    """How fast a voice speaks here, which is remembered."""
    from narrator.engines import measure_speed, remember_speed

    speed = pool.submit(measure_speed, voice).result()
    remember_speed(voice, speed)
    return speed


@voices.command("try")
def try_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A profile, the path of one, or engine:voice.")],
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="What it says; the AI-voice notice in its language by default.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="MP3", help="Write it instead of playing it.")] = None,
) -> None:
    """Lets a voice be heard.

    Where this machine cannot play, writes an MP3 and prints its path.
    """
    with answering():
        from narrator.engines import find_voice
        from narrator.engines import speaker as speaking
        from narrator.recording import Pool, record
        from narrator.settings import MasterSettings

        _check_output(output)
        asked = find_voice(name)
        language = "en" if asked.language == ANY else asked.language
        settings = MasterSettings()
        with Pool(1) as pool:
            recording = record(_sample(text, language), speaking(asked, language), pool)
            hear(recording, lambda: output or _named(asked), settings, pool, aloud=output is None)


def _check_output(output: Path | None) -> None:
    """Raises `SettingsError` for what no MP3 can be called."""
    if output and (not output.name or output.is_dir()):
        raise SettingsError(f"-o {output} is a folder; name the file in it, such as sample.mp3.")
    if output and output.suffix.lower() not in ("", ".mp3"):
        raise SettingsError(f"-o {output} would be an MP3 under another name; let it end in .mp3.")


def _named(voice: Voice) -> Path:
    """The MP3 of a voice, in the folder one is in."""
    from narrator.episode import slugify

    return Path(f"{slugify(voice.name)}.mp3")


def _sample(text: str | None, language: str) -> Script:
    """The script of a text by itself, without a notice; of the notice itself when there is none."""
    from narrator.article import Article, Block
    from narrator.disclosure import notice
    from narrator.script import adapt
    from narrator.settings import ScriptSettings

    said = (text if text is not None else notice(language)).strip()
    settings = ScriptSettings(notice=False, notice_reason="a voice is tried")
    script = adapt(Article("-", said, said, (Block("paragraph", 0, len(said)),), language=language), settings=settings)
    if not script.utterances:
        raise SettingsError(f"--text {text!r} has no words to say.")
    return script
