"""Edits: what an editor does at the desk, as changes of plain files that the command reads too."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from narrator.amend import Setting, amended, setting
from narrator.article import amend_front_matter, front_matter_text
from narrator.errors import SettingsError
from narrator.files import rewrite
from narrator.script import Choice, check_entry, chosen, name_block, named_blocks
from narrator.server.desk import Sheet
from narrator.settings import FILE_NAME

_BYTE_ORDER_MARK = "\ufeff"
_MOST_UNDONE = 200
"""Edits that can be taken back."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One key of one file, and what it is set to."""

    file: Path
    table: str | None
    key: str
    value: Setting | None
    """None takes the key out."""
    in_article: bool = False
    """Whether the file is the article and the key one of its front matter."""


@dataclass(frozen=True, slots=True)
class _Done:
    """An edit that was made, and the file before and after it."""

    edit: Edit
    before: str | None
    """None when there was no file."""
    after: str
    earlier: Setting | None
    """What the key was set to before."""


class Edits:
    """The edits made at one desk. Each sets its own key in the file as it is then, so that no two can overwrite each other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._done: dict[str, list[_Done]] = {}

    def make(self, edit: Edit, page: str) -> None:
        """Makes an edit; `page` is who asked for it. Raises `SettingsError` when the file cannot be read or written."""
        with self._lock:
            before = _read(edit.file)
            after = _amended(before or "", edit)
            if after == before:
                return
            _write(edit.file, after)
            done = self._done.setdefault(page, [])
            done.append(_Done(edit, before, after, _setting(before or "", edit)))
            del done[:-_MOST_UNDONE]

    def undo(self, page: str) -> bool:
        """Takes back the last edit `page` asked for. Returns whether there was one.

        A file that is still as the edit left it becomes what it was before, to the byte; in one changed since, by another page or
        in an editor, only the key is set back. Raises `SettingsError` when that key was changed since too.
        """
        with self._lock:
            done = self._done.get(page)
            if not done:
                return False
            last = done.pop()
            now = _read(last.edit.file)
            if now == last.after:
                if last.before is None:
                    last.edit.file.unlink()
                else:
                    _write(last.edit.file, last.before)
                return True
            if _setting(now or "", last.edit) != last.edit.value:
                raise SettingsError(f"{last.edit.file.name}: {last.edit.key!r} was changed again since; change it by hand.")
            back = Edit(last.edit.file, last.edit.table, last.edit.key, last.earlier, last.edit.in_article)
            _write(back.file, _amended(now or "", back))
            return True

    def count(self, page: str) -> int:
        """How many edits `page` can take back."""
        return len(self._done.get(page, ()))


def saying(sheet: Sheet, word: str, said: str | None, where: str) -> Edit:
    """The edit that says how a word is said, or that the lexicon has nothing to say of it any more (None)."""
    word = " ".join(word.split())
    if said is not None:
        check_entry(word, said)
    if where == "article":
        return Edit(_article(sheet), "lexicon", word, said, in_article=True)
    return Edit(sheet.project.lexicon_file, None, word, said)


def including(sheet: Sheet, name: str, *, wanted: bool) -> tuple[Edit, ...]:
    """The edits that put a kind of block back, or leave it out again: in the article where it can be, else in narrator.toml."""
    include, exclude = _list(sheet, "include"), _list(sheet, "exclude")
    include, exclude = _without(include, name), _without(exclude, name)
    choice = _chosen(sheet, include, exclude)
    if wanted and name not in choice.kinds:
        include = (*include, name)
    elif not wanted and name in choice.kinds:  # the project says it
        exclude = (*exclude, name)
    return _listing(sheet, include, exclude)


def choosing(sheet: Sheet, number: int, *, wanted: bool) -> tuple[Edit, ...]:
    """The edits that have one block said, or leave it out, whatever its kind. Raises `SettingsError` when there is none."""
    block = next((at for at in range(len(sheet.article.blocks)) if sheet.script.number(at) == number), None)
    if not number or block is None:
        raise SettingsError(f"There is no paragraph {number} any more; load the page again.")
    kind = sheet.article.blocks[block].kind
    include, exclude = _list(sheet, "include"), _list(sheet, "exclude")
    if wanted:
        exclude = _without(exclude, *_naming(sheet, exclude, block))
    else:
        include = _without(include, *_naming(sheet, include, block))
    if (_chosen(sheet, include, exclude).reason(block, kind) is None) != wanted:
        name = name_block(sheet.article, block)
        include, exclude = ((*include, name), exclude) if wanted else (include, (*exclude, name))
    return _listing(sheet, include, exclude)


def _naming(sheet: Sheet, names: tuple[str, ...], block: int) -> tuple[str, ...]:
    """Those of `names` that mean this block and no other."""
    return tuple(name for name in names if named_blocks(sheet.article, name) == (block,))


def _chosen(sheet: Sheet, include: tuple[str, ...], exclude: tuple[str, ...]) -> Choice:
    """What would be said if the lists that the desk writes were these."""
    script = sheet.project.settings.script
    if sheet.has_own:
        return chosen(replace(sheet.article, include=include, exclude=exclude), script)
    return chosen(sheet.article, replace(script, include=include, exclude=exclude))


def _lists(sheet: Sheet) -> Edit:
    """Where the desk keeps what is said and what is not, as an edit of nothing yet."""
    if sheet.has_own:
        return Edit(_article(sheet), None, "", None, in_article=True)
    return Edit(sheet.project.file or Path(FILE_NAME), "script", "", None)


def _list(sheet: Sheet, key: str) -> tuple[str, ...]:
    """What a list holds now: in the file, since the sheet's has what the command adds to it."""
    place = replace(_lists(sheet), key=key)
    value = _setting(_read(place.file) or "", place)
    return tuple(value) if isinstance(value, tuple) else ()


def _listing(sheet: Sheet, include: tuple[str, ...], exclude: tuple[str, ...]) -> tuple[Edit, ...]:
    place, lists = _lists(sheet), {"include": include, "exclude": exclude}
    return tuple(replace(place, key=key, value=names or None) for key, names in lists.items() if names != _list(sheet, key))


def titling(sheet: Sheet, found: str, title: str) -> Edit:
    """The edit that gives a chapter another title; its own, or none, takes an earlier one back."""
    title = " ".join(title.split())
    return Edit(_article(sheet), "chapters", found, title if title not in ("", found) else None, in_article=True)


def _without(names: tuple[str, ...], *out: str) -> tuple[str, ...]:
    return tuple(name for name in names if name not in out)


def _article(sheet: Sheet) -> Path:
    if not sheet.has_own:
        raise SettingsError(f"{sheet.script.article} cannot carry settings of its own; keep this in the project.")
    return Path(sheet.script.article)


def _amended(text: str, edit: Edit) -> str:
    amend = amend_front_matter if edit.in_article else amended
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    return mark + amend(text.removeprefix(_BYTE_ORDER_MARK), edit.table, {edit.key: edit.value})


def _setting(text: str, edit: Edit) -> Setting | None:
    """What an edit's key is set to in `text`."""
    plain = text.removeprefix(_BYTE_ORDER_MARK)
    return setting(front_matter_text(plain) if edit.in_article else plain, edit.table, edit.key)


def _read(file: Path) -> str | None:
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            return opened.read()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as e:
        raise SettingsError(f"{file} cannot be read: {e}.") from e


def _write(file: Path, text: str) -> None:
    try:
        rewrite(file, text)
    except OSError as e:
        raise SettingsError(f"{file} cannot be written: {e.strerror}.") from e
