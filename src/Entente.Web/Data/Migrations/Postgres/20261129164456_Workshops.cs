using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Entente.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Workshops : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "adjusted_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    ratings = table.Column<int>(type: "integer", nullable: false),
                    raters = table.Column<int>(type: "integer", nullable: false),
                    rater_sd = table.Column<double>(type: "double precision", nullable: false),
                    provider_sd = table.Column<double>(type: "double precision", nullable: false),
                    customer_sd = table.Column<double>(type: "double precision", nullable: false),
                    answer_sd = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjusted_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    scopes = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "appraisal_cycles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appraisal_cycles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asking_limits",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    requests_a_week = table.Column<int>(type: "integer", nullable: false),
                    pulse_days = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asking_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    details = table.Column<string>(type: "text", nullable: true),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "audit_heads",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_heads", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "audit_waiting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    details = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_waiting", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cadences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    units = table.Column<string>(type: "text", nullable: false),
                    participants = table.Column<string>(type: "text", nullable: false),
                    rhythm = table.Column<string>(type: "text", nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    time = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    online_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cadences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_exceptions",
                columns: table => new
                {
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    is_working = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_exceptions", x => x.date);
                });

            migrationBuilder.CreateTable(
                name: "closed_periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reopened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reopened_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reopen_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closed_periods", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "companies",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_example = table.Column<bool>(type: "boolean", nullable: false),
                    index_bound_limit = table.Column<double>(type: "double precision", nullable: false),
                    sealed_group = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_companies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "concerns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sender = table.Column<byte[]>(type: "bytea", nullable: false),
                    sent = table.Column<byte[]>(type: "bytea", nullable: false),
                    replies = table.Column<byte[]>(type: "bytea", nullable: false),
                    on_record = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concerns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotent_replies",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true),
                    e_tag = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotent_replies", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leased_by = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "link_tallies",
                columns: table => new
                {
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    good = table.Column<int>(type: "integer", nullable: false),
                    neither = table.Column<int>(type: "integer", nullable: false),
                    standing_bad = table.Column<int>(type: "integer", nullable: false),
                    recovered = table.Column<int>(type: "integer", nullable: false),
                    failed_expectation = table.Column<int>(type: "integer", nullable: false),
                    nothing_agreed = table.Column<int>(type: "integer", nullable: false),
                    beyond_agreed = table.Column<int>(type: "integer", nullable: false),
                    outside_control = table.Column<int>(type: "integer", nullable: false),
                    misunderstanding = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_tallies", x => new { x.link_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "rater_influences",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rater_influences", x => new { x.unit_id, x.period, x.rater_id });
                });

            migrationBuilder.CreateTable(
                name: "rater_tallies",
                columns: table => new
                {
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: false),
                    n1 = table.Column<int>(type: "integer", nullable: false),
                    n2 = table.Column<int>(type: "integer", nullable: false),
                    n3 = table.Column<int>(type: "integer", nullable: false),
                    n4 = table.Column<int>(type: "integer", nullable: false),
                    n5 = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rater_tallies", x => new { x.link_id, x.day, x.rater_id });
                });

            migrationBuilder.CreateTable(
                name: "recovery_limits",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    contact_days = table.Column<int>(type: "integer", nullable: false),
                    remedy_days = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "release_runs",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    group = table.Column<int>(type: "integer", nullable: false),
                    batches = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_runs", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "scorecards",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    stamp = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scorecards", x => new { x.unit_id, x.period });
                });

            migrationBuilder.CreateTable(
                name: "sealed_group_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_group_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_searches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    raters = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    breaches = table.Column<int>(type: "integer", nullable: false),
                    is_too_large = table.Column<bool>(type: "boolean", nullable: false),
                    rater_sd = table.Column<double>(type: "double precision", nullable: true),
                    service_sd = table.Column<double>(type: "double precision", nullable: true),
                    customer_sd = table.Column<double>(type: "double precision", nullable: true),
                    answer_sd = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_searches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stamps",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stamps", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    english_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    dissolved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_units_units_parent_id",
                        column: x => x.parent_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_weeks",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    days = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    opens = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    closes = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_weeks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cadence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot = table.Column<DateOnly>(type: "date", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    minutes_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    moved_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    agenda = table.Column<string>(type: "text", nullable: false),
                    present = table.Column<string>(type: "text", nullable: false),
                    minutes = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    decisions = table.Column<string>(type: "text", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    settled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                    table.ForeignKey(
                        name: "fk_meetings_cadences_cadence_id",
                        column: x => x.cadence_id,
                        principalTable: "cadences",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "adjusted_units",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    low = table.Column<double>(type: "double precision", nullable: false),
                    high = table.Column<double>(type: "double precision", nullable: false),
                    ratings = table.Column<int>(type: "integer", nullable: false),
                    raters = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjusted_units", x => new { x.run_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_adjusted_units_adjusted_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "adjusted_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_adjusted_units_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisal_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    self = table.Column<string>(type: "text", nullable: true),
                    calibrations = table.Column<string>(type: "text", nullable: false),
                    comments = table.Column<string>(type: "text", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: true),
                    published = table.Column<string>(type: "text", nullable: true),
                    appeal = table.Column<string>(type: "text", nullable: true),
                    steps = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appraisal_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_appraisal_sheets_appraisal_cycles_cycle_id",
                        column: x => x.cycle_id,
                        principalTable: "appraisal_cycles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appraisal_sheets_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dialogues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    host_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guest_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    place = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    host_submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    guest_submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decline_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    signatures = table.Column<string>(type: "text", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dialogues", x => x.id);
                    table.ForeignKey(
                        name: "fk_dialogues_units_guest_id",
                        column: x => x.guest_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_dialogues_units_host_id",
                        column: x => x.host_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "goals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    period_code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    versions = table.Column<string>(type: "text", nullable: false),
                    in_force_number = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    continues_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_on = table.Column<DateOnly>(type: "date", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    check_ins = table.Column<string>(type: "text", nullable: false),
                    finished = table.Column<string>(type: "text", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    findings = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: true),
                    drop_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goals", x => x.id);
                    table.ForeignKey(
                        name: "fk_goals_units_owner_id",
                        column: x => x.owner_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    english_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    english_title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    home_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                    table.ForeignKey(
                        name: "fk_people_units_home_unit_id",
                        column: x => x.home_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "services",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    english_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    scale = table.Column<int>(type: "integer", nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    comment_required = table.Column<bool>(type: "boolean", nullable: false),
                    retired_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services", x => x.id);
                    table.ForeignKey(
                        name: "fk_services_units_provider_id",
                        column: x => x.provider_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "workshops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    company_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    place = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    facilitator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participants = table.Column<string>(type: "text", nullable: false),
                    dots_each = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    moves = table.Column<string>(type: "text", nullable: false),
                    is_private = table.Column<bool>(type: "boolean", nullable: false),
                    is_vote_closed = table.Column<bool>(type: "boolean", nullable: false),
                    timer_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    ratified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    called_off_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workshops", x => x.id);
                    table.ForeignKey(
                        name: "fk_workshops_units_company_id",
                        column: x => x.company_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dialogue_captures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_in = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dialogue_captures", x => x.id);
                    table.ForeignKey(
                        name: "fk_dialogue_captures_dialogues_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "dialogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dialogue_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dialogue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edited_by = table.Column<Guid>(type: "uuid", nullable: true),
                    beside_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_in = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dialogue_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_dialogue_notes_dialogues_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "dialogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dialogue_preparations",
                columns: table => new
                {
                    dialogue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    goals = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    ways = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    progress = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    expectations = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    worries = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dialogue_preparations", x => new { x.dialogue_id, x.side });
                    table.ForeignKey(
                        name: "fk_dialogue_preparations_dialogues_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "dialogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "signed_minutes",
                columns: table => new
                {
                    dialogue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    signatures = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_minutes", x => new { x.dialogue_id, x.hash });
                    table.ForeignKey(
                        name: "fk_signed_minutes_dialogues_dialogue_id",
                        column: x => x.dialogue_id,
                        principalTable: "dialogues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evidence_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_files_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_people_id",
                        column: x => x.id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "adjusted_raters",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: false),
                    severity = table.Column<double>(type: "double precision", nullable: false),
                    low = table.Column<double>(type: "double precision", nullable: false),
                    high = table.Column<double>(type: "double precision", nullable: false),
                    ratings = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjusted_raters", x => new { x.run_id, x.rater_id });
                    table.ForeignKey(
                        name: "fk_adjusted_raters_adjusted_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "adjusted_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_adjusted_raters_people_rater_id",
                        column: x => x.rater_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_calendar_feeds_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dispatches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispatches", x => x.id);
                    table.ForeignKey(
                        name: "fk_dispatches_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "due_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_due_checks", x => x.id);
                    table.ForeignKey(
                        name: "fk_due_checks_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lesson_progress",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lesson = table.Column<int>(type: "integer", nullable: false),
                    wrong_attempts = table.Column<int>(type: "integer", nullable: false),
                    wrong_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    passed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lesson_progress", x => new { x.person_id, x.lesson });
                    table.ForeignKey(
                        name: "fk_lesson_progress_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "made_moves",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    share = table.Column<double>(type: "double precision", nullable: true),
                    index = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_made_moves", x => new { x.unit_id, x.period, x.rater_id });
                    table.ForeignKey(
                        name: "fk_made_moves_people_rater_id",
                        column: x => x.rater_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_made_moves_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "manager_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manager_terms", x => x.id);
                    table.ForeignKey(
                        name: "fk_manager_terms_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_manager_terms_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meeting_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_meeting_actions_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meeting_actions_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_memberships_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "message_settings",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    quiet_until = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    quiet_on_days_off = table.Column<bool>(type: "boolean", nullable: false),
                    choices = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_settings", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_message_settings_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    chinese = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    english = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    chinese_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    english_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    href = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    calendar = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_read = table.Column<bool>(type: "boolean", nullable: false),
                    in_inbox = table.Column<bool>(type: "boolean", nullable: false),
                    is_routed = table.Column<bool>(type: "boolean", nullable: false),
                    digest = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_messages_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "role_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_grants_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    search_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_ids = table.Column<string>(type: "text", nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: true),
                    size = table.Column<double>(type: "double precision", nullable: false),
                    p = table.Column<double>(type: "double precision", nullable: false),
                    q = table.Column<double>(type: "double precision", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reviews = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signs", x => x.id);
                    table.ForeignKey(
                        name: "fk_signs_people_rater_id",
                        column: x => x.rater_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signs_sign_search_run_search_id",
                        column: x => x.search_id,
                        principalTable: "sign_searches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_links_services_service_id",
                        column: x => x.service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_links_units_customer_id",
                        column: x => x.customer_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "candidate_goals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workshop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    strategies = table.Column<string>(type: "text", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    is_chosen = table.Column<bool>(type: "boolean", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false),
                    countersignatures = table.Column<string>(type: "text", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_candidate_goals", x => x.id);
                    table.ForeignKey(
                        name: "fk_candidate_goals_goals_goal_id",
                        column: x => x.goal_id,
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_candidate_goals_workshops_workshop_id",
                        column: x => x.workshop_id,
                        principalTable: "workshops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workshop_dots",
                columns: table => new
                {
                    workshop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workshop_dots", x => new { x.workshop_id, x.person_id, x.goal_id });
                    table.ForeignKey(
                        name: "fk_workshop_dots_workshops_workshop_id",
                        column: x => x.workshop_id,
                        principalTable: "workshops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workshop_facts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workshop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    indicator = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    value = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    last_year = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    source = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    trend = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workshop_facts", x => x.id);
                    table.ForeignKey(
                        name: "fk_workshop_facts_workshops_workshop_id",
                        column: x => x.workshop_id,
                        principalTable: "workshops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workshop_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workshop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_hidden = table.Column<bool>(type: "boolean", nullable: false),
                    group_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    cites = table.Column<string>(type: "text", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workshop_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_workshop_notes_workshops_workshop_id",
                        column: x => x.workshop_id,
                        principalTable: "workshops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "encounters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    measured = table.Column<double>(type: "double precision", nullable: true),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_encounters", x => x.id);
                    table.ForeignKey(
                        name: "fk_encounters_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_encounters_people_rater_id",
                        column: x => x.rater_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "expectations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    english_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    promise_measure = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    promise_comparator = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    promise_target = table.Column<double>(type: "double precision", nullable: true),
                    promise_unit = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    provider_signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    provider_signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    customer_signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expectations", x => x.id);
                    table.ForeignKey(
                        name: "fk_expectations_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frozen_readiness",
                columns: table => new
                {
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    missing = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    waiver_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_readiness", x => new { x.period_code, x.link_id });
                    table.ForeignKey(
                        name: "fk_frozen_readiness_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "needs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    raiser_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: true),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    origin_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    raisers = table.Column<string>(type: "text", nullable: false),
                    history = table.Column<string>(type: "text", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    superior_brought_in = table.Column<Guid>(type: "uuid", nullable: true),
                    refusal_answered = table.Column<bool>(type: "boolean", nullable: false),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs", x => x.id);
                    table.ForeignKey(
                        name: "fk_needs_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_needs_needs_merged_into_id",
                        column: x => x.merged_into_id,
                        principalTable: "needs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_needs_units_provider_id",
                        column: x => x.provider_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_needs_units_raiser_unit_id",
                        column: x => x.raiser_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ratings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occasion = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    scale = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cause = table.Column<int>(type: "integer", maxLength: 40, nullable: true),
                    comment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    recovered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ratings", x => x.id);
                    table.ForeignKey(
                        name: "fk_ratings_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ratings_people_rater_id",
                        column: x => x.rater_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "readiness_waivers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revoked_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readiness_waivers", x => x.id);
                    table.ForeignKey(
                        name: "fk_readiness_waivers_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    contact_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    remedy_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delegate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    escalated_to = table.Column<Guid>(type: "uuid", nullable: true),
                    rater_cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    finding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    remedy = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    dialogue_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_late = table.Column<bool>(type: "boolean", nullable: false),
                    history = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_cases", x => x.id);
                    table.ForeignKey(
                        name: "fk_recovery_cases_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recovery_cases_people_delegate_id",
                        column: x => x.delegate_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recovery_cases_people_escalated_to",
                        column: x => x.escalated_to,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recovery_cases_people_rater_id",
                        column: x => x.rater_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "released_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    scale = table.Column<int>(type: "integer", nullable: false),
                    raters = table.Column<int>(type: "integer", nullable: false),
                    response_tenths = table.Column<int>(type: "integer", nullable: false),
                    n1 = table.Column<int>(type: "integer", nullable: false),
                    n2 = table.Column<int>(type: "integer", nullable: false),
                    n3 = table.Column<int>(type: "integer", nullable: false),
                    n4 = table.Column<int>(type: "integer", nullable: false),
                    n5 = table.Column<int>(type: "integer", nullable: false),
                    good = table.Column<int>(type: "integer", nullable: false),
                    neither = table.Column<int>(type: "integer", nullable: false),
                    bad = table.Column<int>(type: "integer", nullable: false),
                    failed_expectation = table.Column<int>(type: "integer", nullable: false),
                    nothing_agreed = table.Column<int>(type: "integer", nullable: false),
                    beyond_agreed = table.Column<int>(type: "integer", nullable: false),
                    outside_control = table.Column<int>(type: "integer", nullable: false),
                    misunderstanding = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_released_batches", x => x.id);
                    table.ForeignKey(
                        name: "fk_released_batches_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_released_batches_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sealed_ratings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    scale = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<int>(type: "integer", maxLength: 40, nullable: true),
                    comment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    tag = table.Column<byte[]>(type: "bytea", nullable: false),
                    envelope = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    released_version = table.Column<int>(type: "integer", nullable: false),
                    waits_at = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_ratings", x => x.id);
                    table.ForeignKey(
                        name: "fk_sealed_ratings_links_link_id",
                        column: x => x.link_id,
                        principalTable: "links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "encounter_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    encounter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    line = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_encounter_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_encounter_notes_encounters_encounter_id",
                        column: x => x.encounter_id,
                        principalTable: "encounters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    about = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objections", x => x.id);
                    table.ForeignKey(
                        name: "fk_objections_ratings_rating_id",
                        column: x => x.rating_id,
                        principalTable: "ratings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rating_removals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    human_resources_id = table.Column<Guid>(type: "uuid", nullable: true),
                    human_resources_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    human_resources_words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    auditor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    auditor_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    auditor_words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    carried_out_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_removals", x => x.id);
                    table.ForeignKey(
                        name: "fk_rating_removals_ratings_rating_id",
                        column: x => x.rating_id,
                        principalTable: "ratings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rating_revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<int>(type: "integer", maxLength: 40, nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true),
                    recovered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_rating_revisions_ratings_rating_id",
                        column: x => x.rating_id,
                        principalTable: "ratings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_recovery_messages_recovery_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "recovery_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sealed_cases",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_cases", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_sealed_cases_recovery_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "recovery_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "released_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_released_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_released_comments_released_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "released_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sealed_revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<int>(type: "integer", maxLength: 40, nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sealed_revisions_sealed_ratings_rating_id",
                        column: x => x.rating_id,
                        principalTable: "sealed_ratings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_claims_user_id",
                table: "account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_logins_user_id",
                table: "account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_adjusted_raters_rater_id",
                table: "adjusted_raters",
                column: "rater_id");

            migrationBuilder.CreateIndex(
                name: "ix_adjusted_runs_to",
                table: "adjusted_runs",
                column: "to");

            migrationBuilder.CreateIndex(
                name: "ix_adjusted_units_unit_id",
                table: "adjusted_units",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_hash",
                table: "api_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appraisal_cycles_period_code",
                table: "appraisal_cycles",
                column: "period_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appraisal_sheets_cycle_id_unit_id",
                table: "appraisal_sheets",
                columns: new[] { "cycle_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appraisal_sheets_unit_id",
                table: "appraisal_sheets",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_cadences_state",
                table: "cadences",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_token_hash",
                table: "calendar_feeds",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_candidate_goals_goal_id",
                table: "candidate_goals",
                column: "goal_id");

            migrationBuilder.CreateIndex(
                name: "ix_candidate_goals_workshop_id",
                table: "candidate_goals",
                column: "workshop_id");

            migrationBuilder.CreateIndex(
                name: "ix_closed_periods_code",
                table: "closed_periods",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_concerns_to",
                table: "concerns",
                column: "to");

            migrationBuilder.CreateIndex(
                name: "ix_dialogue_captures_dialogue_id",
                table: "dialogue_captures",
                column: "dialogue_id");

            migrationBuilder.CreateIndex(
                name: "ix_dialogue_captures_note_id_kind",
                table: "dialogue_captures",
                columns: new[] { "note_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dialogue_notes_dialogue_id",
                table: "dialogue_notes",
                column: "dialogue_id");

            migrationBuilder.CreateIndex(
                name: "ix_dialogues_guest_id_state",
                table: "dialogues",
                columns: new[] { "guest_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_dialogues_host_id_state",
                table: "dialogues",
                columns: new[] { "host_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_dispatches_person_id_channel_reason",
                table: "dispatches",
                columns: new[] { "person_id", "channel", "reason" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dispatches_sent_at_dead_at_due_at",
                table: "dispatches",
                columns: new[] { "sent_at", "dead_at", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_due_checks_person_id",
                table: "due_checks",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_encounter_notes_encounter_id",
                table: "encounter_notes",
                column: "encounter_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_encounter_notes_link_id",
                table: "encounter_notes",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_encounters_link_id",
                table: "encounters",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_encounters_rater_id_link_id_reference",
                table: "encounters",
                columns: new[] { "rater_id", "link_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_goal_id",
                table: "evidence_files",
                column: "goal_id");

            migrationBuilder.CreateIndex(
                name: "ix_expectations_link_id_number",
                table: "expectations",
                columns: new[] { "link_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_frozen_readiness_link_id",
                table: "frozen_readiness",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_goals_owner_id",
                table: "goals",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_goals_period_code",
                table: "goals",
                column: "period_code");

            migrationBuilder.CreateIndex(
                name: "ix_goals_state",
                table: "goals",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_idempotent_replies_at",
                table: "idempotent_replies",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_person_id",
                table: "invitations",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_token_hash",
                table: "invitations",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_links_customer_id",
                table: "links",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_links_service_id_customer_id_from",
                table: "links",
                columns: new[] { "service_id", "customer_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_made_moves_rater_id",
                table: "made_moves",
                column: "rater_id");

            migrationBuilder.CreateIndex(
                name: "ix_manager_terms_person_id",
                table: "manager_terms",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_manager_terms_unit_id_from",
                table: "manager_terms",
                columns: new[] { "unit_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_actions_meeting_id",
                table: "meeting_actions",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_actions_owner_id_done_at",
                table: "meeting_actions",
                columns: new[] { "owner_id", "done_at" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_cadence_id_slot",
                table: "meetings",
                columns: new[] { "cadence_id", "slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meetings_day",
                table: "meetings",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_state_minutes_due_at",
                table: "meetings",
                columns: new[] { "state", "minutes_due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_person_id_unit_id_from",
                table: "memberships",
                columns: new[] { "person_id", "unit_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_unit_id",
                table: "memberships",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_messages_digest",
                table: "messages",
                column: "digest");

            migrationBuilder.CreateIndex(
                name: "ix_messages_is_routed",
                table: "messages",
                column: "is_routed");

            migrationBuilder.CreateIndex(
                name: "ix_messages_person_id_at",
                table: "messages",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_person_id_reason",
                table: "messages",
                columns: new[] { "person_id", "reason" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_needs_link_id",
                table: "needs",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_needs_merged_into_id",
                table: "needs",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_needs_provider_id_state",
                table: "needs",
                columns: new[] { "provider_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_raiser_unit_id_state",
                table: "needs",
                columns: new[] { "raiser_unit_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_objections_link_id",
                table: "objections",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_objections_rating_id",
                table: "objections",
                column: "rating_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_email",
                table: "people",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_home_unit_id",
                table: "people",
                column: "home_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_rating_removals_link_id",
                table: "rating_removals",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_rating_removals_rating_id",
                table: "rating_removals",
                column: "rating_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rating_revisions_rating_id_version",
                table: "rating_revisions",
                columns: new[] { "rating_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ratings_link_id_day",
                table: "ratings",
                columns: new[] { "link_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_ratings_rater_id_link_id_occasion",
                table: "ratings",
                columns: new[] { "rater_id", "link_id", "occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_readiness_waivers_link_id_period_code",
                table: "readiness_waivers",
                columns: new[] { "link_id", "period_code" },
                unique: true,
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_readiness_waivers_period_code",
                table: "readiness_waivers",
                column: "period_code");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_cases_delegate_id",
                table: "recovery_cases",
                column: "delegate_id");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_cases_escalated_to",
                table: "recovery_cases",
                column: "escalated_to");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_cases_link_id_state",
                table: "recovery_cases",
                columns: new[] { "link_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_cases_rater_id_link_id_day",
                table: "recovery_cases",
                columns: new[] { "rater_id", "link_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recovery_cases_state_remedy_due_at",
                table: "recovery_cases",
                columns: new[] { "state", "remedy_due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_messages_case_id",
                table: "recovery_messages",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_released_batches_link_id_month",
                table: "released_batches",
                columns: new[] { "link_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_released_batches_unit_id_month",
                table: "released_batches",
                columns: new[] { "unit_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_released_comments_batch_id",
                table: "released_comments",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_person_id_role",
                table: "role_grants",
                columns: new[] { "person_id", "role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sealed_cases_batch_id",
                table: "sealed_cases",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_sealed_cases_rating_id",
                table: "sealed_cases",
                column: "rating_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sealed_ratings_link_id_month",
                table: "sealed_ratings",
                columns: new[] { "link_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_ratings_tag",
                table: "sealed_ratings",
                column: "tag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sealed_revisions_rating_id_version",
                table: "sealed_revisions",
                columns: new[] { "rating_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_code",
                table: "services",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_provider_id",
                table: "services",
                column: "provider_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_searches_period_closed_at",
                table: "sign_searches",
                columns: new[] { "period", "closed_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signs_rater_id",
                table: "signs",
                column: "rater_id");

            migrationBuilder.CreateIndex(
                name: "ix_signs_search_id",
                table: "signs",
                column: "search_id");

            migrationBuilder.CreateIndex(
                name: "ix_units_code",
                table: "units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_parent_id",
                table: "units",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_workshop_facts_workshop_id",
                table: "workshop_facts",
                column: "workshop_id");

            migrationBuilder.CreateIndex(
                name: "ix_workshop_notes_workshop_id",
                table: "workshop_notes",
                column: "workshop_id");

            migrationBuilder.CreateIndex(
                name: "ix_workshops_company_id",
                table: "workshops",
                column: "company_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_claims");

            migrationBuilder.DropTable(
                name: "account_logins");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "adjusted_raters");

            migrationBuilder.DropTable(
                name: "adjusted_units");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "appraisal_sheets");

            migrationBuilder.DropTable(
                name: "asking_limits");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_heads");

            migrationBuilder.DropTable(
                name: "audit_waiting");

            migrationBuilder.DropTable(
                name: "calendar_exceptions");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "candidate_goals");

            migrationBuilder.DropTable(
                name: "closed_periods");

            migrationBuilder.DropTable(
                name: "companies");

            migrationBuilder.DropTable(
                name: "concerns");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "dialogue_captures");

            migrationBuilder.DropTable(
                name: "dialogue_notes");

            migrationBuilder.DropTable(
                name: "dialogue_preparations");

            migrationBuilder.DropTable(
                name: "dispatches");

            migrationBuilder.DropTable(
                name: "due_checks");

            migrationBuilder.DropTable(
                name: "encounter_notes");

            migrationBuilder.DropTable(
                name: "evidence_files");

            migrationBuilder.DropTable(
                name: "expectations");

            migrationBuilder.DropTable(
                name: "frozen_readiness");

            migrationBuilder.DropTable(
                name: "idempotent_replies");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "lesson_progress");

            migrationBuilder.DropTable(
                name: "link_tallies");

            migrationBuilder.DropTable(
                name: "made_moves");

            migrationBuilder.DropTable(
                name: "manager_terms");

            migrationBuilder.DropTable(
                name: "meeting_actions");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "message_settings");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "needs");

            migrationBuilder.DropTable(
                name: "objections");

            migrationBuilder.DropTable(
                name: "rater_influences");

            migrationBuilder.DropTable(
                name: "rater_tallies");

            migrationBuilder.DropTable(
                name: "rating_removals");

            migrationBuilder.DropTable(
                name: "rating_revisions");

            migrationBuilder.DropTable(
                name: "readiness_waivers");

            migrationBuilder.DropTable(
                name: "recovery_limits");

            migrationBuilder.DropTable(
                name: "recovery_messages");

            migrationBuilder.DropTable(
                name: "release_runs");

            migrationBuilder.DropTable(
                name: "released_comments");

            migrationBuilder.DropTable(
                name: "role_grants");

            migrationBuilder.DropTable(
                name: "scorecards");

            migrationBuilder.DropTable(
                name: "sealed_cases");

            migrationBuilder.DropTable(
                name: "sealed_group_changes");

            migrationBuilder.DropTable(
                name: "sealed_revisions");

            migrationBuilder.DropTable(
                name: "signed_minutes");

            migrationBuilder.DropTable(
                name: "signs");

            migrationBuilder.DropTable(
                name: "stamps");

            migrationBuilder.DropTable(
                name: "work_weeks");

            migrationBuilder.DropTable(
                name: "workshop_dots");

            migrationBuilder.DropTable(
                name: "workshop_facts");

            migrationBuilder.DropTable(
                name: "workshop_notes");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "adjusted_runs");

            migrationBuilder.DropTable(
                name: "appraisal_cycles");

            migrationBuilder.DropTable(
                name: "encounters");

            migrationBuilder.DropTable(
                name: "goals");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "ratings");

            migrationBuilder.DropTable(
                name: "released_batches");

            migrationBuilder.DropTable(
                name: "recovery_cases");

            migrationBuilder.DropTable(
                name: "sealed_ratings");

            migrationBuilder.DropTable(
                name: "dialogues");

            migrationBuilder.DropTable(
                name: "sign_searches");

            migrationBuilder.DropTable(
                name: "workshops");

            migrationBuilder.DropTable(
                name: "cadences");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "links");

            migrationBuilder.DropTable(
                name: "services");

            migrationBuilder.DropTable(
                name: "units");
        }
    }
}
