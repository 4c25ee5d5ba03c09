using System.Runtime.CompilerServices;
using Microsoft.Extensions.Localization;

// The assembly is called as the command is; its texts are found by namespace.
[assembly: RootNamespace("Entente.Web")]
[assembly: InternalsVisibleTo("Entente.Web.Tests")]
