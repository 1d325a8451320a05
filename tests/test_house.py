"""The laws of the house: one direction, small pieces, one place that prints, everything documented."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from narrator import errors
from tests.conftest import LONGEST

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "narrator"
ROOMS = (
    "errors",
    "doors",
    "signals",
    "files",
    "patterns",
    "libraries",
    "columns",
    "language",
    "show",
    "amend",
    "settings",
    "remote",
    "audio",
    "disclosure",
    "engines",
    "catalogue",
    "article",
    "script",
    "recording",
    "episode",
    "feed",
    "project",
    "progress",
    "server",
    "cli",
)
"""In the order of the flow: a room imports only rooms before it."""
ALONE = {"pydub": "episode/music.py", "pyttsx3": "engines/system.py"}
"""Libraries that live in one module."""
MODULES = sorted(SOURCE.rglob("*.py"))


@pytest.fixture(scope="module", autouse=True)
def _forgotten() -> Iterator[None]:
    """The modules are read once for all laws, and take no memory afterwards."""
    yield
    _tree.cache_clear()
    _nodes.cache_clear()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a module, at whatever depth."""
    return tuple(ast.walk(_tree(path)))


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in _nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _lines(path: Path) -> int:
    return sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def test_a_room_imports_only_rooms_above_it_and_only_their_doors() -> None:
    for path in MODULES:
        room = _room(path)
        if room in ("__init__", "__main__"):
            continue
        for name in _imports(path):
            parts = name.split(".")
            if parts[0] != "narrator" or len(parts) < 2 or parts[1] == room or parts[1] not in ROOMS:
                continue
            assert ROOMS.index(parts[1]) < ROOMS.index(room), f"{path} imports {name}, a room below its own"
            assert len(parts) <= 3, f"{path} reaches behind the door of {parts[1]} for {name}"


def test_the_rooms_of_the_house_are_those_its_description_shows() -> None:
    described = re.findall(r"^\| `(\w+)/?` \|", (ROOT / "docs" / "design.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert tuple(described) == ROOMS
    assert {_room(path) for path in MODULES} == {*ROOMS, "__init__", "__main__"}


def test_the_tree_of_errors_is_the_one_its_docstring_shows() -> None:
    def tree(error: type[errors.NarratorError], depth: int) -> Iterator[tuple[str, int]]:
        yield error.__name__, depth
        for child in error.__subclasses__():
            if child.__module__ == errors.__name__:
                yield from tree(child, depth + 1)

    drawn = re.findall(r"^    ([│ ]*[├└]?[─ ]*)(\w+)(?: |$)", errors.__doc__ or "", re.MULTILINE)
    assert [(name, len(branch) // 4) for branch, name in drawn] == list(tree(errors.NarratorError, 0))


def test_the_documents_that_are_pointed_to_are_there() -> None:
    for path in MODULES:
        for named in re.findall(r"(?<![\w/])docs/(?:[\w-]+/)*[\w-]+\.md", path.read_text(encoding="utf-8")):
            assert (ROOT / named).is_file(), f"{path} points to {named}"


def _taken(path: Path) -> Iterator[str]:
    """What a module has from others: what it imports, and `room.name` of a room it imports whole."""
    yield from _imports(path)
    imports = (node for node in _nodes(path) if isinstance(node, ast.ImportFrom))
    rooms = {one.asname or one.name: f"{node.module}.{one.name}" for node in imports for one in node.names}
    for node in _nodes(path):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{rooms.get(node.value.id)}.{node.attr}"


def test_a_door_shows_what_is_used_outside_its_room() -> None:
    for_others = {"VoiceInfo"}  # engines of other packages need it
    taken = {name for path in [*MODULES, *(ROOT / "tests").rglob("*.py")] for name in _taken(path)}
    for door in SOURCE.glob("*/__init__.py"):
        room = f"narrator.{door.parent.name}"
        for name in getattr(import_module(room), "__all__", ()):
            assert f"{room}.{name}" in taken or name in for_others, f"nobody takes {name} from {room}"


def test_modules_and_functions_stay_small() -> None:
    for path in MODULES:
        assert _lines(path) <= 300, path
        for function in _functions(path):
            assert (function.end_lineno or 0) - function.lineno + 1 <= 40, f"{path}:{function.name}"


def test_nine_functions_of_ten_are_of_30_lines_or_less() -> None:
    sizes = sorted((f.end_lineno or 0) - f.lineno + 1 for path in MODULES for f in _functions(path))
    assert sizes[int(len(sizes) * 0.9)] <= 30


def test_only_the_command_prints_and_nothing_swallows_every_error() -> None:
    for path in MODULES:
        for node in _nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and _room(path) != "cli":
                assert node.func.id not in ("print", "input", "exit"), f"{path}:{node.lineno}"
            if isinstance(node, ast.ExceptHandler) and path.name != "worker.py":
                caught = ast.unparse(node.type) if node.type else "BaseException"
                last = node.body[-1]
                again = isinstance(last, ast.Raise) and (last.exc is None or last.cause is not None)
                handed_on = ".set_exception(" in ast.unparse(last)  # to whoever waits for the answer
                every = re.search(r"\b(Base)?Exception\b", caught)
                assert again or handed_on or not every, f"{path}:{node.lineno} catches {caught}"


def test_pydub_and_pyttsx3_live_in_one_module_each() -> None:
    for library, home in ALONE.items():
        users = {
            path.relative_to(SOURCE).as_posix() for path in MODULES if any(n.split(".")[0] == library for n in _imports(path))
        }
        assert users == {home}


def test_everything_public_says_what_it_is() -> None:
    for path in MODULES:
        tree = _tree(path)
        assert ast.get_docstring(tree), f"{path} does not say what it is"
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path}:{node.name}"


def test_every_public_name_of_the_package_can_be_had_and_no_other() -> None:
    import narrator

    for name in narrator.__all__:
        assert getattr(narrator, name) is not None
    with pytest.raises(AttributeError):
        narrator.nothing  # noqa: B018


def _document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_engine_rule_and_command_is_documented() -> None:
    from narrator.cli import app
    from narrator.engines import ENGINES
    from narrator.script.sayas import RULES

    for engine in ENGINES:
        assert f"`{engine}`" in _document("docs/engines.md"), engine
    for rule in (rule for rules in RULES.values() for rule in rules):
        assert f"`{rule.name}`" in _document("docs/speaking.md"), rule.name
    for command in app.registered_commands:
        assert command.callback
        assert f"narrate {command.callback.__name__}" in _document("README.md"), command.callback.__name__
    for family in app.registered_groups:
        assert family.typer_instance
        for command in family.typer_instance.registered_commands:
            name = f"narrate {family.typer_instance.info.name} {command.name or command.callback.__name__}"  # type: ignore[union-attr]
            assert name in _document("README.md"), name


def test_the_longest_tests_are_files_that_there_are() -> None:
    assert [name for name in LONGEST if not (ROOT / "tests" / name).exists()] == []


def test_every_dependency_has_its_reason() -> None:
    named = re.findall(
        r'^    "([A-Za-z0-9-]+)[><=]', _document("pyproject.toml").split("dependencies = [")[1].split("]")[0], re.MULTILINE
    )
    assert len(named) > 8
    for dependency in named:
        assert f"**{dependency}**" in _document("docs/decisions/002-dependencies.md"), dependency
