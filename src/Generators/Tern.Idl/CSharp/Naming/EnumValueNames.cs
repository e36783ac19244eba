using System.Globalization;

namespace Tern.Idl.CSharp.Naming;

/// <summary>Chooses C# names for the values of an enum.</summary>
internal static class EnumValueNames
{
    /// <summary>Names in the order of the values.</summary>
    /// <param name="enumName">Name of the enum in the IDL.</param>
    /// <param name="values">Names and numbers of the values.</param>
    /// <param name="stripsPrefix">Whether the enum's name goes, if all values begin with it.</param>
    public static IReadOnlyList<string> Of(string enumName, IReadOnlyList<(string Name, int Number)> values, bool stripsPrefix)
    {
        int[] prefixes = [.. values.Select(v => PrefixLength(enumName, v.Name))];
        bool strips = stripsPrefix && prefixes.All(length => length > 0);
        HashSet<string> taken = new(StringComparer.Ordinal);
        List<string> names = [];
        for (int i = 0; i < values.Count; i++)
        {
            string wish = CSharpIdentifiers.Pascal(strips ? values[i].Name.Substring(prefixes[i]) : values[i].Name);
            string name = wish;

            // What comes first keeps its name; the number tells the others apart.
            for (string suffix = Text(values[i].Number); !taken.Add(name); suffix += "_")
            {
                name = wish + suffix;
            }

            names.Add(name);
        }

        return names;
    }

    // COLOR_RED of Color, PHONE_TYPE_HOME of PhoneType: underscores and case do not matter, and a name must be left that begins with a letter.
    private static int PrefixLength(string enumName, string value)
    {
        int at = 0;
        foreach (char c in enumName.Where(c => c != '_'))
        {
            while (at < value.Length && value[at] == '_')
            {
                at++;
            }

            if (at == value.Length || char.ToUpperInvariant(value[at]) != char.ToUpperInvariant(c))
            {
                return 0;
            }

            at++;
        }

        int end = at;
        while (at < value.Length && value[at] == '_')
        {
            at++;
        }

        return at > end && at < value.Length && char.IsLetter(value[at]) ? at : 0;
    }

    private static string Text(int number) => number < 0 ? "_" + (-(long)number).ToString(CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);
}
