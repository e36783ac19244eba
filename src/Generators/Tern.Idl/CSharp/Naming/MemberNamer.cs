using System.Globalization;

namespace Tern.Idl.CSharp.Naming;

/// <summary>Gives names to the members of one type so that none meets another; docs/idl.md describes the rule to users.</summary>
/// <remarks>
/// A name that C# or the base class has already gets a suffix. Of several fields that come to one name, the one with the smallest id keeps it and the others add their ids, so that a
/// field which is added later renames no other.
/// </remarks>
/// <param name="inherited">Names that the base class has; <see cref="OfRecord"/> or <see cref="OfException"/>.</param>
/// <param name="reserved">Other names that are taken from the beginning.</param>
/// <param name="suffix">What a name gets that is reserved.</param>
internal sealed class MemberNamer(IReadOnlyCollection<string> inherited, IEnumerable<string> reserved, string suffix)
{
    private static readonly string[] s_ofObject =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private readonly HashSet<string> _reserved = new(reserved, StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>What every record has.</summary>
    public static IReadOnlyCollection<string> OfRecord { get; } = new HashSet<string>([.. s_ofObject, "EqualityContract", "PrintMembers", "Clone"], StringComparer.Ordinal);

    /// <summary>What every exception has.</summary>
    public static IReadOnlyCollection<string> OfException { get; } = new HashSet<string>(
        [.. s_ofObject, "Data", "GetBaseException", "GetObjectData", "HelpLink", "HResult", "InnerException", "Message", "SerializeObjectState", "Source", "StackTrace", "TargetSite"],
        StringComparer.Ordinal);

    /// <summary>A name for a field.</summary>
    public string Take(string name, int id)
    {
        string wish = CSharpIdentifiers.Pascal(name.StartsWith("[", StringComparison.Ordinal) ? SimpleNameOf(name) : name);
        return TakeWish(IsReserved(wish) ? wish + suffix : wish, Text(id));
    }

    /// <summary>A name for a nested type, or for a property that belongs to another one.</summary>
    public string TakeOther(string wish, string otherwise)
        => IsReserved(wish) || _taken.Contains(wish) ? TakeWish(wish + otherwise, "2") : TakeWish(wish, "2");

    private bool IsReserved(string name) => inherited.Contains(name) || _reserved.Contains(name);

    private string TakeWish(string wish, string distinction)
    {
        string name = wish;
        for (string end = distinction; IsReserved(name) || !_taken.Add(name); end += "_")
        {
            name = wish + end;
        }

        return name;
    }

    private static string Text(int id) => id < 0 ? "_" + (-id).ToString(CultureInfo.InvariantCulture) : id.ToString(CultureInfo.InvariantCulture);

    private static string SimpleNameOf(string extension) => extension.TrimEnd(']').Substring(extension.LastIndexOf('.') + 1).TrimStart('[');
}
