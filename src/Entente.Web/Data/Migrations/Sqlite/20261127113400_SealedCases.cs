using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SealedCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sealed_cases",
                columns: table => new
                {
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rating_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    batch_id = table.Column<byte[]>(type: "BLOB", nullable: true)
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
        }
    }
}
