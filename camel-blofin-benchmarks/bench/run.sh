#!/usr/bin/env bash
# Measures the component beside others in a peer bench: run.sh BENCH_FOLDER [consume] [--quick] …
# ONLY=limit-raw,camel-diy,camel-blofin chooses contenders. docs/benchmarks.md tells more.
set -euo pipefail
if [ $# -lt 1 ] || [ ! -f "$1/drive.mjs" ]; then
  echo "usage: $0 BENCH_FOLDER [consume] [--quick]   (the folder must hold the bench's drive.mjs)" >&2
  exit 2
fi
bench=$(cd "$1" && pwd)
shift
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$root/camel-blofin-benchmarks/target
mvn="${MVN:-mvn} -q -B -ntp"

# The bench's folder may be read-only: it is built and run in a copy.
mkdir -p "$out/peer-bench"
cp -R "$bench/." "$out/peer-bench/"
chmod -R u+w "$out/peer-bench"
(cd "$out/peer-bench" && $mvn package)

(cd "$root" && $mvn -pl camel-blofin-benchmarks -am -DskipTests test-compile dependency:build-classpath)
rm -rf "$out/contender"
mkdir -p "$out/contender"
classpath=$root/camel-blofin/target/classes:$(cat "$out/classpath.txt")
javac --release 17 -d "$out/contender" -cp "$out/peer-bench/target/classes:$classpath" \
  "$here"/src/io/github/camelblofin/bench/*.java

cd "$out/peer-bench"
export EXTRA_CP="$out/contender:$classpath"
export EXTRA_CONSUME=camel-blofin=io.github.camelblofin.bench.BlofinContender
export ONLY="${ONLY:-limit-raw,camel-diy,camel-blofin}"
if [ $# -eq 0 ]; then
  set -- consume
fi
exec ./run.sh "$@"
