"""Where an episode goes: how finished files get to their folder without harming what stands there."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from narrator.episode.episode import HEAD, Episode, read_episode
from narrator.episode.formats import FORMATS
from narrator.episode.slug import slugs
from narrator.errors import EpisodeError
from narrator.files import locked
from narrator.patterns import compiled
from narrator.signals import signals_waiting

SLUG_MARK = "@"
"""Stands for the slug in the names of the files of an episode being built: which slug is free shows when it is moved."""
_WORKSHOP = compiled(r"\.narrate-[0-9a-f]{16}")
_NEW, _PREVIOUS = "new", "previous-"
"""In a workshop: the episode being built; and, for the moment of the change, the one it replaces, with its slug."""
_LOCK = "lock"
"""In a workshop: what its run holds locked. One that is not has no run any more."""
_ABANDONED = 86_400
"""Seconds after which a workshop without a lock is taken for abandoned. Making twenty hours of sound takes ten minutes."""


_MOVING = 30
"""Seconds after which whoever moves an episode is taken for gone, where no file can be locked. It takes a hundredth of one."""


@contextlib.contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """A folder to build an episode in, in the output folder so that moving is renaming; gone afterwards, whatever happens.

    Raises `EpisodeError` when the output folder cannot be made or written.
    """
    folder = output / f".narrate-{secrets.token_hex(8)}"  # not tempfile, whose folders nobody else may read
    with _cleared(folder):
        try:
            output.mkdir(parents=True, exist_ok=True)
            _clear_abandoned(output)
            (folder / _NEW).mkdir(parents=True)
            lock = (folder / f"{_LOCK}-{_NEW}").open("wb")
        except OSError as e:
            raise EpisodeError(f"{output} cannot be written: {e.strerror}; choose another folder with -o.") from e
        with lock:
            with contextlib.suppress(OSError):
                if locked(lock):
                    (folder / f"{_LOCK}-{_NEW}").rename(folder / _LOCK)  # nobody finds it before it is locked
            yield folder / _NEW


@contextlib.contextmanager
def _cleared(folder: Path) -> Iterator[None]:
    """Deletes `folder` at the end, also when Ctrl-C or a SIGTERM comes while it is being deleted."""
    try:
        try:
            yield
        finally:
            _delete(folder)
    finally:  # a signal came before the first was under way
        _delete(folder)


def _delete(folder: Path) -> None:
    """Deletes a folder whole: broken off by a signal, `rmtree` leaves some of it, or closes a file twice."""
    with signals_waiting():
        shutil.rmtree(folder, ignore_errors=True)


def _clear_abandoned(output: Path) -> None:
    """Deletes what a run that was killed left behind; an episode it was about to replace goes back to its place."""
    for folder in output.glob(".narrate-*"):
        if not _WORKSHOP.fullmatch(folder.name):
            continue
        with contextlib.suppress(OSError):
            if _is_abandoned(folder):
                for previous in folder.glob(f"{_PREVIOUS}*"):
                    slug = previous.name.removeprefix(_PREVIOUS)
                    if not os.path.lexists(output / slug):
                        previous.rename(output / slug)
                shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(workshop: Path) -> bool:
    """Whether the run that made a workshop is gone. Raises `OSError`."""
    try:
        with (workshop / _LOCK).open("rb+") as lock:
            return locked(lock)
    except FileNotFoundError:
        return time.time() - workshop.stat().st_mtime > _ABANDONED


def deliver(built: Path, episode: Episode, finish: Callable[[Episode], None]) -> Episode:
    """Moves a finished episode from its workshop to `episode.folder`, or beside it when another article's episode is there.

    `finish` writes, in `built`, what names the other files: it is called once, as soon as the slug is known. The episode appears
    whole, by one rename. An earlier episode of the same article makes room for it, by another; other files in that folder stay.
    Raises `OSError`, and then what stood there stands there still; `EpisodeError` when no name is free.
    """
    output = episode.folder.parent
    with _alone(output, built.parent):
        for slug in _candidates(output, episode):
            names = {path.name: path.name.replace(SLUG_MARK, slug) for path in sorted(built.iterdir())}
            if _may_take(output / slug, episode, names.values()):
                final = replace(episode, folder=output / slug, slug=slug, replaced=_other_sound(output / slug, episode.format))
                finish(final)
                _put(built, output / slug, names)
                return final
    raise EpisodeError(f"{output} holds 10,000 episodes called {episode.slug}; choose another folder with -o.")


@contextlib.contextmanager
def _alone(output: Path, workshop: Path) -> Iterator[None]:
    """Waits until no other run is moving an episode in `output`. The file that says so names the workshop of the run that is."""
    lock = output / ".narrate-lock"
    while True:
        try:
            with lock.open("x", encoding="ascii") as holder:
                holder.write(workshop.name)
            break
        except FileExistsError:
            if _is_gone(lock):
                lock.unlink(missing_ok=True)
            time.sleep(0.01)
    with signals_waiting():  # what is half moved is nowhere
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                lock.unlink()


def _is_gone(lock: Path) -> bool:
    """Whether the run that wrote `lock` was killed."""
    with contextlib.suppress(OSError):
        name = lock.read_text(encoding="ascii")
        workshop = lock.parent / name
        if not name or (workshop.exists() and not (workshop / _LOCK).exists()):
            return time.time() - lock.stat().st_mtime > _MOVING
        return not workshop.exists() or _is_abandoned(workshop)
    return False


def _candidates(output: Path, episode: Episode) -> Iterator[str]:
    """The slugs the episode may have: the one it has already, under any headline; then its headline's."""
    if episode.id or episode.url or not os.path.lexists(output / episode.slug):
        is_known = _named_alike if episode.id or episode.url else _is_retitled
        for path in sorted(output.glob(f"*/{HEAD}")):
            there = None if path.parent.name.startswith(".") else _there(path.parent)
            if there and is_known(episode, there):
                yield path.parent.name
    yield from slugs(episode.slug)


