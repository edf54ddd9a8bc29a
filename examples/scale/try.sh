#!/usr/bin/env bash
# Tries the recipes of this folder: made-up sets through one process, through GNU parallel, and through a Spark cluster of two
# workers of which one is killed in the middle. All must give the same lines. What is not installed is said and skipped.
#
#     try.sh [SETS [ATODDS [SCALE]]]      SCALE is the built example of this folder; PYTHON may name one that has PySpark
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
count=${1:-2000} atodds=$(realpath "${2:-$here/../../target/release/atodds}")
scale=$(realpath "${3:-$here/../../target/release/examples/scale}") python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$scale" "$count" > "$work/sets.jsonl"
"$atodds" batch --no-config "$work/sets.jsonl" > "$work/one.jsonl" || test $? -eq 1
sort "$work/one.jsonl" > "$work/one.sorted"
test "$(wc -l < "$work/one.jsonl")" -eq "$count"

if command -v parallel > /dev/null; then
  "$here/parallel.sh" "$work/sets.jsonl" "$work/parallel.jsonl" "$atodds"
  cmp "$work/one.jsonl" "$work/parallel.jsonl"
  echo "GNU parallel: the same bytes, in the same order"
else
  echo "GNU parallel: not installed, skipped"
fi

if ! "$python" -c 'import pyspark' 2> /dev/null; then
  echo "Spark: PySpark is not installed, skipped"
  exit
fi
export SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$python
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME
"$python" "$here/spark.py" "file://$work/sets.jsonl" "file://$work/spark" "$atodds" 'local-cluster[2,1,1024]' \
  > "$work/spark.log" 2>&1 &
driver=$!

# The executors of this run: those that stand below its driver.
executors() {
  local below=$driver
  while [ -n "$below" ]; do
    ps -o pid=,args= -p "$below" | grep CoarseGrainedExecutorBackend | awk '{print $1}' || true
    below=$(pgrep -d, -P "$below" || true)
  done
}
# The first results are there, and not the last.
while kill -0 $driver 2> /dev/null && ! ls "$work"/spark/_temporary/0/task_* > /dev/null 2>&1; do sleep 0.2; done
victim=$(executors | head -1)
kill -9 "$victim"
echo "Spark: killed worker process $victim after $(find "$work/spark" -name 'task_*' | wc -l) tasks"
wait $driver || { tail -50 "$work/spark.log"; exit 1; }
cat "$work"/spark/part-* | sort | cmp - "$work/one.sorted"
lost=$(grep -c 'Lost executor' "$work/spark.log" || true)
echo "Spark: the same lines; $lost executor lost on the way"
test "$lost" -ge 1
