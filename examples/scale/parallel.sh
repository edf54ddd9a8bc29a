#!/usr/bin/env bash
# Compares report sets on all cores, or on several machines, with GNU parallel:
#
#     parallel.sh SETS.jsonl RESULTS.jsonl [ATODDS]
#
# Each job gets about a megabyte of whole lines and one thread. The results come in the order of the sets (-k). For
# several machines add "--sshlogin a,b,c --env RAYON_NUM_THREADS". Status 1 (findings) and 2 (lines that are no sets, each of
# which has its record) are results; a job that dies is tried twice more.
set -euo pipefail
sets=$1 results=$2 atodds=${3:-atodds}
export RAYON_NUM_THREADS=1
parallel --will-cite --pipe-part --arg-file "$sets" --block 1M --keep-order --retries 3 \
  "$atodds batch --no-config; test \$? -le 2" > "$results"
