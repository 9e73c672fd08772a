# Two commands do everything: `make demo` and `make test`.

SWIFT ?= swift
BINARY = .build/release/touchstone

# With Swift's libraries in the program it starts in less than half of the time and works a tenth faster; where the
# toolchain comes without them, it is linked to those that are installed.
TOOLCHAIN := $(dir $(realpath $(shell command -v $(SWIFT))))..
LINKING := $(if $(wildcard $(TOOLCHAIN)/lib/swift_static),--static-swift-stdlib)

.PHONY: demo test build install-dependencies format lint bench fuzz sanitize clean

# Installs what is missing, builds, and scans the example corpus into output/example.
demo: build
	@$(BINARY) scan corpora/example --output output/example
	@echo
	@echo "Open output/example/report.html in a browser: the answer, with the sentences behind every figure."
	@echo "Open output/example/findings.csv in a spreadsheet: one row a hit, with its sentence."

# Installs what is missing and runs every test.
test: install-dependencies
	$(SWIFT) test

build: install-dependencies
	$(SWIFT) build -c release --product touchstone $(LINKING)

install-dependencies:
	@Scripts/install-dependencies

format:
	$(SWIFT) format format -i -r Package.swift Sources Tests Plugins Benchmarks Fuzzing

lint:
	$(SWIFT) format lint -s -r Package.swift Sources Tests Plugins Benchmarks Fuzzing

# Times the main job against GNU wc on the same files, in the same run.
bench: build
	Benchmarks/run

# Runs every fuzz target for FUZZ_SECONDS (default 10) each.
fuzz: install-dependencies
	Fuzzing/run

# Runs the tests with the address sanitizer, then with the thread sanitizer: two builds, and half an hour.
sanitize: install-dependencies
	Scripts/check-sanitizers

clean:
	rm -rf .build Benchmarks/.build Fuzzing/.build
