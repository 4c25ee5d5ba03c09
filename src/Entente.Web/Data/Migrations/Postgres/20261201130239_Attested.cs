using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Attested : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "run",
                table: "released_batches",
                type: "date",
                nullable: true);

            // A node of the version before, which still serves, records without naming the column.
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "recorded_at",
                table: "ratings",
                type: "timestamp with time zone",
                nullable: true,
                defaultValueSql: "now()");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "rating_revisions",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "run",
                table: "released_batches");

            migrationBuilder.DropColumn(
                name: "recorded_at",
                table: "ratings");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "rating_revisions");
        }
    }
}
