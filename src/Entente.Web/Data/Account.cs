using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Data;

/// <summary>A person's means to sign in; its identity is the person's.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The half minute whose code was taken last: a code that somebody looked at over a shoulder opens nothing a second time. Null before the first.</summary>
    public long? LastCodeStep { get; set; }
}
