"""The tab *Help*: what one can say to Nook, what can be set and where, and whom to ask."""

from __future__ import annotations

from dataclasses import replace

from bot.ports import Article, Chapter, OpenPage
from cards.menus import MENU, line_of
from cards.open_pages import article
from cards.tongue import language_of, say, speaking


def help_page(locale: str, contact: str) -> Article:
    """In the language of that locale; its `pages` are read outside of Teams."""
    about = article(OpenPage.ABOUT, "", language_of(locale), contact)
    with speaking(locale):
        lines = [line_of(name) for name in MENU]
        return replace(
            about,
            title=say("Help"),
            chapters=(
                Chapter(
                    "",
                    (
                        say(
                            "I find and book meeting rooms. Tell me how many you are, when and for how long, in your "
                            "own words."
                        ),
                        say("In group chats and channels, mention me. What is private I tell you in our own chat."),
                    ),
                ),
                Chapter(
                    say("What you can say"),
                    points=tuple(say("“{words}”: {what}", words=one.title, what=one.description) for one in lines),
                ),
                Chapter(
                    say("Settings"),
                    points=(
                        say("Notices: write “quiet”, and I tell you nothing unasked. A button there turns them on."),
                        say("Language, time zone and working hours are those of Teams and Outlook. Change them there."),
                        say("Which rooms can be booked and how is for your admins to set: they write “admin”."),
                    ),
                ),
                Chapter(
                    say("When something fails"),
                    (
                        say(
                            "I say what happened, whether anything was booked, and what to do next. Where I name a "
                            "reference, give it to the contact below."
                        ),
                    ),
                ),
            ),
        )
