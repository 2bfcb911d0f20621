# Roost. `make run` chats, `make test` tests; both work as the first command on a fresh machine.

PORT ?= 8080
HOST ?= 127.0.0.1:$(PORT)
PREFIX ?= /usr/local
SECONDS ?= 60
# One self-contained program each, so that `make install` needs no Swift on the machine it is copied to.
# Without colours, because with them a build at a terminal takes nothing from one in a script, and the other way round.
RELEASE = -c release --static-swift-stdlib --no-color-diagnostics
SHARE = $(DESTDIR)$(PREFIX)/share
BIN = $(shell swift build $(RELEASE) --show-bin-path)
export PORT NICK

.PHONY: run join build test lint format conformance fuzz bench bench-own documents everyday install clean

run: build ## Start a server here if none runs, and chat in #lobby
	@Scripts/run.sh "$(BIN)"

join: build ## Chat on another machine's server: make join HOST=192.168.1.20
	@"$(BIN)/roost" "$(HOST)" lobby $(if $(NICK),-n "$(NICK)")

build: ## Build both programs, optimised
	@Scripts/setup.sh
	@echo "==> building roostd and roost (the first time takes some minutes)"
	@swift build $(RELEASE) --product roostd
	@swift build $(RELEASE) --product roost

test: ## Build and run all tests
	@Scripts/setup.sh test
	@echo "==> building the tests (the first time takes some minutes)"
	@swift build --build-tests
	@swift test --skip-build

lint: ## Check format and documentation comments
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests Fuzz

format: ## Format the sources in place
	@swift format --in-place --parallel --recursive Package.swift Sources Tests Fuzz

conformance: ## Run the Autobahn test suite against our core; FAST=1 leaves out large and compressed messages
	@Scripts/setup.sh conformance
	@echo "==> building websocket-echo (the first time takes some minutes)"
	@swift build $(RELEASE) --product websocket-echo
	@.build/autobahn/bin/python Conformance/run.py "$(BIN)/websocket-echo" $(if $(FAST),--fast)

fuzz: ## Fuzz one target: make fuzz T=head|session|json|plain|keys SECONDS=60
	@Scripts/setup.sh
	@Scripts/fuzz.sh "$(T)" "$(SECONDS)"

# ONLY=A,B1 and SERVERS=roost,limit keep everything else of the last run; QUICK=1 keeps nothing of this one. NOTE=TEXT
# stands at the top of the document.
bench: ## Measure Roost beside others and write BENCHMARKS.md: 40 minutes; QUICK=1, ONLY=, SERVERS=, NOTE=
	@Scripts/setup.sh
	@Scripts/peers.sh
	@echo "==> building roostd and roost-bench (the first time takes some minutes)"
	@swift build $(RELEASE) --product roostd
	@swift build $(RELEASE) --product roost-bench
	@python3 Benchmarks/run.py "$(BIN)" $(if $(QUICK),--quick) $(if $(ONLY),--only "$(ONLY)") \
		$(if $(SERVERS),--servers "$(SERVERS)") $(if $(NOTE),--note "$(NOTE)")

bench-own: ## Measure the core, the store, a long room, a reader who stops and the client: six minutes
	@Scripts/setup.sh
	@echo "==> building roost-bench (the first time takes some minutes)"
	@swift build $(RELEASE) --product roost-bench
	@"$(BIN)/roost-bench" core
	@"$(BIN)/roost-bench" store
	@"$(BIN)/roost-bench" room
	@"$(BIN)/roost-bench" lag
	@swift build $(RELEASE) --product roost
	@"$(BIN)/roost-bench" client

documents: ## Make manuals, completions and the README's tables anew from the programs' own tables
	@Scripts/setup.sh
	@swift build --product roost
	@swift build --product roostd
	@swift build --product roost-documents
	@"$$(swift build --show-bin-path)/roost-documents"

everyday: ## Do fifty-two everyday tasks in two tmux terminals; their screens are in .build/everyday
	@Scripts/setup.sh test
	@echo "==> building roostd and roost (the first time takes some minutes)"
	@swift build --product roostd
	@swift build --product roost
	@python3 Tests/Everyday/everyday.py "$$(swift build --show-bin-path)"

install: build ## Install both programs, manuals and completions below PREFIX (default /usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/man/man1" "$(SHARE)/man/man8"
	install -s -m 755 "$(BIN)/roostd" "$(BIN)/roost" "$(DESTDIR)$(PREFIX)/bin/"
	install -m 644 Manual/roost.1 "$(SHARE)/man/man1/"
	install -m 644 Manual/roostd.8 "$(SHARE)/man/man8/"
	install -d "$(SHARE)/bash-completion/completions" "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	for program in roost roostd; do \
	    install -m 644 Completions/$$program.bash "$(SHARE)/bash-completion/completions/$$program" && \
	    install -m 644 Completions/_$$program "$(SHARE)/zsh/site-functions/" && \
	    install -m 644 Completions/$$program.fish "$(SHARE)/fish/vendor_completions.d/" || exit 1; \
	done

clean: ## Remove everything that was built
	rm -rf .build .build-*
