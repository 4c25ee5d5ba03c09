using Entente.Scoring.Signs;

namespace Entente.Domain.Fairness;

/// <summary>
/// Looks for one rater who gives most of a link's answers. Bursts of a single day are not looked for: many people catch up on their
/// ratings once a week or month, and they would be accused of their diligence.
/// </summary>
internal static class VolumeSearch
{
    /// <summary>Somebody who handles all of a unit's cases of one kind has ten times the occasions of a colleague, and is no news.</summary>
    private const double Usual = 10;

    public static IEnumerable<FoundSign> Of(SignQuestion question)
    {
        var services = question.Services.ToDictionary(service => service.Id);
        var links = question.Now.GroupBy(cell => (cell.ServiceId, cell.CustomerId)).OrderBy(link => link.Key.ServiceId).ThenBy(link => link.Key.CustomerId).ToList();
        foreach (var link in links)
        {
            List<AnswerCell> cells = [.. link.OrderBy(cell => cell.RaterId)];
            int[] answers = [.. cells.Select(cell => cell.Answers)];
            var total = answers.Sum();
            for (var i = 0; i < answers.Length; i++)
            {
                var p = VolumeTest.Share(answers, i, Usual);
                // Any link of the company might have had one.
                if (Math.Min(1, p * links.Count) is var q && q < VolumeTest.Level)
                    yield return new FoundSign(SignKind.Volume, [services[link.Key.ServiceId].UnitId], cells[i].RaterId, answers[i] / (double)total, p, q,
                        [new SignFact(question.Period.ToString(), link.Key.ServiceId, link.Key.CustomerId, answers[i], total, answers[i] / (double)total, 1.0 / answers.Length)]);
            }
        }
    }
}
