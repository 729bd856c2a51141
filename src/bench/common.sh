# What the benches share; read by them, not run. Everything listens on 127.0.0.1 and lies below $state.
# A run is measured by GNU time: wall, CPU of the process and all its children, largest resident process.

root=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P)
state=${BENCH_STATE:-$root/target/bench}
results=${BENCH_RESULTS:-$state/results.jsonl}
pairs=${BENCH_PAIRS:-3}
workers=5
web=18180 limited=18181 stub=18182 line=18183 s3=18184
pids=''

say() { echo "bench: $*" >&2; }
die() { say "$*"; exit 1; }
need() { for tool in "$@"; do command -v "$tool" >/dev/null || die "$tool is missing; install it"; done; }
has() { command -v "$1" >/dev/null; }

if [ -n "${JAVA_HOME-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then java="$JAVA_HOME/bin/java"; else java=java; fi

# The jar and the classes under test are copies: a build beside a running bench does no harm.
prepare() {
  need nginx openssl curl
  [ -x /usr/bin/time ] || die "GNU time is missing; install it"
  mkdir -p "$state/files" "$state/run" "$state/bodies"
  if [ ! -f "$state/swath.jar" ]; then
    [ -f "$root/target/swath.jar" ] && [ -f "$root/target/s3proxy.classpath" ] && [ -d "$root/target/test-classes" ] \
      || die "build first: ./mvnw -DskipTests package"
    (cd "$root" && ./mvnw -B -q -o dependency:build-classpath -Dmdep.outputFile="$state/class.path" \
      -Dmdep.includeScope=test >&2) || die "no class path; run ./mvnw -DskipTests package online once"
    cp -R "$root/target/classes" "$root/target/test-classes" "$root/target/s3proxy.classpath" "$state/"
    cp "$root/src/test/resources/s3proxy-logback.xml" "$state/"
    cp "$root/target/swath.jar" "$state/swath.jar"
  fi
  trap 'finish' EXIT
  trap 'exit 1' INT TERM HUP
}

finish() {
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  for pid in $pids; do wait "$pid" 2>/dev/null || true; done
  rm -rf -- "$state/run" "$state/bodies" "$state/bucket"
  [ -n "${BENCH_KEEP_FILES-}" ] || rm -rf -- "$state/files"
}

bench_java() {
  "$java" -Xmx256m -cp "$state/test-classes:$state/classes:$(cat "$state/class.path")" "$@"
}

# The same in the place of a shell of its own, so that its id is that of the server: serving CLASS … &
serving() {
  exec "$java" -Xmx256m -cp "$state/test-classes:$state/classes:$(cat "$state/class.path")" "$@"
}

# Waits until the server that was started last takes connections on a port.
await() {
  server=$!
  for _ in $(seq 1 300); do
    kill -0 "$server" 2>/dev/null || break
    if curl -s -o /dev/null --max-time 2 "http://127.0.0.1:$1/"; then return; fi
    sleep 0.1
  done
  die "nothing listens on port $1; see $state/*.log"
}

# random FILE BYTES: the same bytes each time, that no line or disk can compress.
random() {
  head -c "$2" /dev/zero | openssl enc -aes-128-ctr -nosalt -K 5eed -iv 0 2>/dev/null >"$1"
}

# list FOLDER: a line NAME BYTES SHA256 per file.
list() {
  (cd "$1" && find . -type f | sed 's|^\./||' | sort | xargs sha256sum) | while read -r digest name; do
    echo "$name $(stat -c %s "$1/$name") $digest"
  done >"$1.list"
}

# listed FOLDER COUNT: an earlier bench left them.
listed() { [ -f "$state/files/$1.list" ] && [ "$(wc -l <"$state/files/$1.list")" = "$2" ]; }

small_files() { # 5,000 x 200 kB
  count=${BENCH_COUNT:-5000}
  listed small "$count" && return
  say "making $count files of 200 kB"
  rm -rf "$state/files/small"
  mkdir -p "$state/files/small"
  random "$state/files/all" $((count * 200000))
  split -b 200000 -a 4 -d --additional-suffix=.tif "$state/files/all" "$state/files/small/scene-"
  rm "$state/files/all"
  list "$state/files/small"
}

big_files() { # big_files FOLDER COUNT BYTES
  listed "$1" "$2" && return
  say "making $2 files of $3 bytes"
  mkdir -p "$state/files/$1"
  random "$state/files/all" $(($2 * $3))
  split -b "$3" -a 2 -d --additional-suffix=.tif "$state/files/all" "$state/files/$1/strip-"
  rm "$state/files/all"
  list "$state/files/$1"
}

serve() {
  cat >"$state/nginx.conf" <<END
user $(id -un) $(id -gn);
daemon off;
pid $state/nginx.pid;
error_log $state/nginx.log;
worker_processes 2;
events { worker_connections 512; }
http {
  log_format sent '\$uri \$status \$body_bytes_sent \$msec \$request_time';
  access_log $state/sent.log sent;
  client_body_temp_path $state/bodies;
  proxy_temp_path $state/bodies/proxy;
  fastcgi_temp_path $state/bodies/fastcgi;
  uwsgi_temp_path $state/bodies/uwsgi;
  scgi_temp_path $state/bodies/scgi;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000;
  types { image/tiff tif; }
  default_type application/octet-stream;
  root $state/files;
  server { listen 127.0.0.1:$web backlog=1024; autoindex on; }
  server { listen 127.0.0.1:$limited; limit_rate 5000000; }
}
END
  : >"$state/sent.log"
  nginx -p "$state" -c "$state/nginx.conf" 2>>"$state/nginx.log" &
  pids="$pids $!"
  await $web
}

# planet LIST ADDRESS: the stub of Planet; its links lead to ADDRESS/NAME.
planet() {
  serving dev.swath.bench.PlanetStub $stub "$1" "$2" >>"$state/stub.log" 2>&1 &
  planet_pid=$!
  pids="$pids $planet_pid"
  await $stub
}

end_planet() { kill "$planet_pid"; wait "$planet_pid" || true; }

# A real S3 server: s3proxy, as in the tests.
bucket() {
  mkdir -p "$state/bucket"
  cat >"$state/s3proxy.conf" <<END
s3proxy.endpoint=http://127.0.0.1:$s3
s3proxy.authorization=aws-v2-or-v4
s3proxy.identity=bench
s3proxy.credential=not-a-secret
s3proxy.ignore-unknown-headers=true
jclouds.provider=filesystem-nio2
jclouds.filesystem.basedir=$state/bucket
END
  "$java" -Xmx256m -Dlogback.configurationFile="$state/s3proxy-logback.xml" -cp "$(cat "$state/s3proxy.classpath")" \
    org.gaul.s3proxy.Main --properties "$state/s3proxy.conf" >>"$state/s3proxy.log" 2>&1 &
  pids="$pids $!"
  await $s3
  mkdir -p "$state/bucket/bench"
}

# an AWS_CA_BUNDLE in the environment ends rclone 1.60
unset AWS_CA_BUNDLE
export AWS_ACCESS_KEY_ID=bench AWS_SECRET_ACCESS_KEY=not-a-secret AWS_REGION=us-east-1 AWS_EC2_METADATA_DISABLED=true
export RCLONE_CONFIG=/dev/null RCLONE_CONFIG_BENCH_TYPE=s3 RCLONE_CONFIG_BENCH_PROVIDER=Other \
  RCLONE_CONFIG_BENCH_ENV_AUTH=true RCLONE_CONFIG_BENCH_ENDPOINT="http://127.0.0.1:$s3" \
  RCLONE_CONFIG_BENCH_FORCE_PATH_STYLE=true RCLONE_S3_NO_CHECK_BUCKET=true
export PL_API_KEY=PLAK00000000000000000000000000000000

# template LIST: the ledger that each run of swath begins with.
template() {
  rm -rf "$state/template"
  mkdir -p "$state/template"
  bench_java dev.swath.bench.FillLedger "$state/template" "$1"
}

# The whole product, its gates opened as far as they go.
swath() { # swath HOME [--set key=value …]
  home=$1
  shift
  # shellcheck disable=SC2086 # options are words
  exec "$java" ${BENCH_JAVA_OPTS:--Xmx256m} -jar "$state/swath.jar" download fields -C "$home" \
    --set planet.url=http://127.0.0.1:$stub --set link.interval-ms=1 --set list.interval-ms=1 --set tick.ms="${BENCH_TICK_MS:-10}" \
    --set download.workers=$workers "$@"
}

fresh() { rm -rf -- "$state/run/$1"; mkdir -p "$state/run/$1"; }

# measure BENCH TOOL PAIR BYTES COMMAND…: one line of results; ends the bench when the command fails.
measure() {
  bench=$1 tool=$2 pair=$3 bytes=$4
  shift 4
  sync
  load=$(cut -d' ' -f1 /proc/loadavg)
  /usr/bin/time -o "$state/time" -f '%e %U %S %M' "$@" >"$state/out.log" 2>&1 \
    || die "$tool failed: $(tail -3 "$state/out.log")"
  read -r wall user sys rss <"$state/time"
  printf '{"bench":"%s","tool":"%s","pair":%s,"bytes":%s,"wall_s":%s,"user_s":%s,"sys_s":%s,"rss_kb":%s,"load":%s,"at":"%s","jar":"%s"}\n' \
    "$bench" "$tool" "$pair" "$bytes" "$wall" "$user" "$sys" "$rss" "$load" "$(date -u +%FT%TZ)" \
    "$(cksum <"$state/swath.jar" | cut -d' ' -f1)" >>"$results"
  say "$bench $tool, pair $pair: $wall s, CPU $user + $sys s, $((rss / 1024)) MB, load $load"
}

# Tools forwards in odd pairs, backwards in even ones: what the machine does meanwhile hits all alike.
in_turn() {
  if [ $(($1 % 2)) = 1 ]; then echo "$2"; else echo "$2" | tr ' ' '\n' | tac | tr '\n' ' '; fi
}

table() { bench_java dev.swath.bench.Table "$results"; }

total() { awk '{ bytes += $2 } END { printf "%.0f\n", bytes }' "$state/files/$1.list"; }

# addresses FOLDER TOOL curl|aria2: what is fetched and what it is called, as that tool reads it.
addresses() {
  cut -d' ' -f1 "$state/files/$1.list" | while read -r name; do
    case $3 in
      curl) printf 'url=http://127.0.0.1:%s/%s/%s\noutput=%s/run/%s/%s\n' $web "$1" "$name" "$state" "$2" "$name" ;;
      aria2) printf 'http://127.0.0.1:%s/%s/%s\n out=%s\n' $web "$1" "$name" "$name" ;;
    esac
  done
}

# same FOLDER PLACE: every listed file lies somewhere below the place, with its bytes.
same() {
  found=$(same_so_far "$1" "$2")
  wanted=$(wc -l <"$state/files/$1.list")
  [ "$found" = "$wanted" ] || die "$found files of $wanted came"
}

# same_so_far FOLDER PLACE: what lies there is what was listed; prints how many.
same_so_far() {
  awk '{ print $3, $1 }' "$state/files/$1.list" | sort >"$state/wanted"
  find "$2" -type f -name '*.tif' -exec sha256sum {} + | sed 's|^\([0-9a-f]*\) .*/|\1 |' | sort >"$state/came"
  wrong=$(comm -13 "$state/wanted" "$state/came" | wc -l)
  [ "$wrong" = 0 ] || die "$wrong files are not what was sent, e.g. $(comm -13 "$state/wanted" "$state/came" | head -1)"
  wc -l <"$state/came"
}
