namespace Tern;

/// <summary>Names of instance tags that Tern's balancers read.</summary>
public static class ServiceTags
{
    /// <summary>The zone, data centre or rack that an instance runs in.</summary>
    public const string Zone = "zone";

    /// <summary>The lane that an instance belongs to; instances without one are the base line.</summary>
    public const string Lane = "lane";
}
