using System.Runtime.InteropServices;

namespace Entente.Scoring;

/// <summary>One signal of a control chart, as data; the page words it ("six months rising since March").</summary>
/// <param name="Rule">Which rule gave it.</param>
/// <param name="From">The first point of the run, counted from 0.</param>
/// <param name="To">The last point of the run, included; the same as <paramref name="From"/> for rule 1.</param>
/// <param name="Direction">Which way it points.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChartSignal(NelsonRule Rule, int From, int To, Direction Direction);
