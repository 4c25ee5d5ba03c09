using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Dialogues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dialogues",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    guest_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    period_code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    planned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    invited_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_submitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    guest_submitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    signatures = table.Column<string>(type: "TEXT", nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "dialogue_captures",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dialogue_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    note_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    target_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_in = table.Column<int>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dialogue_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    author_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    edited_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    beside_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_in = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_removed = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    dialogue_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    goals = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ways = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    progress = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    expectations = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    worries = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    dialogue_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    signatures = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dialogue_captures");

            migrationBuilder.DropTable(
                name: "dialogue_notes");

            migrationBuilder.DropTable(
                name: "dialogue_preparations");

            migrationBuilder.DropTable(
                name: "signed_minutes");

            migrationBuilder.DropTable(
                name: "dialogues");
        }
    }
}
