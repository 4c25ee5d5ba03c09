namespace Entente.Web.Commands;

/// <summary>What the exit codes promise to scripts.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
    public const int Unreachable = 3;
}
