using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Data;

/// <summary>A person's means to sign in; its identity is the person's.</summary>
public sealed class Account : IdentityUser<Guid>;
