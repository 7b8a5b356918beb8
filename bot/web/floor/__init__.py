"""The Teams tab at `/floor`: a static page, and the JSON and events it lives on. Nobody is believed without a token.

page      the page and its files, with their headers; page/ has them: HTML, CSS and JavaScript, served as they are
sso       who signed in: Entra's token for Nook           svg         a plan as the page draws on it
routes    the JSON                                        streaming   changes, as server-sent events
"""
