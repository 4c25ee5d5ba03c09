using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Workshops.Files;

/// <summary>The record of a workshop as a workbook: what the actor may see of it, in the reader's language.</summary>
public sealed class ExportWorkshop(ReadWorkshop workshops, WorkshopWords words, IStringLocalizer<WorkshopsTexts> t)
{
    public async Task<Outcome<IReadOnlyList<SheetTable>>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        var found = await workshops.Read(id, actor, stop);
        if (found.IsRefused)
            return found.Refusal;
        var (sight, directory) = (found.Value.Sight, actor.Directory);
        string Cited(Citation cite) => cite.Kind switch
        {
            CitationKind.Fact => sight.Facts.FirstOrDefault(fact => fact.Id == cite.Id) is { } fact ? words.Fact(fact) : "",
            CitationKind.Need => found.Value.Needs.GetValueOrDefault(cite.Id)?.Title ?? "",
            _ => sight.Notes.FirstOrDefault(note => note.Id == cite.Id)?.Text ?? "",
        };
        return new List<SheetTable>
        {
            new(t["Sheet.Moves"], [t["From"], t["To"], t["By"], t["At"]], [.. sight.Workshop.Moves.Select(move => new[] { words.Stage(move.From), words.Stage(move.To), WorkshopWords.Person(move.By, directory), Localized.Instant(move.At, directory.TimeZone) })]),
            new(t["Sheet.Facts"], [t["Fact.Area"], t["Fact.Indicator"], t["Fact.Value"], t["Fact.LastYear"], t["Fact.Trend"], t["Fact.Source"]], [.. sight.Facts.Select(fact => new[] { words.Area(fact.Area), fact.Indicator, fact.Value, fact.LastYear ?? "", words.Trend(fact.Trend), fact.Source })]),
            new(t["Sheet.Notes"], [t["Note.Kind"], t["Note.Group"], t["Note.Text"], t["Note.Author"], t["Note.Cites"]],
                [.. sight.Notes.OrderBy(note => note.Kind).ThenBy(note => note.Group, StringComparer.Ordinal).Select(note => new[] { words.Kind(note.Kind), note.Group ?? "", note.Text, WorkshopWords.Person(note.AuthorId, directory), string.Join('\n', note.Cites.Select(Cited).Where(text => text.Length > 0)) })]),
            new(t["Sheet.Goals"], [t["Goal"], t["Goal.Serves"], t["Goal.Criteria"], t["Goal.Strategies"], t["Dots"], t["Goal.Chosen"]],
                [.. sight.Candidates.Select(goal => new[] { Localized.Name(goal.Body.Title, goal.Body.EnglishTitle), words.Serves(goal.Body, directory), string.Join('\n', goal.Body.Criteria.Select(words.Criterion)), string.Join('\n', goal.Strategies.Select(strategy => Cited(new Citation(CitationKind.Note, strategy)))), sight.Dots?.GetValueOrDefault(goal.Id).ToString(CultureInfo.InvariantCulture) ?? "", goal.IsChosen ? t["Yes"] : t["No"] })]),
            new(t["Sheet.Answers"], [t["Goal"], t["By"], t["At"], t["Answer"], t["Hash"]],
                [.. sight.Candidates.SelectMany(goal => goal.Answers.Select(said => new[] { Localized.Name(goal.Body.Title, goal.Body.EnglishTitle), WorkshopWords.Person(said.By, directory), Localized.Instant(said.At, directory.TimeZone), said.Objection is { } why ? t["Answer.Objected", why] : t["Answer.Signed"], said.Hash }))]),
        };
    }
}
