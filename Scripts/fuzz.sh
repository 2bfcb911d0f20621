#!/usr/bin/env bash
# Builds the fuzzer and runs one target for some seconds: fuzz.sh TARGET [SECONDS]. A finding fails it and stays in
# .build-fuzz/found/TARGET; what the target has learnt stays in .build-fuzz/corpus/TARGET for the next time.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-}
seconds=${2:-60}
if [ -z "$target" ] || [ ! -d "Fuzz/Seeds/$target" ]; then
    echo "Name a fuzz target: $(ls Fuzz/Seeds | xargs | sed 's/ /, /g')." >&2
    exit 64
fi

# The flags are here because a manifest cannot hold them. libFuzzer and lld come with Swift; gold, the usual linker,
# crashes on what the sanitizer emits.
build() {
    swift build -c release --package-path Fuzz --scratch-path .build-fuzz --product fuzz \
        -Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library -Xswiftc -use-ld=lld "$@"
}
# SwiftPM does not see that the main package has a new file unless it reads this manifest anew.
touch Fuzz/Package.swift
build
corpus=.build-fuzz/corpus/$target
found=.build-fuzz/found/$target
mkdir -p "$corpus" "$found"
known=("Fuzz/Seeds/$target")
if [ -d "Fuzz/FailCases/$target" ]; then known+=("Fuzz/FailCases/$target"); fi

# A crash must end the run at once and not in the backtracer; a run that does not end by itself is ended.
SWIFT_BACKTRACE=enable=no timeout --kill-after=10 "$((seconds + 60))" "$(build --show-bin-path)/fuzz" "$target" \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=4096 -print_final_stats=1 \
    -artifact_prefix="$found/" "$corpus" "${known[@]}"
