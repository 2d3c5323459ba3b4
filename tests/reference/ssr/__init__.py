"""A second implementation of the model, which follows its description (the ODD page) alone.

Plain and slow on purpose: every officer, post, lot and activity is visited every week. Agreement with
the engine is in distribution, not number for number. Section numbers in docstrings are those of the
ODD page.
"""
