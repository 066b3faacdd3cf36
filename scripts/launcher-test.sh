#!/usr/bin/env bash
# Tests of the launcher's own judgement: what it finds, what it misses and how it says so. Nothing is built.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
temp=$(mktemp -d)
failures=0
listener=

cleanup() {
  [ -z "$listener" ] || kill "$listener" 2>/dev/null || true
  rm -rf "$temp"
}
trap cleanup EXIT

# expect NAME EXIT_CODE TEXT COMMAND...: the command ends with that code and says that text.
expect() {
  local name=$1 code=$2 text=$3 said actual=0
  shift 3
  said=$("$@" 2>&1) || actual=$?
  if [ "$actual" -eq "$code" ] && [[ $said == *"$text"* ]]; then
    printf 'ok    %s\n' "$name"
  else
    printf 'FAIL  %s\n      wanted code %s and: %s\n      got code %s and: %s\n' "$name" "$code" "$text" "$actual" "$said"
    failures=$((failures + 1))
  fi
}

# A path with the everyday tools, and none of Java, Maven and Node unless asked for.
tools() {
  local folder="$temp/bin-$1" tool
  shift
  mkdir -p "$folder"
  for tool in bash env dirname readlink grep cat find df awk mkdir sed id "$@"; do
    ln -sf "$(command -v "$tool")" "$folder/$tool"
  done
  printf '%s' "$folder"
}

fake_jdk() {
  mkdir -p "$temp/$1/bin"
  printf '#!/bin/sh\n' >"$temp/$1/bin/java"
  cp "$temp/$1/bin/java" "$temp/$1/bin/javac"
  chmod +x "$temp/$1/bin/"*
  printf 'JAVA_VERSION="%s"\n' "$2" >"$temp/$1/release"
}

# Removed first: it may be a link, and writing through it would replace the real tool.
script() { rm -f "$1"; printf '#!/bin/sh\n%s\n' "$2" >"$1"; chmod +x "$1"; }

fake_jdk jdk-17 17.0.15
fake_jdk jdk-25 25.0.3
bare=$(tools bare)
maven=$(tools maven)
script "$maven/mvn" 'echo "maven runs on $JAVA_HOME"'

expect "alone it prints help" 0 "./fenji demo" "$root/fenji"
expect "help names clv" 0 "./fenji clv FILE.csv" "$root/fenji" help
expect "help names check" 0 "./fenji check" "$root/fenji" help
expect "an unknown command is named" 2 "there is no command 'dmeo'" "$root/fenji" dmeo

expect "a missing JDK is said" 1 "JDK 25 is missing" \
  env PATH="$bare" JAVA_HOME="$temp/jdk-17" FENJI_JDK_FOLDERS="" "$root/fenji" mvn -v
expect "JAVA_HOME is taken when it is a JDK 25" 0 "maven runs on $temp/jdk-25" \
  env PATH="$maven" JAVA_HOME="$temp/jdk-25" FENJI_JDK_FOLDERS="" "$root/fenji" mvn -v
expect "a JDK 25 in the usual folders wins over a JAVA_HOME of 17" 0 "maven runs on $temp/jdk-25" \
  env PATH="$maven" JAVA_HOME="$temp/jdk-17" FENJI_JDK_FOLDERS="$temp/jdk-17 $temp/jdk-25" "$root/fenji" mvn -v
expect "missing Maven is said" 1 "Maven is missing" \
  env PATH="$bare" JAVA_HOME="$temp/jdk-25" "$root/fenji" mvn -v
expect "missing Node is said" 1 "Node.js with npm is missing" \
  env PATH="$maven" JAVA_HOME="$temp/jdk-25" "$root/fenji" check
script "$maven/npm" ''
script "$maven/node" 'case $1 in --version) echo v18.0.0;; *) exit 1;; esac'
expect "an old Node is said" 1 "Node.js v18.0.0 is too old" \
  env PATH="$maven" JAVA_HOME="$temp/jdk-25" "$root/fenji" check

script "$bare/df" 'printf "Filesystem 1M-blocks Used Available Use%% Mounted\ndisk 100 90 10 90%% /\n"'
expect "a full disk is said" 1 "has only 10 MB free" \
  env PATH="$bare" JAVA_HOME="$temp/jdk-25" "$root/fenji" start --data "$temp/data" --port 0

expect "a data set's name is a folder's name everywhere but in the demo" 1 "The disk that holds $temp has" \
  env -C "$temp" PATH="$bare" JAVA_HOME="$temp/jdk-25" "$root/fenji" start --data foodmart --port 0
expect "so it is when Fenji is stopped" 0 "No Fenji is running on $temp/steelwheels." \
  env -C "$temp" "$root/fenji" stop --data steelwheels
expect "start does not drop an argument" 1 "'start' does not know what to do with 'foodmart'" "$root/fenji" start foodmart
expect "stop does not drop an argument" 1 "'stop' does not know what to do with 'mine'" "$root/fenji" stop mine
expect "stop does not drop an option" 1 "'stop' does not know what to do with '--force'" "$root/fenji" stop --force
expect "the demo does not drop an argument" 1 "'demo' does not know what to do with 'orders.csv'" \
  "$root/fenji" demo --data foodmart orders.csv
expect "the demo takes one file of Online Retail" 1 "'demo' does not know what to do with 'second.csv'" \
  "$root/fenji" demo --data online-retail "$root/README.md" second.csv
expect "build and check take no arguments" 1 "'build' does not know what to do with 'app'" "$root/fenji" build app

expect "a port that is no number is said" 1 "--port takes a number" "$root/fenji" start --port http
node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => console.log(s.address().port))' >"$temp/port" &
listener=$!
until [ -s "$temp/port" ]; do sleep 0.05; done
port=$(cat "$temp/port")
expect "a taken port is said" 1 "Port $port is taken by another program" \
  "$root/fenji" start --data "$temp/data" --port "$port"
mkdir -p "$temp/data"
printf 'http://127.0.0.1:%s' "$port" >"$temp/data/address"
expect "a Fenji that runs already is named with its address" 1 "already running on $temp/data: open http://127.0.0.1:$port" \
  "$root/fenji" start --data "$temp/data" --port "$port"
expect "nothing to stop is no error" 0 "No Fenji is running" "$root/fenji" stop --data "$temp/data"
expect "the demo asks for the file it needs" 1 "Name the file" "$root/fenji" demo --data online-retail

for old in /usr/lib/jvm/*17*; do
  if [ -x "$old/bin/javac" ] || [ -x "$old/bin/java" ]; then
    expect "a bare mvn on 17 fails at once with the sentence" 1 "Fenji is built on JDK 25" \
      env JAVA_HOME="$old" MAVEN_OPTS= mvn -q -f "$root/pom.xml" validate
    break
  fi
done

[ "$failures" -eq 0 ] || { printf '%s launcher tests failed\n' "$failures"; exit 1; }
