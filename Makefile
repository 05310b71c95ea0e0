# Everything a developer runs. `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
LOCK := uv pip compile --quiet --universal --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --no-header

# Half as many again as there are cores: a third of the tests' time is waiting for what they test.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) * 3 // 2)')

# Where the environment keeps Python from writing byte code, each of the programs that the tests start would
# compile everything anew: a second each.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo screenshots lock check tests test bench translations dist dist-test resolves zipapp help-files

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

setup: $(READY)  ## the system's libraries, the virtual environment, the locked requirements

$(READY): packaging/requirements.txt packaging/system_packages.py \
		app/layerscope/bootstrap/system_libraries.py pyproject.toml
	$(PYTHON) packaging/system_packages.py
	$(PYTHON) -m venv .venv
	sed -n '/^uv==/,/[^\]$$/p' packaging/requirements.txt > .venv/uv.txt
	$(INSTALL) --no-deps -r .venv/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r packaging/requirements.txt \
		|| $(INSTALL) -r packaging/requirements.txt  # where only pip is told the way to an index
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	touch $@

demo: $(READY)  ## the window on demo data; without a screen the same, told step by step, pictures in build/demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ] || [ "$(OS)" = Windows_NT ]; \
	then $(BIN)/layerscope --demo; else $(BIN)/layerscope --tour build/demo; fi

screenshots: $(READY)  ## the README's pictures of the window
	$(BIN)/python packaging/screenshots.py packaging/pictures

zipapp: $(READY)  ## the commands in one file of Python, dist/layerscope.pyz
	$(BIN)/python packaging/onefile/build.py

lock: $(READY)  ## renew the locked requirements, for every system, without any index address
	$(BIN)/$(LOCK) --python-version 3.11 --extra develop --extra window \
		--output-file packaging/requirements.txt pyproject.toml
	cd packaging/freeze && ../../$(BIN)/$(LOCK) --python-version 3.11 \
		--output-file requirements-cx.txt requirements-cx.in
	cd packaging/macos && ../../$(BIN)/$(LOCK) --python-version 3.13 \
		--output-file requirements.txt requirements.in

check: $(READY)  ## the gates: style, types, who may know whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

tests: $(READY)  ## every test, several side by side
	$(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal

test: $(READY)  ## the gates and every test
	$(MAKE) --no-print-directory --jobs=2 check tests

bench: $(READY)  ## the benchmarks, as tables
	$(BIN)/python tests/benchmarks/run.py

help-files: $(READY)  ## the manual page and the shells' completion, after a command's help has changed
	$(BIN)/python packaging/help_files.py

translations: $(READY)  ## the translations after words have changed: run, translate in Qt Linguist, run again
	$(BIN)/python packaging/translations.py

resolves: $(READY)  ## whether the locked libraries are there for each Python and system; asks the package index
	$(BIN)/python packaging/resolves.py

dist: $(READY)  ## what users install, from the last commit, into dist/; KINDS="deb tar" for some of it
	$(BIN)/python packaging/dist.py $(KINDS)

dist-test: $(READY)  ## proves what make dist has built, on bare systems and by a person's steps; as root; PARTS="files here"
	KINDS="$(KINDS)" $(BIN)/python packaging/dist_test.py $(PARTS)
