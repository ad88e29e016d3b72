"""What stands in the text of an article and is not the article: share bars, notices, and headers that stand twice.

A paragraph is left out only as a whole, and only where the whole of it says nothing else: a sentence of the article
that speaks of cookies stays.
"""

import re
from collections.abc import Sequence

__all__ = ["without_boilerplate"]

_HEADER = 12
"""Paragraphs at the beginning, in which a header may stand twice."""
_LONGEST = 300
"""Characters of a notice; what is longer is text."""

_WORD = re.compile(r"[\w'’-]+")
_BUTTONS = frozenset(
    ("share", "tweet", "email", "e-mail", "print", "facebook", "twitter", "linkedin", "whatsapp", "telegram", "reddit",
     "pinterest", "copy")
)  # fmt: skip
_BESIDE_BUTTONS = frozenset(
    ("x", "link", "copied", "save", "pin", "post", "send", "comment", "comments", "messenger", "flipboard", "pocket",
     "mastodon", "bluesky", "threads", "instagram", "youtube", "vk", "wechat", "weibo", "line", "more", "on", "via",
     "to", "by", "with", "this", "it", "article", "story", "page", "shares")
)  # fmt: skip
_TITLE_AFTER = r"(?:\s*[:»›→…]+.{0,140})?\W*"
_NOTICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[^.!?]{1,80} (?:is|are) not responsible for (?:the )?content of external (?:internet )?(?:web)?sites?\.?",
        r"click to (?:share|email|e-mail|print)\b.{0,200}",
        r"(?:read more|also read|read also|read next|see also|more on this)(?: on this (?:story|topic))?"
        + _TITLE_AFTER,
        (
            r"(?:related(?: (?:articles|stories|content|topics|posts))?|recommended(?: for you)?|most (?:read|popular)"
            r"|editor['’]?s['’]? picks?|trending(?: now)?|you may also like)\W*"
        ),
        (
            r"(?:sign up|subscribe|register)(?: now| here| today)? (?:for|to|and)\b[^.!?]{0,80}"
            r"\b(?:newsletters?|briefings?|e-?mails?|updates?|alerts?|inbox)\b.{0,120}"
        ),
        r"get (?:our|the)\b[^.!?]{0,60}\b(?:newsletter|in your inbox)\b.{0,80}",
        (
            r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)?"
            r" uses? cookies(?: and similar technologies)?"
            r"(?: (?:on (?:this|our)|for|to (?:improve|give|ensure|provide|offer|personali[sz]e|enhance|make|analy[sz]e"
            r"|deliver|understand|help|remember|measure|show))\b.{0,250})?\W*"
        ),
        r"(?:accept|reject|allow|manage)(?: all| necessary| essential)?(?: cookies| preferences)?",
        r"by (?:continuing|using this site)\b.{0,60}\b(?:cookies?|privacy policy)\b.{0,80}",
        r"(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: this)?(?: advertisement)?)\W*",
        r"(?:skip (?:to|past)(?: main| the)? ?\w{0,20}|listen to this (?:article|story)(?: \d+ min(?:utes)?)?)\W*",
        r"(?:loading|back to top|go back|menu|search|log ?in|sign in|home)\W*",
        r"(?:follow|like|find|join) us on\b.{0,80}",
        r"view (?:this (?:e-?mail|message) )?in (?:your )?(?:web )?browser\W*",
        r"unsubscribe\b.{0,80}",
        r"you (?:are receiving|(?:have )?received) this (?:e-?mail|message|newsletter) because\b.{0,150}",
        r"download (?:the |as (?:a )?)?(?:full )?(?:pdf|report|article|paper)(?: \(?pdf\)?)?\W*",
        r"(?:™ & )?(?:©|\(c\) ?(?:19|20)\d\d|copyright (?:©|(?:19|20)\d\d)).{0,250}",
        r"all rights reserved\b.{0,120}",
        r"(?:(?:ap|afp|epa|reuters|getty) (?:photo|images?) ?[/:]|photo(?: credit| by)?:) ?[^.!?]{1,80}",
        r"loading\b[^.!?…]{0,40}(?:\.{3}|…)",
    )
)


def without_boilerplate(paragraphs: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of the article, and those that were left out, both in their order."""
    kept: list[str] = []
    left_out: list[str] = []
    header: set[str] = set()
    for paragraph in paragraphs:
        folded = " ".join(paragraph.casefold().split())
        again = len(kept) < _HEADER and folded in header
        if again or _is_notice(paragraph):
            left_out.append(paragraph)
            continue
        header.add(folded)
        kept.append(paragraph)
    return tuple(kept), tuple(left_out)


def _is_notice(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST:
        return False
    return _is_share_bar(paragraph) or any(notice.fullmatch(paragraph) for notice in _NOTICES)


def _is_share_bar(paragraph: str) -> bool:
    # A button alone is one: `Print`. `More` or `Line` alone may be a heading.
    words = [word.casefold() for word in _WORD.findall(paragraph)]
    buttons = sum(word in _BUTTONS for word in words)
    return buttons > 0 and all(word in _BUTTONS or word in _BESIDE_BUTTONS or word.isdigit() for word in words)
