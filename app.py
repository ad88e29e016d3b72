"""The app: `streamlit run app.py`, or `hotspots serve`.

Streamlit imports this file once as an ASGI app, with the map's own files and security headers beside its pages, and
then runs it for every session and interaction.
"""

from pathlib import Path

import streamlit as st

if __name__ == "__main__":
    from geo.page import main

    main.draw_page()
else:
    from geo.page import server

    index_html = Path(st.__file__).parent / "static" / "index.html"
    origins = (st.get_option("browser.serverAddress"), *st.get_option("server.corsAllowedOrigins"))
    app = st.App(__file__, routes=server.routes(), middleware=server.middleware(index_html, origins))
