using Microsoft.AspNetCore.Http;

namespace Tern;

/// <summary>What a handler under ASP.NET Core may ask for beyond what every server has.</summary>
public static class CallContextHttpExtensions
{
    /// <summary>The HTTP request that brought the call: its user, items, features and services.</summary>
    /// <param name="context">The context that the handler received, or <see cref="CallContext.Current"/>.</param>
    /// <returns><see langword="null"/> if the call did not come through <c>MapTernService</c>.</returns>
    /// <remarks>Read it, but leave the response to Tern. Not thread-safe, and valid only until the handler's task completes.</remarks>
    public static HttpContext? GetHttpContext(this CallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.HostRequest as HttpContext;
    }
}
