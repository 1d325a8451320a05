"""verify(): the files of an episode in, a verdict out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from narrator.episode.episode import HEAD
from narrator.episode.formats import FORMATS
from narrator.episode.signer import trusted_roots
from narrator.episode.verifying.evidence import Evidence
from narrator.episode.verifying.marks import MARKS
from narrator.episode.verifying.observation import Check, State
from narrator.episode.verifying.stream import STREAM
from narrator.episode.verifying.words import WORDS
from narrator.errors import EpisodeError, SettingsError
from narrator.settings import find_settings, load_settings

CHECKS: Mapping[str, Check] = {**MARKS, **WORDS, **STREAM}
"""Everything that is looked at, in order."""
OF_MP3 = ("comment", "notice field", "source type", "signature", "tag", "frames", "header", "duration", "chapters")
"""What is looked for in an MP3 alone: in its tag and its frames."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one check."""

    check: str
    """A key of `CHECKS`."""
    state: State
    told: str
    """What is wrong, what was not measured and why, or what was found; may be empty."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of all checks of one episode."""

    file: Path
    """The episode's sound."""
    findings: tuple[Finding, ...]
    """In the order of `CHECKS`."""

    @property
    def passed(self) -> bool:
        """Whether nothing failed. What could not be measured does not count."""
        return all(finding.state != "failed" for finding in self.findings)

    def text(self) -> str:
        """For people: a line for the episode and one for each check."""
        lines = [f"{self.file}  ({'passed' if self.passed else 'failed'})"]
        lines += (f"  {finding.state:<13} {finding.check:<13} {finding.told}".rstrip() for finding in self.findings)
        return "\n".join(lines) + "\n"

    def facts(self) -> dict[str, object]:
        """For JSON."""
        return {"file": str(self.file), "passed": self.passed, "findings": [asdict(finding) for finding in self.findings]}


def verify(path: Path, trust: Path | None = None) -> tuple[Verdict, ...]:
    """Checks the episode at `path` (sound file or folder), or every episode in the output folder `path`, from its files alone.

    `trust` has the root certificates (PEM) whose signatures count as trusted; without it `[c2pa] trust` of the narrator.toml over
    the episode does. Raises `EpisodeError` when there is no episode, `SettingsError` when the certificates cannot be read.
    """
    credentials = load_settings(find_settings(path if path.is_dir() else path.parent)).master.credentials
    roots = trusted_roots(replace(credentials, trust=str(trust)) if trust else credentials)
    return tuple(_verdict(file, roots) for file in _episodes(path))


def _episodes(path: Path) -> list[Path]:
    if path.is_file() and path.suffix.removeprefix(".") in FORMATS:
        return [path]
    if (path / HEAD).is_file():
        return [_sound(path.resolve())]
    found = [head.parent for head in sorted(path.glob(f"*/{HEAD}")) if not head.parent.name.startswith(".")]
    if not found:
        raise EpisodeError(f"There is no episode at {path}; name an MP3, its folder, or a folder of episodes.")
    return [_sound(folder) for folder in found]


def _sound(folder: Path) -> Path:
    """The sound file in the folder of an episode, whose head may be damaged; an MP3 where there is none."""
    files = [folder / f"{folder.name}.{kind}" for kind in FORMATS]
    return next((file for file in files if file.is_file()), files[0])


def _verdict(file: Path, trust: bytes) -> Verdict:
    evidence = Evidence(file, trust)
    return Verdict(file, tuple(_finding(name, check, evidence) for name, check in CHECKS.items()))


def _finding(name: str, check: Check, evidence: Evidence) -> Finding:
    """The worst a check has seen, all of that kind."""
    if name in OF_MP3 and evidence.file.suffix != ".mp3":
        return Finding(name, "not measured", f"only an MP3 is looked into for this, not {evidence.file.suffix[1:]}")
    try:
        seen = list(check(evidence))
    except EpisodeError as e:
        return Finding(name, "failed", str(e).rstrip("."))
    except SettingsError as e:  # the package that reads signatures is missing
        return Finding(name, "not measured", str(e).rstrip("."))
    except OSError as e:
        return Finding(name, "failed", f"{evidence.file} cannot be read: {e.strerror}")
    states = [observation.state for observation in seen]
    worst: State = next((state for state in ("failed", "not measured") if state in states), "ok")
    return Finding(name, worst, "; ".join(observation.told for observation in seen if observation.state == worst))
