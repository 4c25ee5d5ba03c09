using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Recovery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "recovery_cases",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    link_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rater_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    remedy_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    delegate_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    escalated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    escalated_to = table.Column<byte[]>(type: "BLOB", nullable: true),
                    rater_cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    finding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    remedy = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    dialogue_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    confirmed_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    history = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "recovery_limits",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    contact_days = table.Column<int>(type: "INTEGER", nullable: false),
                    remedy_days = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_limits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_messages",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    author_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recovery_limits");

            migrationBuilder.DropTable(
                name: "recovery_messages");

            migrationBuilder.DropTable(
                name: "recovery_cases");
        }
    }
}