def _may_take(folder: Path, episode: Episode, names: Collection[str]) -> bool:
    """Whether `folder` is not there, or is an episode's of the same article, or has no episode and nothing in the way of one."""
    if not os.path.lexists(folder):
        return True
    if (folder / HEAD).exists():
        return _is_own(folder, episode)
    return folder.is_dir() and not any(os.path.lexists(folder / name) for name in names)


def _other_sound(folder: Path, form: str) -> str:
    """The name of the sound of the episode in `folder`, if it has one in another format; else nothing."""
    names = (f"{folder.name}.{extension}" for extension in FORMATS if extension != form)
    return next((name for name in names if (folder / HEAD).exists() and (folder / name).exists()), "")


def _is_own(folder: Path, episode: Episode) -> bool:
    """Whether the episode in `folder` is of the same article.

    It is when its `id` or `url` is the article's; or, where it has none, when it was made from the same text, or from the same
    file and not on an article of another date.
    """
    there = _there(folder)
    if there is None:
        return False
    alike = _named_alike(episode, there)
    if alike is not None:
        return alike
    dates = {day for day in (episode.published, there.published) if day}
    same_file = episode.article == there.article != "-" and len(dates) < 2
    return same_file or episode.source_sha256 == there.source_sha256


def _there(folder: Path) -> Episode | None:
    """The episode in `folder`; None for a damaged one."""
    with contextlib.suppress(EpisodeError):
        return read_episode(folder)
    return None


def _is_retitled(episode: Episode, there: Episode) -> bool:
    """Whether the episode that is there was made from the same file, with the same text below its headline."""
    return episode.text_sha256 != "" and episode.text_sha256 == there.text_sha256 and episode.article == there.article != "-"


def _named_alike(episode: Episode, there: Episode) -> bool | None:
    """Whether `episode` has the `id` of the one that is `there`, else its `url`; None when that has neither."""
    pairs = ((episode.id, there.id), (episode.url, there.url))
    return next((here == other for here, other in pairs if other), None)


def _put(built: Path, folder: Path, names: Mapping[str, str]) -> None:
    """Puts the files of `built` at `folder` under their `names`, in place of what is there."""
    for name, final in names.items():
        (built / name).rename(built / final)
    previous = built.parent / f"{_PREVIOUS}{folder.name}"
    if os.path.lexists(folder):
        folder.rename(previous)
    try:
        if previous.exists():
            _keep_others(previous, built)
        built.rename(folder)
    except OSError:
        if previous.exists():
            previous.rename(folder)
        raise


def _keep_others(previous: Path, ready: Path) -> None:
    """Brings what else somebody put beside the earlier episode's files into the folder that takes its place.

    The earlier episode's sound is not brought, though it may be in another format than the new one's.
    """
    slug = previous.name.removeprefix(_PREVIOUS)
    sounds = [f"{slug}.{extension}" for extension in FORMATS] if (previous / HEAD).exists() else []
    for path in (path for path in previous.iterdir() if path.name not in sounds):
        target = ready / path.name
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, copy_function=_link, symlinks=True, dirs_exist_ok=True)
        elif not os.path.lexists(target):
            _link(path, target)


def _link(source: str | Path, target: str | Path) -> None:
    """The same file under another name; a copy where the file system has no links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)
