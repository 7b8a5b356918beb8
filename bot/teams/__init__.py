"""The edge to Microsoft Teams, through Bot Framework. Nothing else in Nook knows its protocol or its SDK.

Inwards     door        POST /api/messages, from the request to the answer
            body        how much is read, and that it is JSON
            tokens      who signed it: Bot Framework's rules (its public keys: bot/openid)
            admission   channel, service address and tenant; hosts: where answers may go
            reading     fields of the JSON, strictly; hearing, pressing: what they mean to Nook
            conversing  each activity once, and never waiting for too long; once, recently, keeping
            turns       botbuilder's schema and CloudAdapterBase, and the only file that has them
            answers     what an invoke is answered with
Outwards    sender      cards into chats
            delivery    one request to the connector, repeated where that helps
            files       fetches what people attach
Both        settings, refused, discreet (what may be logged)

Activity JSON is the seam: another SDK would replace `turns` and nothing else.
"""
