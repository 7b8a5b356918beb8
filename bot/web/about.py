"""The pages that the app package names, open to everybody, each in the reader's language: `?lang=de`, else what the
browser accepts.

Store rules: HTTPS, no sign-in; privacy names what is stored, for how long, how it is deleted and whom to ask.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from html import escape

from aiohttp import web

from bot.ports import Article, Chapter, OpenPage, Written
from bot.web.plain_page import STYLE_SOURCE, plain_page


def about_routes(written: Written, contact_at: str) -> list[web.RouteDef]:
    """`contact_at`: a mail address, an https page, or "" where none is set."""
    return [web.get(f"/{page.value}", _answering(partial(written, page), contact_at)) for page in OpenPage]


def _answering(
    written: Callable[[str, str, str], Article], contact_at: str
) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        wanted = request.query.get("lang", "")
        article = written(request.headers.get("Accept-Language", ""), wanted, contact_at)
        headers = {
            "Content-Security-Policy": f"default-src 'none'; style-src {STYLE_SOURCE}",
            "Content-Language": article.language,
            "Vary": "Accept-Language",
        }
        return web.Response(text=_html(article, wanted != ""), content_type="text/html", headers=headers)

    return answer


def chapters(article: Article) -> str:
    return "".join(map(_chapter, article.chapters))


def contact(article: Article) -> str:
    return " ".join([escape(article.contact), *([_link(article.contact_at)] if article.contact_at else [])])


def _html(article: Article, chosen: bool) -> str:
    """`chosen`: the language was asked for, so that the other pages are read in it too."""
    query = f"?lang={article.language}" if chosen else ""
    pages = " · ".join(f'<a href="{page.value}{query}">{escape(title)}</a>' for page, title in article.pages)
    languages = " · ".join(
        f'<a href="?lang={code}" lang="{code}" hreflang="{code}">{escape(name)}</a>' for code, name in article.languages
    )
    body = f"{chapters(article)}<p>{contact(article)}</p><nav>{pages}</nav><nav>{languages}</nav>"
    return plain_page(article.language, article.title, body)


def _chapter(chapter: Chapter) -> str:
    heading = f"<h2>{escape(chapter.heading)}</h2>" if chapter.heading else ""
    words = f"<p>{escape(' '.join(chapter.words))}</p>" if chapter.words else ""
    points = "".join(f"<li>{escape(point)}</li>" for point in chapter.points)
    return heading + words + (f"<ul>{points}</ul>" if points else "")


def _link(contact: str) -> str:
    address = contact if contact.startswith("https://") else f"mailto:{contact}"
    return f'<a href="{escape(address, quote=True)}">{escape(contact)}</a>'
