# Everything a clone needs: `make narrate` makes an episode, `make test` runs the tests. Only Python 3.11+ and a package index.
PYTHON ?= python3
ARTICLE ?= seeds/breaking-news.txt
OUTPUT ?= output
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif

.PHONY: narrate test check lint bench bench-say bench-names bench-structure bench-feed bench-start bench-voices bench-engines golden listen clean

narrate: .venv/narrate
	@$(BIN)/narrate "$(ARTICLE)" -o "$(OUTPUT)"
	@echo "That is the MP3. For your own article: make narrate ARTICLE=path, or $(BIN)/narrate path"

# Three at once on two processors: some wait for a browser to play sound, or for a server that is slow on purpose.
test: .venv/test
	$(BIN)/python -m pytest -n 3

check: test lint

lint: .venv/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# How fast an episode is made, against two programs and a pipe, and how well its words are timed; some ten minutes. The whole table
# goes into docs/performance.md. One row: make bench ROW=edited. Needs espeak-ng, lame, ffmpeg.
bench: .venv/test
	$(BIN)/python -m tests.benchmarks.bench_sound $(if $(ROW),--row $(ROW),--write) $(if $(BENCH_ARTICLE),--article "$(BENCH_ARTICLE)")

# Figures, not tests: how much is said right, how names sound, what of a page is left out.
bench-say: .venv/test
	$(BIN)/python -m tests.benchmarks.bench_say $(CASES)

bench-names: .venv/test
	$(BIN)/python -m tests.benchmarks.bench_names

bench-structure: .venv/test
	$(BIN)/python -m tests.benchmarks.bench_structure

bench-feed: .venv/test
	$(BIN)/python -m tests.benchmarks.bench_feed

bench-start: .venv/test
	$(BIN)/python -m tests.benchmarks.bench_start

# Which voice a recognizer understands best; takes a quarter of an hour.
bench-voices: .venv/test
	$(BIN)/python -m tests.benchmarks.bench_voices $(VOICES)

# What narrate costs beyond a neural voice itself, with one job and with two; some five minutes.
bench-engines: .venv/test
	$(BIN)/python -m tests.benchmarks.bench_engines $(ENGINES)

# Writes the golden files anew; look at the difference before you commit it.
golden: .venv/test
	NARRATE_GOLDEN=write $(BIN)/python -m pytest tests/test_golden.py -q
	git --no-pager diff --stat -- tests/golden

listen: .venv/narrate
	$(BIN)/narrate seeds/*.txt -o "$(OUTPUT)"

clean:
	rm -rf .venv build dist

.venv/narrate: pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'narrate needs Python 3.11 or newer; name one with make PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q narrator # or every start compiles it, where Python is told to write no bytecode
	@touch $@

.venv/test: .venv/narrate
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	@touch $@

.venv/check: .venv/test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,check]"
	@touch $@
