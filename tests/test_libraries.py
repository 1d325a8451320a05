"""Which version of a library is installed, read off the name of its folder."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from narrator import libraries
from narrator.libraries import library_version


@pytest.mark.parametrize("library", ["espeakng-loader", "lameenc", "numpy", "pillow", "pyttsx3"])
def test_a_librarys_version_is_what_its_own_record_says(library: str) -> None:
    assert library_version(library) == version(library)


def test_a_name_is_found_however_it_is_written() -> None:
    assert library_version("espeakng_loader") == library_version("Espeakng-Loader")


def test_a_library_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(ModuleNotFoundError, match="no-such-library"):
        library_version("no-such-library")


def test_a_record_that_leaves_a_doubt_is_asked_of_the_library_that_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken update leaves two records, a broken removal one without its contents."""
    for name, number in (("mill", "1.0"), ("mill", "2.0"), ("weir", "3.0")):
        (tmp_path / f"{name}-{number}.dist-info").mkdir()
    for number in ("1.0", "2.0"):
        (tmp_path / f"mill-{number}.dist-info" / "METADATA").write_text(f"Name: mill\nVersion: {number}\n")
    monkeypatch.syspath_prepend(tmp_path)
    libraries._records.cache_clear()
    assert library_version("mill") == version("mill")
    with pytest.raises(ModuleNotFoundError):
        library_version("weir")
    libraries._records.cache_clear()
