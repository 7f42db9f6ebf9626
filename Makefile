# 推演 Tuiyan. `make run` serves the app; `make test` says whether it works. Both install what they need by themselves.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test setup-run setup-page setup-test format lint test-native test-doc test-browser page single dist test-e2e coverage audit fuzz bench bench-page watch clean

PORT ?= 8080
HOST ?= 127.0.0.1
CHROMIUM ?= $(or $(shell command -v chromium 2>/dev/null),/usr/bin/chromium)
CHROMEDRIVER ?= $(or $(shell command -v chromedriver 2>/dev/null),/usr/bin/chromedriver)
FIREFOX ?= $(or $(shell command -v firefox-esr 2>/dev/null),/usr/bin/firefox-esr)
export CHROMIUM CHROMEDRIVER FIREFOX
export PATH := $(shell .ci/setup path):$(PATH)

WASM := --target wasm32-unknown-unknown

# What a build of the page reads. A folder is newer once a file came to it or left it.
SOURCES := $(shell find .cargo .ci src data style install index.html build.rs Trunk.toml Cargo.toml Cargo.lock)
# When the page that is tried, and the one that is released, was last built. A file that changes while that runs is newer.
TRIED := target/tried.stamp
RELEASED := target/released.stamp
# How a page to be tried is built: in the quick profile, and without wasm-opt.
QUICKLY := env -u NO_COLOR TUIYAN_PROFILE=quick
QUICK := --release=false --cargo-profile quick
ifeq ($(wildcard target/tried/index.html),)
.PHONY: $(TRIED)
endif
ifeq ($(wildcard dist/index.html),)
.PHONY: $(RELEASED)
endif

# A page that is quick to build, served from target/tried; PORT and HOST choose the address.
run: $(TRIED)
	exec node tests/e2e/serve.mjs target/tried --port $(PORT) --host $(HOST)

# Every suite runs even when an earlier one fails; the last line counts. What compiles shares the machine, the journeys have it alone.
test: export TUIYAN := $(CURDIR)/target/llvm-cov-target/debug/tuiyan
test: setup-test
	@node .ci/suites.mjs $(MAKE) page , format lint audit test-native coverage test-doc test-browser then test-e2e

setup-run:
	@.ci/setup run

setup-page:
	@.ci/setup page

setup-test:
	@.ci/setup test

format:
	cargo fmt --check

lint:
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked $(WASM) --features bench --lib $(addprefix --bin tuiyan-,page sheets simulate yardstick) --test browser -- -D warnings

# Through llvm-cov, so that the tests compile once and `coverage` has nothing left to build. What an earlier state of the source
# left behind would be counted too, so the crate itself is compiled afresh.
test-native:
	cargo llvm-cov clean --workspace
	cargo llvm-cov --locked --no-report --no-fail-fast

# Documentation's examples, over what the native tests have compiled. They are not counted in the coverage: that takes another compiler.
test-doc: export LLVM_PROFILE_FILE := /dev/null
test-doc:
	CARGO_TARGET_DIR=target/llvm-cov-target cargo test --locked --doc

# Optimised as the page is, and without what only the page needs: what is tested is the core that ships.
test-browser: export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER := wasm-bindgen-test-runner
test-browser: export WASM_BINDGEN_TEST_WEBDRIVER_JSON := $(CURDIR)/tests/webdriver.json
test-browser:
	cargo test --locked --profile tested --no-default-features $(WASM) --test browser

# The page as it is hosted and, beside it, as one file; `.ci/finish.mjs` makes both of what Trunk builds.
page: $(RELEASED)

$(RELEASED): $(SOURCES) | setup-page
	@mkdir -p target && touch $@.begun
	env -u NO_COLOR trunk build
	@node .ci/sizes.mjs dist
	@mv $@.begun $@

$(TRIED): $(SOURCES) | setup-run
	@mkdir -p target && touch $@.begun
	@echo '网页 page: building it to be tried (about 6 minutes the first time, half a minute after a change)'
	$(QUICKLY) trunk build $(QUICK) --dist target/tried
	@mv $@.begun $@

single: page
	@echo '单文件 one file: dist/tuiyan.html'

# What is handed over: also compressed for hosts that send files so, with checksums and the licences of all that is in it.
dist: page
	@node .ci/release.mjs dist

# The journeys hold the page against the command line; within `make test` the native tests have built that one.
test-e2e: export LLVM_PROFILE_FILE := /dev/null
test-e2e: page
	$(if $(TUIYAN),,cargo build --quiet --locked --bin tuiyan)
	cd tests/e2e && node --test --test-concurrency=2 --test-reporter=spec

# Run after test-native.
coverage:
	@cargo llvm-cov report --json --summary-only | node .ci/coverage.mjs

# The licences and the origin of the dependencies, and what is known of their weaknesses where that can be asked.
audit:
	.ci/audit

# Every reader of files and links under a million inputs (RUNS), or those of READERS; takes an hour.
fuzz:
	.ci/fuzz $(READERS)

# Everything that has a goal, or those of PARTS; with BASE=REV another revision in turns with this one, as ratios.
bench: setup-test page $(if $(PARTS),$(if $(filter engine sweep simulation redraw,$(PARTS)),bench-page),bench-page)
	node tests/e2e/measure.mjs

# The benchmark's own page, and its work done by the library.
bench-page:
	env -u NO_COLOR trunk build benches/index.html --dist target/bench-dist
	.ci/simulate yardstick target/bench-dist/yardstick

# For working on the page: rebuilds and reloads on every change.
watch: setup-run
	$(QUICKLY) trunk serve --port $(PORT) $(QUICK) --dist target/watched

clean:
	cargo clean
	rm -rf dist tests/e2e/shots
