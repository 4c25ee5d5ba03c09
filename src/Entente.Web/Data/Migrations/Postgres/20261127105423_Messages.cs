using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dispatches");

            migrationBuilder.DropTable(
                name: "due_checks");

            migrationBuilder.DropTable(
                name: "message_settings");

            migrationBuilder.DropTable(
                name: "messages");
        }
    }
}
