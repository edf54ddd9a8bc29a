#!/usr/bin/env bash
# Compares reports in a GitHub workflow: annotations in the log, a summary on the page of the run, SARIF for code scanning.
# What it is told comes in the environment, never pasted into a command, since names of files can hold anything.
set -u

program=${ATODDS:-atodds}
told=(check --output github)

reports=()
while IFS= read -r line; do
  [ -n "$line" ] && reports+=("$line")
done <<<"${ATODDS_REPORTS:-}"

[ -n "${ATODDS_FAIL_ON:-}" ] && told+=(--fail-on "$ATODDS_FAIL_ON")
[ -n "${ATODDS_BASELINE:-}" ] && told+=(--baseline "$ATODDS_BASELINE")
[ -n "${ATODDS_SARIF:-}" ] && told+=(--output "sarif=$ATODDS_SARIF")
[ -n "${ATODDS_HTML:-}" ] && told+=(--output "html=$ATODDS_HTML")

summary=
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  summary=$(mktemp)
  told+=(--output "markdown=$summary")
fi

"$program" "${told[@]}" -- ${reports[@]+"${reports[@]}"}
status=$?

if [ -n "$summary" ]; then
  cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  rm -f "$summary"
fi
exit "$status"
