#!/usr/bin/env bash
# What kill -9 leaves behind, seen from outside: the packaged application is killed in the middle of an import and in the middle of a
# run; afterwards every line is there once, and the tiers are those of an undisturbed run. An ordinary stop keeps everybody signed in.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
temp=$(mktemp -d)
data=$temp/data
documents=40000
lines=$((documents * 2))
launcher=

stop() { [ ! -s "$data/fenji.pid" ] || kill -9 "$(cat "$data/fenji.pid")" 2>/dev/null || true; }
finish() {
  stop
  "$root/fenji" stop --data "$data" >/dev/null 2>&1 || true
  rm -rf "$temp"
}
trap finish EXIT

fail() { { printf 'FAIL  %s\n' "$*"; tail -n 30 "$temp/log"; } >&2; exit 1; }
ok() { printf 'ok    %s\n' "$*"; }

start() {
  rm -f "$data/address"
  "$root/fenji" start --data "$data" --port 0 >>"$temp/log" 2>&1 &
  launcher=$!
  for _ in $(seq 1200); do
    if [ -s "$data/address" ] && call actuator/health/readiness | grep -q UP; then return; fi
    kill -0 "$launcher" 2>/dev/null || fail "the application did not start"
    sleep 0.2
  done
  fail "the application was not ready within four minutes"
}

killed() {
  kill -9 "$(cat "$data/fenji.pid")"
  wait "$launcher" 2>/dev/null || true
}

call() {
  local path=$1
  shift
  curl -sS -H "Authorization: Bearer $(cat "$data/command-line.key" 2>/dev/null)" "$@" "$(cat "$data/address")/$path" 2>/dev/null || true
}

# As a browser asks: with the cookies it was given.
browser() {
  local path=$1
  shift
  curl -sS -b "$temp/cookies" -c "$temp/cookies" "$@" "$(cat "$data/address")/$path"
}

sign_in() {
  browser api/session >/dev/null
  browser api/session -H 'Content-Type: application/json' \
    -H "X-XSRF-TOKEN: $(awk '$6 == "XSRF-TOKEN" { print $7 }' "$temp/cookies")" \
    -d "{\"username\": \"admin\", \"password\": \"$(tail -n 1 "$data/first-password.txt")\"}" >/dev/null
}

# value NAME: the first value of that name in the JSON that comes in.
value() { grep -o "\"$1\":[^,}]*" | head -n 1 | sed 's/^[^:]*://; s/"//g'; }

# until PATH NAME REGEX: waits until the value there matches, and prints it.
until_value() {
  local found
  for _ in $(seq 1200); do
    found=$(call "$1" | value "$2")
    if [[ $found =~ $3 ]]; then printf '%s' "$found"; return; fi
    sleep 0.1
  done
  fail "$1: $2 is $found, not $3"
}

import_file() {
  call "api/imports?mappingName=online-retail" -F "file=@$temp/orders.csv;type=text/csv" | value id
}

run_tiers() { call api/runs -X POST -H 'Content-Type: application/json' -d '{"asOf": "2011-12-10"}' | value id; }

digests() { call "api/runs/$1" | grep -o '"outputDigest":"[^"]*"'; }

expect() { [ "$2" = "$3" ] && ok "$1" || fail "$1: wanted $3, got $2"; }

awk -v documents="$documents" 'BEGIN {
  print "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
  for (i = 1; i <= documents; i++)
    for (line = 1; line <= 2; line++)
      printf "%d,P%d,,%d,2011-%02d-%02d 10:00:00,%d.%02d,K%d,Germany\n",
        i, (i * line) % 500, 1 + i % 9, 1 + i % 11, 1 + i % 28, i % 90, (i * 7) % 100, (i * i) % 3000
}' >"$temp/orders.csv"

start
call api/organisation -X PUT -H 'Content-Type: application/json' \
  -d '{"name": "Killed", "baseCurrency": "GBP", "zone": "Europe/London"}' >/dev/null
sign_in
"$root/fenji" stop --data "$data" >/dev/null
wait "$launcher" 2>/dev/null || true
start
expect "a restart signs nobody out" "$(browser api/session | value username)" admin

import=$(import_file)
until_value "api/imports/$import" documents '^[1-9]' >/dev/null
killed
start
state=$(call "api/imports/$import" | value state)
if [ "$state" = INTERRUPTED ]; then
  ok "an import that was cut off says so"
  call "api/imports/$import/resume" -X POST >/dev/null
else
  expect "the import was over before it could be cut off" "$state" DONE
fi
until_value "api/imports/$import" state '^(DONE|FAILED)$' >/dev/null
again=$(import_file)
until_value "api/imports/$again" state '^(DONE|FAILED)$' >/dev/null
expect "no line is missing" "$(call "api/imports/$again" | value linesNew)" 0
expect "every line is there once" "$(call "api/imports/$again" | value linesKnown)" "$lines"

run=$(run_tiers)
until_value "api/runs/$run" state '^(RUNNING|DONE)$' >/dev/null
killed
start
[[ $(call "api/runs/$run" | value state) =~ ^(INTERRUPTED|DONE)$ ]] || fail "a run that was cut off must say so"
ok "a run that was cut off says so"
first=$(run_tiers)
expect "the run after it is whole" "$(until_value "api/runs/$first" state '^(DONE|FAILED)$')" DONE
killed
before=$(wc -l <"$temp/log")
FENJI_LOG_FORMAT=ecs start
grep -q '^{"@timestamp".*"ecs"' <(tail -n "+$((before + 1))" "$temp/log") || fail "FENJI_LOG_FORMAT=ecs must write the log as JSON"
ok "the log is JSON when asked for"
second=$(run_tiers)
until_value "api/runs/$second" state '^(DONE|FAILED)$' >/dev/null
expect "the same facts give the same digests after a restart" "$(digests "$second")" "$(digests "$first")"
expect "and nothing is written anew" "$(call "api/runs/$second" | value assignmentsChanged)" 0
