"""A desk that is asked while it reads its article anew."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from narrator.recording import Pool, Store
from narrator.server.desk import Commission, Desk

STORY = "A Town Fights\n\n" + "\n\n".join(f"On day {number} Mayor Orlova counted {number} boats." for number in range(60))


def test_a_word_is_tried_while_an_edit_moves_every_sentence(tmp_path: Path) -> None:
    """The front matter grows by a name with each edit, so every sentence stands elsewhere than in the sheet before."""
    article = tmp_path / "story.txt"
    article.write_text(STORY, "utf-8")
    with Pool(1) as pool:
        desk = Desk(Commission(str(article), tmp_path / "output"), pool, Store(tmp_path / "store"))
        name = desk.sheet().lines[-1].name
        done = threading.Event()

        def edited() -> None:
            for count in range(1, 4):
                table = "".join(f'Boat{number} = "boat"\n' for number in range(count))
                article.write_text(f"+++\n[lexicon]\n{table}+++\n\n{STORY}", "utf-8")
                desk.sheet()
            done.set()

        reading = threading.Thread(target=edited)
        reading.start()
        said = []
        while not done.is_set():
            said.append(desk.tried(name, "Orlova", "or LOH vah").spoken.strip())
            time.sleep(0.001)  # or the reading thread waits 5 ms for its turn after every file
        reading.join()
    assert set(said) == {"On day fifty-nine Mayor or LOH vah counted fifty-nine boats."}
