"""Names: what the classes, roles and other names that pages give their elements say of the text in them.

Whoever builds a page names its parts for style sheets, scripts and screen readers, and these names are much alike all over the
web. They are hints only: what stands around an element decides in the end (`web_kinds`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from narrator.patterns import compiled

_NAMES: Mapping[str, str] = {
    # Bars, lists of contents, labels and what only a screen reader meets.
    "navigation": """archive_list assistive_text back_to_top blog_archive blog_description blog_name blog_pager blog_title
        catlinks comment_count comments_count comments_link contents_list dablink doc_backlink doc_toc edit_link
        editsection hatnote hit_count hits jump_link language_switcher masthead menu min_read mw_editsection nav
        nav_links nav_next nav_previous navbar navbox navigation next_prev noprint page_navigation page_numbers
        pager pagination paging post_nav post_navigation post_series post_views prev_next prevnext print_only
        read_count read_length read_time reading_length reading_time readtime screen_reader_text series_box
        series_list series_nav series_navigation series_toc side_box sidebar sistersitebox site_branding
        site_description site_footer site_header site_name site_tagline site_title skip_link skip_links sr_only
        submenu table_of_contents tag_cloud tagcloud time_to_read toc toolbar view_count visually_hidden
        word_count""",
    # What wants the reader to share, pay, sign up or read something else. Two are missing: "ad", which generated
    # names look like, and "paywall", which stands on every paragraph that is not free.
    "prompt": """action_bar ad_banner ad_container ad_label ad_slot ad_unit ad_wrapper add_to_cart addtoany ads
        adsbygoogle adthrive advert advertisement advertising advertorial adverts also_read amp_ad amp_embed
        announcement_bar app_banner app_promo article_actions article_card article_preview articleslatest banner
        bookmark_card buy_me_a_coffee card_description card_grid card_headline card_list cards catcher
        contribute contributions contributions_epic convertkit cta dfp dianomi digest_post discussion_link
        donate donation donations editors_picks email_capture email_form embed_related embedded_post
        epic_container facepile feedback follow_buttons follow_me follow_us further_links gift_article
        gift_share inline_promo inline_signup interstitial jump_to_recipe ko_fi kofi latest_articles latest_news
        latest_posts likes mailchimp mailing_list mc4wp mediavine membership modal more_articles more_from
        more_like more_news more_on more_posts more_stories most_popular most_read most_viewed native_ad
        news_card newsletter newsletters notification notifications onward onwards opt_in optin other_stories
        outbrain page_actions partner_content patreon paywall_banner paywall_container paywall_message
        paywall_offer paywall_overlay paywall_prompt popular_posts popup post_actions post_card post_embed
        post_preview product_card product_cards promo promobox promos read_also read_next readnext recent_posts
        recipe_jump recipe_pin recipe_print recirc recirculation recommendations= recommended regwall related
        related_links related_posts relatedposts rich_link richlink share sharebar sharedaddy sharing shop_now
        sign_up signup soc= social social_links socials sponsor sponsored sponsors sponsorship story_card
        story_list story_promo subscribe subscription subscriptions support= support_banner support_box
        support_epic support_me support_us taboola teaser teasers tip_jar toast trending up_next upsell
        you_may_like""",
    # The same where it has a button; else it may be advice.
    "call": "call_to_action",
    # Threads of readers.
    "comments": """comment comment_list comment_section comment_thread comments comments_area disqus disqus_thread
        fb_comments giscus isso replies reply= respond responses utterances webmention webmentions""",
    "notice": """affiliate affiliate_disclosure ambox audio_disclaimer consent cookie cookies copyright copyright_notice
        disclaimer gdpr mbox ombox privacy_notice tmbox""",
    "reference": """bibliography citations doc_bibliography doc_endnote doc_endnotes doc_footnote endnotes footnote
        footnote_content footnote_list footnotes marginnote ref_list reference_list references reflist sidenote
        works_cited""",
    # The little sign in the text that leads to a note, or from the note back to it.
    "mark": """backref cite_backlink cite_ref doc_noteref fnref footnote_anchor footnote_back footnote_backref
        footnote_mark footnote_number footnote_ref footnote_reference noteref reference reversefootnote""",
    # A word in the signs of phonetics.
    "sound": "ipa ipa_label",
    "author note": """about_author about_the_author author_about author_bio author_blurb author_box author_card author_desc
        author_description author_details author_info author_profile bio contributor_bio writer_bio""",
    # A name when it is short, a note on the author when it is long.
    "author": """article_author author author_name authors contributor contributors dc_creator entry_author owner_name
        post_author reporter writer""",
    "byline": """author_line byline byline_block bylines posted_by""",
    "date": """article_date date date_header date_line date_published dateline datetime display_date dt_published
        entry_date last_modified last_updated meta_date post_date posted_on pubdate publication_date
        publish_date published_date published_on published_time timeformat timestamp updated_date""",
    "caption": """caption$ caption_container caption_content caption_text caption_wrapper credit cutline image_credit
        photo_caption photo_credit thumbcaption wp_caption_text""",
    "button": """btn button""",
    # A quotation set large, which mostly stands in the text as well.
    "pull quote": """doc_pullquote pull_quote pullquote pullquotes""",
    # A section's name over the headline; elsewhere they say nothing …
    "section": """article_section article_type cat category channel content_type context dachzeile eyebrow headline_label
        kicker label overline pre_title pretitle primary_tag roofline rubric rubrique section section_label
        section_name spitzmarke supertitle surtitle topic vignette""",
    # … and these are lists of links.
    "sections": """article_tag article_tags breadcrumb breadcrumbs cat_links categories category_list crumbs
        entry_categories keywords post_categories post_category post_labels post_tag post_tags post_terms
        tag_links tag_list tags tags_links taxonomy topic_list topics""",
    # Style sheets' names for small letters.
    "nothing": """text_caption typography_caption""",
    # Where it is said who wrote the article, when, and how long it takes to read.
    "meta": """article_meta byline_meta entry_meta meta post_meta""",
}
"""What a name tells -> names of one or more words; one with `=` tells only alone, one with `$` only at a name's end."""
_KINDS = {tuple(name.strip("=$").split("_")): kind for kind, names in _NAMES.items() for name in names.split()}
_WHOLES = frozenset(tuple(name[:-1].split("_")) for names in _NAMES.values() for name in names.split() if name[-1] == "=")
_LASTS = frozenset(tuple(name[:-1].split("_")) for names in _NAMES.values() for name in names.split() if name[-1] == "$")
_ORDER = {kind: at for at, kind in enumerate(_NAMES)}
_WEAK = frozenset(("section", "meta"))
"""What a name tells only where nothing else in it tells more."""
_LONGEST = max(map(len, _KINDS))

