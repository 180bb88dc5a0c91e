# Each target calls the real tool; scripts/with-env.sh puts it on PATH, with the one compiler that scripts/setup.sh chose.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup build run dev test check lint test-native test-web test-e2e size fuzz bench

LISTEN ?= 127.0.0.1:8080
FAULTS ?=
DATABASE ?= gantry.db

ENV := scripts/with-env.sh
SERVER := $(ENV) cargo run --release -p gantry-server --
WASM := --target wasm32-unknown-unknown

help: ## List the targets
	@sed -nE 's/^([a-z0-9-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

setup: ## Install what is missing to build and to test (the first time 10 to 40 minutes, then a second)
	@scripts/setup.sh

build: ## Build the dashboard into dist/
	@scripts/setup.sh build
	scripts/build.sh

run: build $(DATABASE) ## Build, fill gantry.db with sample data if it is absent, and serve at LISTEN=127.0.0.1:8080 (FAULTS=1 adds connections that fail on purpose)
	$(SERVER) serve --listen $(LISTEN) --database $(DATABASE) --assets dist $(if $(FAULTS),--faults)

$(DATABASE):
	$(SERVER) seed --database $@

dev: ## Serve at http://127.0.0.1:8081 and rebuild on every change; Ctrl-C ends it
	@scripts/setup.sh build
	@$(MAKE) --no-print-directory $(DATABASE)
	scripts/dev.sh $(DATABASE)

test: setup lint test-native test-web size test-e2e ## Run everything that CI runs

check: setup lint size fuzz ## Formatting, clippy, the import rules, the size of the first view, a minute of fuzzing

lint:
	$(ENV) node scripts/check-features.mjs
	$(ENV) cargo fmt --all --check
	$(ENV) cargo clippy --workspace --all-targets -- -D warnings
	$(ENV) cargo clippy $(WASM) -p gantry --all-targets --features split -- -D warnings
	$(ENV) cargo clippy $(WASM) -p catalog -- -D warnings
	$(ENV) cargo test --workspace --quiet --test architecture

test-native:
	$(ENV) cargo test --workspace

test-web:
	$(ENV) cargo test $(WASM) --test web

size: build
	$(ENV) node scripts/check-size.mjs dist

fuzz: ## Fuzz what reads answers, 30 seconds each; skipped where there is no nightly Rust
	@scripts/fuzz.sh 30

BENCH ?=

bench: setup build ## Measure the lists beside a page without a library and one in React, and beside what was recorded (BENCH="--rows 1000 --record")
	@scripts/setup.sh bench
	$(ENV) cargo build --release -p gantry-server
	$(ENV) npm --prefix bench/react run build
	$(ENV) node bench/bench.mjs $(BENCH)

test-e2e:
	$(ENV) cargo build --release -p gantry-server
	$(ENV) node --test tests/upstream/upstream.test.mjs
	$(ENV) npm --prefix tests/e2e test
