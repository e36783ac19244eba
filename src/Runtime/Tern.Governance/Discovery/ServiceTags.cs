namespace Tern;

/// <summary>Names of instance tags that Tern's balancers read.</summary>
public static class ServiceTags
{
    /// <summary>The zone, data centre or rack that an instance runs in.</summary>
    public const string Zone = "zone";

    /// <summary>The name by which an instance knows itself where its address is a number: its certificate is checked for it, and gRPC sends it as <c>:authority</c>.</summary>
    public const string ServerName = "server-name";

    /// <summary>The lane that an instance belongs to; instances without one are the base line.</summary>
    public const string Lane = "lane";
}
