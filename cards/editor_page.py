"""What the editor of floor plans says: a page outside of Teams, in the language of the admin's Teams."""

from __future__ import annotations

from bot.ports.drafts import EditorTrouble
from cards.tongue import accepted, language_of, mark, say, speaking
from cards.words import floor_named

TROUBLES: dict[EditorTrouble, tuple[str, str]] = {
    EditorTrouble.NOT_GOOD: (
        mark("This link is not good"),
        mark("Nook does not know it. In Teams, write “admin import floor plan” and attach the picture again."),
    ),
    EditorTrouble.EXPIRED: (
        mark("This link has expired"),
        mark("Nothing was changed. In Teams, press “New link” under the picture."),
    ),
    EditorTrouble.USED: (
        mark("This link was used already"),
        mark("It opens once. Nothing was changed. In Teams, press “New link” under the picture."),
    ),
    EditorTrouble.CLOSED: (
        mark("This page is closed"),
        mark(
            "Its plan was saved, or opened in another page. What was saved is in Teams; to go on drawing, press"
            " “Change what is drawn” or “New link” there."
        ),
    ),
    EditorTrouble.NO_ADMIN: (
        mark("Only admins change floor plans"),
        mark("Your role was taken away. Nothing was changed."),
    ),
    EditorTrouble.NO_ROOM: (
        mark("This floor has no such room any more"),
        mark("Nothing was saved. In Teams, press “New link” under the picture."),
    ),
    EditorTrouble.ROOM_TWICE: (mark("{room} is drawn twice"), mark("Nothing was saved. Please delete one of the two.")),
    EditorTrouble.CROSSES: (
        mark("The outline of {room} crosses itself"),
        mark("Nothing was saved. Please move its corners, or draw it again."),
    ),
    EditorTrouble.TOO_SMALL: (
        mark("The outline of {room} is too small"),
        mark("Nothing was saved. Please draw it larger, or delete it."),
    ),
    EditorTrouble.NOT_UNDERSTOOD: (
        mark("This could not be saved"),
        mark("Nothing was saved. Please load the page again."),
    ),
    EditorTrouble.NOT_TOLD: (
        mark("Teams does not take the preview now"),
        mark("Nothing was saved. Please press Save again in a minute."),
    ),
    EditorTrouble.NO_DATABASE: (
        mark("Nook cannot reach its database"),
        mark("Nothing was saved. Please try again in a minute."),
    ),
}
_PAGE = {
    "rectangle": mark("Rectangle"),
    "polygon": mark("Polygon"),
    "select": mark("Select"),
    "middle": mark("Add in the middle"),
    "undo": mark("Undo"),
    "redo": mark("Redo"),
    "remove": mark("Delete"),
    "larger": mark("Zoom in"),
    "smaller": mark("Zoom out"),
    "fit": mark("Whole picture"),
    "save": mark("Save"),
    "rooms": mark("Rooms"),
    "plan": mark("Floor plan"),
    "tools": mark("Tools"),
    "room": mark("Room"),
    "noRoom": mark("Which room?"),
    "placed": mark("placed"),
    "notPlaced": mark("not placed"),
    "next": mark("next"),
    "corner": mark("{room}, corner {n}"),
    "added": mark("{room} is placed"),
    "removed": mark("{room} is deleted"),
    "undone": mark("Undone"),
    "redone": mark("Redone"),
    "unnamed": mark("Some shapes have no room yet. Choose one for each, or delete them."),
    "crossing": mark("This outline crosses itself. Please move its corners."),
    "polygonHelp": mark("Click each corner. Click the first one again, or press Enter, to close the outline."),
    "rectangleHelp": mark("Drag from corner to corner. The room marked “next” is the one you draw."),
    "selectHelp": mark("Drag a room or its corners. With the keyboard: Tab to it, then the arrow keys."),
    "saving": mark("Saving…"),
    "lost": mark("Nook does not answer. Nothing was saved. Please try again."),
    "savedTitle": mark("Back to Teams"),
    "saved": mark("The plan is in the chat, to be looked at and imported. You can close this page."),
    "noRooms": mark("This floor has no rooms yet. Bring them in Teams with “admin import rooms”."),
}


def page_words(locale: str, building: str, floor: str) -> dict[str, str]:
    """`language` and `place`, and whatever the page says by name; {room} and {n} are filled in there."""
    with speaking(locale):
        place = " · ".join(part for part in (building, floor_named(floor)) if part)
        return {"language": language_of(locale), "place": place, **{name: say(words) for name, words in _PAGE.items()}}


def trouble_words(trouble: EditorTrouble, room: str, accept_language: str) -> dict[str, str]:
    """Title and words, for a browser with this Accept-Language."""
    language = accepted(accept_language)
    title, words = TROUBLES[trouble]
    with speaking(language):
        named = say(title, room=room) if "{room}" in title else say(title)
        return {"trouble": trouble.value, "language": language, "title": named, "words": say(words)}
