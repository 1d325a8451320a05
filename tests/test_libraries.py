"""Which version of a library is installed, read off the name of its folder."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from narrator.libraries import library_version


@pytest.mark.parametrize("library", ["espeakng-loader", "lameenc", "numpy", "pillow", "pyttsx3"])
def test_a_librarys_version_is_what_its_own_record_says(library: str) -> None:
    assert library_version(library) == version(library)


def test_a_name_is_found_however_it_is_written() -> None:
    assert library_version("espeakng_loader") == library_version("Espeakng-Loader")


def test_a_library_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(ModuleNotFoundError, match="no-such-library"):
        library_version("no-such-library")