_ATTRIBUTES = (
    *("class", "role", "itemprop", "data-component", "data-component-name", "data-testid", "data-qa", "data-area"),
    *("data-gu-name", "data-link-name", "data-block-name", "data-hook", "data-module", "data-type"),
)
"""Attributes that hold names."""
_WHOLE = ("id", "aria-label")
"""Attributes that tell only as a whole: `related-work` is no box of related links."""
_TITLED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "section"))
"""Tags whose ids are often made of a heading's words."""
_FILLERS = frozenset(
    "area block bottom box container content el group inner js list links module outer panel region root section top view widget"
    " wrap wrapper zone".split()
)
"""Words in ids that tell nothing."""
_STATES = frozenset("can has hide hides no not show shows with without".split())
"""Words that names begin with which speak of something else on the page: `has-sidebar`."""
_GENERATED = compiled(r"(?<![^_-])[^_-]*\d[A-Za-z][^_-]*")
"""Parts of names that a program made up: letters behind digits."""
_WORD = compiled(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST, _MOST_WHOLE = 1_000, 100
"""Characters of an attribute that are looked at: of one that holds names, of one that is a name."""


def told_by_names(tag: str, attributes: Mapping[str, str]) -> str | None:
    """What the names of an element tell of it: a key of the table, the first of it where they tell several; None for none."""
    if tag in ("html", "body"):
        return None
    parts = [name for attribute in _ATTRIBUTES for name in attributes.get(attribute, "")[:_MOST].split()]
    if attributes.get("lang", "").lower().endswith("fonipa"):
        return "sound"
    parts += ["byline"] if "author" in attributes.get("rel", "").split() else []
    told = {_told(name) for name in (*parts, tag if "-" in tag else "")}
    if tag not in _TITLED:
        told |= {_told_whole(attributes.get(attribute, "")[:_MOST_WHOLE]) for attribute in _WHOLE}
    return min((kind for kind in told if kind), key=_ORDER.__getitem__, default=None)


@lru_cache(maxsize=4096)
def _told(name: str) -> str | None:
    words = tuple(word.lower() for word in _WORD.findall(_GENERATED.sub("", name)))
    if not words or words[0] in _STATES:
        return None
    found = [
        words[at:end]
        for end in range(len(words), 0, -1)  # the last word is the thing itself
        for at in range(max(0, end - _LONGEST), end)  # and a longer name knows better
        if (end == len(words) or words[at:end] not in _LASTS) and (words[at:end] == words or words[at:end] not in _WHOLES)
    ]
    kinds = [_KINDS[name] for name in found if name in _KINDS]
    kind = next((kind for kind in kinds if kind not in _WEAK), kinds[0] if kinds else None)
    return kind if kind != "nothing" else None


@lru_cache(maxsize=4096)
def _told_whole(name: str) -> str | None:
    words = tuple(word.lower() for word in _WORD.findall(name))
    return _KINDS.get(words) or _KINDS.get(tuple(word for word in words if word not in _FILLERS))
