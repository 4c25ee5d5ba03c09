namespace Entente.Web.Ui.Gallery;

/// <summary>Names the invented texts of the gallery.</summary>
public sealed class GalleryTexts;
