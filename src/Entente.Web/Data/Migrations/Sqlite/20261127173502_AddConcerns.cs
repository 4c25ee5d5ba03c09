using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddConcerns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "concerns",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sender = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sent = table.Column<byte[]>(type: "BLOB", nullable: false),
                    replies = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on_record = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_concerns", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_concerns_to",
                table: "concerns",
                column: "to");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "concerns");
        }
    }
}
