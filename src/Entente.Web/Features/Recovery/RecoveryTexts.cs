namespace Entente.Web.Features.Recovery;

/// <summary>The key of this feature's texts.</summary>
public sealed class RecoveryTexts;
