# One command each; `make help` lists them. Set-up happens once, and again when a lock changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JOBS ?= 2
OFFICE := libreoffice-writer-nogui libreoffice-calc-nogui fonts-noto-cjk
BROWSER := chromium fonts-noto-cjk
PLACES := src tests $(wildcard benchmarks scripts)
PORT ?= 8000
CITY := GONGKAI_HOME=demo/city GONGKAI_DEMO=1 GONGKAI_HTTPS=0 GONGKAI_MFA=0
ON_POSTGRESQL := tests/records tests/desk tests/portal tests/operations tests/demo
# What an installation sets from outside, for a look at its models alone.
UNSET := GONGKAI_HOME=.mypy_cache GONGKAI_SECRET_KEY=none DJANGO_SETTINGS_MODULE=gongkai.settings.development

.DEFAULT_GOAL := help
.PHONY: help demo city test check bench soak docs lock clean

help: ## list the commands 列出命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.base ## make a sample report, read it, check it, print what was found 演示
	@$(BIN)/gongkai report demo demo/

city: $(VENV)/.base ## a made-up city on this machine: portal, desk and jobs, until stopped 示例城市
	@$(CITY) $(BIN)/gongkai setup
	@$(CITY) $(BIN)/gongkai demo
	@if [ -n "$(DEMO_ONCE)" ]; then $(CITY) $(BIN)/python scripts/serve_once.py $(PORT); \
	else $(CITY) $(BIN)/gongkai serve --port $(PORT); fi

test: $(VENV)/.dev $(VENV)/.office $(VENV)/.browser ## run the tests; coverage of statute and report at least 95 % 测试
	@$(BIN)/coverage erase
	@$(BIN)/pytest -n $(JOBS) --cov --cov-report= $(PYTEST_ARGS)
	@TEST_DB=postgresql $(BIN)/pytest -n $(JOBS) $(ON_POSTGRESQL)
	@$(BIN)/coverage report
	@for room in statute report; do \
	  printf 'coverage of %s (at least 95): ' $$room; \
	  $(BIN)/coverage report --include="src/gongkai/$$room/*" --format=total --fail-under=95 || exit; \
	done

check: $(VENV)/.dev ## lint, types, layers, locks, documentation 静态检查
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(PLACES)
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_locks.py
	@$(UNSET) $(BIN)/python -W ignore -m django makemigrations --check --dry-run
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet docs site

bench: $(VENV)/.bench ## measure speed side by side with what one would use instead 性能对比
	@$(BIN)/python -m benchmarks

soak: $(VENV)/.dev $(VENV)/.office $(VENV)/.browser ## the long run: generated reports and damage, many seeds 长时测试
	@PROOF_SEEDS=6 PROOF_MIXES=4000 PROOF_SCANS=2000 $(BIN)/pytest -n $(JOBS) --hypothesis-profile=soak

docs: $(VENV)/.dev ## build the documentation into site/ 文档
	@$(BIN)/sphinx-build --fail-on-warning --keep-going docs site

lock: $(VENV)/.dev ## compile the locks anew from pyproject.toml (needs the network) 更新依赖锁
	@$(BIN)/python scripts/compile_locks.py

clean: ## remove what the other commands made 清理
	rm -rf $(VENV) build dist site demo benchmarks/output .coverage .coverage.* \
	  .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# A stamp stands for an installed lock: newer than the lock means nothing to do. A lock is whole,
# so nothing is resolved (--no-deps): older pips take the newest of a package named with an extra.
$(VENV)/.base: requirements/base.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Setting up (base) 正在安装依赖 …"
	@$(PIP) install --no-deps --require-hashes -r requirements/base.txt -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@echo "Setting up (development) 正在安装开发依赖 …"
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.base
	@echo "Setting up (benchmarks) 正在安装对比用的库 …"
	@$(PIP) install --no-deps --require-hashes -r requirements/bench.txt
	@touch $@

# LibreOffice opens what was written, in tests alone; where it cannot be had they are skipped.
$(VENV)/.office: | $(BIN)/python
	@command -v soffice >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  echo "Setting up LibreOffice for its tests 正在安装测试用的 LibreOffice …" && \
	  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y \
	    --no-install-recommends $(OFFICE); } >/dev/null 2>&1; } || \
	  echo "LibreOffice is not here: its tests will be skipped 没有 LibreOffice，相关测试将跳过"
	@touch $@

# Chromium looks at the pages, in tests alone; where it cannot be had they are skipped.
$(VENV)/.browser: | $(BIN)/python
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  echo "Setting up Chromium for the tests of pages 正在安装测试用的 Chromium …" && \
	  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y \
	    --no-install-recommends $(BROWSER); } >/dev/null 2>&1; } || \
	  echo "Chromium is not here: its tests will be skipped 没有 Chromium，相关测试将跳过"
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python 3.11 or later is missing; install it: apt install python3 python3-venv" >&2; \
	  echo "缺少 Python 3.11 或更高版本，请先安装：apt install python3 python3-venv" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is older than Python 3.11; name a newer one: make PYTHON=python3.11" >&2; \
	  echo "$(PYTHON) 低于 Python 3.11，请指定较新的版本：make PYTHON=python3.11" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing; install it: apt install python3-venv" >&2; \
	  echo "缺少 Python 的 venv 模块，请先安装：apt install python3-venv" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)
