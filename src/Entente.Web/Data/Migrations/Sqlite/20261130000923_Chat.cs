using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Chat : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "chat_digest",
                table: "messages",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "chat_accounts",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    platform = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_accounts", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_chat_accounts_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chat_connections",
                columns: table => new
                {
                    platform = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_secrets = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_connections", x => x.platform);
                });

            migrationBuilder.CreateTable(
                name: "chat_groups",
                columns: table => new
                {
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    platform = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sealed_address = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_secret = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_groups", x => x.unit_id);
                    table.ForeignKey(
                        name: "fk_chat_groups_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "group_notices",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    chinese = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    english = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    href = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_notices_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_messages_chat_digest",
                table: "messages",
                column: "chat_digest");

            migrationBuilder.CreateIndex(
                name: "ix_chat_accounts_platform_user_id",
                table: "chat_accounts",
                columns: new[] { "platform", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_group_notices_unit_id",
                table: "group_notices",
                column: "unit_id");

            // SQLite makes a column optional by making the table anew. EF would do so outside the transaction, for the sake of tables that
            // refer to it; there are none, and a program that is killed here must find either the old table or the new one.
            migrationBuilder.Sql("""
                CREATE TABLE "new_dispatches" (
                    "id" BLOB NOT NULL CONSTRAINT "pk_dispatches" PRIMARY KEY,
                    "at" INTEGER NOT NULL,
                    "attempts" INTEGER NOT NULL,
                    "channel" TEXT NOT NULL,
                    "content" TEXT NOT NULL,
                    "dead_at" INTEGER NULL,
                    "due_at" INTEGER NOT NULL,
                    "fault" TEXT NULL,
                    "person_id" BLOB NULL,
                    "reason" TEXT NOT NULL,
                    "sent_at" INTEGER NULL,
                    "unit_id" BLOB NULL,
                    CONSTRAINT "fk_dispatches_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT,
                    CONSTRAINT "fk_dispatches_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
                );
                INSERT INTO "new_dispatches" ("id", "at", "attempts", "channel", "content", "dead_at", "due_at", "fault", "person_id", "reason", "sent_at")
                SELECT "id", "at", "attempts", "channel", "content", "dead_at", "due_at", "fault", "person_id", "reason", "sent_at" FROM "dispatches";
                DROP TABLE "dispatches";
                ALTER TABLE "new_dispatches" RENAME TO "dispatches";
                CREATE UNIQUE INDEX "ix_dispatches_person_id_channel_reason" ON "dispatches" ("person_id", "channel", "reason");
                CREATE INDEX "ix_dispatches_sent_at_dead_at_due_at" ON "dispatches" ("sent_at", "dead_at", "due_at");
                CREATE UNIQUE INDEX "ix_dispatches_unit_id_channel_reason" ON "dispatches" ("unit_id", "channel", "reason");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_dispatches_units_unit_id",
                table: "dispatches");

            migrationBuilder.DropTable(
                name: "chat_accounts");

            migrationBuilder.DropTable(
                name: "chat_connections");

            migrationBuilder.DropTable(
                name: "chat_groups");

            migrationBuilder.DropTable(
                name: "group_notices");

            migrationBuilder.DropIndex(
                name: "ix_messages_chat_digest",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_dispatches_unit_id_channel_reason",
                table: "dispatches");

            migrationBuilder.DropColumn(
                name: "chat_digest",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "dispatches");

            migrationBuilder.AlterColumn<byte[]>(
                name: "person_id",
                table: "dispatches",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "BLOB",
                oldNullable: true);
        }
    }
}
