using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SealedCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "made_moves");

            migrationBuilder.DropTable(
                name: "signs");

            migrationBuilder.DropTable(
                name: "sign_searches");

            migrationBuilder.DropColumn(
                name: "measured",
                table: "encounters");

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

            migrationBuilder.CreateIndex(
                name: "ix_sealed_cases_batch_id",
                table: "sealed_cases",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_sealed_cases_rating_id",
                table: "sealed_cases",
                column: "rating_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sealed_cases");

            migrationBuilder.AddColumn<double>(
                name: "measured",
                table: "encounters",
                type: "double precision",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "made_moves",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    index = table.Column<double>(type: "double precision", nullable: true),
                    share = table.Column<double>(type: "double precision", nullable: true)
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
                name: "sign_searches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer_sd = table.Column<double>(type: "double precision", nullable: true),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    breaches = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    customer_sd = table.Column<double>(type: "double precision", nullable: true),
                    is_too_large = table.Column<bool>(type: "boolean", nullable: false),
                    period = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    rater_sd = table.Column<double>(type: "double precision", nullable: true),
                    raters = table.Column<int>(type: "integer", nullable: false),
                    service_sd = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_searches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    p = table.Column<double>(type: "double precision", nullable: false),
                    period = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    q = table.Column<double>(type: "double precision", nullable: false),
                    rater_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviews = table.Column<string>(type: "text", nullable: false),
                    search_id = table.Column<Guid>(type: "uuid", nullable: false),
                    size = table.Column<double>(type: "double precision", nullable: false),
                    unit_ids = table.Column<string>(type: "text", nullable: false),
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

            migrationBuilder.CreateIndex(
                name: "ix_made_moves_rater_id",
                table: "made_moves",
                column: "rater_id");

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
        }
    }
}
