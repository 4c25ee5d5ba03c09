.DEFAULT_GOAL := help
.PHONY: help run test check e2e pictures bench fmt migrate

help: ## lists these verbs
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sort | sed 's/:.*## /\t/'

run: ## builds and serves the example company on http://127.0.0.1:5080
	./run

test: ## installs what the tests need, builds, runs every test
	./test

check: ## the fast part: build with warnings as errors, format, rules without IO
	dotnet build Entente.slnx
	dotnet format Entente.slnx --verify-no-changes --no-restore
	dotnet test --project tests/Entente.Domain.Tests --no-build
	dotnet test --project tests/Entente.Scoring.Tests --no-build

e2e: ## whole journeys in a real browser; pictures in artifacts/screenshots
	dotnet test --project tests/Entente.Browser.Tests

pictures: ## takes all pictures of README and guide again; smaller where ImageMagick is installed
	ENTENTE_PICTURES=docs dotnet test --project tests/Entente.Browser.Tests -- --filter-class '*GuidePicturesTests'
	if command -v mogrify >/dev/null; then mogrify -strip -dither None -colors 128 -define png:compression-level=9 docs/images/*.png; fi

fmt: ## formats the code
	dotnet format Entente.slnx

migrate: ## adds a migration of the same name for both databases: make migrate NAME=AddNeeds
	dotnet tool restore
	dotnet ef migrations add $(NAME) --project src/Entente.Web --context SqliteDb --output-dir Data/Migrations/Sqlite
	dotnet ef migrations add $(NAME) --project src/Entente.Web --context PostgresDb --output-dir Data/Migrations/Postgres

bench: ## durable ratings a second against single-row commits, then twenty kills under load, then pages
	bench/ratings
	bench/ratings --kill
	bench/pages
