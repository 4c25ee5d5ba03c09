using System.Globalization;
using Entente.Scoring.Crossed;

namespace Entente.Web.Commands.Fitting;

/// <summary>A line on a terminal that says how far a fit is; silent where standard error is no terminal.</summary>
internal sealed class FitBar : IProgress<FitStep>, IDisposable
{
    private const int Width = 24;

    private readonly bool _shown = !Console.IsErrorRedirected;
    private double _done;
    private int _length;

    public void Rows(long rows) => Show(string.Create(CultureInfo.InvariantCulture, $"reading: {rows} rows"));

    /// <summary>How far: each step is worth the share of what is left on the way from 1e6 to the end at 1e-12, in powers of ten, never going back.</summary>
    public void Report(FitStep value)
    {
        _done = Math.Max(_done, Math.Clamp((6 - Math.Log10(Math.Max(value.Promised, 1e-12))) / 18, 0, 1));
        int full = (int)Math.Round(_done * Width);
        Show(string.Create(CultureInfo.InvariantCulture, $"fitting [{new string('#', full)}{new string('.', Width - full)}] step {value.Steps}"));
    }

    public void Dispose()
    {
        if (_length > 0)
            Console.Error.Write($"\r{new string(' ', _length)}\r");
    }

    private void Show(string line)
    {
        if (!_shown)
            return;
        Console.Error.Write($"\r{line.PadRight(_length)}");
        _length = line.Length;
    }
}
