using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Fairness : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "measured",
                table: "encounters",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "made_moves",
                columns: table => new
                {
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    period = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    rater_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    frozen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    share = table.Column<double>(type: "REAL", nullable: true),
                    index = table.Column<double>(type: "REAL", nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    period = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    raters = table.Column<int>(type: "INTEGER", nullable: false),
                    cells = table.Column<int>(type: "INTEGER", nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false),
                    breaches = table.Column<int>(type: "INTEGER", nullable: false),
                    is_too_large = table.Column<bool>(type: "INTEGER", nullable: false),
                    rater_sd = table.Column<double>(type: "REAL", nullable: true),
                    service_sd = table.Column<double>(type: "REAL", nullable: true),
                    customer_sd = table.Column<double>(type: "REAL", nullable: true),
                    answer_sd = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_searches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    search_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    period = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_ids = table.Column<string>(type: "TEXT", nullable: false),
                    rater_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    size = table.Column<double>(type: "REAL", nullable: false),
                    p = table.Column<double>(type: "REAL", nullable: false),
                    q = table.Column<double>(type: "REAL", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reviews = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
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
        }
    }
}
