"""narrate cost: what would be sent, and what of it is not the article."""

from __future__ import annotations

import re

from tests.cli.desk import Desk

PROFILE = 'engine = "openai"\nvoice = "alloy"\n[openai]\nbase_url = "http://127.0.0.1:9/v1"\n'


def test_instructions_are_counted_with_each_sentence_and_that_is_said(desk: Desk) -> None:
    desk.write("story.txt", "A story\n\nIt is short. It is over.\n")
    desk.write("plain.toml", PROFILE)
    desk.write("calm.toml", PROFILE + 'instructions = "Calmly, please."\n')
    plain, calm = (desk.run("cost", "story.txt", "--voice", f"{name}.toml") for name in ("plain", "calm"))
    assert (plain.code, calm.code, len(plain.out.splitlines())) == (0, 0, 1)
    said = [int(re.search(r": ([\d,]+) characters", told.out)[1]) for told in (plain, calm)]  # type: ignore[index]
    assert said[1] - said[0] == 4 * len("Calmly, please.")  # the notice, the headline and two sentences
    told = calm.out.splitlines()[1]
    assert told == "Counted with each sentence, as they are sent: the profile's instructions, 15 characters."
