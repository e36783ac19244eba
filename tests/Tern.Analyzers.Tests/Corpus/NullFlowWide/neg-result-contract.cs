// case: neg-result-contract
// category: negative-contracts
// rationale: the null half of a result or Try method is only read behind the flag that rules it out
// csc: silent

namespace NullSafety.Blind.Set21.NegResultContract;

public enum Status
{
    Found,
    Missing,
    Locked,
}

public sealed class Lookup
{
    private Lookup(Status status, string path, string reason)
    {
        Status = status;
        Path = path;
        Reason = reason;
    }

    public Status Status { get; }

    public string Path { get; }

    public string Reason { get; }

    public static Lookup Ok(string path) => new(Status.Found, path, null!);

    public static Lookup Fail(Status status, string reason) => new(status, null!, reason);
}

public sealed class Vault
{
    private readonly Dictionary<string, string> _paths = new() { ["tax"] = "/2024/tax.pdf" };
    private readonly HashSet<string> _locked = new() { "will" };

    public Lookup Find(string key)
    {
        if (_locked.Contains(key))
        {
            return Lookup.Fail(Status.Locked, key + " is locked");
        }

        return TryPath(key, out var path) ? Lookup.Ok(path) : Lookup.Fail(Status.Missing, "no " + key);
    }

    private bool TryPath(string key, out string path)
    {
        path = null!;
        foreach (var pair in _paths)
        {
            if (pair.Key == key)
            {
                path = pair.Value;
                break;
            }
        }

        return path != null;
    }
}

public static class Clerk
{
    private static int Open(string key)
    {
        var lookup = new Vault().Find(key);
        switch (lookup.Status)
        {
            case Status.Found:
                return lookup.Path.Length;
            default:
                return -lookup.Reason.Length;
        }
    }

    private static string Explain(string key)
    {
        var lookup = new Vault().Find(key);
        bool found = lookup.Status == Status.Found;
        return found ? lookup.Path.ToUpperInvariant() : lookup.Reason.Trim();
    }

    public static void DemoFound() => Open("tax");

    public static void DemoLocked() => Open("will");

    public static void DemoMissing() => Explain("deed");
}
