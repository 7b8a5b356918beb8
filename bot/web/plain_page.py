"""The look of the pages that stand outside Teams and only say something: what Nook is, whether the consent arrived."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

_MARK = (
    (Path(__file__).parent / "floor" / "page" / "nook.svg")
    .read_text()
    .strip()
    .replace("<svg ", '<svg aria-hidden="true" ')
)
_STYLE = """
:root{color-scheme:light dark;--text:#242424;--ground:#fff;--link:#4f52b2}
@media (prefers-color-scheme:dark){:root{--text:#fff;--ground:#1f1f1f;--link:#aab1fa}}
body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;margin:0;color:var(--text);background:var(--ground)}
main{max-width:42rem;margin:0 auto;padding:2rem 1.25rem;overflow-wrap:break-word}
svg{width:40px;height:40px;display:block}
h1{font-size:1.5rem;line-height:1.25;margin:.75rem 0}
h2{font-size:1.125rem;margin:1.5rem 0 .25rem}
p,ul{margin:.25rem 0 .75rem}
ul{padding-left:1.25rem}
a{color:var(--link)}
nav{margin:.75rem 0}
"""
STYLE_SOURCE = f"'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
"""What a Content-Security-Policy calls that style."""


def plain_page(language: str, title: str, body: str) -> str:
    """`body` is HTML; the title is not."""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title if 'Nook' in title else f'{title} · Nook')}</title><style>{_STYLE}</style></head>\n"
        f"<body><main>{_MARK}<h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )
