"""What a request is called by: the names of takes in every cache depend on it."""

from __future__ import annotations

from dataclasses import fields

from narrator.engines import Span


def test_a_span_is_written_as_any_dataclass_is() -> None:
    for span in (Span("“Kyiv’s”", "Keev's", "ˈkiːɪv", "uk"), Span("it's", 'a "b" \\')):
        values = ", ".join(f"{field.name}={getattr(span, field.name)!r}" for field in fields(span))
        assert repr(span) == f"Span({values})"
