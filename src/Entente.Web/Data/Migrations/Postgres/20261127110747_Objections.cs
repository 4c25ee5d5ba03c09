using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Objections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "removed_at",
                table: "ratings",
                type: "timestamp with time zone",
                nullable: true);

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
                name: "ix_rating_removals_link_id",
                table: "rating_removals",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_rating_removals_rating_id",
                table: "rating_removals",
                column: "rating_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "objections");

            migrationBuilder.DropTable(
                name: "rating_removals");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "ratings");
        }
    }
}
