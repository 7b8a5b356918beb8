"""The Markdown of cards, as the page turns it into HTML."""

from __future__ import annotations

import pytest
from playwright.async_api import Page

from .conftest import Open

pytestmark = pytest.mark.asyncio(loop_scope="session")

CASES = {
    "**bold** and _italic_ and *italic*": "<p><strong>bold</strong> and <em>italic</em> and <em>italic</em></p>",
    "snake_case_name 2*3*4": "<p>snake_case_name 2<em>3</em>4</p>",
    r"\*\*not bold\*\* \[x\](y)": "<p>**not bold** [x](y)</p>",
    "[here](https://example.com/a_b_c?d=1&e=2)": '<p><a href="https://example.com/a_b_c?d=1&#38;e=2">here</a></p>',
    "[no](javascript:alert)": "<p>[no](javascript:alert)</p>",
    "<b>x</b>": "<p>&#60;b&#62;x&#60;/b&#62;</p>",
    "- one\n- two\n\nend": "<ul><li>one</li><li>two</li></ul><p>end</p>",
    "3. three\n4. four": '<ol start="3"><li>three</li><li>four</li></ol>',
    "one\ntwo": "<p>one<br>two</p>",
    "<at>Nook</at> hi": '<p><span class="mention">Nook</span> hi</p>',
    "&lt;i&gt; &amp; 5 & 6": "<p>&lt;i&gt; &amp; 5 &#38; 6</p>",
    "**[a *b*](https://x.org)**": '<p><strong><a href="https://x.org">a <em>b</em></a></strong></p>',
}


async def shown(page: Page, text: str) -> str:
    made = await page.evaluate("async (text) => (await import('/static/markdown.js')).markdown(text)", text)
    return str(made)


async def test_bold_italic_links_lists_and_nothing_else(open_page: Open) -> None:
    page = await open_page()
    assert {text: await shown(page, text) for text in CASES} == CASES
