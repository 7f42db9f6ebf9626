# 推演 Tuiyan. `make run` serves the app; `make test` says whether it works. Both install what they need by themselves.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test setup-run setup-test format lint test-native test-doc test-browser page single dist test-e2e coverage audit fuzz bench watch clean

PORT ?= 8080
HOST ?= 127.0.0.1
CHROMIUM ?= $(or $(shell command -v chromium 2>/dev/null),/usr/bin/chromium)
CHROMEDRIVER ?= $(or $(shell command -v chromedriver 2>/dev/null),/usr/bin/chromedriver)
FIREFOX ?= $(or $(shell command -v firefox-esr 2>/dev/null),/usr/bin/firefox-esr)
export CHROMIUM CHROMEDRIVER FIREFOX
export PATH := $(shell .ci/setup path):$(PATH)

WASM := --target wasm32-unknown-unknown

# The page is built once and served from dist/; PORT and HOST choose the address.
run: setup-run page
	exec node tests/e2e/serve.mjs dist --port $(PORT) --host $(HOST)

# Every suite runs even when an earlier one fails; the last line counts. The page is built on the way to test-e2e.
test: setup-test
	@node .ci/suites.mjs $(MAKE) format lint audit test-native test-doc test-browser test-e2e coverage

setup-run:
	@.ci/setup run

setup-test:
	@.ci/setup test

format:
	cargo fmt --check

lint:
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked $(WASM) --lib --bin tuiyan-page --bin tuiyan-sheets --test browser -- -D warnings
	cargo clippy --locked $(WASM) --no-default-features --features bench --bin tuiyan-simulate --bin tuiyan-yardstick -- -D warnings

# Through llvm-cov, so that the tests compile once and `coverage` has nothing left to build. What an earlier state of the source
# left behind would be counted too, so the crate itself is compiled afresh.
test-native:
	cargo llvm-cov clean --workspace
	cargo llvm-cov --locked --no-report --no-fail-fast

# Documentation's examples; llvm-cov cannot instrument these on a stable compiler.
test-doc:
	cargo test --locked --doc

# In the profile of the page: what is tested is the code that ships, and `page` finds it compiled.
test-browser: export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER := wasm-bindgen-test-runner
test-browser: export WASM_BINDGEN_TEST_WEBDRIVER_JSON := $(CURDIR)/tests/webdriver.json
test-browser:
	cargo test --locked --profile page $(WASM) --test browser

# The page as it is hosted and, beside it, as one file; `.ci/finish.mjs` makes both of what Trunk builds.
page:
	env -u NO_COLOR trunk build
	@node .ci/sizes.mjs dist

single: page
	@echo '单文件 one file: dist/tuiyan.html'

# What is handed over: also compressed for hosts that send files so, with checksums and the licences of all that is in it.
dist: page
	@node .ci/release.mjs dist

test-e2e: page
	cargo build --quiet --locked --bin tuiyan
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

bench: setup-test page
	cargo bench --locked --bench engine --bench judgement
	env -u NO_COLOR trunk build benches/index.html --dist target/bench-dist
	.ci/simulate yardstick target/bench-dist/yardstick
	node tests/e2e/engine.mjs
	node tests/e2e/measure.mjs
	node tests/e2e/redraw.mjs

# For working on the page: rebuilds and reloads on every change.
watch: setup-run
	env -u NO_COLOR trunk serve --port $(PORT)

clean:
	cargo clean
	rm -rf dist tests/e2e/shots
