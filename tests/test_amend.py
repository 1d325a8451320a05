"""Amending TOML: one key is set, and every other byte stays."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.amend import amended, setting
from narrator.errors import SettingsError

OWN = """# names of ours
Kyiv = "/ˈkiːɪv/"   # the capital

[lexicon] # the article's
'Velk'   = 'velg'
"A \\"b\\"" = "c"

[chapters]
a="b"
"""
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize(
    ("table", "key", "value", "before", "after"),
    [
        (None, "Kyiv", "Keev", '"/ˈkiːɪv/"', '"Keev"'),
        ("lexicon", "Velk", "velk", "'velg'", '"velk"'),
        ("lexicon", 'A "b"', "d", '"c"', '"d"'),
        ("lexicon", "Łódź St.", "/wuːtʃ/", '= "c"\n', '= "c"\n"Łódź St." = "/wuːtʃ/"\n'),
        ("lexicon", "Velk", None, "'Velk'   = 'velg'\n", ""),
        ("lexicon", "nothing", None, "", ""),
        ("none", "nothing", None, "", ""),
        (None, "include", ["captions", "bio"], "\n[lexicon]", 'include = ["captions", "bio"]\n\n[lexicon]'),
        ("new", "key", "value", 'a="b"\n', 'a="b"\n\n[new]\nkey = "value"\n'),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_one_key_is_set_and_the_rest_stays(
    table: str | None, key: str, value: str | list[str] | None, before: str, after: str, line_end: str
) -> None:
    expected = OWN.replace(before, after, 1) if before else OWN
    changed = amended(OWN.replace("\n", line_end), table, {key: value})
    assert changed == expected.replace("\n", line_end)


@given(TEXT, TEXT)
def test_what_is_set_is_what_is_read(key: str, value: str) -> None:
    for table in (None, "lexicon"):
        changed = amended(OWN, table, {key: value})
        assert setting(changed, table, key) == value
        assert amended(changed, table, {key: value}) == changed
        read = tomllib.loads(changed)
        assert {**tomllib.loads(OWN)["chapters"]} == read["chapters"] or key == "chapters"


def test_nothing_is_made_of_an_empty_file_but_what_is_set() -> None:
    assert amended("", None, {"a": "b"}) == 'a = "b"\n'
    assert amended("", "t", {"a": "b"}) == '[t]\na = "b"\n'
    assert amended("x = 1", "t", {"a": "b"}) == 'x = 1\n\n[t]\na = "b"\n'


@pytest.mark.parametrize(("text", "table"), [("a = ", None), ('lexicon = "x"', "lexicon"), ("[a]\n[a]", "a")])
def test_what_is_no_toml_or_no_table_is_refused(text: str, table: str | None) -> None:
    with pytest.raises(SettingsError):
        amended(text, table, {"a": "b"})
