"""Licences: what a card says, and whether a podcast may be made with the voice."""

from __future__ import annotations

import pytest

from narrator.catalogue.licence import read_card


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("* License: CC0", "CC0"),
        ("* License: https://creativecommons.org/publicdomain/zero/1.0/", "CC0"),
        ("* License: Public domain (LibriVox)", "Public domain (LibriVox)"),
        ("* License: https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("* License: CC BY-SA 4.0", "CC BY-SA 4.0"),
        ("* Licence: Apache 2.0\n", "Apache 2.0"),
        ("* License: MIT", "MIT"),
        ("* License: CC BY-NC-SA 4.0", "CC BY-NC-SA 4.0, not for commercial use"),
        ("* License: https://creativecommons.org/licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0, not for commercial use"),
        ("* License: Non-commercial, see README", "Non-commercial, see README, not for commercial use"),
        ("* License: CC-BY-NC4.0", "CC-BY-NC4.0, not for commercial use"),
        ("* License: CC BY-NCSA", "CC BY-NCSA, not for commercial use"),
        ("* License: CCBYNC 4.0", "CCBYNC 4.0, not for commercial use"),
        ("* License: CC BY 4.0 for non-profit use", "CC BY 4.0 for non-profit use, not for commercial use"),
        ("* License: CC0 / personal use only", "CC0 / personal use only, not for commercial use"),
        ("* License: CC0\n* Dataset license: CC BY-NC", "CC0; CC BY-NC, not for commercial use"),
        ("**License:** CC0\n**Dataset licence**: CC BY-NC", "CC0; CC BY-NC, not for commercial use"),
        ("* License: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)", "CC BY 4.0"),
        ("* License: [CC BY](https://creativecommons.org/licenses/by-nc/4.0/)", "CC BY, not for commercial use"),
        ("* License: [here](https://creativecommons.org/licenses/by/4.0/)", "here, unclear"),
        ("* License: See URL", "See URL, unclear"),
        ("* License: Unknown", "Unknown, unclear"),
        ("* License: ", "none given, unclear"),
        ("", "none given, unclear"),
        ("<html>Please log in</html>", "none given, unclear"),
        ("* License: https://example.org/terms.html", "https://example.org/terms.html, unclear"),
        ("* License: CC0\n* License: CC BY 4.0", "CC0; CC BY 4.0"),
        ("* License: CC0\n* License: See URL", "CC0; See URL, unclear"),
        ("* License: CC0\n* License: CC BY-NC 4.0", "CC0; CC BY-NC 4.0, not for commercial use"),
        (
            "* License: https://www.cstr.ed.ac.uk/projects/blizzard/2013/lessac_blizzard2013/license.html",
            "https://www.cstr.ed.ac.uk/projects/blizzard/2013/lessac_blizzard2013/license.html, not for commercial use",
        ),
        (
            "* License: CC0\n## Training\n\nFinetuned from U.S. English lessac voice (medium quality).",
            "CC0, unclear: made from lessac, which is for research only",
        ),
        ("* License: CC0\n## Training\n\nTrained from scratch.", "CC0"),
    ],
)
def test_a_card_is_understood_or_said_to_be_unclear(lines: str, said: str) -> None:
    assert str(read_card(f"# Model card for somebody\n\n* Language: en_US\n\n## Dataset\n\n{lines}\n".encode())) == said


def test_a_card_says_where_to_read_more() -> None:
    assert read_card(b"* URL: https://example.org/recordings\n* License: See URL").where == "https://example.org/recordings"
