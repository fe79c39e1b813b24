"""What is heard from clients and done for them, from needs to referrals and prospects.

A file for each kind of record: what is typed of it, what is wrong with that, and the actions. The
screens check with the same functions before the desk is asked, so that what is wrong is said at
its field.
"""
