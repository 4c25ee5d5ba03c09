namespace Entente.Web.Ui;

/// <summary>How something is told.</summary>
public enum NoticeKind
{
    Info,
    Success,
    Warning,
    Error,
}
