# Aliases: `python3 manage.py` needs nothing of this.
.PHONY: run test check lock sbom

run:
	python3 manage.py up

test:
	python3 manage.py test

check:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

lock:  # needs uv
	for name in requirements requirements-extra requirements-dev; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	    --no-emit-index-url --no-header --no-annotate $$name.in -o $$name.txt || exit 1; \
	done

sbom:  # needs uv
	uv tool run --from cyclonedx-bom cyclonedx-py requirements requirements.txt -o sbom.json
