# The archive behind gunicorn; the database is elsewhere (docker-compose.yml, docs/production.md).
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    ARCHIVE_BOOTSTRAP=0 ARCHIVE_STATE=/var/lib/archive HOST=0.0.0.0 PORT=8000

WORKDIR /app
COPY requirements.txt requirements-extra.txt ./
RUN pip install --require-hashes --only-binary :all: -r requirements.txt -r requirements-extra.txt
RUN useradd --system --create-home --home-dir /var/lib/archive archive && install --directory --owner=archive /releases

COPY . .
# The key serves this one step and is not kept.
RUN SECRET_KEY=unused python manage.py collectstatic --no-input --verbosity 0

USER archive
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["sh", "-c", "exec gunicorn --config python:archive.gunicorn_settings --bind $HOST:$PORT"]
