#!/usr/bin/env bash
# Runs the JMH benchmarks: jmh.sh [JMH options], for instance jmh.sh Decoding -prof gc
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/camel-blofin-benchmarks/target
(cd "$root" && ${MVN:-mvn} -q -B -ntp -pl camel-blofin-benchmarks -am -DskipTests test-compile dependency:build-classpath)
exec java -cp "$out/test-classes:$root/camel-blofin/target/classes:$(cat "$out/classpath.txt")" org.openjdk.jmh.Main "$@"
