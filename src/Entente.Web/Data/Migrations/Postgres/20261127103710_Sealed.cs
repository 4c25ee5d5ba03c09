using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Sealed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "released_version",
                table: "sealed_ratings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "waits_at",
                table: "sealed_ratings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sealed_group",
                table: "companies",
                type: "integer",
                nullable: false,
                defaultValue: 5);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "release_runs");

            migrationBuilder.DropTable(
                name: "released_comments");

            migrationBuilder.DropTable(
                name: "released_batches");

            migrationBuilder.DropColumn(
                name: "released_version",
                table: "sealed_ratings");

            migrationBuilder.DropColumn(
                name: "waits_at",
                table: "sealed_ratings");

            migrationBuilder.DropColumn(
                name: "sealed_group",
                table: "companies");
        }
    }
}
