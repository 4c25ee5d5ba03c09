using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Domain.Goals;

/// <summary>What a signature is bound to: a hash over every word of a goal, each with its length, so that no two texts run together into the same one.</summary>
public static class GoalHash
{
    /// <summary>The hash of a text of an owner, in lower-case hexadecimal.</summary>
    public static string Of(Guid owner, GoalBody body)
    {
        var text = new StringBuilder();
        Add(text, owner, body.Title, body.EnglishTitle, body.Reason, body.EnglishReason, body.Period, body.ServesSuperior, body.Serves.Count);
        foreach (var unit in body.Serves)
            Add(text, unit);
        Add(text, body.Supports.Count);
        foreach (var support in body.Supports)
            Add(text, support.Kind, support.Id);
        Add(text, body.Criteria.Count);
        foreach (var c in body.Criteria)
            Add(text, c.Number, c.Measure, c.EnglishMeasure, c.Unit, c.Comparison, c.Target, c.Upper, c.Deadline, c.Weight, c.MeasuredBy, c.Evidence, c.Commit, c.Reach, c.Stretch);
        foreach (var step in body.Steps)
            Add(text, step.Number, step.Text, step.Owner, step.Day);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(StringBuilder text, params ReadOnlySpan<object?> words)
    {
        foreach (var word in words)
        {
            var plain = word switch
            {
                null => null,
                double number => number.ToString("R", CultureInfo.InvariantCulture),
                DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
                _ => Convert.ToString(word, CultureInfo.InvariantCulture),
            };
            text.Append(CultureInfo.InvariantCulture, $"{plain?.Length ?? -1}:{plain};");
        }
    }
}
