namespace Tern.Idl.Locking;

/// <summary>Finds out which new name stands for an old one that is gone.</summary>
internal static class Renames
{
    /// <summary>New names by old ones: what looks the same and is the only one to do so, or has the same name in another package or file.</summary>
    /// <param name="before">What there was.</param>
    /// <param name="now">What there is.</param>
    /// <param name="shapeOf">What something looks like, as text; empty if it has no looks.</param>
    public static IReadOnlyDictionary<string, string> Of<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> now, Func<T, string> shapeOf)
    {
        string[] gone = [.. before.Keys.Where(name => !now.ContainsKey(name))];
        string[] come = [.. now.Keys.Where(name => !before.ContainsKey(name))];
        var renames = new Dictionary<string, string>(StringComparer.Ordinal);
        Match(name => shapeOf(before[name]), name => shapeOf(now[name]));
        Match(SimpleNameOf, SimpleNameOf);
        return renames;

        void Match(Func<string, string> ofOld, Func<string, string> ofNew)
        {
            ILookup<string, string> candidates = come.Where(name => !renames.ContainsValue(name)).ToLookup(ofNew, StringComparer.Ordinal);
            foreach (IGrouping<string, string> old in gone.Where(name => !renames.ContainsKey(name)).ToLookup(ofOld, StringComparer.Ordinal).ToArray())
            {
                string[] found = [.. candidates[old.Key]];
                if (old.Key.Length > 0 && old.Count() == 1 && found.Length == 1)
                {
                    renames.Add(old.First(), found[0]);
                }
            }
        }
    }

    /// <summary>New names of the messages of a wire.</summary>
    public static IReadOnlyDictionary<string, string> OfMessages(IReadOnlyDictionary<string, LockedMessage> before, IReadOnlyDictionary<string, LockedMessage> now)
        => Of(before, now, m => string.Join(" ", m.Fields.Select(f => $"{f.Id} {f.Name}")));

    /// <summary>New names of the enums of a wire.</summary>
    public static IReadOnlyDictionary<string, string> OfEnums(IReadOnlyDictionary<string, LockedEnum> before, IReadOnlyDictionary<string, LockedEnum> now)
        => Of(before, now, e => string.Join(" ", e.Values.Select(v => $"{v.Value} {v.Name}")));

    private static string SimpleNameOf(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
