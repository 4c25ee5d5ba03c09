using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EncounterNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "begun_at",
                table: "encounters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "finished_at",
                table: "encounters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "encounter_notes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    encounter_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    link_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    mark = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    line = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "ix_encounter_notes_encounter_id",
                table: "encounter_notes",
                column: "encounter_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_encounter_notes_link_id",
                table: "encounter_notes",
                column: "link_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "encounter_notes");

            migrationBuilder.DropColumn(
                name: "begun_at",
                table: "encounters");

            migrationBuilder.DropColumn(
                name: "finished_at",
                table: "encounters");
        }
    }
}
