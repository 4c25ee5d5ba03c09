using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Ui.Gallery;

/// <summary>Every component in every state, to judge pages by; mapped only where the program is made.</summary>
internal static class GalleryRoutes
{
    public static void MapGallery(this IEndpointRouteBuilder endpoints)
    {
        // Not a routable page: where the program is used there is no such address.
        var gallery = endpoints.MapGroup("/ui/gallery").ExcludeFromDescription();
        gallery.MapGet("", IResult () => new RazorComponentResult<GalleryDocument>());
        gallery.MapPost("", (Flash flash, IStringLocalizer<GalleryTexts> texts) =>
        {
            flash.Success(texts["Note.Success"]);
            return Results.LocalRedirect("/ui/gallery");
        }).WithMetadata(new RequireAntiforgeryTokenAttribute());
        gallery.MapGet("/fail", IResult () => throw new InvalidOperationException("Asked for by the gallery."));
    }
}
