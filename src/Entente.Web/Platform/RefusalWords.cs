namespace Entente.Web.Platform;

/// <summary>Names the words that fill the placeholders of <see cref="RefusalTexts"/>: the key is that of a <see cref="Domain.Kernel.Word"/>.</summary>
public sealed class RefusalWords;
