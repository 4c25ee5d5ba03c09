using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Web.Features.Calendar;

internal sealed class CalendarMapping : IEntityTypeConfiguration<WorkWeek>, IEntityTypeConfiguration<ExceptionalDay>
{
    public void Configure(EntityTypeBuilder<WorkWeek> week)
    {
        week.ToTable("work_weeks").HasKey(w => w.Id);
        week.Property(w => w.Id).ValueGeneratedNever();
        week.Property(w => w.Days).HasMaxLength(80); // all seven names, with commas
        week.Property(w => w.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ExceptionalDay> exception)
    {
        exception.ToTable("calendar_exceptions").HasKey(e => e.Date);
        exception.Property(e => e.Name).HasMaxLength(NameInvalid.MaxLength);
    }
}
