"""What is answered to notices, and asked for with them.

    keeping.py    `keep it`, `release it`: the answer to a question of Nook's, or of somebody who wants the room
    waiting.py    `tell me when Everest frees up at 2`
    asking.py     `ask who has Everest at 2`: whether they could give it up
    quieting.py   `quiet`, `quiet off`

Who is told what, and when, is in `bot.worker.noticing`.
"""
