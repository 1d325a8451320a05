"""The command answers at once, and importing the package costs nothing."""

from __future__ import annotations

import subprocess
import sys
import time

HEAVY = ("numpy", "PIL", "lameenc", "mutagen", "pydub", "py3langid", "espeakng_loader", "narrator.recording", "narrator.article")


def _loaded_by(program: str) -> set[str]:
    listing = f"{program}\nimport sys\nprint(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", listing], capture_output=True, check=True, text=True).stdout.split())


def test_importing_the_package_and_the_command_loads_nothing_heavy() -> None:
    assert not _loaded_by("import narrator.cli") & set(HEAVY)


def test_normalize_loads_the_rules_of_say_as_and_little_else() -> None:
    """Measured: 0.07 s over Python itself, on a busy machine."""
    rooms = {name for name in _loaded_by("from narrator import normalize") if name.startswith("narrator.")}
    assert all(
        name.startswith(("narrator.script.sayas", "narrator.script.script"))
        for name in rooms - {"narrator.doors", "narrator.language", "narrator.patterns", "narrator.script"}
    )
    assert not _loaded_by("from narrator import normalize") & {
        *HEAVY,
        "tomllib",
        "json",
        "datetime",
        "pathlib",
        "asyncio",
        "logging",
    }


def test_help_adds_little_to_python_itself() -> None:
    def best(*arguments: str) -> float:
        times = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
            times.append(time.perf_counter() - began)
        return min(times)

    assert best("-m", "narrator", "--help") - best("-c", "pass") < 0.35
