# Nook as a container image. Build: docker build -t nook .   Run: see compose.yaml and docs/running.md
FROM python:3.12-slim AS build
WORKDIR /nook
COPY deploy/requirements.lock deploy/requirements.lock
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r deploy/requirements.lock
COPY app.py pyproject.toml ./
COPY bot bot
COPY cards cards
COPY deploy deploy
# msgraph-sdk is 130 MB, of which Nook loads half a megabyte.
RUN /venv/bin/python -m deploy.slim && rm -rf deploy bot/simulator \
    && /venv/bin/python -m compileall -q bot cards && /venv/bin/pip uninstall -qy pip

FROM python:3.12-slim
RUN useradd --uid 10001 --create-home nook && mkdir /data && chown nook /data
COPY --from=build /venv /venv
COPY --from=build /nook /nook
WORKDIR /nook
USER nook
ENV HOST=0.0.0.0 PORT=3978 PYTHONUNBUFFERED=1
EXPOSE 3978
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["/venv/bin/python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:3978/health', timeout=2)"]
CMD ["/venv/bin/python", "app.py"]
