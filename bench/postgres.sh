# Sourced by the benches that need a PostgreSQL of their own, in a folder $dir that they take away at the end.
postgres=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
as_postgres=()
if [[ $(id -u) == 0 ]]; then as_postgres=(runuser -u postgres --); fi

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Names of packages that are not there yet are installed, where that is possible.
install() {
  if (($# == 0)); then return; fi
  echo "Installing $* ..."
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; } >/dev/null 2>&1 \
    || { echo "$* could not be installed." >&2; exit 3; }
  postgres=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1)
}

database_make() {
  chmod 755 "$dir"
  mkdir "$dir/pg"
  if [[ $(id -u) == 0 ]]; then chown postgres "$dir/pg"; fi
  pg_port=$(free_port)
  database="postgres://entente@127.0.0.1:$pg_port/entente"
  "${as_postgres[@]}" "$postgres/initdb" -D "$dir/pg/data" -U entente -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  database_up
  "$postgres/psql" -h 127.0.0.1 -p "$pg_port" -U entente -q -c 'CREATE DATABASE entente' postgres
}
database_up() { "${as_postgres[@]}" "$postgres/pg_ctl" -D "$dir/pg/data" -w -t 60 -l "$dir/pg/log" -o "-p $pg_port -k $dir/pg -h 127.0.0.1 -c max_connections=300" start >/dev/null; }
database_down() { "${as_postgres[@]}" "$postgres/pg_ctl" -D "$dir/pg/data" -w -m "$1" stop >/dev/null; }
ask() { "$postgres/psql" -h 127.0.0.1 -p "$pg_port" -U entente -At -F ' ' -c "$1" entente; }
