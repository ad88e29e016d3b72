"""The Streamlit page and its server; only `app.py` imports it.

Other rooms may use: `main`, `server`.
"""
